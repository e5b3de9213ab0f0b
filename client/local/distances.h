#pragma once
//! Exact distances over float rows, in several accumulators so that the compiler can use wide registers.

#include "client/types/vectors.h"

#include <cstddef>

namespace sextant::local {

float dotProduct(const float *a, const float *b, size_t size);
float squaredDistance(const float *a, const float *b, size_t size);
float manhattanDistance(const float *a, const float *b, size_t size);

//! Larger is nearer on every metric: Euclid is −d², Manhattan −Σ|d|. Cosine takes normalised rows.
float similarity(Distance distance, const float *a, const float *b, size_t size);
//! What the server shows for a similarity: true distances on Euclid and Manhattan.
float shownScore(Distance distance, float similarity);

//! In place, as on write: left alone when (nearly) of length 1 or (nearly) zero.
void normalise(float *row, size_t size);

//! Both sorted by index. `found` tells whether any index is common.
float sparseDot(const SparseVector &a, const SparseVector &b, bool &found);

} // namespace sextant::local
