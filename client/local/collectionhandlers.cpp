// Collections: list, info, create, change, delete.

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/handlers.h"
#include "client/local/jsontext.h"
#include "client/local/updates.h"

#include <algorithm>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

quint64 indexedPoints(const Collection &collection, const FieldIndex &index)
{
    const auto isHeld = [&](const json::Value *value) {
        if (!value->isArray())
            return index.holds(*value);
        const json::Array &array = value->array();
        return std::any_of(array.begin(), array.end(),
                           [&](const json::Value &element) { return index.holds(element); });
    };
    quint64 count = 0;
    for (const auto &[id, slot] : collection.ids()) {
        const auto values = json::select(collection.point(slot).payload, index.path);
        count += std::any_of(values.begin(), values.end(), isHeld) ? 1 : 0;
    }
    return count;
}

void appendSchema(QByteArray &out, const Collection &collection)
{
    out += '{';
    for (const FieldIndex &index : collection.indexes()) {
        if (!out.endsWith('{'))
            out += ',';
        appendString(out, index.field);
        out += ":{\"data_type\":";
        appendString(out, index.typeText);
        if (!index.params.isNull()) {
            out += ",\"params\":";
            appendValue(out, index.params);
        }
        out += ",\"points\":" + QByteArray::number(indexedPoints(collection, index)) + '}';
    }
    out += '}';
}

//! Stricter than for other routes: names that older servers took can still be reached.
void checkNewName(const QString &name)
{
    if (const std::optional<QChar> unit = forbiddenInName(name))
        throw Failure{ 422,
                       u"Validation error in path parameters: [collection_name: collection name "
                       u"cannot contain \"%1\" char]"_s.arg(*unit) };
}

} // namespace

QByteArray listCollections(RouteRequest &request)
{
    QByteArray out = "{\"collections\":[";
    for (const auto &[name, collection] : request.store.collections()) {
        if (!out.endsWith('['))
            out += ',';
        out += "{\"name\":";
        appendString(out, QString::fromUtf8(name));
        out += '}';
    }
    return out + "]}";
}

QByteArray collectionInfo(RouteRequest &request)
{
    const Collection &collection = request.store.require(request.collectionName());
    QByteArray out
        = "{\"status\":\"green\",\"optimizer_status\":\"ok\",\"indexed_vectors_count\":0,"
          "\"points_count\":"
        + QByteArray::number(quint64(collection.ids().size()))
        + ",\"segments_count\":1,\"config\":";
    collection.config().appendJson(out);
    out += ",\"payload_schema\":";
    appendSchema(out, collection);
    return out + ",\"update_queue\":{\"length\":0}}";
}

QByteArray collectionExists(RouteRequest &request)
{
    return request.store.find(request.collectionName()) ? "{\"exists\":true}"
                                                        : "{\"exists\":false}";
}

QByteArray createCollection(RouteRequest &request)
{
    checkNewName(request.collectionName());
    CollectionConfig config = readCollectionConfig(request.body);
    request.store.create(request.collectionName(), std::move(config));
    return "true";
}

QByteArray updateCollection(RouteRequest &request)
{
    requireObject(request.body, "struct UpdateCollection");
    patchCollectionConfig(request.store.require(request.collectionName()).config(), request.body);
    return "true";
}

QByteArray deleteCollection(RouteRequest &request)
{
    return request.store.remove(request.collectionName()) ? "true" : "false";
}

QByteArray createIndex(RouteRequest &request)
{
    FieldIndex index = readFieldIndex(request.body);
    Collection &collection = request.store.require(request.collectionName());
    std::vector<FieldIndex> &indexes = collection.indexes();
    std::erase_if(indexes, [&](const FieldIndex &entry) { return entry.path == index.path; });
    indexes.push_back(std::move(index));
    return updateResult(collection.nextOperation(), request.wait);
}

QByteArray deleteIndex(RouteRequest &request)
{
    const QString &field = request.arguments.at(1);
    const std::optional<json::KeyPath> path = json::KeyPath::parse(field);
    if (!path)
        throw Failure{
            400, u"Deserialize error in path parameters: Invalid json path: '%1'"_s.arg(field)
        };
    Collection &collection = request.store.require(request.collectionName());
    std::erase_if(collection.indexes(),
                  [&](const FieldIndex &entry) { return entry.path == *path; });
    return updateResult(collection.nextOperation(), request.wait);
}

} // namespace sextant::local
