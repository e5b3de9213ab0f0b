#include "client/local/valuetests.h"

#include "client/local/body.h"
#include "client/local/datetime.h"
#include "client/local/failure.h"
#include "client/local/ranges.h"

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

ValueTest equals(const json::Value &wanted)
{
    if (wanted.isString())
        return [text = wanted.toString()](const json::Value &value) {
            return value.isString() && value.toString() == text;
        };
    if (wanted.kind() == json::Kind::Bool)
        return [truth = wanted.toBool()](const json::Value &value) {
            return value.kind() == json::Kind::Bool && value.toBool() == truth;
        };
    const std::optional<qint64> number = wanted.toInt64();
    if (!number)
        failMatch();
    return [number](const json::Value &value) { return value.toInt64() == number; };
}

//! `any` and, with the sense turned round, `except`: lists of only strings or only integers.
ValueTest isOneOf(const json::Value &list, bool wanted)
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
    return [texts, numbers, wanted](const json::Value &value) {
        if (value.isNull())
            return false;
        if (value.isString())
            return texts.contains(value.toString()) == wanted;
        const std::optional<qint64> number = value.toInt64();
        return (number && numbers.contains(*number)) == wanted;
    };
}

//! Without a text index the server looks for the text as it stands.
ValueTest contains(const QStringList &parts)
{
    return [parts](const json::Value &value) {
        return value.isString()
            && std::any_of(parts.begin(), parts.end(),
                           [&](const QString &part) { return value.toString().contains(part); });
    };
}

const QString &textOf(const json::Value &value)
{
    if (!value.isString())
        failMatch();
    return value.toString();
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
    return GeoPoint{ *lon->toDouble(), *lat->toDouble() };
}

GeoPoint readGeo(const json::Value &value)
{
    const double lon = optionalDouble(value, "lon"_L1).value_or(0);
    const double lat = optionalDouble(value, "lat"_L1).value_or(0);
    requiredMember(value, "lon"_L1);
    requiredMember(value, "lat"_L1);
    if (isOnEarth(value))
        return { lon, lat };
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

bool isOnEarth(const json::Value &value)
{
    const std::optional<GeoPoint> point = geoOf(value);
    return point && std::abs(point->lon) <= 180 && std::abs(point->lat) <= 90;
}

ValueTest compileMatch(const json::Value &match)
{
    if (const json::Value *value = member(match, "value"_L1)) {
        const bool isInteger = value->kind() == json::Kind::Integer && value->toInt64();
        if (value->isString() || value->kind() == json::Kind::Bool || isInteger)
            return equals(*value);
    }
    if (const json::Value *text = member(match, "text"_L1))
        return contains({ textOf(*text) });
    if (const json::Value *text = member(match, "text_any"_L1))
        return contains(textOf(*text).simplified().split(u' ', Qt::SkipEmptyParts));
    if (const json::Value *text = member(match, "phrase"_L1))
        return contains({ textOf(*text) });
    if (const json::Value *text = member(match, "prefix"_L1))
        return [prefix = textOf(*text)](const json::Value &value) {
            return value.isString() && value.toString().startsWith(prefix);
        };
    if (const json::Value *list = member(match, "any"_L1))
        return isOneOf(*list, true);
    if (const json::Value *list = member(match, "except"_L1))
        return isOneOf(*list, false);
    failMatch();
}

ValueTest compileRange(const json::Value &value)
{
    const Range range = readRange(value);
    if (const auto *bounds = std::get_if<Instants>(&range))
        return [bounds = *bounds](const json::Value &single) {
            const std::optional<qint64> instant
                = single.isString() ? parseDatetime(single.toString()) : std::nullopt;
            return instant && bounds.holds(*instant);
        };
    return [bounds = std::get<Bounds<double>>(range)](const json::Value &single) {
        return single.isNumber() && bounds.holds(*single.toDouble());
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
