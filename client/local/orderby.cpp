#include "client/local/orderby.h"

#include "client/local/body.h"
#include "client/local/datetime.h"
#include "client/local/failure.h"
#include "client/local/jsontext.h"
#include "client/local/numbers.h"

#include <algorithm>
#include <cmath>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

std::optional<OrderValue> valueOf(const json::Value &value, const FieldIndex &index)
{
    const std::optional<json::Value> stored = index.stored(value);
    if (!stored)
        return {};
    if (index.type == FieldType::Float)
        return OrderValue{ true, 0, *stored->toDouble() };
    return OrderValue{ false, *stored->toInt64(), 0 };
}

void readStart(OrderBy &order, const json::Value &value)
{
    if (const std::optional<qint64> number = value.toInt64()) {
        order.startFrom = OrderValue{ false, *number, 0 };
        return;
    }
    if (value.isNumber()) {
        order.startFrom = OrderValue{ true, 0, *value.toDouble() };
        return;
    }
    const auto instant = value.isString() ? parseDatetime(value.toString()) : std::nullopt;
    if (!instant)
        failFormat(u"Expected a string, or an object with a key, direction and/or start_from"_s);
    order.startFrom = OrderValue{ false, *instant, 0 };
    order.startsFromInstant = true;
}

//! Whether the order starts at the value or before it. Without a filter the server walks the index, whose bounds
//! go through floats (above 2⁵³ an integer start may move); with one it compares exactly.
class Start
{
public:
    Start(const OrderBy &order, const FieldIndex &index, bool isFiltered)
        : m_start(order.startFrom)
        , m_isDescending(order.isDescending)
    {
        if (!m_start || isFiltered)
            return;
        const double bound = m_start->isFloat ? m_start->real : double(m_start->integer);
        if (index.type == FieldType::Float)
            m_start = OrderValue{ true, 0, bound };
        else if (!order.startsFromInstant)
            m_start
                = OrderValue{ false,
                              saturated(m_isDescending ? std::floor(bound) : std::ceil(bound)), 0 };
    }
    bool lets(const OrderValue &value) const
    {
        const int side = m_start ? compare(value, *m_start) : 0;
        return m_isDescending ? side <= 0 : side >= 0;
    }

private:
    std::optional<OrderValue> m_start;
    bool m_isDescending;
};

const FieldIndex &requireRangeIndex(const Collection &collection, const json::KeyPath &path)
{
    const FieldIndex *index = collection.index(path);
    if (index && index->servesOrderBy())
        return *index;
    failInput(
        u"No range index for `order_by` key: `%1`. Please create one to use `order_by`. Check "
        u"https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which payload "
        u"schemas support Range conditions"_s.arg(path.toDisplay()));
}

} // namespace

int compare(const OrderValue &a, const OrderValue &b)
{
    if (!a.isFloat && !b.isFloat)
        return a.integer < b.integer ? -1 : int(a.integer > b.integer);
    if (!a.isFloat)
        return -compare(b.real, a.integer);
    if (!b.isFloat)
        return compare(a.real, b.integer);
    return a.real < b.real ? -1 : int(a.real > b.real);
}

OrderBy readOrderBy(const json::Value &value)
{
    OrderBy order;
    if (value.isString()) {
        order.path = readPath(value);
        return order;
    }
    if (!value.isObject())
        failFormat(u"Expected a string, or an object with a key, direction and/or start_from"_s);
    order.path = readPath(requiredMember(value, "key"_L1));
    if (const auto direction = optionalString(value, "direction"_L1)) {
        if (*direction != "asc"_L1 && *direction != "desc"_L1)
            failFormat(
                u"Expected a string, or an object with a key, direction and/or start_from"_s);
        order.isDescending = *direction == "desc"_L1;
    }
    if (const json::Value *start = member(value, "start_from"_L1))
        readStart(order, *start);
    return order;
}

std::vector<OrderedPoint> orderedPoints(const Collection &collection, const OrderBy &order,
                                        const MatcherPtr &filter, quint64 limit)
{
    const FieldIndex &index = requireRangeIndex(collection, order.path);
    const Start start(order, index, filter != nullptr);
    std::vector<OrderedPoint> points;
    const auto take = [&](const json::Value &value, const PointId &id, size_t slot) {
        const std::optional<OrderValue> entry = valueOf(value, index);
        if (entry && start.lets(*entry))
            points.push_back({ *entry, id, slot });
    };
    for (const auto &[id, slot] : collection.ids()) {
        if (!matches(filter, collection, slot))
            continue;
        for (const json::Value *value : json::select(collection.point(slot).payload, order.path)) {
            if (!value->isArray()) {
                take(*value, id, slot);
                continue;
            }
            for (const json::Value &element : value->array())
                take(element, id, slot);
        }
    }
    const auto before = [&](const OrderedPoint &a, const OrderedPoint &b) {
        const int side = compare(a.value, b.value);
        if (side != 0)
            return order.isDescending ? side > 0 : side < 0;
        return order.isDescending ? b.id < a.id : a.id < b.id;
    };
    std::sort(points.begin(), points.end(), before);
    const auto isSame = [](const OrderedPoint &a, const OrderedPoint &b) {
        return a.id == b.id && compare(a.value, b.value) == 0;
    };
    points.erase(std::unique(points.begin(), points.end(), isSame), points.end());
    if (quint64(points.size()) > limit)
        points.resize(size_t(limit));
    return points;
}

void appendOrderValue(QByteArray &out, const OrderValue &value)
{
    if (value.isFloat)
        appendDouble(out, value.real);
    else
        appendNumber(out, value.integer);
}

} // namespace sextant::local
