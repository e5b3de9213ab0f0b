#include "client/local/distances.h"

#include <cmath>
#include <limits>

namespace sextant::local {

namespace {

template <typename Term> float accumulate(const float *a, const float *b, size_t size, Term term)
{
    constexpr size_t lanes = 32;
    float sums[lanes] = {};
    size_t i = 0;
    for (; i + lanes <= size; i += lanes)
        for (size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += term(a[i + lane], b[i + lane]);
    float total = 0;
    for (const float sum : sums)
        total += sum;
    for (; i < size; ++i)
        total += term(a[i], b[i]);
    return total;
}

} // namespace

float dotProduct(const float *a, const float *b, size_t size)
{
    return accumulate(a, b, size, [](float x, float y) { return x * y; });
}

float squaredDistance(const float *a, const float *b, size_t size)
{
    return accumulate(a, b, size, [](float x, float y) { return (x - y) * (x - y); });
}

float manhattanDistance(const float *a, const float *b, size_t size)
{
    return accumulate(a, b, size, [](float x, float y) { return std::abs(x - y); });
}

float similarity(Distance distance, const float *a, const float *b, size_t size)
{
    switch (distance) {
    case Distance::Cosine:
    case Distance::Dot:
        return dotProduct(a, b, size);
    case Distance::Euclid:
        return -squaredDistance(a, b, size);
    case Distance::Manhattan:
        return -manhattanDistance(a, b, size);
    }
    return 0;
}

float shownScore(Distance distance, float similarity)
{
    switch (distance) {
    case Distance::Cosine:
    case Distance::Dot:
        return similarity;
    case Distance::Euclid:
        return std::sqrt(std::abs(similarity));
    case Distance::Manhattan:
        return std::abs(similarity);
    }
    return similarity;
}

void normalise(float *row, size_t size)
{
    const float squared = dotProduct(row, row, size);
    if (squared < std::numeric_limits<float>::epsilon() || std::abs(squared - 1.0F) <= 1.0e-6F)
        return;
    const float length = std::sqrt(squared);
    for (size_t i = 0; i < size; ++i)
        row[i] /= length;
}

float sparseDot(const SparseVector &a, const SparseVector &b, bool &found)
{
    float sum = 0;
    size_t i = 0;
    size_t j = 0;
    while (i < a.indices.size() && j < b.indices.size()) {
        if (a.indices[i] < b.indices[j]) {
            ++i;
        } else if (b.indices[j] < a.indices[i]) {
            ++j;
        } else {
            found = true;
            sum += a.values[i++] * b.values[j++];
        }
    }
    return sum;
}

} // namespace sextant::local
