// Facet: how many points hold each value of an indexed field.

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/handlers.h"
#include "client/local/jsontext.h"
#include "client/local/matcher.h"

#include <algorithm>
#include <map>
#include <set>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

//! A value in an order of its own: integers by number, texts bytewise, false before true.
struct FacetKey
{
    qint64 number = 0;
    QByteArray text;
    QByteArray json;
    friend bool operator<(const FacetKey &a, const FacetKey &b)
    {
        return a.number != b.number ? a.number < b.number : a.text < b.text;
    }
};

//! Of a value as its index keeps it.
FacetKey keyOf(const json::Value &value)
{
    FacetKey key;
    if (value.isString())
        key.text = value.toString().toUtf8();
    else if (value.kind() == json::Kind::Bool)
        key.number = value.toBool();
    else
        key.number = *value.toInt64();
    appendValue(key.json, value);
    return key;
}

std::set<FacetKey> valuesOf(const json::Value &payload, const FieldIndex &index)
{
    std::set<FacetKey> keys;
    const auto take = [&](const json::Value &value) {
        if (const std::optional<json::Value> stored = index.stored(value))
            keys.insert(keyOf(*stored));
    };
    for (const json::Value *value : json::select(payload, index.path)) {
        if (!value->isArray())
            take(*value);
        else
            std::for_each(value->array().begin(), value->array().end(), take);
    }
    return keys;
}

QByteArray hitsJson(const std::map<FacetKey, quint64> &counts, quint64 limit)
{
    std::vector<std::pair<FacetKey, quint64>> hits(counts.begin(), counts.end());
    std::stable_sort(hits.begin(), hits.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    if (quint64(hits.size()) > limit)
        hits.resize(size_t(limit));
    QByteArray out = "{\"hits\":[";
    for (size_t i = 0; i < hits.size(); ++i) {
        if (i > 0)
            out += ',';
        out += "{\"value\":" + hits[i].first.json
            + ",\"count\":" + QByteArray::number(hits[i].second) + '}';
    }
    return out + "]}";
}

} // namespace

QByteArray facet(RouteRequest &request)
{
    requireObject(request.body, "struct FacetRequest");
    const json::KeyPath path = readPath(requiredMember(request.body, "key"_L1));
    const quint64 limit = optionalUnsigned(request.body, "limit"_L1).value_or(10);
    optionalBool(request.body, "exact"_L1);
    const json::Value *given = member(request.body, "filter"_L1);
    compileFilter(given, nullptr);
    if (limit == 0)
        failValidation(u"facet_request.limit"_s, u"value 0 invalid, must be 1 or larger"_s);
    const Collection &collection = request.store.require(request.collectionName());
    const FieldIndex *index = collection.index(path);
    if (!index || !index->servesFacet())
        failInput(u"No appropriate index for faceting: `%1`. Please create one to facet on this "
                  u"field. Check "
                  u"https://qdrant.tech/documentation/concepts/indexing/#payload-index to see "
                  u"which payload "
                  u"schemas support Match conditions"_s.arg(path.toDisplay()));
    const MatcherPtr filter = compileFilter(given, &collection);
    std::map<FacetKey, quint64> counts;
    for (const auto &[id, slot] : collection.ids())
        if (matches(filter, collection, slot))
            for (const FacetKey &key : valuesOf(collection.point(slot).payload, *index))
                ++counts[key];
    return hitsJson(counts, limit);
}

} // namespace sextant::local
