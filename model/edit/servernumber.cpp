#include "model/edit/servernumber.h"

#include "client/json/numbertext.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace sextant {

using json::Value;

namespace {

constexpr int largestPower = 308;

const std::array<double, largestPower + 1> &powersOfTen()
{
    static const auto powers = [] {
        std::array<double, largestPower + 1> table;
        for (int i = 0; i <= largestPower; ++i)
            table[size_t(i)] = *json::parseDouble("1e" + QByteArray::number(i));
        return table;
    }();
    return powers;
}

//! A number's text taken apart as serde_json 1.0 does: digits that no longer fit into 64 bits are dropped.
struct Parts
{
    bool isNegative = false;
    quint64 significand = 0;
    int digits = 0; //!< of the significand, without leading zeros
    int exponent = 0;
    bool isCut = false;

    explicit Parts(QByteArrayView text)
    {
        qsizetype i = 0;
        isNegative = text.startsWith('-');
        if (isNegative)
            ++i;
        bool isFraction = false;
        for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
            if (text[i] == '.')
                isFraction = true;
            else
                take(quint64(text[i] - '0'), isFraction);
        }
        if (i < text.size()) {
            // Beyond the range of doubles anyway: no need to keep more.
            const long long typed
                = std::strtoll(text.sliced(i + 1).toByteArray().constData(), nullptr, 10);
            exponent += int(std::clamp(typed, -100'000LL, 100'000LL));
        }
    }

private:
    void take(quint64 digit, bool isFraction)
    {
        constexpr quint64 limit = std::numeric_limits<quint64>::max();
        isCut = isCut || significand > (limit - digit) / 10;
        if (isCut) {
            exponent += isFraction ? 0 : 1;
            return;
        }
        significand = significand * 10 + digit;
        digits += significand > 0 ? 1 : 0;
        exponent -= isFraction ? 1 : 0;
    }
};

//! One exact number times or divided by another is rounded once, as every reader does.
bool isReadExactly(QByteArrayView lexeme)
{
    const Parts parts(lexeme);
    return !parts.isCut && parts.digits <= 15 && std::abs(parts.exponent) <= 22;
}

Value movedBy(double value, int steps)
{
    const double infinity = std::numeric_limits<double>::infinity();
    for (int i = 0; i < std::abs(steps); ++i) {
        const double next = std::nextafter(value, steps < 0 ? -infinity : infinity);
        value = std::isfinite(next) ? next : value;
    }
    return Value::floating(value);
}

} // namespace

bool isServerFloat(const Value &number)
{
    if (number.kind() == json::Kind::Float)
        return true;
    return number.kind() == json::Kind::Integer
        && ((!number.toInt64() && !number.toUInt64()) || number.number().lexeme == "-0");
}

std::optional<double> serverDouble(QByteArrayView lexeme)
{
    const Parts parts(lexeme);
    double value = double(parts.significand);
    int exponent = parts.exponent;
    while (exponent < -largestPower && value != 0) {
        value /= 1e308;
        exponent += largestPower;
    }
    if (value != 0 && exponent > largestPower)
        return std::nullopt;
    if (value != 0)
        value = exponent >= 0 ? value * powersOfTen()[size_t(exponent)]
                              : value / powersOfTen()[size_t(-exponent)];
    if (!std::isfinite(value))
        return std::nullopt;
    return parts.isNegative ? -value : value;
}

bool mayBeStoredAs(QByteArrayView lexeme, double stored)
{
    const auto isStored = [stored](std::optional<double> value) {
        return value && *value == stored && std::signbit(*value) == std::signbit(stored);
    };
    if (isStored(json::parseDouble(lexeme)))
        return true;
    // It is kept as text in the storage of points and read again in the same way, also when segments are merged.
    constexpr int readings = 4;
    std::optional<double> value = serverDouble(lexeme);
    for (int i = 0; i < readings && value; ++i) {
        if (isStored(value))
            return true;
        value = serverDouble(Value::floating(*value).number().lexeme);
    }
    return false;
}

std::pair<Value, Value> boundsAround(const Value &stored)
{
    const std::optional<double> value = stored.toDouble();
    if (!value || isReadExactly(stored.number().lexeme))
        return { stored, stored };
    // The bounds are read as inexactly as the value was, and an index may hold an earlier reading of it.
    constexpr int steps = 4;
    return { movedBy(*value, -steps), movedBy(*value, steps) };
}

} // namespace sextant
