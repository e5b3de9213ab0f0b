#include "client/json/numbertext.h"

#include <array>
#include <charconv>
#include <cmath>

namespace sextant::json {

namespace {

// Plain digits while they stay readable, an exponent beyond; both are the shortest that round-trip.
constexpr double smallestPlain = 1e-5;
constexpr double largestPlain = 1e16;

template <typename Number> QByteArray shortestText(Number value)
{
    std::array<char, 64> buffer;
    const double magnitude = std::fabs(double(value));
    const bool plain = magnitude == 0 || (magnitude >= smallestPlain && magnitude < largestPlain);
    const std::to_chars_result written = plain
        ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                        std::chars_format::fixed)
        : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return QByteArray(buffer.data(), written.ptr - buffer.data());
}

template <typename Number> std::from_chars_result readWhole(QByteArrayView text, Number &value)
{
    std::from_chars_result read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ptr != text.data() + text.size())
        read.ec = std::errc::invalid_argument;
    return read;
}

template <typename Number> std::optional<Number> parseNumber(QByteArrayView text)
{
    Number value = 0;
    const std::from_chars_result read = readWhole(text, value);
    if (read.ec == std::errc::result_out_of_range) {
        // Too small is zero, as every JSON reader has it; too large is an error. from_chars says
        // only "out of range", so ask the widest type which of the two it was.
        long double wide = 0;
        const bool tiny = readWhole(text, wide).ec == std::errc()
            ? std::fabs(wide) < 1
            : text.contains("e-") || text.contains("E-");
        if (!tiny)
            return std::nullopt;
        return std::copysign(Number(wide), text.startsWith('-') ? Number(-1) : Number(1));
    }
    if (read.ec != std::errc() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

} // namespace

QByteArray floatText(float value) { return shortestText(value); }

QByteArray doubleText(double value) { return shortestText(value); }

std::optional<double> parseDouble(QByteArrayView text) { return parseNumber<double>(text); }

std::optional<float> parseFloat(QByteArrayView text) { return parseNumber<float>(text); }

} // namespace sextant::json
