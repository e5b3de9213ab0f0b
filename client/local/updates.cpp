#include "client/local/updates.h"

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/matcher.h"

namespace sextant::local {

using namespace Qt::StringLiterals;

PointChoice readChoice(const json::Value &body)
{
    PointChoice choice;
    if (const json::Value *points = member(body, "points"_L1))
        choice.ids = readIds(*points);
    if (const json::Value *filter = member(body, "filter"_L1)) {
        compileFilter(filter, nullptr);
        choice.filter = *filter;
    }
    if (!choice.ids && !choice.filter)
        failFormat(u"Either list of point ids or filter must be provided"_s);
    return choice;
}

std::vector<PointId> chosenIds(const Collection &collection, const PointChoice &choice)
{
    std::vector<PointId> ids;
    if (choice.ids) {
        for (const PointId &id : *choice.ids)
            if (collection.find(id))
                ids.push_back(id);
        return ids;
    }
    const MatcherPtr filter = compileFilter(&*choice.filter, &collection);
    for (const auto &[id, slot] : collection.ids())
        if (matches(filter, collection, slot))
            ids.push_back(id);
    return ids;
}

void forEachChosen(Collection &collection, const PointChoice &choice,
                   const std::function<void(size_t)> &visit)
{
    for (const PointId &id : chosenIds(collection, choice))
        visit(*collection.find(id));
    if (!choice.ids)
        return;
    for (const PointId &id : *choice.ids)
        if (!collection.find(id))
            failNotFound(u"No point with id %1 found"_s.arg(id.toString()), true);
}

QByteArray applyUpdate(Collection &collection, const Update &update, bool wait)
{
    const quint64 operation = collection.nextOperation();
    try {
        update(collection);
    } catch (const Failure &failure) {
        if (wait || !failure.isLate)
            throw;
    }
    return updateResult(operation, wait);
}

QByteArray updateResult(quint64 operation, bool wait)
{
    return "{\"operation_id\":" + QByteArray::number(operation)
        + (wait ? ",\"status\":\"completed\"}" : ",\"status\":\"acknowledged\"}");
}

} // namespace sextant::local
