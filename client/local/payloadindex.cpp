#include "client/local/payloadindex.h"

#include "client/local/body.h"
#include "client/local/datetime.h"
#include "client/local/failure.h"
#include "client/local/numbers.h"
#include "client/local/valuetests.h"
#include "client/types/pointid.h"

#include <array>
#include <utility>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<const char *, FieldType>, 8> typeNames{
    { { "keyword", FieldType::Keyword },
      { "integer", FieldType::Integer },
      { "float", FieldType::Float },
      { "geo", FieldType::Geo },
      { "text", FieldType::Text },
      { "bool", FieldType::Bool },
      { "datetime", FieldType::Datetime },
      { "uuid", FieldType::Uuid } }
};

FieldType typeFromText(const QString &text)
{
    for (const auto &[name, type] : typeNames)
        if (text == QLatin1String(name))
            return type;
    failFormat(u"data did not match any variant of untagged enum PayloadFieldSchema"_s);
}

//! A float without a fraction is an integer to an index.
std::optional<json::Value> integerOf(const json::Value &value)
{
    if (value.toInt64())
        return value;
    const double number = value.toDouble().value_or(0.5);
    const qint64 whole = saturated(number);
    return double(whole) == number ? std::optional(json::Value::integer(whole)) : std::nullopt;
}

std::optional<json::Value> uuidOf(const json::Value &value)
{
    if (!value.isString())
        return {};
    const std::optional<PointId> id = PointId::fromJson('"' + value.toString().toUtf8() + '"');
    return id ? std::optional(json::Value(id->toString())) : std::nullopt;
}

std::optional<json::Value> instantOf(const json::Value &value)
{
    const auto instant = value.isString() ? parseDatetime(value.toString()) : std::nullopt;
    return instant ? std::optional(json::Value::integer(*instant)) : std::nullopt;
}

} // namespace

bool FieldIndex::servesOrderBy() const
{
    return type == FieldType::Float || type == FieldType::Datetime
        || (type == FieldType::Integer && hasRange);
}

bool FieldIndex::servesFacet() const
{
    return type == FieldType::Keyword || type == FieldType::Uuid || type == FieldType::Bool
        || (type == FieldType::Integer && hasLookup);
}

std::optional<json::Value> FieldIndex::stored(const json::Value &value) const
{
    const auto onlyIf = [&](bool isHeld) { return isHeld ? std::optional(value) : std::nullopt; };
    switch (type) {
    case FieldType::Keyword:
    case FieldType::Text:
        return onlyIf(value.isString());
    case FieldType::Integer:
        return integerOf(value);
    case FieldType::Float:
        return onlyIf(value.isNumber());
    case FieldType::Bool:
        return onlyIf(value.kind() == json::Kind::Bool);
    case FieldType::Geo:
        return onlyIf(isOnEarth(value));
    case FieldType::Datetime:
        return instantOf(value);
    case FieldType::Uuid:
        return uuidOf(value);
    case FieldType::Unknown:
        return {};
    }
    return {};
}

namespace {

void readSchema(FieldIndex &index, const json::Value &schema)
{
    index.typeText = requireString(requiredMember(schema, "type"_L1));
    index.type = typeFromText(index.typeText);
    index.params = schema;
    index.hasLookup = optionalBool(schema, "lookup"_L1).value_or(true);
    index.hasRange = optionalBool(schema, "range"_L1).value_or(true);
    if (index.type == FieldType::Text)
        index.text = readTextOptions(schema);
}

} // namespace

FieldIndex readFieldIndex(const json::Value &body)
{
    requireObject(body, "struct CreateFieldIndex");
    FieldIndex index;
    index.field = requireString(requiredMember(body, "field_name"_L1));
    index.path = readPathText(index.field);
    const json::Value *schema = member(body, "field_schema"_L1);
    if (!schema)
        schema = member(body, "field_type"_L1);
    if (!schema)
        failRequest(
            u"Can't auto-detect field type, please specify `field_schema` in the request"_s);
    withFormatText(u"data did not match any variant of untagged enum PayloadFieldSchema"_s, [&] {
        if (schema->isString())
            index.type = typeFromText(index.typeText = schema->toString());
        else
            readSchema(index, *schema);
    });
    if (index.type == FieldType::Integer && !index.hasLookup && !index.hasRange)
        failValidation(u"field_schema"_s,
                       u"the 'lookup' and 'range' capabilities can't be both disabled"_s);
    return index;
}

} // namespace sextant::local
