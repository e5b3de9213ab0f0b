#include "ui/style/typecolors.h"

#include <algorithm>
#include <cmath>

namespace sextant {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(double(color.redF())) + 0.7152 * linear(double(color.greenF()))
        + 0.0722 * linear(double(color.blueF()));
}

//! The wished colour, moved towards black or white until it can be read on this background.
QColor readableOn(const QColor &wished, const QColor &background)
{
    const QColor end = luminance(background) > 0.18 ? QColor(Qt::black) : QColor(Qt::white);
    QColor color = wished;
    for (int step = 1; step <= 20 && contrastRatio(color, background) < 4.5; ++step) {
        const float share = float(step) / 20.0F;
        color = QColor::fromRgbF(wished.redF() + (end.redF() - wished.redF()) * share,
                                 wished.greenF() + (end.greenF() - wished.greenF()) * share,
                                 wished.blueF() + (end.blueF() - wished.blueF()) * share);
    }
    return color;
}

QColor themed(QRgb light, QRgb dark, const QPalette &palette)
{
    const QColor background = palette.color(QPalette::Base);
    return readableOn(QColor(isDark(palette) ? dark : light), background);
}

} // namespace

bool isDark(const QPalette &palette) { return luminance(palette.color(QPalette::Base)) < 0.18; }

double contrastRatio(const QColor &first, const QColor &second)
{
    const double a = luminance(first);
    const double b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor typeColor(CellKind kind, const QPalette &palette)
{
    switch (kind) {
    case CellKind::Missing:
    case CellKind::Null:
        return themed(0xff6b6f76, 0xff9aa0a8, palette);
    case CellKind::Bool:
        return themed(0xff8a3b9e, 0xffd19ae0, palette);
    case CellKind::Integer:
        return themed(0xff0f5ea8, 0xff7db8f0, palette);
    case CellKind::Float:
        return themed(0xff0b6b6b, 0xff6fd0c8, palette);
    case CellKind::EmptyString:
        return themed(0xff6b6f76, 0xff9aa0a8, palette);
    case CellKind::Array:
    case CellKind::EmptyArray:
    case CellKind::Object:
    case CellKind::EmptyObject:
        return themed(0xff8a5200, 0xffe0b070, palette);
    case CellKind::Unreadable:
        return themed(0xffb3261e, 0xffff8a80, palette);
    case CellKind::String:
        break;
    }
    return palette.color(QPalette::Text);
}

QColor signColor(SignColor sign, const QPalette &palette)
{
    switch (sign) {
    case SignColor::Good:
    case SignColor::Positive:
        return themed(0xff1b6e34, 0xff7fd796, palette);
    case SignColor::Warning:
        return themed(0xff8a5200, 0xffe8b460, palette);
    case SignColor::Bad:
    case SignColor::Negative:
        return themed(0xffb3261e, 0xffff8a80, palette);
    }
    return palette.color(QPalette::Text);
}

} // namespace sextant
