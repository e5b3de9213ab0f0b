#pragma once
//! What `points/query` is asked: nearest, recommend, or plain listing. JSON: client/api/queryapi.h.

#include "client/types/filter.h"
#include "client/types/pointid.h"
#include "client/types/vectors.h"

#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace sextant {

//! An example: a stored point or a raw vector. Named points are left out of the results by the server.
using VectorInput = std::variant<PointId, VectorData>;

struct NearestQuery
{
    VectorInput target;
    friend bool operator==(const NearestQuery &, const NearestQuery &) = default;
};

enum class RecommendStrategy { AverageVector, BestScore, SumScores };

struct RecommendQuery
{
    std::vector<VectorInput> positive;
    std::vector<VectorInput> negative;
    RecommendStrategy strategy = RecommendStrategy::AverageVector;
    friend bool operator==(const RecommendQuery &, const RecommendQuery &) = default;
};

using QueryVariant = std::variant<NearestQuery, RecommendQuery>;

struct QueryRequest
{
    QueryVariant query;
    QString usingVector; //!< `using`; "" = the unnamed vector (not sent)
    std::optional<Filter> filter;
    quint64 limit = 10;
    quint64 offset = 0;
    std::optional<double> scoreThreshold;
    std::optional<bool> exact;
    bool withPayload = true;
    bool withVectors = false;
    friend bool operator==(const QueryRequest &, const QueryRequest &) = default;
};

//! Whether larger scores are better for this query on this metric. average_vector is a nearest query and
//! follows the metric; best_score and sum_scores are larger-is-better on every metric.
inline bool largerScoreIsBetter(const QueryVariant &query, Distance distance)
{
    if (const auto *recommend = std::get_if<RecommendQuery>(&query))
        if (recommend->strategy != RecommendStrategy::AverageVector)
            return true;
    return largerIsBetter(distance);
}

} // namespace sextant
