#include "client/local/queryrequest.h"

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/matcher.h"

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

using QueryKind = decltype(SearchQuery::kind);

bool isIdLike(const json::Value &value) { return value.isString() || value.isNumber(); }

VectorInput readInput(const json::Value &value)
{
    if (isIdLike(value))
        return readId(value);
    // No validator here: an empty vector is refused for its dimension.
    if (value.isArray() && value.array().empty())
        return VectorData(DenseVector());
    return readVector(value);
}

std::vector<VectorInput> readInputs(const json::Value &object, QLatin1String key)
{
    std::vector<VectorInput> inputs;
    if (const json::Value *list = member(object, key))
        for (const json::Value &input : requireArray(*list))
            inputs.push_back(readInput(input));
    return inputs;
}

RecommendStrategy readStrategy(const json::Value &recommend)
{
    const QString text = optionalString(recommend, "strategy"_L1).value_or(u"average_vector"_s);
    if (text == "average_vector"_L1)
        return RecommendStrategy::AverageVector;
    if (text == "best_score"_L1)
        return RecommendStrategy::BestScore;
    if (text == "sum_scores"_L1)
        return RecommendStrategy::SumScores;
    failFormat(
        u"unknown variant `%1`, expected one of `average_vector`, `best_score`, `sum_scores`"_s.arg(
            text));
}

RecommendQuery readRecommend(const json::Value &value)
{
    requireObject(value, "struct RecommendInput");
    RecommendQuery recommend{ readInputs(value, "positive"_L1), readInputs(value, "negative"_L1),
                              readStrategy(value) };
    if (recommend.positive.empty() && recommend.negative.empty())
        failValidation(
            u"internal.query.recommend.positives, negatives"_s,
            u"Validation error: At least one positive or negative vector/id must be provided [{}]"_s);
    return recommend;
}

QueryKind readSample(const json::Value &value)
{
    if (requireString(value) != "random"_L1)
        failFormat(u"unknown variant `%1`, expected `random`"_s.arg(value.toString()));
    return RandomQuery();
}

QueryKind readKind(const json::Value &query)
{
    if (!query.isObject())
        return NearestQuery{ readInput(query) };
    if (const json::Value *nearest = member(query, "nearest"_L1)) {
        if (member(query, "mmr"_L1))
            failMissing(u"query mmr"_s);
        return NearestQuery{ readInput(*nearest) };
    }
    if (const json::Value *recommend = member(query, "recommend"_L1))
        return readRecommend(*recommend);
    if (const json::Value *orderBy = member(query, "order_by"_L1))
        return readOrderBy(*orderBy);
    if (const json::Value *sample = member(query, "sample"_L1))
        return readSample(*sample);
    for (const char *name :
         { "discover", "context", "fusion", "rrf", "formula", "relevance_feedback" })
        if (member(query, QLatin1String(name)))
            failMissing(u"query "_s + QLatin1String(name));
    if (member(query, "indices"_L1) || member(query, "text"_L1) || member(query, "image"_L1)
        || member(query, "object"_L1))
        return NearestQuery{ readVector(query) };
    failFormat(u"Expected some form of vector, id, or a type of query"_s);
}

bool hasPrefetch(const json::Value &body)
{
    const json::Value *prefetch = member(body, "prefetch"_L1);
    return prefetch && !(prefetch->isArray() && prefetch->array().empty());
}

void checkParams(const json::Value &body, const QString &place)
{
    const json::Value *params = member(body, "params"_L1);
    if (!params)
        return;
    requireObject(*params, "struct SearchParams");
    optionalBool(*params, "exact"_L1);
    const json::Value *idf = member(*params, "idf"_L1);
    if (idf && !(idf->isString() && idf->toString() == "global"_L1))
        failMissing(u"query params.idf"_s);
    if (optionalUnsigned(*params, "hnsw_ef"_L1) == 0U)
        failValidation(place + u".params.hnsw_ef"_s, u"value 0 invalid, must be 1 or larger"_s);
}

void checkThreshold(const SearchQuery &query)
{
    if (!query.threshold)
        return;
    if (std::holds_alternative<OrderBy>(query.kind))
        failRequest(u"Can't use score_threshold with an order_by query."_s);
    if (std::holds_alternative<ListQuery>(query.kind))
        failRequest(
            u"A query is needed to use the score_threshold. Can't have score_threshold without "
            u"defining a query."_s);
}

} // namespace

SearchQuery readQuery(const json::Value &body, const QString &place)
{
    requireObject(body, "struct QueryRequest");
    SearchQuery query;
    const json::Value *kind = member(body, "query"_L1);
    if (kind)
        query.kind = withFormatText(u"Expected some form of vector, id, or a type of query"_s,
                                    [kind] { return readKind(*kind); });
    query.usingVector = optionalString(body, "using"_L1).value_or(QString());
    if (const json::Value *filter = member(body, "filter"_L1)) {
        compileFilter(filter, nullptr);
        query.filter = *filter;
    }
    query.limit = optionalUnsigned(body, "limit"_L1).value_or(10);
    query.offset = optionalUnsigned(body, "offset"_L1).value_or(0);
    if (const auto threshold = optionalDouble(body, "score_threshold"_L1))
        query.threshold = float(*threshold);
    if (const json::Value *lookup = member(body, "lookup_from"_L1))
        query.lookup = LookupPlace{ requireString(requiredMember(*lookup, "collection"_L1)),
                                    optionalString(*lookup, "vector"_L1) };
    query.selectors = readSelectors(body, false);
    if (query.limit == 0)
        failValidation(place + u".limit"_s, u"value 0 invalid, must be 1 or larger"_s);
    checkParams(body, place);
    if (hasPrefetch(body)) {
        if (!kind)
            failRequest(u"A query is needed to merge the prefetches. Can't have prefetches without "
                        u"defining a query."_s);
        failMissing(u"query with prefetch"_s);
    }
    checkThreshold(query);
    return query;
}

} // namespace sextant::local
