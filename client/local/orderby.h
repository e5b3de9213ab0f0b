#pragma once
//! Ordering points by a payload value: `order_by` of scroll and query.

#include "client/local/collection.h"
#include "client/local/matcher.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace sextant::local {

//! Integers stay exact; datetimes are microseconds.
struct OrderValue
{
    bool isFloat = false;
    qint64 integer = 0;
    double real = 0;
};
int compare(const OrderValue &a, const OrderValue &b); //!< <0, 0, >0; exact

struct OrderBy
{
    json::KeyPath path;
    bool isDescending = false;
    std::optional<OrderValue> startFrom; //!< inclusive
    bool startsFromInstant = false; //!< given as a datetime
};
OrderBy readOrderBy(const json::Value &value);

struct OrderedPoint
{
    OrderValue value;
    PointId id;
    size_t slot = 0;
};
//! A point with several values comes once per value; ties go by id, in the order's direction. Refuses a
//! field without a range index.
std::vector<OrderedPoint> orderedPoints(const Collection &collection, const OrderBy &order,
                                        const MatcherPtr &filter, quint64 limit);
void appendOrderValue(QByteArray &out, const OrderValue &value);

} // namespace sextant::local
