#include "client/local/orderby.h"

#include "client/local/body.h"
#include "client/local/datetime.h"
#include "client/local/failure.h"
#include "client/local/jsontext.h"

#include <algorithm>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

std::optional<OrderValue> valueOf(const json::Value &value, FieldType type)
{
    if (type == FieldType::Datetime) {
        const auto instant = value.isString() ? parseDatetime(value.toString()) : std::nullopt;
        return instant ? std::optional(OrderValue{ false, *instant, 0 }) : std::nullopt;
    }
    if (type == FieldType::Integer) {
        if (const std::optional<qint64> number = value.toInt64())
            return OrderValue{ false, *number, 0 };
        const double real = value.kind() == json::Kind::Float ? *value.toDouble() : 0.5;
        if (real == double(qint64(real)))
            return OrderValue{ false, qint64(real), 0 };
        return {};
    }
    return value.isNumber() ? std::optional(OrderValue{ true, 0, *value.toDouble() })
                            : std::nullopt;
}

OrderValue readStart(const json::Value &value)
{
    if (const std::optional<qint64> number = value.toInt64())
        return { false, *number, 0 };
    if (value.isNumber())
        return { true, 0, *value.toDouble() };
    if (value.isString())
        if (const std::optional<qint64> instant = parseDatetime(value.toString()))
            return { false, *instant, 0 };
    failFormat(u"Expected a string, or an object with a key, direction and/or start_from"_s);
}

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
    const double left = a.isFloat ? a.real : double(a.integer);
    const double right = b.isFloat ? b.real : double(b.integer);
    return left < right ? -1 : int(left > right);
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
        order.startFrom = readStart(*start);
    return order;
}

std::vector<OrderedPoint> orderedPoints(const Collection &collection, const OrderBy &order,
                                        const MatcherPtr &filter, quint64 limit)
{
    const FieldType type = requireRangeIndex(collection, order.path).type;
    std::vector<OrderedPoint> points;
    const auto take = [&](const json::Value &value, const PointId &id, size_t slot) {
        const std::optional<OrderValue> entry = valueOf(value, type);
        if (!entry)
            return;
        const int side = order.startFrom ? compare(*entry, *order.startFrom) : 0;
        if (order.isDescending ? side <= 0 : side >= 0)
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
