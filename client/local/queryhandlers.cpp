// points/query and points/query/batch.

#include "client/local/body.h"
#include "client/local/distances.h"
#include "client/local/failure.h"
#include "client/local/handlers.h"
#include "client/local/jsontext.h"
#include "client/local/matcher.h"
#include "client/local/queryrequest.h"
#include "client/local/recommend.h"
#include "client/local/scoring.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <random>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

//! Carries one query out on one collection.
class QueryRun
{
public:
    QueryRun(const Store &store, const Collection &collection, const SearchQuery &query)
        : m_store(store)
        , m_collection(collection)
        , m_query(query)
        , m_filter(compileFilter(query.filter ? &*query.filter : nullptr, &collection))
    {
        checkSelectors(query.selectors, collection);
    }

    QByteArray operator()(const ListQuery &);
    QByteArray operator()(const NearestQuery &nearest);
    QByteArray operator()(const RecommendQuery &recommend);
    QByteArray operator()(const OrderBy &order);
    QByteArray operator()(const RandomQuery &);

private:
    VectorData resolve(const VectorInput &input);
    std::vector<VectorData> resolveAll(const std::vector<VectorInput> &inputs);
    template <typename Score>
    QByteArray search(const VectorColumn &column, bool isNearest, Score score);
    QByteArray searchNearest(const VectorData &target);
    bool passesThreshold(float shown, Distance distance) const;
    quint64 lastWanted() const; //!< offset and limit together
    void openScored(QByteArray &out, size_t slot, quint64 version, float score) const;
    QByteArray listJson(const std::vector<Scored> &found) const;

    const Store &m_store;
    const Collection &m_collection;
    const SearchQuery &m_query;
    MatcherPtr m_filter;
    QSet<PointId> m_examples; //!< named in the query: left out of its results
};

quint64 QueryRun::lastWanted() const
{
    const quint64 room = std::numeric_limits<quint64>::max() - m_query.offset;
    return m_query.offset + std::min(m_query.limit, room);
}

void QueryRun::openScored(QByteArray &out, size_t slot, quint64 version, float score) const
{
    if (!out.endsWith('['))
        out += ',';
    out += '{';
    appendKey(out, "id"_L1);
    appendId(out, m_collection.point(slot).id);
    appendKey(out, "version"_L1);
    appendNumber(out, version);
    appendKey(out, "score"_L1);
    appendFloat(out, score);
    appendParts(out, m_collection, slot, m_query.selectors);
}

QByteArray QueryRun::listJson(const std::vector<Scored> &found) const
{
    QByteArray out = "{\"points\":[";
    for (size_t i = size_t(std::min<quint64>(m_query.offset, found.size())); i < found.size();
         ++i) {
        openScored(out, found[i].slot, m_collection.point(found[i].slot).version, found[i].score);
        out += '}';
    }
    return out + "]}";
}

QByteArray QueryRun::operator()(const ListQuery &)
{
    QByteArray out = "{\"points\":[";
    quint64 skip = m_query.offset;
    quint64 left = m_query.limit;
    for (const auto &[id, slot] : m_collection.ids()) {
        if (!matches(m_filter, m_collection, slot))
            continue;
        if (skip > 0) {
            --skip;
            continue;
        }
        if (left-- == 0)
            break;
        openScored(out, slot, 0, 1);
        out += '}';
    }
    return out + "]}";
}

QByteArray QueryRun::operator()(const OrderBy &order)
{
    const std::vector<OrderedPoint> points
        = orderedPoints(m_collection, order, m_filter, lastWanted());
    QByteArray out = "{\"points\":[";
    for (size_t i = size_t(std::min<quint64>(m_query.offset, points.size())); i < points.size();
         ++i) {
        openScored(out, points[i].slot, 0, 1);
        appendKey(out, "order_value"_L1);
        appendOrderValue(out, points[i].value);
        out += '}';
    }
    return out + "]}";
}

QByteArray QueryRun::operator()(const RandomQuery &)
{
    std::vector<size_t> chosen;
    for (const auto &[id, slot] : m_collection.ids())
        if (matches(m_filter, m_collection, slot))
            chosen.push_back(slot);
    std::shuffle(chosen.begin(), chosen.end(), std::mt19937(std::random_device()()));
    if (quint64(chosen.size()) > m_query.limit)
        chosen.resize(size_t(m_query.limit));
    QByteArray out = "{\"points\":[";
    for (const size_t slot : chosen) {
        openScored(out, slot, 0, 1);
        out += '}';
    }
    return out + "]}";
}

VectorData QueryRun::resolve(const VectorInput &input)
{
    if (const auto *vector = std::get_if<VectorData>(&input))
        return *vector;
    const auto &id = std::get<PointId>(input);
    const Collection &source
        = m_query.lookup ? m_store.require(m_query.lookup->collection) : m_collection;
    const QString name = m_query.lookup ? m_query.lookup->vector.value_or(m_query.usingVector)
                                        : m_query.usingVector;
    const std::optional<size_t> slot = source.find(id);
    if (!slot)
        failNotFound(u"No point with id %1 found"_s.arg(id.toString()));
    const VectorColumn &column = source.requireColumn(name);
    if (!column.has(*slot))
        failNotFound(u"Vector with name \"%1\" for point not found"_s.arg(name));
    if (&source == &m_collection)
        m_examples.insert(id);
    return column.value(*slot);
}

std::vector<VectorData> QueryRun::resolveAll(const std::vector<VectorInput> &inputs)
{
    std::vector<VectorData> vectors;
    for (const VectorInput &input : inputs)
        vectors.push_back(resolve(input));
    return vectors;
}

//! Strictly better than the threshold, by the metric's sense even where the query has its own (as the server does).
bool QueryRun::passesThreshold(float shown, Distance distance) const
{
    if (!m_query.threshold)
        return true;
    return largerIsBetter(distance) ? shown > *m_query.threshold : shown < *m_query.threshold;
}

template <typename Score>
QByteArray QueryRun::search(const VectorColumn &column, bool isNearest, Score score)
{
    const Distance distance = column.spec().distance;
    TopList best(size_t(std::min<quint64>(lastWanted(), m_collection.ids().size())));
    for (const auto &[id, slot] : m_collection.ids()) {
        if (!column.has(slot) || m_examples.contains(id) || !matches(m_filter, m_collection, slot))
            continue;
        if (const std::optional<float> raw = score(slot))
            best.offer({ id, slot, *raw });
    }
    std::vector<Scored> found = best.take();
    if (isNearest)
        for (Scored &entry : found)
            entry.score = shownScore(distance, entry.score);
    // The server cuts the list off at the first that fails.
    const auto end = std::find_if_not(found.begin(), found.end(), [&](const Scored &entry) {
        return passesThreshold(entry.score, distance);
    });
    found.erase(end, found.end());
    return listJson(found);
}

QByteArray QueryRun::searchNearest(const VectorData &target)
{
    const VectorColumn &column = m_collection.requireColumn(m_query.usingVector);
    const Probe probe(column, target);
    return search(column, true, [&](size_t slot) { return probe.similarity(slot); });
}

QByteArray QueryRun::operator()(const NearestQuery &nearest)
{
    m_collection.requireColumn(m_query.usingVector);
    return searchNearest(resolve(nearest.target));
}

QByteArray QueryRun::operator()(const RecommendQuery &recommend)
{
    const VectorColumn &column = m_collection.requireColumn(m_query.usingVector);
    const std::vector<VectorData> positive = resolveAll(recommend.positive);
    const std::vector<VectorData> negative = resolveAll(recommend.negative);
    if (recommend.strategy == RecommendStrategy::AverageVector)
        return searchNearest(averageVector(positive, negative));
    const auto probesOf = [&](const std::vector<VectorData> &vectors) {
        std::vector<Probe> probes;
        for (const VectorData &vector : vectors)
            probes.emplace_back(column, vector);
        return probes;
    };
    const std::vector<Probe> liked = probesOf(positive);
    const std::vector<Probe> disliked = probesOf(negative);
    const auto formula = recommend.strategy == RecommendStrategy::BestScore ? bestScore : sumScores;
    return search(column, false,
                  [&](size_t slot) { return std::optional(formula(liked, disliked, slot)); });
}

QByteArray runQuery(const Store &store, const Collection &collection, const SearchQuery &query)
{
    QueryRun run(store, collection, query);
    return std::visit(run, query.kind);
}

} // namespace

QByteArray queryPoints(RouteRequest &request)
{
    const SearchQuery query = readQuery(request.body, u"internal"_s);
    return runQuery(request.store, request.store.require(request.collectionName()), query);
}

QByteArray queryBatch(RouteRequest &request)
{
    requireObject(request.body, "struct QueryRequestBatch");
    std::vector<SearchQuery> queries;
    for (const json::Value &search : requireArray(requiredMember(request.body, "searches"_L1)))
        queries.push_back(readQuery(search, u"searches[%1].internal"_s.arg(queries.size())));
    const Collection &collection = request.store.require(request.collectionName());
    QByteArray out = "[";
    for (const SearchQuery &query : queries) {
        if (out.size() > 1)
            out += ',';
        out += runQuery(request.store, collection, query);
    }
    return out + ']';
}

} // namespace sextant::local
