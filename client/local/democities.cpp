// Time-zone cities on the unit sphere: the nearest by cosine are the nearest on the globe.

#include "client/local/demosets.h"
#include "client/local/demowriter.h"

#include <QDateTime>
#include <QTimeZone>

#include <cmath>
#include <numbers>
#include <optional>

namespace sextant::demo {

using namespace Qt::StringLiterals;

namespace {

// Columns of cities.tsv.
enum Column {
    Zone,
    CountryCode,
    Country,
    Latitude,
    Longitude,
    LeastOffset,
    LargestOffset,
    MeanTimeOffset,
    MeanTimeEnd,
    Abbreviations,
    Remark
};

struct Place
{
    double latitude = 0;
    double longitude = 0;
};

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

// Hours of daylight where the sun stands at `declination` degrees: the sunrise equation, with the
// usual 50′ for refraction and the sun's radius. 0 in the polar night, 24 under the midnight sun.
double daylightHours(const Place &place, double declination)
{
    const double phi = radians(place.latitude);
    const double delta = radians(declination);
    const double cosine = (std::sin(radians(-50.0 / 60)) - std::sin(phi) * std::sin(delta))
        / (std::cos(phi) * std::cos(delta));
    if (cosine >= 1)
        return 0;
    if (cosine <= -1)
        return 24;
    return std::acos(cosine) * 24 / std::numbers::pi;
}

// Moment of sunrise on 21 June 2026, to the minute; none where the sun stays up or down. The equation of
// time is −2 minutes on that day.
std::optional<QDateTime> juneSunrise(const Place &place, double hours)
{
    if (hours <= 0 || hours >= 24)
        return {};
    const QDateTime noon(QDate(2026, 6, 21), QTime(12, 2), QTimeZone::utc());
    const double minutes = -place.longitude * 4 - hours * 30;
    return noon.addSecs(qint64(std::llround(minutes)) * 60);
}

QByteArray utcText(const QDateTime &moment)
{
    return moment.toString(u"yyyy-MM-ddTHH:mm:ssZ"_s).toLatin1();
}

void writeTimes(JsonWriter &json, const QList<QByteArray> &fields)
{
    json.key("zone").text(fields.at(Zone));
    json.key("utc_offset_minutes").integer(fields.at(LeastOffset).toLongLong());
    json.key("summer_offset_minutes");
    if (fields.at(LargestOffset).isEmpty())
        json.null(); // no clock change
    else
        json.integer(fields.at(LargestOffset).toLongLong());
    if (!fields.at(MeanTimeOffset).isEmpty())
        json.key("mean_time_offset_seconds").integer(fields.at(MeanTimeOffset).toLongLong());
    if (!fields.at(MeanTimeEnd).isEmpty())
        json.key("mean_time_until").text(fields.at(MeanTimeEnd));
    json.key("abbreviations").beginArray();
    for (const QByteArray &abbreviation : fields.at(Abbreviations).split(' '))
        if (!abbreviation.isEmpty())
            json.text(abbreviation);
    json.endArray();
}

void writeSun(JsonWriter &json, const Place &place)
{
    constexpr double tilt = 23.436;
    const double june = daylightHours(place, tilt);
    const double december = daylightHours(place, -tilt);
    json.key("daylight_hours").beginObject();
    json.key("june").floating(std::round(june * 100) / 100);
    json.key("december").floating(std::round(december * 100) / 100).endObject();
    json.key("june_sunrise");
    if (const auto sunrise = juneSunrise(place, june))
        json.text(utcText(*sunrise));
    else
        json.null();
    json.key("has_polar_day").boolean(std::max(june, december) >= 24);
}

QByteArray payload(const QList<QByteArray> &fields, const Place &place)
{
    JsonWriter json;
    const QList<QByteArray> path = fields.at(Zone).split('/');
    json.beginObject().key("city").text(QByteArray(path.last()).replace('_', ' '));
    json.key("country").text(fields.at(Country));
    json.key("country_code").text(fields.at(CountryCode));
    json.key("area").text(path.first());
    json.key("location").beginObject();
    json.key("lon").floating(place.longitude).key("lat").floating(place.latitude).endObject();
    json.key("hemispheres").beginArray().text(place.latitude < 0 ? "south" : "north");
    json.text(place.longitude < 0 ? "west" : "east").endArray();
    writeTimes(json, fields);
    writeSun(json, place);
    if (!fields.at(Remark).isEmpty())
        json.key("remark").text(fields.at(Remark));
    return json.endObject().take();
}

DenseVector onUnitSphere(const Place &place)
{
    const double phi = radians(place.latitude);
    const double lambda = radians(place.longitude);
    return { float(std::cos(phi) * std::cos(lambda)), float(std::cos(phi) * std::sin(lambda)),
             float(std::sin(phi)) };
}

} // namespace

Set cities()
{
    Set set;
    set.name = "cities";
    set.alias = "time_zones";
    set.config = R"({"vectors":{"size":3,"distance":"Cosine"},"metadata":{)"
                 R"("about":"Time-zone cities; the vector is the place on the unit sphere",)"
                 R"("source":"IANA time zone database (public domain); daylight computed"}})";
    for (const char *field :
         { "city", "country", "country_code", "area", "zone", "hemispheres", "abbreviations" })
        set.indexes.append(indexBody(field, "keyword"));
    for (const char *field : { "utc_offset_minutes", "summer_offset_minutes" })
        set.indexes.append(indexBody(field, "integer"));
    for (const char *field : { "mean_time_until", "june_sunrise" })
        set.indexes.append(indexBody(field, "datetime"));
    for (const char *field : { "daylight_hours.june", "daylight_hours.december" })
        set.indexes.append(indexBody(field, "float"));
    set.indexes.append(indexBody("location", "geo"));
    set.indexes.append(indexBody("has_polar_day", "bool"));
    quint64 id = 0;
    for (const QList<QByteArray> &fields : readTable(u":/demo/cities.tsv"_s)) {
        const Place place{ fields.at(Latitude).toDouble(), fields.at(Longitude).toDouble() };
        set.points.push_back({ PointId::fromNumber(++id),
                               { { QString(), onUnitSphere(place) } },
                               payload(fields, place) });
    }
    return set;
}

} // namespace sextant::demo
