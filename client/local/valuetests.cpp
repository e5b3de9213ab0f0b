#include "client/local/valuetests.h"

#include "client/local/body.h"
#include "client/local/datetime.h"
#include "client/local/failure.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

[[noreturn]] void failMatch()
{
    failFormat(u"data did not match any variant of untagged enum MatchInterface"_s);
}

//! An integer as this field is matched: an integer index also takes `1.0` as 1.
std::optional<qint64> integerOf(const json::Value &value, bool isIndexed)
{
    if (const std::optional<qint64> number = value.toInt64())
        return number;
    if (!isIndexed || value.kind() != json::Kind::Float)
        return {};
    const double number = value.toDouble().value_or(0.5);
    return number == std::trunc(number) && std::abs(number) < 9e18 ? std::optional(qint64(number))
                                                                   : std::nullopt;
}

ValueTest equals(const json::Value &wanted, const FieldIndex *index)
{
    if (wanted.isString()) {
        // A uuid index compares the ids, whatever their spelling.
        if (index && index->type == FieldType::Uuid)
            if (const std::optional<PointId> id = PointId::parse(wanted.toString()))
                return [id](const json::Value &value) {
                    return value.isString() && PointId::parse(value.toString()) == id;
                };
        return [text = wanted.toString()](const json::Value &value) {
            return value.isString() && value.toString() == text;
        };
    }
    if (wanted.kind() == json::Kind::Bool)
        return [truth = wanted.toBool()](const json::Value &value) {
            return value.kind() == json::Kind::Bool && value.toBool() == truth;
        };
    const bool isIndexed = index && index->type == FieldType::Integer;
    const std::optional<qint64> number = wanted.toInt64();
    if (!number)
        failMatch();
    return [number, isIndexed](const json::Value &value) {
        return integerOf(value, isIndexed) == number;
    };
}

//! `any` and, with the sense turned round, `except`: lists of only strings or only integers.
ValueTest isOneOf(const json::Value &list, const FieldIndex *index, bool wanted)
{
    QSet<QString> texts;
    QSet<qint64> numbers;
    if (!list.isArray())
        failMatch();
    for (const json::Value &element : list.array()) {
        if (element.isString())
            texts.insert(element.toString());
        else if (const std::optional<qint64> number = element.toInt64())
            numbers.insert(*number);
        else
            failMatch();
    }
    if (!texts.isEmpty() && !numbers.isEmpty())
        failMatch();
    const bool isIndexed = index && index->type == FieldType::Integer;
    return [texts, numbers, isIndexed, wanted](const json::Value &value) {
        if (value.isNull())
            return false;
        if (value.isString())
            return texts.contains(value.toString()) == wanted;
        const std::optional<qint64> number = integerOf(value, isIndexed);
        return (number && numbers.contains(*number)) == wanted;
    };
}

//! Words as a word tokenizer makes them: runs of letters and digits, in lower case.
QStringList tokens(const QString &text)
{
    QStringList words;
    QString word;
    for (const QChar unit : text) {
        if (unit.isLetterOrNumber()) {
            word += unit.toLower();
        } else if (!word.isEmpty()) {
            words << word;
            word.clear();
        }
    }
    if (!word.isEmpty())
        words << word;
    return words;
}

//! A text index puts the words of all texts of an array together.
QStringList indexedWords(const json::Value &value)
{
    if (value.isString())
        return tokens(value.toString());
    QStringList words;
    if (value.isArray())
        for (const json::Value &element : value.array())
            if (element.isString())
                words << tokens(element.toString()) << QString(); // no phrase spans two texts
    return words;
}

bool containsRun(const QStringList &words, const QStringList &run)
{
    return std::search(words.begin(), words.end(), run.begin(), run.end()) != words.end();
}

enum class TextMode { All, Any, Phrase };

ValueTest indexedText(const QString &text, TextMode mode)
{
    return [wanted = tokens(text), mode](const json::Value &value) {
        const QStringList words = indexedWords(value);
        if (words.isEmpty() || wanted.isEmpty())
            return false;
        const auto has = [&](const QString &word) { return words.contains(word); };
        switch (mode) {
        case TextMode::All:
            return std::all_of(wanted.begin(), wanted.end(), has);
        case TextMode::Any:
            return std::any_of(wanted.begin(), wanted.end(), has);
        case TextMode::Phrase:
            return containsRun(words, wanted);
        }
        return false;
    };
}

//! Without a text index the server looks for the text as it stands.
ValueTest plainText(const QString &text, TextMode mode)
{
    const QStringList parts = mode == TextMode::Any
        ? text.simplified().split(u' ', Qt::SkipEmptyParts)
        : QStringList{ text };
    return [parts](const json::Value &value) {
        return value.isString()
            && std::any_of(parts.begin(), parts.end(),
                           [&](const QString &part) { return value.toString().contains(part); });
    };
}

ValueTest matchText(const json::Value &text, TextMode mode, const FieldIndex *index)
{
    if (!text.isString())
        failMatch();
    if (index && index->type == FieldType::Text) {
        const bool knowsPhrases = optionalBool(index->params, "phrase_matching"_L1).value_or(false);
        if (mode == TextMode::Phrase && !knowsPhrases)
            return [](const json::Value &) { return false; };
        return indexedText(text.toString(), mode);
    }
    return plainText(text.toString(), mode);
}

template <typename Number> struct Bounds
{
    std::optional<Number> gt, gte, lt, lte;
    bool holds(Number number) const
    {
        return (!gt || number > *gt) && (!gte || number >= *gte) && (!lt || number < *lt)
            && (!lte || number <= *lte);
    }
};

template <typename Number, typename Read>
Bounds<Number> readBounds(const json::Value &range, Read read)
{
    Bounds<Number> bounds;
    const auto take = [&](QLatin1String key, std::optional<Number> &bound) {
        if (const json::Value *value = member(range, key))
            bound = read(*value);
    };
    take("gt"_L1, bounds.gt);
    take("gte"_L1, bounds.gte);
    take("lt"_L1, bounds.lt);
    take("lte"_L1, bounds.lte);
    return bounds;
}

qint64 readInstant(const json::Value &value)
{
    const QString &text = requireString(value);
    if (const std::optional<qint64> instant = parseDatetime(text))
        return *instant;
    failFormat(
        u"'%1' does not match accepted datetime format (RFC3339). Example: 2014-01-01T00:00:00Z"_s
            .arg(text));
}

struct GeoPoint
{
    double lon = 0;
    double lat = 0;
};

std::optional<GeoPoint> geoOf(const json::Value &value)
{
    const json::Value *lon = value.find(u"lon");
    const json::Value *lat = value.find(u"lat");
    if (!lon || !lat || !lon->isNumber() || !lat->isNumber())
        return {};
    const GeoPoint point{ *lon->toDouble(), *lat->toDouble() };
    const bool isOnEarth = std::abs(point.lon) <= 180 && std::abs(point.lat) <= 90;
    return isOnEarth ? std::optional(point) : std::nullopt;
}

GeoPoint readGeo(const json::Value &value)
{
    const double lon = optionalDouble(value, "lon"_L1).value_or(0);
    const double lat = optionalDouble(value, "lat"_L1).value_or(0);
    requiredMember(value, "lon"_L1);
    requiredMember(value, "lat"_L1);
    if (const std::optional<GeoPoint> point = geoOf(value))
        return *point;
    failFormat(
        u"Wrong format of GeoPoint payload: expected `lat` = %1 within [-90;90] and `lon` = %2 within [-180;180]"_s
            .arg(lat)
            .arg(lon));
}

//! Metres on a sphere of the Earth's mean radius.
double haversine(const GeoPoint &a, const GeoPoint &b)
{
    constexpr double meanRadius = 6'371'008.8;
    constexpr double radian = std::numbers::pi / 180;
    const double lat = std::sin((b.lat - a.lat) * radian / 2);
    const double lon = std::sin((b.lon - a.lon) * radian / 2);
    const double h = lat * lat + std::cos(a.lat * radian) * std::cos(b.lat * radian) * lon * lon;
    return 2 * meanRadius * std::asin(std::sqrt(h));
}

} // namespace

ValueTest compileMatch(const json::Value &match, const FieldIndex *index)
{
    if (const json::Value *value = member(match, "value"_L1)) {
        const bool isInteger = value->kind() == json::Kind::Integer && value->toInt64();
        if (value->isString() || value->kind() == json::Kind::Bool || isInteger)
            return equals(*value, index);
    }
    if (const json::Value *text = member(match, "text"_L1))
        return matchText(*text, TextMode::All, index);
    if (const json::Value *text = member(match, "text_any"_L1))
        return matchText(*text, TextMode::Any, index);
    if (const json::Value *text = member(match, "phrase"_L1))
        return matchText(*text, TextMode::Phrase, index);
    if (const json::Value *text = member(match, "prefix"_L1)) {
        if (!text->isString())
            failMatch();
        return [prefix = text->toString()](const json::Value &value) {
            return value.isString() && value.toString().startsWith(prefix);
        };
    }
    if (const json::Value *list = member(match, "any"_L1))
        return isOneOf(*list, index, true);
    if (const json::Value *list = member(match, "except"_L1))
        return isOneOf(*list, index, false);
    failMatch();
}

ValueTest compileRange(const json::Value &range)
{
    requireObject(range, "range");
    bool hasText = false;
    for (const auto &[key, value] : range.object())
        hasText = hasText
            || (value.isString()
                && (key == "gt"_L1 || key == "gte"_L1 || key == "lt"_L1 || key == "lte"_L1));
    if (hasText) {
        const auto bounds = readBounds<qint64>(range, readInstant);
        return [bounds](const json::Value &value) {
            const std::optional<qint64> instant
                = value.isString() ? parseDatetime(value.toString()) : std::nullopt;
            return instant && bounds.holds(*instant);
        };
    }
    const auto bounds = readBounds<double>(range, [](const json::Value &value) {
        if (!value.isNumber())
            failFormat(u"data did not match any variant of untagged enum RangeInterfaceUntagged"_s);
        return *value.toDouble();
    });
    return [bounds](const json::Value &value) {
        return value.isNumber() && bounds.holds(*value.toDouble());
    };
}

ValueTest compileGeoRadius(const json::Value &radius)
{
    const GeoPoint center = readGeo(requiredMember(radius, "center"_L1));
    requiredMember(radius, "radius"_L1);
    const double metres = *optionalDouble(radius, "radius"_L1);
    return [center, metres](const json::Value &value) {
        const std::optional<GeoPoint> point = geoOf(value);
        return point && haversine(center, *point) < metres;
    };
}

ValueTest compileGeoBox(const json::Value &box)
{
    const GeoPoint topLeft = readGeo(requiredMember(box, "top_left"_L1));
    const GeoPoint bottomRight = readGeo(requiredMember(box, "bottom_right"_L1));
    return [topLeft, bottomRight](const json::Value &value) {
        const std::optional<GeoPoint> point = geoOf(value);
        if (!point || point->lat >= topLeft.lat || point->lat <= bottomRight.lat)
            return false;
        const bool isRightOfLeft = point->lon > topLeft.lon;
        const bool isLeftOfRight = point->lon < bottomRight.lon;
        // A box whose left edge lies east of its right edge crosses the antimeridian.
        return topLeft.lon > bottomRight.lon ? isRightOfLeft || isLeftOfRight
                                             : isRightOfLeft && isLeftOfRight;
    };
}

} // namespace sextant::local
