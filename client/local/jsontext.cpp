#include "client/local/jsontext.h"

#include <QHash>

#include <charconv>
#include <cmath>

namespace sextant::local {

namespace {

//! Shortest digits of a positive number and its decimal exponent: 0.d₁d₂… × 10^point.
struct Digits
{
    char text[24];
    int count = 0;
    int point = 0;
};

template <typename T> Digits shortestDigits(T value)
{
    char buffer[48];
    const auto end
        = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific).ptr;
    Digits digits;
    const char *at = buffer;
    for (; at != end && *at != 'e'; ++at)
        if (*at != '.')
            digits.text[digits.count++] = *at;
    int exponent = 0;
    if (at != end)
        std::from_chars(at[1] == '+' ? at + 2 : at + 1, end, exponent);
    digits.point = exponent + 1;
    return digits;
}

//! The layout of the server's number printer: plain digits in the middle, an exponent outside.
template <typename T>
void appendReal(QByteArray &out, T value, int largestPlainPoint, int smallestPlainPoint)
{
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    if (std::signbit(value))
        out += '-';
    if (value == 0) {
        out += "0.0";
        return;
    }
    const Digits digits = shortestDigits(std::abs(value));
    const int point = digits.point;
    if (digits.count <= point && point <= largestPlainPoint) {
        out.append(digits.text, digits.count);
        out.append(point - digits.count, '0');
        out += ".0";
    } else if (0 < point && point <= largestPlainPoint) {
        out.append(digits.text, point);
        out += '.';
        out.append(digits.text + point, digits.count - point);
    } else if (smallestPlainPoint < point && point <= 0) {
        out += "0.";
        out.append(-point, '0');
        out.append(digits.text, digits.count);
    } else {
        out += digits.text[0];
        if (digits.count > 1) {
            out += '.';
            out.append(digits.text + 1, digits.count - 1);
        }
        out += point > 1 ? "e+" : "e";
        out += QByteArray::number(point - 1);
    }
}

template <typename T> void appendInteger(QByteArray &out, T value)
{
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    out.append(buffer, end - buffer);
}

void appendControl(QByteArray &out, ushort unit)
{
    static const char hex[] = "0123456789abcdef";
    switch (unit) {
    case '\b':
        out += "\\b";
        break;
    case '\f':
        out += "\\f";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00";
        out += hex[unit >> 4];
        out += hex[unit & 15];
    }
}

void appendObject(QByteArray &out, const json::Object &object)
{
    out += '{';
    bool first = true;
    for (const auto &[key, member] : object) {
        if (!first)
            out += ',';
        first = false;
        appendString(out, key);
        out += ':';
        appendValue(out, member);
    }
    out += '}';
}

json::Value storedNumber(const json::Value &value)
{
    // A negative zero without a point is a float for the server's parser.
    const bool fits = value.toInt64() || value.toUInt64();
    if (value.kind() == json::Kind::Integer && fits && value.number().lexeme != "-0")
        return value;
    QByteArray text;
    appendDouble(text, value.toDouble().value_or(0));
    return json::Value(json::Number{ text, true });
}

json::Value storedObject(json::Object object)
{
    json::Object result;
    QHash<QString, qsizetype> seen; // only filled for objects large enough to make look-ups costly
    const bool isLarge = object.size() > 24;
    for (qsizetype position = 0; position < object.size(); ++position) {
        auto &[key, member] = object.at(position);
        const qsizetype known = isLarge ? seen.value(key, -1) : result.indexOf(key);
        if (known >= 0) {
            result.at(known).second = storedForm(std::move(member));
            continue;
        }
        if (isLarge)
            seen.insert(key, result.size());
        result.append(std::move(key), storedForm(std::move(member)));
    }
    return json::Value(std::move(result));
}

} // namespace

// The limits are those of the shortest-number printers for f32 and f64 that the server uses.
void appendFloat(QByteArray &out, float value) { appendReal(out, value, 13, -6); }
void appendDouble(QByteArray &out, double value) { appendReal(out, value, 16, -5); }
void appendNumber(QByteArray &out, quint64 value) { appendInteger(out, value); }
void appendNumber(QByteArray &out, qint64 value) { appendInteger(out, value); }

void appendString(QByteArray &out, QStringView text)
{
    out += '"';
    qsizetype plain = 0;
    const auto flush = [&](qsizetype end) {
        if (end > plain)
            out += text.sliced(plain, end - plain).toUtf8();
        plain = end + 1;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const ushort unit = text[i].unicode();
        if (unit >= 0x20 && unit != '"' && unit != '\\')
            continue;
        flush(i);
        if (unit < 0x20) {
            appendControl(out, unit);
        } else {
            out += '\\';
            out += char(unit);
        }
    }
    flush(text.size());
    out += '"';
}

void appendId(QByteArray &out, const PointId &id)
{
    if (id.isUuid())
        out += id.toJson();
    else
        appendNumber(out, id.number());
}

void appendFloats(QByteArray &out, std::span<const float> values)
{
    out += '[';
    for (size_t i = 0; i < values.size(); ++i) {
        if (i > 0)
            out += ',';
        appendFloat(out, values[i]);
    }
    out += ']';
}

void appendSparse(QByteArray &out, const SparseVector &vector)
{
    out += "{\"indices\":[";
    for (size_t i = 0; i < vector.indices.size(); ++i) {
        if (i > 0)
            out += ',';
        appendNumber(out, quint64(vector.indices[i]));
    }
    out += "],\"values\":";
    appendFloats(out, vector.values);
    out += '}';
}

void appendValue(QByteArray &out, const json::Value &value)
{
    switch (value.kind()) {
    case json::Kind::Null:
        out += "null";
        return;
    case json::Kind::Bool:
        out += value.toBool() ? "true" : "false";
        return;
    case json::Kind::Integer:
    case json::Kind::Float:
        out += value.number().lexeme;
        return;
    case json::Kind::String:
        appendString(out, value.toString());
        return;
    case json::Kind::Object:
        appendObject(out, value.object());
        return;
    case json::Kind::Array:
        break;
    }
    out += '[';
    bool first = true;
    for (const json::Value &element : value.array()) {
        if (!first)
            out += ',';
        first = false;
        appendValue(out, element);
    }
    out += ']';
}

void appendKey(QByteArray &out, QLatin1String key)
{
    if (!out.endsWith('{'))
        out += ',';
    out += '"';
    out.append(key.data(), key.size());
    out += "\":";
}

json::Value storedForm(json::Value value)
{
    if (value.isNumber())
        return storedNumber(value);
    if (value.isObject())
        return storedObject(std::move(value.object()));
    if (value.isArray())
        for (json::Value &element : value.array())
            element = storedForm(std::move(element));
    return value;
}

} // namespace sextant::local
