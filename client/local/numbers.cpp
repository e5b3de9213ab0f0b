#include "client/local/numbers.h"

#include <cmath>
#include <limits>

namespace sextant::local {

namespace {

constexpr double upperEnd = 9'223'372'036'854'775'808.0; // 2⁶³, the first that doesn't fit

} // namespace

qint64 saturated(double number)
{
    if (number >= upperEnd)
        return std::numeric_limits<qint64>::max();
    if (number < -upperEnd)
        return std::numeric_limits<qint64>::min();
    return qint64(number);
}

int compare(double left, qint64 right)
{
    if (left >= upperEnd)
        return 1;
    if (left < -upperEnd)
        return -1;
    const double whole = std::trunc(left);
    if (qint64(whole) != right)
        return qint64(whole) < right ? -1 : 1;
    return left < whole ? -1 : int(left > whole);
}

} // namespace sextant::local
