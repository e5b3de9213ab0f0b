#include "model/filter/filtervalues.h"

#include "client/json/numbertext.h"
#include "client/json/parse.h"

#include <QDate>
#include <QRegularExpression>

namespace sextant::filtervalues {

namespace {

using Code = FilterProblem::Code;

FilterProblem problem(Code code, QStringView detail = {})
{
    return FilterProblem{ code, detail.toString() };
}

bool isIntegerLexeme(QStringView text)
{
    static const QRegularExpression pattern(QStringLiteral("\\A-?(0|[1-9][0-9]*)\\z"));
    return pattern.match(text.toString()).hasMatch();
}

bool isNumberLexeme(QStringView text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?\\z"));
    return pattern.match(text.toString()).hasMatch()
        && json::parseDouble(text.toString().toLatin1());
}

Scalar parseText(QStringView text)
{
    if (text.isEmpty())
        return problem(Code::NoValue);
    if (text.front() != u'"')
        return json::Value(text.toString());
    const auto parsed = json::parse(text.toString().toUtf8());
    if (!parsed || !parsed->value.isString())
        return problem(Code::BadQuoting, text);
    return parsed->value;
}

Scalar parseInteger(QStringView text, bool forMatch)
{
    if (!isIntegerLexeme(text))
        return problem(Code::BadInteger, text);
    const json::Value value(json::Number{ text.toString().toLatin1(), false });
    if (forMatch && !value.toInt64())
        return problem(Code::IntegerBeyondI64, text);
    return value;
}

Scalar parseDecimal(QStringView text)
{
    if (!isNumberLexeme(text))
        return problem(Code::BadNumber, text);
    return json::Value(json::Number{ text.toString().toLatin1(), !isIntegerLexeme(text) });
}

QString quoted(const QString &text) { return QString::fromUtf8(json::Value(text).toJson()); }

bool needsQuotes(const QString &text)
{
    return text.isEmpty() || text.front() == u'"' || text.front().isSpace() || text.back().isSpace()
        || text.contains(u'\n');
}

QString boundText(QStringView sign, const std::optional<json::Value> &bound)
{
    return bound ? sign.toString() + scalarText(*bound) : QString();
}

std::optional<json::Value> *boundOf(Range &range, QStringView sign)
{
    if (sign == u">")
        return &range.gt;
    if (sign == u">=" || sign == u"≥")
        return &range.gte;
    if (sign == u"<")
        return &range.lt;
    return &range.lte;
}

} // namespace

Scalar parseScalar(QStringView text, FilterValueType type, bool forMatch)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return problem(Code::NoValue);
    switch (type) {
    case FilterValueType::Text:
        return parseText(trimmed);
    case FilterValueType::Integer:
        return parseInteger(trimmed, forMatch);
    case FilterValueType::Decimal:
        return parseDecimal(trimmed);
    case FilterValueType::Boolean:
        if (trimmed == u"true" || trimmed == u"false")
            return json::Value(trimmed == u"true");
        return problem(Code::BadBoolean, trimmed);
    case FilterValueType::Datetime:
        if (!isDatetime(trimmed))
            return problem(Code::BadDatetime, trimmed);
        return json::Value(trimmed.toString());
    }
    return problem(Code::NoValue);
}

std::optional<std::vector<QString>> splitList(QStringView text)
{
    std::vector<QString> items;
    QString item;
    bool inQuotes = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        // A quote opens a JSON string only at the start of an item: `5" disk` is a text like any other.
        if (c == u'"' && (inQuotes || item.trimmed().isEmpty()))
            inQuotes = !inQuotes;
        if (c == u'\\' && inQuotes && i + 1 < text.size())
            item += text[i++];
        if (c == u',' && !inQuotes) {
            items.push_back(item.trimmed());
            item.clear();
            continue;
        }
        item += text[i];
    }
    if (inQuotes)
        return std::nullopt;
    items.push_back(item.trimmed());
    return items;
}

List parseList(QStringView text, FilterValueType type, bool forMatch)
{
    if (type != FilterValueType::Text && type != FilterValueType::Integer)
        return problem(Code::NoListOfThisType);
    const auto items = splitList(text);
    if (!items)
        return problem(Code::BadQuoting, text);
    std::vector<json::Value> values;
    for (const QString &item : *items) {
        Scalar value = parseScalar(item, type, forMatch);
        if (!value)
            return value.error();
        values.push_back(std::move(value).value());
    }
    return values;
}

QString scalarText(const json::Value &value)
{
    switch (value.kind()) {
    case json::Kind::String:
        return needsQuotes(value.toString()) ? quoted(value.toString()) : value.toString();
    case json::Kind::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case json::Kind::Integer:
    case json::Kind::Float:
        return QString::fromLatin1(value.number().lexeme);
    case json::Kind::Null:
    case json::Kind::Array:
    case json::Kind::Object:
        break;
    }
    return QString::fromUtf8(value.toJson());
}

QString listText(const std::vector<json::Value> &values)
{
    QStringList items;
    for (const json::Value &value : values) {
        const bool hasComma = value.isString() && value.toString().contains(u',');
        items += hasComma ? quoted(value.toString()) : scalarText(value);
    }
    return items.join(QStringLiteral(", "));
}

std::optional<FilterValueType> typeOf(const json::Value &value)
{
    switch (value.kind()) {
    case json::Kind::String:
        return FilterValueType::Text;
    case json::Kind::Bool:
        return FilterValueType::Boolean;
    case json::Kind::Integer:
        return FilterValueType::Integer;
    case json::Kind::Float:
        return FilterValueType::Decimal;
    case json::Kind::Null:
    case json::Kind::Array:
    case json::Kind::Object:
        break;
    }
    return std::nullopt;
}

Result<Range, FilterProblem> parseBounds(QStringView text, FilterValueType type)
{
    static const QRegularExpression pattern(QStringLiteral("\\A(>=|<=|≥|≤|>|<|=)?\\s*(.+)\\z"));
    Range range;
    const auto parts = splitList(text);
    if (!parts)
        return problem(Code::BadBounds, text);
    for (const QString &part : *parts) {
        const QRegularExpressionMatch match = pattern.match(part);
        if (!match.hasMatch())
            return problem(part.isEmpty() ? Code::NoValue : Code::BadBounds, part);
        Scalar value = parseScalar(match.capturedView(2), type, false);
        if (!value)
            return value.error();
        const QString sign = match.captured(1);
        const bool isExact = sign.isEmpty() || sign == u"=";
        std::optional<json::Value> *first = isExact ? &range.gte : boundOf(range, sign);
        std::optional<json::Value> *second = isExact ? &range.lte : first;
        if (*first || *second)
            return problem(Code::BadBounds, part);
        *first = *value;
        *second = *value;
    }
    return range;
}

QString boundsText(const Range &range)
{
    QStringList parts{ boundText(u"> ", range.gt), boundText(u">= ", range.gte),
                       boundText(u"< ", range.lt), boundText(u"<= ", range.lte) };
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

bool isDatetime(QStringView text)
{
    static const QRegularExpression pattern(
        QStringLiteral("\\A(\\d{4})-(\\d{2})-(\\d{2})"
                       "([Tt ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?"
                       " ?([Zz]|[+-]([01]\\d|2[0-3]):?[0-5]\\d)?)?\\z"));
    const QRegularExpressionMatch match = pattern.match(text.toString());
    return match.hasMatch()
        && QDate::isValid(match.capturedView(1).toInt(), match.capturedView(2).toInt(),
                          match.capturedView(3).toInt());
}

} // namespace sextant::filtervalues
