#include "client/local/ranges.h"

#include "client/local/body.h"
#include "client/local/datetime.h"
#include "client/local/failure.h"
#include "client/local/numbers.h"

#include <cmath>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

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

double readNumber(const json::Value &value)
{
    if (!value.isNumber())
        failFormat(u"data did not match any variant of untagged enum RangeInterfaceUntagged"_s);
    return *value.toDouble();
}

template <typename To, typename From, typename Up, typename Down>
Bounds<To> converted(const Bounds<From> &bounds, Up up, Down down)
{
    const auto turn = [](const std::optional<From> &bound, auto how) {
        return bound ? std::optional<To>(how(*bound)) : std::nullopt;
    };
    return { turn(bounds.gt, down), turn(bounds.gte, up), turn(bounds.lt, up),
             turn(bounds.lte, down) };
}

} // namespace

Range readRange(const json::Value &value)
{
    requireObject(value, "range");
    for (const auto &[key, bound] : value.object())
        if (bound.isString()
            && (key == "gt"_L1 || key == "gte"_L1 || key == "lt"_L1 || key == "lte"_L1))
            return readBounds<qint64>(value, readInstant);
    return readBounds<double>(value, readNumber);
}

Bounds<qint64> integerBounds(const Range &range)
{
    if (const auto *instants = std::get_if<Instants>(&range))
        return *instants;
    return converted<qint64>(
        std::get<Bounds<double>>(range), [](double bound) { return saturated(std::ceil(bound)); },
        [](double bound) { return saturated(std::floor(bound)); });
}

Bounds<double> floatBounds(const Range &range)
{
    if (const auto *numbers = std::get_if<Bounds<double>>(&range))
        return *numbers;
    // The server takes the instant for unsigned: one before 1970 lies beyond every other.
    const auto real
        = [](qint64 instant) { return instant < 0 ? std::ldexp(1.0, 128) : double(instant); };
    return converted<double>(std::get<Instants>(range), real, real);
}

} // namespace sextant::local
