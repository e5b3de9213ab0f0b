#include "model/edit/scalaredit.h"

#include "client/json/parse.h"

namespace sextant {

using json::Kind;
using json::Value;

namespace {

std::optional<Value> numberFromText(const QString &text)
{
    auto parsed = json::parse(text.trimmed().toUtf8());
    if (!parsed || !parsed->value.isNumber())
        return std::nullopt;
    return std::move(parsed->value);
}

Value emptyValue(Kind kind)
{
    switch (kind) {
    case Kind::Null:
        return Value();
    case Kind::Bool:
        return Value(false);
    case Kind::Integer:
        return Value::integer(0);
    case Kind::Float:
        return Value::floating(0);
    case Kind::String:
        return Value(QString());
    case Kind::Array:
        return Value(json::Array());
    case Kind::Object:
        return Value(json::Object());
    }
    return Value();
}

} // namespace

QString scalarText(const Value &scalar)
{
    return scalar.isString() ? scalar.toString() : QString::fromUtf8(scalar.toJson());
}

std::optional<Value> scalarFromText(Kind kind, const QString &text)
{
    switch (kind) {
    case Kind::String:
        return Value(text);
    case Kind::Bool:
        if (text == QLatin1String("true") || text == QLatin1String("false"))
            return Value(text == QLatin1String("true"));
        return std::nullopt;
    case Kind::Integer: {
        const auto number = numberFromText(text);
        const bool fits = number && number->kind() == Kind::Integer
            && (number->toInt64() || number->toUInt64());
        return fits ? number : std::nullopt;
    }
    case Kind::Float: {
        const auto number = numberFromText(text);
        if (!number || number->kind() == Kind::Float)
            return number;
        return Value(json::Number{ number->number().lexeme + ".0", true });
    }
    case Kind::Null:
        return text == QLatin1String("null") ? std::optional(Value()) : std::nullopt;
    case Kind::Array:
    case Kind::Object:
        return std::nullopt;
    }
    return std::nullopt;
}

Value convertedTo(Kind kind, const Value &value)
{
    if (value.kind() == kind)
        return value;
    if (kind == Kind::Array)
        return Value(json::Array{ value });
    const bool isContainer = value.isObject() || value.isArray();
    if (kind == Kind::String)
        return value.isNull() ? Value(QString()) : Value(QString::fromUtf8(value.toJson()));
    if (!isContainer && !value.isNull())
        if (auto kept = scalarFromText(kind, scalarText(value)))
            return std::move(*kept);
    return emptyValue(kind);
}

} // namespace sextant
