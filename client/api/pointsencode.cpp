#include "client/api/bodywriter.h"
#include "client/api/pointsapi.h"
#include "client/json/filterjson.h"
#include "client/json/vectorsjson.h"

#include <algorithm>

// Bodies of point requests. Both selectors are always sent: their defaults differ between endpoints,
// and from the server's own document.

namespace sextant {

namespace {

QByteArray stringList(const QStringList &texts)
{
    return jsonList(texts, [](const QString &text) { return json::quoted(text); });
}

QByteArray idList(const std::vector<PointId> &ids)
{
    return jsonList(ids, [](const PointId &id) { return id.toJson(); });
}

QByteArray selectorJson(const VectorSelector &selector)
{
    if (const auto *names = std::get_if<QStringList>(&selector))
        return stringList(*names);
    return std::get<bool>(selector) ? QByteArrayLiteral("true") : QByteArrayLiteral("false");
}

QByteArray orderByJson(const OrderBy &orderBy)
{
    BodyWriter writer;
    writer.member("key", json::quoted(orderBy.key));
    writer.member("direction", orderBy.descending ? QByteArrayView("\"desc\"") : "\"asc\"");
    if (!orderBy.startFrom.isEmpty())
        writer.member("start_from", orderBy.startFrom);
    return writer.finish();
}

void appendFilter(BodyWriter &writer, const std::optional<Filter> &filter)
{
    if (filter && !filter->isEmpty())
        writer.member("filter", json::toJson(*filter).toJson());
}

//! The filter is sent even when it is empty: a write without any selector is refused.
void appendSelector(BodyWriter &writer, const PointSelector &selector)
{
    if (const auto *ids = std::get_if<std::vector<PointId>>(&selector))
        writer.member("points", idList(*ids));
    else
        writer.member("filter", json::toJson(std::get<Filter>(selector)).toJson());
}

void appendOptions(BodyWriter &writer, const UpsertOptions &options)
{
    // The default mode is left out: servers before 1.17 don't know the member.
    if (options.mode == UpdateMode::InsertOnly)
        writer.member("update_mode", "\"insert_only\"");
    else if (options.mode == UpdateMode::UpdateOnly)
        writer.member("update_mode", "\"update_only\"");
    if (options.updateFilter)
        writer.member("update_filter", json::toJson(*options.updateFilter).toJson());
}

QByteArray pointJson(const PointStruct &point)
{
    BodyWriter writer;
    writer.member("id", point.id.toJson());
    writer.member("vector", point.vectors.isEmpty() ? QByteArrayView("{}") : point.vectors);
    if (!point.payload.isEmpty())
        writer.member("payload", point.payload);
    return writer.finish();
}

bool isUnnamed(const PointStruct &point) { return point.vectors.trimmed().startsWith('['); }

//! The column of each name; nullopt when a point lacks a name that another has.
std::optional<QByteArray> namedColumns(const std::vector<PointStruct> &points)
{
    std::vector<std::pair<QString, QByteArray>> columns;
    for (size_t i = 0; i < points.size(); ++i) {
        auto parts = json::splitNamedVectors(points[i].vectors);
        if (!parts || parts->empty() || (i > 0 && parts->size() != columns.size()))
            return std::nullopt;
        if (i == 0) {
            columns = std::move(parts).value();
            continue;
        }
        for (auto &[name, column] : columns) {
            const auto part = std::ranges::find(
                *parts, name, [](const auto &entry) -> const QString & { return entry.first; });
            if (part == parts->end())
                return std::nullopt;
            column += ',' + part->second;
        }
    }
    BodyWriter writer;
    for (const auto &[name, column] : columns) {
        const QByteArray key = json::quoted(name);
        writer.member(key.sliced(1, key.size() - 2), '[' + column + ']');
    }
    return writer.finish();
}

std::optional<QByteArray> vectorColumns(const std::vector<PointStruct> &points)
{
    if (std::ranges::all_of(points, isUnnamed))
        return jsonList(points, [](const PointStruct &point) { return point.vectors; });
    if (std::ranges::any_of(points, isUnnamed))
        return std::nullopt;
    return namedColumns(points);
}

QByteArray payloadColumn(const std::vector<PointStruct> &points)
{
    return jsonList(points, [](const PointStruct &point) {
        return point.payload.isEmpty() ? QByteArrayLiteral("null") : point.payload;
    });
}

} // namespace

QByteArray pointWriteQuery()
{
    return "wait=true&timeout=" + QByteArray::number(qlonglong(ServerLimit.count()));
}

QByteArray encodeScroll(const ScrollRequest &request)
{
    BodyWriter writer;
    writer.number("limit", request.limit);
    if (request.offset && !request.orderBy)
        writer.member("offset", request.offset->toJson());
    appendFilter(writer, request.filter);
    if (request.orderBy)
        writer.member("order_by", orderByJson(*request.orderBy));
    writer.flag("with_payload", request.withPayload);
    writer.member("with_vector", selectorJson(request.withVectors));
    return writer.finish();
}

QByteArray encodeRetrieve(const std::vector<PointId> &ids, bool withPayload,
                          const VectorSelector &withVectors)
{
    return BodyWriter()
        .member("ids", idList(ids))
        .flag("with_payload", withPayload)
        .member("with_vector", selectorJson(withVectors))
        .finish();
}

QByteArray encodeCount(const std::optional<Filter> &filter, bool exact)
{
    BodyWriter writer;
    appendFilter(writer, filter);
    writer.flag("exact", exact);
    return writer.finish();
}

QByteArray encodeFacet(const QString &key, const std::optional<Filter> &filter, quint64 limit,
                       bool exact)
{
    BodyWriter writer;
    writer.member("key", json::quoted(key));
    writer.number("limit", limit);
    appendFilter(writer, filter);
    writer.flag("exact", exact);
    return writer.finish();
}

QByteArray encodeUpsert(const std::vector<PointStruct> &points, const UpsertOptions &options)
{
    BodyWriter writer;
    writer.member("points", jsonList(points, pointJson));
    appendOptions(writer, options);
    return writer.finish();
}

QByteArray encodeUpsertBatch(const std::vector<PointStruct> &points, const UpsertOptions &options)
{
    const std::optional<QByteArray> vectors = points.empty() ? std::nullopt : vectorColumns(points);
    // Points whose vectors make no full columns say the same in the other form.
    if (!vectors)
        return encodeUpsert(points, options);
    BodyWriter batch;
    batch.member("ids",
                 jsonList(points, [](const PointStruct &point) { return point.id.toJson(); }));
    batch.member("vectors", *vectors);
    batch.member("payloads", payloadColumn(points));
    BodyWriter writer;
    writer.member("batch", batch.finish());
    appendOptions(writer, options);
    return writer.finish();
}

QByteArray encodeDelete(const PointSelector &selector)
{
    BodyWriter writer;
    appendSelector(writer, selector);
    return writer.finish();
}

QByteArray encodeSetPayload(const QByteArray &payload, const PointSelector &selector,
                            const QString &key)
{
    BodyWriter writer;
    writer.member("payload", payload);
    appendSelector(writer, selector);
    if (!key.isEmpty())
        writer.member("key", json::quoted(key));
    return writer.finish();
}

QByteArray encodeDeletePayload(const QStringList &keys, const PointSelector &selector)
{
    BodyWriter writer;
    writer.member("keys", stringList(keys));
    appendSelector(writer, selector);
    return writer.finish();
}

} // namespace sextant
