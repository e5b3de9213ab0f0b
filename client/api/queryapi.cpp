#include "client/api/queryapi.h"

#include "client/api/bodywriter.h"
#include "client/api/collectionsapi.h"
#include "client/api/requests.h"
#include "client/json/decode.h"
#include "client/json/filterjson.h"
#include "client/json/numbertext.h"
#include "client/json/vectorsjson.h"

#include <algorithm>
#include <span>

namespace sextant {

namespace {

QByteArray inputJson(const VectorInput &input)
{
    if (const auto *id = std::get_if<PointId>(&input))
        return id->toJson();
    return json::vectorToJson(std::get<VectorData>(input));
}

QByteArrayView strategyJson(RecommendStrategy strategy)
{
    switch (strategy) {
    case RecommendStrategy::AverageVector:
        return "\"average_vector\"";
    case RecommendStrategy::BestScore:
        return "\"best_score\"";
    case RecommendStrategy::SumScores:
        return "\"sum_scores\"";
    }
    Q_UNREACHABLE();
}

struct QueryJson
{
    QByteArray operator()(const NearestQuery &query) const { return inputJson(query.target); }
    QByteArray operator()(const RecommendQuery &query) const
    {
        BodyWriter recommend;
        if (!query.positive.empty())
            recommend.member("positive", jsonList(query.positive, inputJson));
        if (!query.negative.empty())
            recommend.member("negative", jsonList(query.negative, inputJson));
        recommend.member("strategy", strategyJson(query.strategy));
        return BodyWriter().member("recommend", recommend.finish()).finish();
    }
};

} // namespace

QByteArray encodeQuery(const QueryRequest &request)
{
    BodyWriter writer;
    writer.member("query", std::visit(QueryJson{}, request.query));
    if (!request.usingVector.isEmpty())
        writer.member("using", json::quoted(request.usingVector));
    if (request.filter && !request.filter->isEmpty())
        writer.member("filter", json::toJson(*request.filter).toJson());
    if (request.exact)
        writer.member("params", BodyWriter().flag("exact", *request.exact).finish());
    writer.number("limit", request.limit);
    if (request.offset > 0)
        writer.number("offset", request.offset);
    if (request.scoreThreshold)
        writer.member("score_threshold", json::doubleText(*request.scoreThreshold));
    writer.flag("with_payload", request.withPayload);
    writer.flag("with_vector", request.withVectors);
    return writer.finish();
}

QByteArray encodeQueryBatch(const std::vector<QueryRequest> &requests)
{
    return BodyWriter().member("searches", jsonList(requests, encodeQuery)).finish();
}

namespace {

Request queryRequest(const QString &collection, QByteArrayView suffix, QByteArray body,
                     std::span<const QueryRequest> requests)
{
    Request request = readRequest(collectionPath(collection, suffix), std::move(body));
    const bool sumsScores = std::ranges::any_of(requests, [](const QueryRequest &each) {
        const auto *recommend = std::get_if<RecommendQuery>(&each.query);
        return recommend && recommend->strategy == RecommendStrategy::SumScores;
    });
    if (sumsScores)
        request.needs.push_back(Feature::SumScores);
    return request;
}

} // namespace

Call QueryApi::query(const QString &collection, const QueryRequest &request,
                     Handler<ScoredPage> handler)
{
    return m_core.send<ScoredPage>(
        queryRequest(collection, "/points/query", encodeQuery(request), { &request, 1 }),
        json::decodeQuery, std::move(handler));
}

Call QueryApi::queryBatch(const QString &collection, const std::vector<QueryRequest> &requests,
                          Handler<std::vector<ScoredPage>> handler)
{
    return m_core.send<std::vector<ScoredPage>>(
        queryRequest(collection, "/points/query/batch", encodeQueryBatch(requests), requests),
        json::decodeQueryBatch, std::move(handler));
}

} // namespace sextant
