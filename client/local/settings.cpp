#include "client/local/settings.h"

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/jsontext.h"

#include <algorithm>
#include <array>
#include <limits>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

using K = Setting::Kind;

constexpr Setting hnsw[] = {
    { "m", K::Size, "16" },
    { "ef_construct", K::Size, "100", 4 },
    { "full_scan_threshold", K::Size, "10000", 10 },
    { "max_indexing_threads", K::Size, "0" },
    { "on_disk", K::Flag, "false" },
    { "payload_m", K::Size },
    { "inline_storage", K::Flag },
    { "memory", K::Memory },
};
constexpr Setting optimizers[] = {
    { "deleted_threshold", K::Fraction, "0.2", 0, 1 },
    { "vacuum_min_vector_number", K::Size, "1000", 100 },
    { "default_segment_number", K::Size, "0" },
    { "max_segment_size", K::Size, "null", 1 },
    { "memmap_threshold", K::Size, "null" },
    { "indexing_threshold", K::Size, "10000" },
    { "flush_interval_sec", K::Size, "5" },
    { "max_optimization_threads", K::Threads, "null" },
    { "prevent_unoptimized", K::Flag },
};
constexpr Setting wal[] = {
    { "wal_capacity_mb", K::Size, "32", 1 },
    { "wal_segments_ahead", K::Size, "0" },
    { "wal_retain_closed", K::Size, "1" },
};
constexpr Setting collection[] = {
    { "shard_number", K::Count, "1", 1 },       { "sharding_method", K::Sharding },
    { "replication_factor", K::Count, "1", 1 }, { "write_consistency_factor", K::Count, "1", 1 },
    { "read_fan_out_factor", K::Count },        { "read_fan_out_delay_ms", K::Size },
    { "on_disk_payload", K::Flag, "true" },
};
constexpr Setting scalar[] = { { "quantile", K::Fraction, nullptr, 0.5, 1 },
                               { "always_ram", K::Flag },
                               { "memory", K::Memory } };
constexpr Setting otherQuantization[] = { { "always_ram", K::Flag }, { "memory", K::Memory } };

QString list(std::initializer_list<const char *> words)
{
    QStringList quoted;
    for (const char *word : words)
        quoted << u"`%1`"_s.arg(QLatin1String(word));
    return words.size() == 2 ? quoted.join(" or "_L1) : "one of "_L1 + quoted.join(", "_L1);
}

void checkWord(const json::Value &value, std::initializer_list<const char *> words)
{
    const QString &text = requireString(value);
    const auto isText = [&](const char *word) { return text == QLatin1String(word); };
    if (std::none_of(words.begin(), words.end(), isText))
        failFormat(u"unknown variant `%1`, expected %2"_s.arg(text, list(words)));
}

void checkInteger(const json::Value &value, quint64 largest, const char *type)
{
    if (value.kind() != json::Kind::Integer)
        failType(value, type);
    const std::optional<quint64> number = value.toUInt64();
    if (!number || *number > largest)
        failFormat(u"invalid value: %1, expected %2"_s.arg(describe(value), QLatin1String(type)));
}

void checkRange(const json::Value &value, const Setting &setting, const QString &place)
{
    const double number = value.toDouble().value_or(0);
    const bool hasEnd = setting.most > 0;
    if (number >= setting.least && (!hasEnd || number <= setting.most))
        return;
    const auto text = [](double bound) { return QString::number(bound, 'f', 1); };
    const QString range = hasEnd
        ? u"must be from %1 to %2"_s.arg(text(setting.least), text(setting.most))
        : u"must be %1 or larger"_s.arg(setting.least);
    failValidation(place + QLatin1String(setting.key),
                   u"value %1 invalid, %2"_s.arg(QLatin1String(value.number().lexeme), range));
}

void checkSetting(const json::Value &value, const Setting &setting, const QString &place)
{
    switch (setting.kind) {
    case K::Size:
        checkInteger(value, std::numeric_limits<quint64>::max(), "usize");
        return checkRange(value, setting, place);
    case K::Count:
        checkInteger(value, std::numeric_limits<quint32>::max(), "u32");
        return checkRange(value, setting, place);
    case K::Fraction:
        if (!value.isNumber())
            failType(value, "f64");
        return checkRange(value, setting, place);
    case K::Flag:
        if (value.kind() != json::Kind::Bool)
            failType(value, "a boolean");
        return;
    case K::Memory:
        return checkWord(value, { "cold", "cached", "pinned" });
    case K::Sharding:
        return checkWord(value, { "auto", "custom" });
    case K::Threads:
        if (!value.isString() || value.toString() != "auto"_L1)
            checkInteger(value, std::numeric_limits<quint64>::max(), "usize");
        return;
    }
}

} // namespace

const Settings hnswSettings = hnsw;
const Settings optimizerSettings = optimizers;
const Settings walSettings = wal;
const Settings collectionSettings = collection;

void checkSettings(const json::Value &given, Settings settings, const QString &place)
{
    requireObject(given, "a map");
    for (const Setting &setting : settings)
        if (const json::Value *value = member(given, QLatin1String(setting.key)))
            checkSetting(*value, setting, place);
}

void appendSettings(QByteArray &out, const json::Value *given, Settings settings)
{
    out += '{';
    for (const Setting &setting : settings) {
        const json::Value *value = given ? member(*given, QLatin1String(setting.key)) : nullptr;
        if (!value && !setting.otherwise)
            continue;
        appendKey(out, QLatin1String(setting.key));
        if (value)
            appendValue(out, *value);
        else
            out += setting.otherwise;
    }
    out += '}';
}

void checkQuantization(const json::Value &given, const QString &place)
{
    withFormatText(u"data did not match any variant of untagged enum QuantizationConfig"_s, [&] {
        if (const json::Value *options = member(given, "scalar"_L1)) {
            checkWord(requiredMember(*options, "type"_L1), { "int8" });
            checkSettings(*options, scalar, place + u"scalar."_s);
        } else if (const json::Value *product = member(given, "product"_L1)) {
            checkWord(requiredMember(*product, "compression"_L1),
                      { "x4", "x8", "x16", "x32", "x64" });
            checkSettings(*product, otherQuantization, place + u"product."_s);
        } else if (const json::Value *binary = member(given, "binary"_L1)) {
            checkSettings(*binary, otherQuantization, place + u"binary."_s);
        } else {
            checkSettings(requiredMember(given, "turbo"_L1), otherQuantization,
                          place + u"turbo."_s);
        }
    });
}

json::Value knownVectorParams(const json::Value &given)
{
    json::Object known;
    for (const QLatin1String key :
         { "size"_L1, "distance"_L1, "hnsw_config"_L1, "quantization_config"_L1, "on_disk"_L1,
           "memory"_L1, "datatype"_L1, "multivector_config"_L1 })
        if (const json::Value *value = member(given, key))
            known.append(key, *value);
    return json::Value(std::move(known));
}

} // namespace sextant::local
