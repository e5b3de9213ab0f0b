#include "client/json/floatscan.h"

#include "client/json/numbertext.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

namespace sextant::json {

namespace {

constexpr std::uint64_t largestExactMantissa = std::uint64_t(1) << 53;
// More digits could wrap the mantissa around.
constexpr int mostDigits = 19;

// Nearest doubles to 10^-n and 10^n; up to 22 the latter are exact.
constexpr double negativePowers[]
    = { 1e0,   1e-1,  1e-2,  1e-3,  1e-4,  1e-5,  1e-6,  1e-7,  1e-8,  1e-9,  1e-10, 1e-11,
        1e-12, 1e-13, 1e-14, 1e-15, 1e-16, 1e-17, 1e-18, 1e-19, 1e-20, 1e-21, 1e-22 };
constexpr double positivePowers[]
    = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
constexpr int largestPower = 22;

//! A decimal taken apart: ±mantissa × 10^exponent.
struct Decimal
{
    std::uint64_t mantissa = 0;
    int digits = 0;
    int exponent = 0;
};

bool isDigit(const char *at, const char *end) { return at != end && *at >= '0' && *at <= '9'; }

// Eight characters are taken as one little-endian word, the first in its lowest byte; the digits among
// them are joined to pairs, fours and eights. A vector is little else than digits.
constexpr bool canReadEight = std::endian::native == std::endian::little;
constexpr std::uint64_t wholePowers[]
    = { 1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000 };

int leadingDigits(std::uint64_t word)
{
    // A digit becomes 0 to 9; adding 0x76 lifts everything above 9 over the top bit. What a carry does
    // to later characters doesn't matter: only the first that is no digit is looked for.
    const std::uint64_t values = word ^ 0x3030303030303030;
    const std::uint64_t others = ((values + 0x7676767676767676) | values) & 0x8080808080808080;
    return std::countr_zero(others) / 8; // 64 / 8 = 8 when all are digits
}

std::uint64_t valueOfEight(std::uint64_t word)
{
    word &= 0x0f0f0f0f0f0f0f0f;
    word = (word * 10 + (word >> 8)) & 0x00ff00ff00ff00ff;
    word = (word * 100 + (word >> 16)) & 0x0000ffff0000ffff;
    return (word * 10'000 + (word >> 32)) & 0xffffffff;
}

std::uint64_t loadEight(const char *at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

//! The first `count` of eight characters as a number: moved up, they have zeros before them. In two steps,
//! since none needs all 64 bits.
std::uint64_t valueOfFirst(std::uint64_t word, int count)
{
    return valueOfEight(count == 8 ? word : (word << (56 - 8 * count)) << 8);
}

inline const char *scanDigits(const char *at, const char *end, Decimal &decimal)
{
    const char *const begin = at;
    if constexpr (canReadEight) {
        while (end - at >= 8) {
            const std::uint64_t word = loadEight(at);
            const int count = leadingDigits(word);
            decimal.mantissa = decimal.mantissa * wholePowers[count] + valueOfFirst(word, count);
            at += count;
            if (count < 8) {
                decimal.digits += int(at - begin);
                return at;
            }
        }
    }
    for (; isDigit(at, end); ++at)
        decimal.mantissa = decimal.mantissa * 10 + std::uint64_t(*at - '0');
    decimal.digits += int(at - begin);
    return at;
}

//! After the `e`. Exponents past any range stay past it.
const char *scanExponent(const char *at, const char *end, Decimal &decimal)
{
    const bool negative = at != end && *at == '-';
    if (at != end && (*at == '-' || *at == '+'))
        ++at;
    if (!isDigit(at, end))
        return nullptr;
    int exponent = 0;
    for (; isDigit(at, end); ++at)
        if (exponent < 100'000)
            exponent = exponent * 10 + (*at - '0');
    decimal.exponent += negative ? -exponent : exponent;
    return at;
}

//! By JSON's grammar, after the sign.
inline const char *scanDecimal(const char *at, const char *end, Decimal &decimal)
{
    if (!isDigit(at, end))
        return nullptr;
    at = *at == '0' ? at + 1 : scanDigits(at, end, decimal);
    if (isDigit(at, end))
        return nullptr;
    if (at != end && *at == '.') {
        const char *const fraction = at + 1;
        at = scanDigits(fraction, end, decimal);
        if (at == fraction)
            return nullptr;
        decimal.exponent -= int(at - fraction);
    }
    if (at != end && (*at == 'e' || *at == 'E'))
        return scanExponent(at + 1, end, decimal);
    return at;
}

//! The usual number of a vector, `0.` and up to 15 digits, without a branch on how many there are: lengths vary,
//! and each wrong guess would cost as much as the digits. nullptr for any other shape, which says nothing about it.
inline const char *scanUsual(const char *at, const char *end, Decimal &decimal)
{
    constexpr std::ptrdiff_t read = 2 + 8 + 8;
    if (!canReadEight || end - at < read || at[1] != '.' || !isDigit(at, end))
        return nullptr;
    const std::uint64_t first = loadEight(at + 2);
    const std::uint64_t second = loadEight(at + 10);
    const int firstCount = leadingDigits(first);
    const int secondCount = firstCount == 8 ? leadingDigits(second) : 0;
    const int count = firstCount + secondCount;
    const char *const after = at + 2 + count;
    if (count == 0 || secondCount == 8 || *after == 'e' || *after == 'E')
        return nullptr;
    const std::uint64_t front
        = std::uint64_t(*at - '0') * wholePowers[firstCount] + valueOfFirst(first, firstCount);
    decimal.mantissa = front * wholePowers[secondCount] + valueOfFirst(second, secondCount);
    decimal.digits = count + 1;
    decimal.exponent = -count;
    return after;
}

bool isShort(const Decimal &decimal)
{
    return decimal.digits <= mostDigits && decimal.mantissa <= largestExactMantissa
        && decimal.exponent >= -largestPower && decimal.exponent <= largestPower;
}

//! mantissa × 10^exponent within one and a half units of the last place of a double. (Multiplied, not
//! divided: the division alone would take longer than all the rest.)
double approximate(const Decimal &decimal)
{
    return decimal.exponent < 0 ? double(decimal.mantissa) * negativePowers[-decimal.exponent]
                                : double(decimal.mantissa) * positivePowers[decimal.exponent];
}

//! Whether rounding an approximate double to f32 surely gives the float nearest to the decimal.
bool isSafeForFloat(double value)
{
    // Not when it is about halfway between two floats: the decimal may lie on the other side. Below the
    // normal floats the halves lie elsewhere.
    constexpr std::uint64_t belowFloat = (std::uint64_t(1) << 29) - 1;
    constexpr std::uint64_t halfway = std::uint64_t(1) << 28;
    constexpr std::uint64_t margin = 2;
    const std::uint64_t rest = std::bit_cast<std::uint64_t>(value) & belowFloat;
    if (rest - (halfway - margin) <= 2 * margin)
        return false;
    return value == 0
        || (value > double(std::numeric_limits<float>::min())
            && value < double(std::numeric_limits<float>::max()));
}

// Inlined into the loop over a vector: half of the time would go into calling it.
[[gnu::always_inline]] inline const char *scanOne(const char *at, const char *end, float &value)
{
    const char *const begin = at;
    const bool negative = at != end && *at == '-';
    at += negative;
    Decimal decimal;
    const char *const usual = scanUsual(at, end, decimal);
    at = usual ? usual : scanDecimal(at, end, decimal);
    if (!at)
        return nullptr;
    if (isShort(decimal)) {
        const double magnitude = approximate(decimal);
        if (isSafeForFloat(magnitude)) {
            // Signs are a coin toss: set without a branch.
            const auto bits = std::bit_cast<std::uint32_t>(float(magnitude));
            value = std::bit_cast<float>(bits | (std::uint32_t(negative) << 31));
            return at;
        }
    }
    const std::optional<float> exact = parseFloat(QByteArrayView(begin, at - begin));
    if (!exact)
        return nullptr;
    value = *exact;
    return at;
}

const char *afterBlanks(const char *at, const char *end)
{
    while (at != end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
        ++at;
    return at;
}

} // namespace

const char *scanFloat(const char *at, const char *end, float &value)
{
    return scanOne(at, end, value);
}

const char *scanFloats(const char *at, const char *end, std::vector<float> &values)
{
    while (true) {
        at = afterBlanks(at, end);
        float value = 0;
        const char *const after = scanOne(at, end, value);
        if (!after)
            return nullptr;
        values.push_back(value);
        at = afterBlanks(after, end);
        if (at == end || *at != ',')
            return at;
        ++at;
    }
}

} // namespace sextant::json
