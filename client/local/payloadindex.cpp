#include "client/local/payloadindex.h"

#include "client/local/body.h"
#include "client/local/datetime.h"
#include "client/local/failure.h"

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

bool isGeo(const json::Value &value)
{
    const json::Value *lon = value.find(u"lon");
    const json::Value *lat = value.find(u"lat");
    return lon && lat && lon->isNumber() && lat->isNumber();
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

bool FieldIndex::holds(const json::Value &value) const
{
    switch (type) {
    case FieldType::Keyword:
    case FieldType::Text:
        return value.isString();
    case FieldType::Integer: {
        if (value.toInt64())
            return true;
        const std::optional<double> number
            = value.kind() == json::Kind::Float ? value.toDouble() : std::nullopt;
        return number && *number == double(qint64(*number));
    }
    case FieldType::Float:
        return value.isNumber();
    case FieldType::Bool:
        return value.kind() == json::Kind::Bool;
    case FieldType::Geo:
        return isGeo(value);
    case FieldType::Datetime:
        return value.isString() && parseDatetime(value.toString());
    case FieldType::Uuid: {
        if (!value.isString())
            return false;
        const std::optional<PointId> id = PointId::parse(value.toString());
        return id && id->isUuid();
    }
    case FieldType::Unknown:
        return false;
    }
    return false;
}

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
    if (schema->isString()) {
        index.typeText = schema->toString();
    } else {
        const json::Value *type = member(*schema, "type"_L1);
        if (!type || !type->isString())
            failFormat(u"data did not match any variant of untagged enum PayloadFieldSchema"_s);
        index.typeText = type->toString();
        index.params = *schema;
        index.hasLookup = optionalBool(*schema, "lookup"_L1).value_or(true);
        index.hasRange = optionalBool(*schema, "range"_L1).value_or(true);
    }
    index.type = typeFromText(index.typeText);
    if (index.type == FieldType::Integer && !index.hasLookup && !index.hasRange)
        failValidation(u"field_schema"_s,
                       u"the 'lookup' and 'range' capabilities can't be both disabled"_s);
    return index;
}

} // namespace sextant::local
