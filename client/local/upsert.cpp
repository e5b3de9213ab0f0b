// Upsert in both forms.

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/jsontext.h"
#include "client/local/matcher.h"
#include "client/local/updates.h"

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

struct NewPoint
{
    PointId id;
    NamedVectors vectors;
    json::Value payload;
};

enum class Mode { Upsert, InsertOnly, UpdateOnly };

json::Value readPayload(const json::Value *value)
{
    if (!value || value->isNull())
        return json::Value(json::Object());
    requireObject(*value, "a map");
    return storedForm(*value);
}

std::vector<NewPoint> readPointList(const json::Value &list)
{
    std::vector<NewPoint> points;
    const json::Array &array = requireArray(list);
    points.reserve(array.size());
    for (const json::Value &entry : array) {
        requireObject(entry, "struct PointStruct");
        const json::Value *vector = member(entry, "vector"_L1);
        if (!vector)
            vector = member(entry, "vectors"_L1);
        const PointId id = readId(requiredMember(entry, "id"_L1));
        if (!vector)
            failFormat(u"missing field `vector`"_s);
        points.push_back({ id, readVectors(*vector), readPayload(member(entry, "payload"_L1)) });
    }
    return points;
}

[[noreturn]] void failBatchLength(const char *what, size_t ids, size_t others)
{
    failValidation(u"batch.batch"_s,
                   u"number of ids and %1 must be equal (%2 != %3)"_s.arg(QLatin1String(what))
                       .arg(ids)
                       .arg(others));
}

void readBatchColumn(std::vector<NewPoint> &points, const QString &name, const json::Value &column)
{
    const json::Array &vectors = requireArray(column);
    if (vectors.size() != points.size())
        failBatchLength("vectors", points.size(), vectors.size());
    for (size_t i = 0; i < points.size(); ++i)
        points[i].vectors.emplace_back(name, readVector(vectors[i]));
}

std::vector<NewPoint> readPointBatch(const json::Value &batch)
{
    std::vector<NewPoint> points;
    for (const PointId &id : readIds(requiredMember(batch, "ids"_L1)))
        points.push_back({ id, {}, json::Value(json::Object()) });
    const json::Value &vectors = requiredMember(batch, "vectors"_L1);
    if (vectors.isObject()) {
        for (const auto &[name, column] : vectors.object())
            readBatchColumn(points, name, column);
    } else {
        readBatchColumn(points, QString(), vectors);
    }
    if (const json::Value *payloads = member(batch, "payloads"_L1)) {
        const json::Array &array = requireArray(*payloads);
        if (array.size() != points.size())
            failBatchLength("payloads", points.size(), array.size());
        for (size_t i = 0; i < points.size(); ++i)
            points[i].payload = readPayload(&array[i]);
    }
    return points;
}

Mode readMode(const json::Value &body)
{
    const QString text = optionalString(body, "update_mode"_L1).value_or(u"upsert"_s);
    if (text == "upsert"_L1)
        return Mode::Upsert;
    if (text == "insert_only"_L1)
        return Mode::InsertOnly;
    if (text == "update_only"_L1)
        return Mode::UpdateOnly;
    failFormat(
        u"unknown variant `%1`, expected one of `upsert`, `insert_only`, `update_only`"_s.arg(
            text));
}

//! Whether the mode and the filter (which guards existing points only) let this write through.
bool isAllowed(const Collection &collection, const PointId &id, Mode mode, const MatcherPtr &filter)
{
    const std::optional<size_t> known = collection.find(id);
    if (!known)
        return mode != Mode::UpdateOnly;
    return mode != Mode::InsertOnly && matches(filter, collection, *known);
}

std::optional<json::Value> readUpdateFilter(const json::Value &body)
{
    const json::Value *filter = member(body, "update_filter"_L1);
    compileFilter(filter, nullptr);
    return filter ? std::optional(*filter) : std::nullopt;
}

void checkAll(const Collection &collection, const std::vector<NewPoint> &points)
{
    for (const NewPoint &point : points)
        collection.checkVectors(point.vectors);
}

} // namespace

Update readUpsert(const json::Value &body)
{
    if (!body.isObject() || (!body.find(u"batch") && !body.find(u"points")))
        failFormat(u"Invalid PointInsertOperations format"_s);
    const json::Value *batch = body.find(u"batch");
    auto points = std::make_shared<std::vector<NewPoint>>(
        batch ? readPointBatch(*batch) : readPointList(*body.find(u"points")));
    if (points->empty())
        failRequest(u"Empty update request"_s);
    const Mode mode = readMode(body);
    return [points, mode, given = readUpdateFilter(body)](Collection &collection) {
        checkAll(collection, *points);
        const MatcherPtr filter = compileFilter(given ? &*given : nullptr, &collection);
        // Asked before anything is written: of an id given twice the last one stays.
        std::vector<NewPoint *> allowed;
        for (NewPoint &point : *points)
            if (isAllowed(collection, point.id, mode, filter))
                allowed.push_back(&point);
        for (NewPoint *point : allowed)
            collection.put(point->id, std::move(point->vectors), std::move(point->payload));
    };
}

Update readUpdateVectors(const json::Value &body)
{
    requireObject(body, "struct UpdateVectors");
    auto points
        = std::make_shared<std::vector<NewPoint>>(readPointList(requiredMember(body, "points"_L1)));
    if (points->empty())
        failValidation(u"points"_s, u"must specify points to update"_s);
    for (size_t i = 0; i < points->size(); ++i)
        if ((*points)[i].vectors.empty())
            failValidation(u"points[%1].vector"_s.arg(i),
                           u"must specify vectors to update for point"_s);
    return [points, given = readUpdateFilter(body)](Collection &collection) {
        checkAll(collection, *points);
        const MatcherPtr filter = compileFilter(given ? &*given : nullptr, &collection);
        for (NewPoint &point : *points) {
            const std::optional<size_t> slot = collection.find(point.id);
            if (!slot)
                failNotFound(u"No point with id %1 found"_s.arg(point.id.toString()), true);
            if (matches(filter, collection, *slot))
                collection.setVectors(*slot, std::move(point.vectors));
        }
    };
}

} // namespace sextant::local
