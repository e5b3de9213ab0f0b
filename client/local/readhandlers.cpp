// Reading points by id, page and number.

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/handlers.h"
#include "client/local/jsontext.h"
#include "client/local/matcher.h"
#include "client/local/orderby.h"
#include "client/local/records.h"

#include <QSet>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 defaultLimit = 10;

struct ScrollRequest
{
    quint64 limit = defaultLimit;
    std::optional<PointId> offset;
    std::optional<OrderBy> orderBy;
    Selectors selectors;
};

ScrollRequest readScroll(const json::Value &body)
{
    requireObject(body, "struct ScrollRequest");
    ScrollRequest scroll;
    if (const json::Value *offset = member(body, "offset"_L1))
        scroll.offset = readId(*offset);
    scroll.limit = optionalUnsigned(body, "limit"_L1).value_or(defaultLimit);
    if (const json::Value *orderBy = member(body, "order_by"_L1))
        scroll.orderBy = readOrderBy(*orderBy);
    scroll.selectors = readSelectors(body, true);
    compileFilter(member(body, "filter"_L1), nullptr);
    if (scroll.limit == 0)
        failValidation(u"scroll_request.limit"_s, u"value 0 invalid, must be 1 or larger"_s);
    if (scroll.orderBy && scroll.offset)
        failInput(
            u"Cannot use an `offset` when using `order_by`. The alternative for paging is to use "
            u"`order_by.start_from` and a filter to exclude the IDs that you've already seen for "
            u"the `order_by.start_from` value"_s);
    return scroll;
}

QByteArray scrollByValue(const Collection &collection, const ScrollRequest &scroll,
                         const MatcherPtr &filter)
{
    QByteArray out = "{\"points\":[";
    bool isFirst = true;
    for (const OrderedPoint &entry :
         orderedPoints(collection, *scroll.orderBy, filter, scroll.limit)) {
        if (!isFirst)
            out += ',';
        isFirst = false;
        openRecord(out, collection, entry.slot, scroll.selectors);
        appendKey(out, "order_value"_L1);
        appendOrderValue(out, entry.value);
        out += '}';
    }
    return out + "],\"next_page_offset\":null}";
}

QByteArray scrollById(const Collection &collection, const ScrollRequest &scroll,
                      const MatcherPtr &filter)
{
    QByteArray out = "{\"points\":[";
    const auto &ids = collection.ids();
    auto at = scroll.offset ? ids.lower_bound(*scroll.offset) : ids.begin();
    quint64 count = 0;
    for (; at != ids.end(); ++at) {
        if (!matches(filter, collection, at->second))
            continue;
        if (count == scroll.limit)
            break;
        if (count++ > 0)
            out += ',';
        openRecord(out, collection, at->second, scroll.selectors);
        out += '}';
    }
    out += "],\"next_page_offset\":";
    if (at == ids.end())
        out += "null";
    else
        appendId(out, at->first);
    return out + '}';
}

//! As in a path: digits are an integer there, although a string of digits is no id in a body.
PointId readPathId(const QString &text)
{
    if (const std::optional<PointId> id = PointId::parse(text); id && text == text.trimmed())
        return *id;
    failInput(u"Can not recognize \"%1\" as point id"_s.arg(text));
}

} // namespace

QByteArray getPoint(RouteRequest &request)
{
    const PointId id = readPathId(request.arguments.at(1));
    const Collection &collection = request.store.require(request.collectionName());
    const std::optional<size_t> slot = collection.find(id);
    if (!slot)
        failNotFound(u"Point with id %1 does not exists!"_s.arg(id.toString()));
    Selectors everything;
    everything.payload.isWanted = true;
    everything.vectors.isWanted = true;
    QByteArray out;
    openRecord(out, collection, *slot, everything);
    return out + '}';
}

QByteArray retrievePoints(RouteRequest &request)
{
    requireObject(request.body, "struct PointRequest");
    const std::vector<PointId> ids = readIds(requiredMember(request.body, "ids"_L1));
    const Selectors selectors = readSelectors(request.body, false);
    const Collection &collection = request.store.require(request.collectionName());
    checkSelectors(selectors, collection);
    QByteArray out = "[";
    QSet<PointId> seen;
    for (const PointId &id : ids) {
        const std::optional<size_t> slot = collection.find(id);
        if (!slot || seen.contains(id))
            continue;
        if (!seen.isEmpty())
            out += ',';
        seen.insert(id);
        openRecord(out, collection, *slot, selectors);
        out += '}';
    }
    return out + ']';
}

QByteArray scrollPoints(RouteRequest &request)
{
    const ScrollRequest scroll = readScroll(request.body);
    const Collection &collection = request.store.require(request.collectionName());
    checkSelectors(scroll.selectors, collection);
    const MatcherPtr filter = compileFilter(member(request.body, "filter"_L1), &collection);
    return scroll.orderBy ? scrollByValue(collection, scroll, filter)
                          : scrollById(collection, scroll, filter);
}

QByteArray countPoints(RouteRequest &request)
{
    requireObject(request.body, "struct CountRequest");
    optionalBool(request.body, "exact"_L1);
    const json::Value *given = member(request.body, "filter"_L1);
    compileFilter(given, nullptr);
    const Collection &collection = request.store.require(request.collectionName());
    const MatcherPtr filter = compileFilter(given, &collection);
    quint64 count = collection.ids().size();
    if (filter) {
        count = 0;
        for (const auto &[id, slot] : collection.ids())
            count += matches(filter, collection, slot) ? 1 : 0;
    }
    return "{\"count\":" + QByteArray::number(count) + '}';
}

} // namespace sextant::local
