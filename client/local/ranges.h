#pragma once
//! The bounds of a `range` condition.

#include "client/json/value.h"

#include <optional>
#include <variant>

namespace sextant::local {

template <typename Number> struct Bounds
{
    std::optional<Number> gt, gte, lt, lte;
    bool holds(Number number) const
    {
        return (!gt || number > *gt) && (!gte || number >= *gte) && (!lt || number < *lt)
            && (!lte || number <= *lte);
    }
};

using Instants = Bounds<qint64>; //!< microseconds since 1970
using Range = std::variant<Bounds<double>, Instants>;

//! Numbers, or datetimes as texts; refuses what the server would.
Range readRange(const json::Value &value);
//! The same for an index of integers: fractions move away from the numbers that pass.
Bounds<qint64> integerBounds(const Range &range);
//! The same for an index of floats.
Bounds<double> floatBounds(const Range &range);

} // namespace sextant::local
