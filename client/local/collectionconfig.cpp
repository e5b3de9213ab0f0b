#include "client/local/collectionconfig.h"

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/jsontext.h"
#include "client/local/settings.h"

#include <algorithm>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxVectorNameBytes = 200;

void checkVectorName(const QString &name, const QString &kind)
{
    if (name.toUtf8().size() > maxVectorNameBytes)
        failInput(u"Invalid %1 vector name `%2`: vector name must be at most 200 bytes long"_s.arg(
            kind, name));
    if (const std::optional<QChar> unit = forbiddenInName(name))
        failInput(u"Invalid %1 vector name `%2`: vector name cannot contain \"%3\" char"_s.arg(
            kind, name, *unit));
}

Distance readDistance(const json::Value &value)
{
    const QString &text = requireString(value);
    if (text == "Cosine"_L1)
        return Distance::Cosine;
    if (text == "Euclid"_L1)
        return Distance::Euclid;
    if (text == "Dot"_L1)
        return Distance::Dot;
    if (text == "Manhattan"_L1)
        return Distance::Manhattan;
    failFormat(
        u"unknown variant `%1`, expected one of `Cosine`, `Euclid`, `Dot`, `Manhattan`"_s.arg(
            text));
}

Datatype readDatatype(const json::Value &params)
{
    const std::optional<QString> text = optionalString(params, "datatype"_L1);
    if (!text || *text == "float32"_L1)
        return Datatype::Float32;
    if (*text == "turbo4"_L1)
        failMissing(u"vectors of datatype turbo4"_s);
    if (*text == "float16"_L1)
        return Datatype::Float16;
    if (*text == "uint8"_L1)
        return Datatype::Uint8;
    failFormat(
        u"unknown variant `%1`, expected one of `float32`, `uint8`, `float16`, `turbo4`"_s.arg(
            *text));
}

//! Those a collection and each of its vectors may have.
void checkSections(const json::Value &holder, const QString &place)
{
    if (const json::Value *given = member(holder, "hnsw_config"_L1))
        checkSettings(*given, hnswSettings, place + u"hnsw_config."_s);
    if (const json::Value *given = member(holder, "quantization_config"_L1))
        checkQuantization(*given, place + u"quantization_config."_s);
}

VectorSpec readDense(const QString &name, const json::Value &params)
{
    VectorSpec spec;
    spec.name = name;
    spec.raw = knownVectorParams(params);
    const json::Value &sizeValue = requiredMember(params, "size"_L1);
    const quint64 size = optionalUnsigned(params, "size"_L1).value_or(0);
    spec.distance = readDistance(requiredMember(params, "distance"_L1));
    if (size == 0)
        failFormat(u"invalid value: %1, expected a nonzero u64"_s.arg(describe(sizeValue)));
    spec.size = size_t(size);
    spec.datatype = readDatatype(params);
    if (const json::Value *multi = member(params, "multivector_config"_L1)) {
        const QString &comparator = requireString(requiredMember(*multi, "comparator"_L1));
        if (comparator != "max_sim"_L1)
            failFormat(u"unknown variant `%1`, expected `max_sim`"_s.arg(comparator));
        spec.kind = VectorSpec::Kind::Multi;
    }
    optionalBool(params, "on_disk"_L1);
    const QString place = name.isEmpty() ? u"vectors."_s : u"vectors.?."_s;
    if (size > 65536)
        failValidation(place + u"size"_s, u"value %1 invalid, must be from 1 to 65536"_s.arg(size));
    checkSections(params, place);
    return spec;
}

VectorSpec readSparse(const QString &name, const json::Value &params)
{
    VectorSpec spec;
    spec.name = name;
    spec.kind = VectorSpec::Kind::Sparse;
    spec.distance = Distance::Dot;
    spec.raw = params.isNull() ? json::Value(json::Object()) : params;
    if (const auto modifier = optionalString(params, "modifier"_L1)) {
        if (*modifier != "idf"_L1 && *modifier != "none"_L1)
            failFormat(u"unknown variant `%1`, expected `none` or `idf`"_s.arg(*modifier));
        spec.hasIdf = *modifier == "idf"_L1;
    }
    return spec;
}

void sortByName(std::vector<VectorSpec> &specs)
{
    std::sort(specs.begin(), specs.end(), [](const VectorSpec &a, const VectorSpec &b) {
        return a.name.toUtf8() < b.name.toUtf8();
    });
}

bool looksLikeOneVector(const json::Value &vectors)
{
    const json::Value *size = member(vectors, "size"_L1);
    const json::Value *distance = member(vectors, "distance"_L1);
    return size && size->isNumber() && distance && distance->isString();
}

void readDenseVectors(CollectionConfig &config, const json::Value &vectors)
{
    if (!vectors.isObject())
        failFormat(u"data did not match any variant of untagged enum VectorsConfig"_s);
    if (looksLikeOneVector(vectors)) {
        config.isUnnamed = true;
        config.vectors.push_back(readDense(QString(), vectors));
        return;
    }
    for (const auto &[name, params] : vectors.object()) {
        if (!params.isObject())
            failFormat(u"data did not match any variant of untagged enum VectorsConfig"_s);
        checkVectorName(name, u"dense"_s);
        config.vectors.push_back(readDense(name, params));
    }
    sortByName(config.vectors);
}

void appendParams(QByteArray &out, const CollectionConfig &config)
{
    out += "{\"vectors\":";
    QByteArray sparse;
    if (!config.isUnnamed)
        out += '{';
    for (const VectorSpec &spec : config.vectors) {
        const bool isSparse = spec.kind == VectorSpec::Kind::Sparse;
        QByteArray &target = isSparse ? sparse : out;
        if (isSparse || !config.isUnnamed) {
            if (!target.isEmpty() && !target.endsWith('{'))
                target += ',';
            appendString(target, spec.name);
            target += ':';
        }
        appendValue(target, spec.raw);
    }
    if (!config.isUnnamed)
        out += '}';
    if (!sparse.isEmpty())
        out += ",\"sparse_vectors\":{" + sparse + '}';
    QByteArray rest;
    appendSettings(rest, &config.body, collectionSettings);
    out += ',' + rest.sliced(1);
}

} // namespace

int CollectionConfig::indexOf(const QString &name) const
{
    for (size_t i = 0; i < vectors.size(); ++i)
        if (vectors[i].name == name)
            return int(i);
    return -1;
}

QString CollectionConfig::availableNames() const
{
    QStringList names;
    for (const VectorSpec &spec : vectors)
        names << spec.name;
    return names.join(", "_L1);
}

void CollectionConfig::appendJson(QByteArray &out) const
{
    out += "{\"params\":";
    appendParams(out, *this);
    out += ",\"hnsw_config\":";
    appendSettings(out, member(body, "hnsw_config"_L1), hnswSettings);
    out += ",\"optimizer_config\":";
    appendSettings(out, member(body, "optimizers_config"_L1), optimizerSettings);
    out += ",\"wal_config\":";
    appendSettings(out, member(body, "wal_config"_L1), walSettings);
    out += ",\"quantization_config\":";
    const json::Value *quantization = member(body, "quantization_config"_L1);
    if (quantization)
        appendValue(out, *quantization);
    else
        out += "null";
    for (const char *key : { "strict_mode_config", "metadata" })
        if (const json::Value *value = member(body, QLatin1String(key))) {
            appendKey(out, QLatin1String(key));
            appendValue(out, *value);
        }
    out += '}';
}

std::optional<QChar> forbiddenInName(const QString &name)
{
    static const QString forbidden = u"<>:\"/\\|?*"_s + QChar(0) + QChar(0x1f);
    for (const QChar unit : forbidden)
        if (name.contains(unit))
            return unit;
    return {};
}

namespace {

//! What else a collection is made or changed with, one name for each.
json::Value readSections(const json::Value &body)
{
    json::Value sections = body;
    for (const auto &[other, name] : { std::pair(u"optimizer_config"_s, u"optimizers_config"_s),
                                       std::pair(u"quantization"_s, u"quantization_config"_s) })
        if (const json::Value *given = body.find(other); given && !body.find(name))
            sections.object().set(name, *given);
    if (const json::Value *given = member(sections, "optimizers_config"_L1))
        checkSettings(*given, optimizerSettings, u"optimizers_config."_s);
    if (const json::Value *given = member(sections, "wal_config"_L1))
        checkSettings(*given, walSettings, u"wal_config."_s);
    for (const QLatin1String name : { "strict_mode_config"_L1, "metadata"_L1 })
        if (const json::Value *given = member(sections, name))
            requireObject(*given, "a map");
    return sections;
}

void readSparseVectors(CollectionConfig &config, const json::Value &vectors)
{
    std::vector<VectorSpec> sparse;
    requireObject(vectors, "a map");
    for (const auto &[name, params] : vectors.object()) {
        checkVectorName(name, u"sparse"_s);
        if (name.isEmpty())
            failInput(u"Sparse vector name cannot be empty"_s);
        if (config.indexOf(name) >= 0)
            failInput(
                u"Dense and sparse vector names must be unique - duplicate found with '%1'"_s.arg(
                    name));
        sparse.push_back(readSparse(name, params));
    }
    sortByName(sparse);
    config.vectors.insert(config.vectors.end(), sparse.begin(), sparse.end());
}

//! Members given replace those known; an absent one is no change, only metadata lose it.
json::Value merged(const json::Value *known, const json::Value &changes, bool nullRemoves)
{
    json::Value result = known && known->isObject() ? *known : json::Value(json::Object());
    for (const auto &[key, value] : changes.object()) {
        if (!value.isNull())
            result.object().set(key, value);
        else if (nullRemoves)
            result.object().remove(key);
    }
    return result;
}

} // namespace

CollectionConfig readCollectionConfig(const json::Value &body)
{
    requireObject(body, "struct CreateCollection");
    CollectionConfig config;
    config.body = readSections(body);
    if (const json::Value *vectors = member(body, "vectors"_L1))
        readDenseVectors(config, *vectors);
    if (const json::Value *vectors = member(body, "sparse_vectors"_L1))
        readSparseVectors(config, *vectors);
    checkSettings(config.body, collectionSettings, {});
    checkSections(config.body, {});
    return config;
}

void patchCollectionConfig(CollectionConfig &config, const json::Value &body)
{
    requireObject(body, "struct UpdateCollection");
    if (member(body, "vectors"_L1) || member(body, "sparse_vectors"_L1))
        failMissing(u"update the parameters of a collection's vectors"_s);
    const json::Value changes = readSections(body);
    const json::Value *quantization = member(changes, "quantization_config"_L1);
    const bool isDisabled
        = quantization && quantization->isString() && quantization->toString() == "Disabled"_L1;
    if (const json::Value *given = member(changes, "hnsw_config"_L1))
        checkSettings(*given, hnswSettings, u"hnsw_config."_s);
    if (quantization && !isDisabled)
        checkQuantization(*quantization, u"quantization_config."_s);
    const json::Value *params = member(changes, "params"_L1);
    if (params)
        checkSettings(*params, collectionSettings, u"params."_s);

    for (const QLatin1String name :
         { "hnsw_config"_L1, "optimizers_config"_L1, "metadata"_L1, "strict_mode_config"_L1 })
        if (const json::Value *given = member(changes, name))
            config.body.object().set(
                name, merged(member(config.body, name), *given, name == "metadata"_L1));
    if (params)
        config.body = merged(&config.body, *params, false);
    if (isDisabled)
        config.body.object().remove(u"quantization_config");
    else if (quantization)
        config.body.object().set(u"quantization_config"_s, *quantization);
}

} // namespace sextant::local
