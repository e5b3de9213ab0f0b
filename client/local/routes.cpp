#include "client/local/routes.h"

#include <vector>

namespace sextant::local {

namespace {

using M = Method;
using P = Parameters;

//! Fixed segments stand before variable ones: the first match wins.
constexpr Route served[] = {
    { M::Get, "collections", listCollections, P::None, false, "list collections" },
    { M::Get, "aliases", listAliases, P::None, false, "list aliases" },
    { M::Post, "collections/aliases", changeAliases, P::Manage, true, "change aliases" },
    { M::Get, "collections/{}", collectionInfo, P::None, false, "get collection" },
    { M::Put, "collections/{}", createCollection, P::Manage, true, "create collection" },
    { M::Patch, "collections/{}", updateCollection, P::Manage, true, "update collection" },
    { M::Delete, "collections/{}", deleteCollection, P::Manage, false, "delete collection" },
    { M::Get, "collections/{}/exists", collectionExists, P::None, false, "collection exists" },
    { M::Get, "collections/{}/aliases", listCollectionAliases, P::None, false, "get aliases" },
    { M::Put, "collections/{}/index", createIndex, P::Write, true, "create index" },
    { M::Delete, "collections/{}/index/{}", deleteIndex, P::Write, false, "delete index" },
    { M::Post, "collections/{}/facet", facet, P::Read, true, "facet" },
    { M::Post, "collections/{}/points", retrievePoints, P::Read, true, "get points" },
    { M::Put, "collections/{}/points", upsertPoints, P::Write, true, "upsert points" },
    { M::Get, "collections/{}/points/{}", getPoint, P::Read, false, "get point" },
    { M::Post, "collections/{}/points/scroll", scrollPoints, P::Read, true, "scroll points" },
    { M::Post, "collections/{}/points/count", countPoints, P::Read, true, "count points" },
    { M::Post, "collections/{}/points/query", queryPoints, P::Read, true, "query points" },
    { M::Post, "collections/{}/points/query/batch", queryBatch, P::Read, true, "query batch" },
    { M::Post, "collections/{}/points/delete", deletePoints, P::Write, true, "delete points" },
    { M::Post, "collections/{}/points/batch", updateBatch, P::Write, true, "update batch" },
    { M::Post, "collections/{}/points/payload", setPayload, P::Write, true, "set payload" },
    { M::Put, "collections/{}/points/payload", overwritePayload, P::Write, true,
      "overwrite payload" },
    { M::Post, "collections/{}/points/payload/delete", deletePayload, P::Write, true,
      "delete payload" },
    { M::Post, "collections/{}/points/payload/clear", clearPayload, P::Write, true,
      "clear payload" },
    { M::Put, "collections/{}/points/vectors", updateVectors, P::Write, true, "update vectors" },
    { M::Post, "collections/{}/points/vectors/delete", deleteVectors, P::Write, true,
      "delete vectors" },
};

struct MissingRoute
{
    Method method;
    const char *pattern;
    const char *name;
};

//! What a server of this version answers and the engine does not.
constexpr MissingRoute missing[] = {
    { M::Get, "metrics", "metrics" },
    { M::Get, "telemetry", "telemetry" },
    { M::Get, "issues", "get issues" },
    { M::Delete, "issues", "clear issues" },
    { M::Get, "quotas", "get quotas" },
    { M::Put, "quotas", "update quotas" },
    { M::Get, "logger", "get logger" },
    { M::Post, "logger", "update logger" },
    { M::Get, "stacktrace", "stacktrace" },
    { M::Get, "debugger", "get debugger" },
    { M::Patch, "debugger", "update debugger" },
    { M::Get, "profiler/slow_requests", "slow requests" },
    { M::Post, "audit/logs", "audit logs" },
    { M::Get, "cluster", "cluster status" },
    { M::Get, "cluster/telemetry", "cluster telemetry" },
    { M::Post, "cluster/recover", "recover current peer" },
    { M::Delete, "cluster/peer/{}", "remove peer" },
    { M::Get, "cluster/metadata/keys", "cluster metadata" },
    { M::Get, "cluster/metadata/keys/{}", "cluster metadata" },
    { M::Put, "cluster/metadata/keys/{}", "cluster metadata" },
    { M::Delete, "cluster/metadata/keys/{}", "cluster metadata" },
    { M::Get, "snapshots", "list full snapshots" },
    { M::Post, "snapshots", "create full snapshot" },
    { M::Get, "snapshots/{}", "get full snapshot" },
    { M::Delete, "snapshots/{}", "delete full snapshot" },
    { M::Get, "collections/{}/snapshots", "list snapshots" },
    { M::Post, "collections/{}/snapshots", "create snapshot" },
    { M::Post, "collections/{}/snapshots/upload", "recover from uploaded snapshot" },
    { M::Put, "collections/{}/snapshots/recover", "recover from snapshot" },
    { M::Get, "collections/{}/snapshots/{}", "get snapshot" },
    { M::Delete, "collections/{}/snapshots/{}", "delete snapshot" },
    { M::Get, "collections/{}/cluster", "collection cluster info" },
    { M::Post, "collections/{}/cluster", "update collection cluster" },
    { M::Get, "collections/{}/memory", "collection memory" },
    { M::Get, "collections/{}/optimizations", "get optimizations" },
    { M::Get, "collections/{}/shards", "list shard keys" },
    { M::Put, "collections/{}/shards", "create shard key" },
    { M::Post, "collections/{}/shards/delete", "delete shard key" },
    { M::Post, "collections/{}/shards/{}/points", "shard points" },
    { M::Post, "collections/{}/shards/{}/points/count", "shard points" },
    { M::Post, "collections/{}/shards/{}/points/scroll", "shard points" },
    { M::Post, "collections/{}/shards/{}/cleanup", "shard cleanup" },
    { M::Get, "collections/{}/shards/{}/wal", "shard write-ahead log" },
    { M::Get, "collections/{}/shards/{}/recovery_point", "shard recovery point" },
    { M::Get, "collections/{}/shards/{}/snapshot", "stream shard snapshot" },
    { M::Get, "collections/{}/shards/{}/snapshots", "list shard snapshots" },
    { M::Post, "collections/{}/shards/{}/snapshots", "create shard snapshot" },
    { M::Post, "collections/{}/shards/{}/snapshots/upload", "recover shard from upload" },
    { M::Put, "collections/{}/shards/{}/snapshots/recover", "recover shard from snapshot" },
    { M::Get, "collections/{}/shards/{}/snapshots/{}", "get shard snapshot" },
    { M::Delete, "collections/{}/shards/{}/snapshots/{}", "delete shard snapshot" },
    { M::Get, "collections/{}/shards/{}/snapshot/partial/manifest", "partial shard snapshot" },
    { M::Post, "collections/{}/shards/{}/snapshot/partial/create", "partial shard snapshot" },
    { M::Post, "collections/{}/shards/{}/snapshot/partial/recover", "partial shard snapshot" },
    { M::Post, "collections/{}/shards/{}/snapshot/partial/recover_from", "partial shard snapshot" },
    { M::Post, "collections/{}/truncate_unapplied_wal", "truncate write-ahead log" },
    { M::Put, "collections/{}/vectors/{}", "create vector name" },
    { M::Delete, "collections/{}/vectors/{}", "delete vector name" },
    { M::Post, "collections/{}/points/query/groups", "query points groups" },
    { M::Post, "collections/{}/points/search", "search points" },
    { M::Post, "collections/{}/points/search/batch", "search batch points" },
    { M::Post, "collections/{}/points/search/groups", "search point groups" },
    { M::Post, "collections/{}/points/search/matrix/pairs", "search matrix pairs" },
    { M::Post, "collections/{}/points/search/matrix/offsets", "search matrix offsets" },
    { M::Post, "collections/{}/points/recommend", "recommend points" },
    { M::Post, "collections/{}/points/recommend/batch", "recommend batch points" },
    { M::Post, "collections/{}/points/recommend/groups", "recommend point groups" },
    { M::Post, "collections/{}/points/discover", "discover points" },
    { M::Post, "collections/{}/points/discover/batch", "discover batch points" },
};

std::vector<Route> allRoutes()
{
    std::vector<Route> routes(std::begin(served), std::end(served));
    for (const MissingRoute &route : missing)
        routes.push_back({ route.method, route.pattern, nullptr, P::None, false, route.name });
    return routes;
}

//! The segments as they came, still encoded: an encoded slash doesn't part them.
QList<QByteArray> segmentsOf(const QByteArray &path)
{
    QList<QByteArray> segments = path.split('/');
    segments.removeAll(QByteArray());
    return segments;
}

bool fits(const char *pattern, const QList<QByteArray> &segments, QStringList &arguments)
{
    const QList<QByteArray> wanted = QByteArray(pattern).split('/');
    if (wanted.size() != segments.size())
        return false;
    arguments.clear();
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const QByteArray decoded = QByteArray::fromPercentEncoding(segments[i]);
        if (wanted[i] == "{}")
            arguments << QString::fromUtf8(decoded);
        else if (wanted[i] != decoded)
            return false;
    }
    return true;
}

} // namespace

RouteMatch findRoute(Method method, const QByteArray &path)
{
    static const std::vector<Route> routes = allRoutes();
    const QList<QByteArray> segments = segmentsOf(path);
    RouteMatch match;
    for (const Route &route : routes)
        if (route.method == method && fits(route.pattern, segments, match.arguments)) {
            match.route = &route;
            return match;
        }
    match.arguments.clear();
    return match;
}

} // namespace sextant::local
