#pragma once
//! A query as it was asked, read and validated before any collection is looked at.

#include "client/local/orderby.h"
#include "client/local/records.h"
#include "client/types/query.h"

#include <optional>
#include <variant>
#include <vector>

namespace sextant::local {

struct ListQuery // no query: by id
{
};
struct RandomQuery
{
};

struct LookupPlace
{
    QString collection;
    std::optional<QString> vector;
};

struct SearchQuery
{
    std::variant<ListQuery, NearestQuery, RecommendQuery, OrderBy, RandomQuery> kind;
    QString usingVector;
    std::optional<json::Value> filter;
    quint64 limit = 10;
    quint64 offset = 0;
    std::optional<float> threshold;
    std::optional<LookupPlace> lookup;
    Selectors selectors;
};

//! `place` names the request in validation errors: `internal`, `searches[0].internal`.
SearchQuery readQuery(const json::Value &body, const QString &place);

} // namespace sextant::local
