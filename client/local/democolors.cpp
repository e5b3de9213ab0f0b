// Named colours in OKLab, where straight distance is what the eye calls distance: neighbours look alike.

#include "client/local/demosets.h"
#include "client/local/demowriter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sextant::demo {

using namespace Qt::StringLiterals;

namespace {

using Triple = std::array<double, 3>;

struct Color
{
    QByteArray name;
    QByteArray hex;
    QList<QByteArray> lists;
    std::array<int, 3> rgb{};
    Triple lab{};
    double chroma = 0;
    double hueAngle = 0; // degrees; meaningless for neutral colours
};

constexpr double neutralChroma = 0.02;

double linearized(int channel)
{
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

// The matrices of OKLab (Ottosson 2020), from linear sRGB.
Triple okLab(const std::array<int, 3> &rgb)
{
    const double r = linearized(rgb[0]);
    const double g = linearized(rgb[1]);
    const double b = linearized(rgb[2]);
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return { 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
             1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
             0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

// WCAG 2 contrast of the colour on white and on black.
double contrast(const Color &color, bool onWhite)
{
    const double luminance = 0.2126 * linearized(color.rgb[0]) + 0.7152 * linearized(color.rgb[1])
        + 0.0722 * linearized(color.rgb[2]);
    return onWhite ? 1.05 / (luminance + 0.05) : (luminance + 0.05) / 0.05;
}

const char *family(const Color &color)
{
    if (color.chroma < neutralChroma)
        return color.lab[0] > 0.95 ? "white" : color.lab[0] < 0.2 ? "black" : "gray";
    if (color.hueAngle >= 35 && color.hueAngle < 95 && color.lab[0] < 0.62)
        return "brown";
    struct Range
    {
        double end;
        const char *name;
    };
    static constexpr Range ranges[] = { { 12, "pink" },    { 42, "red" },     { 75, "orange" },
                                        { 118, "yellow" }, { 165, "green" },  { 215, "cyan" },
                                        { 275, "blue" },   { 325, "purple" }, { 360.1, "pink" } };
    return std::find_if(std::begin(ranges), std::end(ranges),
                        [&](const Range &range) { return color.hueAngle < range.end; })
        ->name;
}

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

Color readColor(const QList<QByteArray> &fields)
{
    Color color{ fields.at(0), '#' + fields.at(1), fields.at(2).split(' ') };
    for (size_t i = 0; i < 3; ++i)
        color.rgb[i] = fields.at(1).mid(qsizetype(2 * i), 2).toInt(nullptr, 16);
    color.lab = okLab(color.rgb);
    color.chroma = std::hypot(color.lab[1], color.lab[2]);
    const double angle = std::atan2(color.lab[2], color.lab[1]) * 180 / std::numbers::pi;
    color.hueAngle = angle < 0 ? angle + 360 : angle;
    return color;
}

void writeTags(JsonWriter &json, const Color &color)
{
    json.key("tags").beginArray();
    for (const QByteArray &list : color.lists)
        json.text(list);
    json.text(color.chroma < neutralChroma ? "neutral" : color.chroma > 0.14 ? "vivid" : "muted");
    if (color.lab[0] > 0.9)
        json.text("pale");
    json.endArray();
}

QByteArray payload(const Color &color)
{
    JsonWriter json;
    const bool isNeutral = color.chroma < neutralChroma;
    const bool isDark = color.lab[0] < 0.6;
    json.beginObject().key("name").text(color.name).key("hex").text(color.hex);
    json.key("rgb").beginObject();
    json.key("r").integer(color.rgb[0]).key("g").integer(color.rgb[1]);
    json.key("b").integer(color.rgb[2]).endObject();
    json.key("hue").text(family(color)).key("hue_angle");
    // A grey has no hue: null, so that is_null has something to find.
    if (isNeutral)
        json.null();
    else
        json.floating(rounded(color.hueAngle, 10));
    json.key("lightness").floating(rounded(color.lab[0], 10'000));
    json.key("chroma").floating(rounded(color.chroma, 10'000));
    json.key("is_dark").boolean(isDark);
    json.key("contrast").beginObject();
    json.key("on_white").floating(rounded(contrast(color, true), 100));
    json.key("on_black").floating(rounded(contrast(color, false), 100)).endObject();
    // `azure3`: the third shade of azure. Other colours have no such field.
    if (const char last = color.name.back();
        last >= '1' && last <= '4' && !color.name.startsWith("gray"))
        json.key("shade").integer(last - '0').key("shade_of").text(color.name.chopped(1));
    writeTags(json, color);
    return json.endObject().take();
}

} // namespace

Set colors()
{
    Set set;
    set.name = "colors";
    set.alias = "colours";
    set.config = R"({"vectors":{"size":3,"distance":"Euclid"},"metadata":{)"
                 R"("about":"Named colours; the vector is the colour in OKLab: L, a, b",)"
                 R"("source":"X11 colour list, CSS Color Module Level 4"}})";
    for (const char *field : { "name", "hex", "hue", "tags", "shade_of" })
        set.indexes.append(indexBody(field, "keyword"));
    for (const char *field : { "lightness", "chroma", "hue_angle", "contrast.on_white" })
        set.indexes.append(indexBody(field, "float"));
    set.indexes.append(indexBody("shade", "integer"));
    set.indexes.append(indexBody("is_dark", "bool"));
    quint64 id = 0;
    for (const QList<QByteArray> &fields : readTable(u":/demo/colors.tsv"_s)) {
        const Color color = readColor(fields);
        DenseVector vector(3);
        std::transform(color.lab.begin(), color.lab.end(), vector.begin(),
                       [](double part) { return float(part); });
        set.points.push_back(
            { PointId::fromNumber(++id), { { QString(), std::move(vector) } }, payload(color) });
    }
    return set;
}

} // namespace sextant::demo
