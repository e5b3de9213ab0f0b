#include "client/local/collectionconfig.h"

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/jsontext.h"

#include <algorithm>
#include <array>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxVectorNameBytes = 200;

void checkVectorName(const QString &name, const QString &kind)
{
    static const QString invalid = u"<>:\"/\\|?*"_s + QChar(0) + QChar(0x1f);
    if (name.toUtf8().size() > maxVectorNameBytes)
        failInput(u"Invalid %1 vector name `%2`: vector name must be at most 200 bytes long"_s.arg(
            kind, name));
    for (const QChar unit : invalid)
        if (name.contains(unit))
            failInput(u"Invalid %1 vector name `%2`: vector name cannot contain \"%3\" char"_s.arg(
                kind, name, unit));
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
    if (!text || *text == "float32"_L1 || *text == "turbo4"_L1)
        return Datatype::Float32;
    if (*text == "float16"_L1)
        return Datatype::Float16;
    if (*text == "uint8"_L1)
        return Datatype::Uint8;
    failFormat(
        u"unknown variant `%1`, expected one of `float32`, `uint8`, `float16`, `turbo4`"_s.arg(
            *text));
}

VectorSpec readDense(const QString &name, const json::Value &params)
{
    VectorSpec spec;
    spec.name = name;
    spec.raw = params;
    const json::Value &sizeValue = requiredMember(params, "size"_L1);
    const quint64 size = optionalUnsigned(params, "size"_L1).value_or(0);
    spec.distance = readDistance(requiredMember(params, "distance"_L1));
    if (size == 0)
        failFormat(u"invalid value: %1, expected a nonzero u64"_s.arg(describe(sizeValue)));
    if (size > 65536)
        failValidation(name.isEmpty() ? u"vectors.size"_s : u"vectors.?.size"_s,
                       u"value %1 invalid, must be from 1 to 65536"_s.arg(size));
    spec.size = size_t(size);
    spec.datatype = readDatatype(params);
    if (member(params, "multivector_config"_L1))
        spec.kind = VectorSpec::Kind::Multi;
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

//! Writes the members named, in that order, with a default's text where the request had none.
struct Default
{
    const char *key;
    const char *text; //!< nullptr: left out when not given
};

template <size_t count>
void appendSection(QByteArray &out, const json::Value *given,
                   const std::array<Default, count> &rows)
{
    out += '{';
    for (const Default &row : rows) {
        const json::Value *value = given ? member(*given, QLatin1String(row.key)) : nullptr;
        if (!value && !row.text)
            continue;
        appendKey(out, QLatin1String(row.key));
        if (value)
            appendValue(out, *value);
        else
            out += row.text;
    }
    out += '}';
}

constexpr std::array<Default, 8> hnswDefaults{ { { "m", "16" },
                                                 { "ef_construct", "100" },
                                                 { "full_scan_threshold", "10000" },
                                                 { "max_indexing_threads", "0" },
                                                 { "on_disk", "false" },
                                                 { "payload_m", nullptr },
                                                 { "inline_storage", nullptr },
                                                 { "memory", nullptr } } };
constexpr std::array<Default, 8> optimizerDefaults{ { { "deleted_threshold", "0.2" },
                                                      { "vacuum_min_vector_number", "1000" },
                                                      { "default_segment_number", "0" },
                                                      { "max_segment_size", "null" },
                                                      { "memmap_threshold", "null" },
                                                      { "indexing_threshold", "10000" },
                                                      { "flush_interval_sec", "5" },
                                                      { "max_optimization_threads", "null" } } };
constexpr std::array<Default, 3> walDefaults{
    { { "wal_capacity_mb", "32" }, { "wal_segments_ahead", "0" }, { "wal_retain_closed", "1" } }
};
constexpr std::array<Default, 6> paramDefaults{ { { "shard_number", "1" },
                                                  { "sharding_method", nullptr },
                                                  { "replication_factor", "1" },
                                                  { "write_consistency_factor", "1" },
                                                  { "read_fan_out_factor", nullptr },
                                                  { "on_disk_payload", "true" } } };

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
    appendSection(rest, &config.body, paramDefaults);
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
    appendSection(out, member(body, "hnsw_config"_L1), hnswDefaults);
    const json::Value *optimizers = member(body, "optimizers_config"_L1);
    out += ",\"optimizer_config\":";
    appendSection(out, optimizers ? optimizers : member(body, "optimizer_config"_L1),
                  optimizerDefaults);
    out += ",\"wal_config\":";
    appendSection(out, member(body, "wal_config"_L1), walDefaults);
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

CollectionConfig readCollectionConfig(const json::Value &body)
{
    requireObject(body, "struct CreateCollection");
    CollectionConfig config;
    config.body = body;
    if (const json::Value *vectors = member(body, "vectors"_L1))
        readDenseVectors(config, *vectors);
    std::vector<VectorSpec> sparse;
    if (const json::Value *vectors = member(body, "sparse_vectors"_L1)) {
        requireObject(*vectors, "a map");
        for (const auto &[name, params] : vectors->object()) {
            checkVectorName(name, u"sparse"_s);
            if (name.isEmpty())
                failInput(u"Sparse vector name cannot be empty"_s);
            if (config.indexOf(name) >= 0)
                failInput(
                    u"Dense and sparse vector names must be unique - duplicate found with '%1'"_s
                        .arg(name));
            sparse.push_back(readSparse(name, params));
        }
    }
    sortByName(sparse);
    config.vectors.insert(config.vectors.end(), sparse.begin(), sparse.end());
    return config;
}

void patchCollectionConfig(CollectionConfig &config, const json::Value &body)
{
    requireObject(body, "struct UpdateCollection");
    if (member(body, "vectors"_L1) || member(body, "sparse_vectors"_L1))
        failMissing(u"update the parameters of a collection's vectors"_s);
    for (const char *section : { "hnsw_config", "optimizers_config", "metadata", "params",
                                 "quantization_config", "strict_mode_config" }) {
        const json::Value *changes = member(body, QLatin1String(section));
        if (!changes)
            continue;
        const bool isTop = QLatin1String(section) == "params"_L1;
        json::Object &root = config.body.object();
        if (!changes->isObject()) { // "Disabled"
            root.remove(QString::fromLatin1(section));
            continue;
        }
        json::Value merged = isTop ? config.body : json::Value(json::Object());
        if (const json::Value *known = member(config.body, QLatin1String(section)))
            if (!isTop && known->isObject())
                merged = *known;
        for (const auto &[key, value] : changes->object()) {
            if (value.isNull())
                merged.object().remove(key);
            else
                merged.object().set(key, value);
        }
        if (isTop)
            config.body = std::move(merged);
        else
            root.set(QString::fromLatin1(section), std::move(merged));
    }
}

} // namespace sextant::local
