#pragma once
//! The three recommend strategies as formulas over example vectors.

#include "client/local/scoring.h"
#include "client/types/query.h"
#include "client/types/vectors.h"

#include <vector>

namespace sextant::local {

//! average_vector: mean of the positives, or 2·mean(positives) − mean(negatives); a nearest query then. Multi
//! vectors: all rows one after the other, the negatives' with turned sign. Refuses an empty positive list and
//! vectors of different kinds.
VectorData averageVector(const std::vector<VectorData> &positive,
                         const std::vector<VectorData> &negative);

//! best_score and sum_scores: larger is better on every metric.
float bestScore(const std::vector<Probe> &positive, const std::vector<Probe> &negative,
                size_t slot);
float sumScores(const std::vector<Probe> &positive, const std::vector<Probe> &negative,
                size_t slot);

} // namespace sextant::local
