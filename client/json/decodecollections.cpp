#include "client/json/decode.h"
#include "client/json/envelope.h"

// GET /collections/{name}. Unknown names (status, metric, index type) are kept as text: a newer server
// must not make the whole page fail.

namespace sextant::json {

namespace {

CollectionInfo::Status collectionStatus(const QString &text)
{
    if (text == QLatin1String("green"))
        return CollectionInfo::Status::Green;
    if (text == QLatin1String("yellow"))
        return CollectionInfo::Status::Yellow;
    if (text == QLatin1String("grey"))
        return CollectionInfo::Status::Grey;
    if (text == QLatin1String("red"))
        return CollectionInfo::Status::Red;
    return CollectionInfo::Status::Unknown;
}

Distance distanceFrom(const QString &text)
{
    if (text == QLatin1String("Euclid"))
        return Distance::Euclid;
    if (text == QLatin1String("Dot"))
        return Distance::Dot;
    if (text == QLatin1String("Manhattan"))
        return Distance::Manhattan;
    return Distance::Cosine;
}

FieldType fieldType(const QString &text)
{
    static constexpr std::pair<const char *, FieldType> names[] = {
        { "keyword", FieldType::Keyword }, { "integer", FieldType::Integer },
        { "float", FieldType::Float },     { "bool", FieldType::Bool },
        { "geo", FieldType::Geo },         { "datetime", FieldType::Datetime },
        { "uuid", FieldType::Uuid },       { "text", FieldType::Text },
    };
    for (const auto &[name, type] : names)
        if (text == QLatin1String(name))
            return type;
    return FieldType::Unknown;
}

std::optional<bool> optionalBool(const Value &object, QStringView key)
{
    const Value *value = object.find(key);
    if (!value || value->kind() != Kind::Bool)
        return std::nullopt;
    return value->toBool();
}

std::optional<quint64> optionalCount(const Value &object, QStringView key)
{
    const Value *value = optionalMember(object, key);
    if (!value)
        return std::nullopt;
    return unsignedAt(*value, resultPath() + u'.' + key.toString());
}

VectorParams readVectorParams(const QString &name, const Value &value, const QString &path)
{
    VectorParams params;
    params.name = name;
    params.size = qint64(unsignedAt(member(value, u"size", path), path + QLatin1String(".size")));
    params.distanceText
        = stringAt(member(value, u"distance", path), path + QLatin1String(".distance"));
    params.distance = distanceFrom(params.distanceText);
    params.datatype = optionalText(value, u"datatype");
    params.isMulti = optionalMember(value, u"multivector_config") != nullptr;
    params.onDisk = optionalBool(value, u"on_disk");
    params.raw = value.toJson();
    return params;
}

std::vector<VectorParams> readVectors(const Value &value, const QString &path)
{
    std::vector<VectorParams> vectors;
    const Object &members = objectAt(value, path);
    // One unnamed vector is told from a map of names by these two, as the server does: a vector named
    // "size" has an object there.
    const Value *size = members.find(u"size");
    const Value *distance = members.find(u"distance");
    if (size && distance && size->isNumber() && distance->isString()) {
        vectors.push_back(readVectorParams({}, value, path));
        return vectors;
    }
    for (const auto &[name, params] : members)
        vectors.push_back(readVectorParams(name, params, path + u'.' + name));
    return vectors;
}

std::vector<SparseVectorParams> readSparseVectors(const Value &value, const QString &path)
{
    std::vector<SparseVectorParams> vectors;
    for (const auto &[name, params] : objectAt(value, path))
        vectors.push_back({ name, optionalText(params, u"modifier"), params.toJson() });
    return vectors;
}

PayloadIndex readIndex(const QString &field, const Value &value, const QString &path)
{
    PayloadIndex index;
    index.field = field;
    index.typeText
        = stringAt(member(value, u"data_type", path), path + QLatin1String(".data_type"));
    index.type = fieldType(index.typeText);
    if (const Value *points = optionalMember(value, u"points"))
        index.points = unsignedAt(*points, path + QLatin1String(".points"));
    if (const Value *params = optionalMember(value, u"params")) {
        index.hasLookup = optionalBool(*params, u"lookup").value_or(true);
        index.hasRange = optionalBool(*params, u"range").value_or(true);
    }
    index.raw = value.toJson();
    return index;
}

void readConfig(CollectionInfo &info, const Value &config, const QString &path)
{
    const QString paramsPath = path + QLatin1String(".params");
    const Value &params = member(config, u"params", path);
    if (const Value *vectors = optionalMember(params, u"vectors"))
        info.vectors = readVectors(*vectors, paramsPath + QLatin1String(".vectors"));
    if (const Value *sparse = optionalMember(params, u"sparse_vectors"))
        info.sparseVectors
            = readSparseVectors(*sparse, paramsPath + QLatin1String(".sparse_vectors"));
    if (const Value *quantization = optionalMember(config, u"quantization_config"))
        info.quantization = quantization->toJson();
}

QStringList readWarnings(const Value &value, const QString &path)
{
    QStringList warnings;
    for (const Value &entry : arrayAt(value, path))
        warnings += entry.isString() ? entry.toString() : optionalText(entry, u"message");
    warnings.removeAll(QString());
    return warnings;
}

QString optimizerError(const Value &result)
{
    const Value *status = optionalMember(result, u"optimizer_status");
    if (!status || status->isString())
        return {};
    const QString text = optionalText(*status, u"error");
    return text.isEmpty() ? QString::fromUtf8(status->toJson()) : text;
}

CollectionInfo readInfo(const Value &result)
{
    CollectionInfo info;
    info.statusText = stringAt(member(result, u"status", resultPath()),
                               resultPath() + QLatin1String(".status"));
    info.status = collectionStatus(info.statusText);
    info.optimizerError = optimizerError(result);
    info.pointsCount = optionalCount(result, u"points_count");
    info.indexedVectorsCount = optionalCount(result, u"indexed_vectors_count");
    info.segmentsCount = optionalCount(result, u"segments_count");
    readConfig(info, member(result, u"config", resultPath()),
               resultPath() + QLatin1String(".config"));
    if (const Value *schema = optionalMember(result, u"payload_schema")) {
        const QString path = resultPath() + QLatin1String(".payload_schema");
        for (const auto &[field, index] : objectAt(*schema, path))
            info.payloadSchema.push_back(readIndex(field, index, path + u'.' + field));
    }
    if (const Value *warnings = optionalMember(result, u"warnings"))
        info.warnings = readWarnings(*warnings, resultPath() + QLatin1String(".warnings"));
    return info;
}

} // namespace

Result<CollectionInfo> decodeCollectionInfo(Response response)
{
    return guarded<CollectionInfo>(response, [&response]() -> Result<CollectionInfo> {
        QByteArray raw;
        CollectionInfo info = readInfo(readResultValue(response, &raw));
        info.raw = std::move(raw);
        info.exchange = response.exchange;
        return info;
    });
}

} // namespace sextant::json
