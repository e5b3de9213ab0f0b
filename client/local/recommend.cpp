#include "client/local/recommend.h"

#include "client/local/failure.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

DenseVector mean(const std::vector<const DenseVector *> &vectors)
{
    DenseVector sum;
    for (const DenseVector *vector : vectors) {
        sum.resize(std::max(sum.size(), vector->size()));
        for (size_t i = 0; i < vector->size(); ++i)
            sum[i] += (*vector)[i];
    }
    for (float &value : sum)
        value /= float(vectors.size());
    return sum;
}

SparseVector mean(const std::vector<const SparseVector *> &vectors)
{
    std::map<quint32, float> sums;
    for (const SparseVector *vector : vectors)
        for (size_t i = 0; i < vector->indices.size(); ++i)
            sums[vector->indices[i]] += vector->values[i];
    SparseVector result;
    for (const auto &[index, sum] : sums) {
        result.indices.push_back(index);
        result.values.push_back(sum / float(vectors.size()));
    }
    return result;
}

MultiVector mean(const std::vector<const MultiVector *> &vectors)
{
    MultiVector all;
    for (const MultiVector *vector : vectors)
        all.rows.insert(all.rows.end(), vector->rows.begin(), vector->rows.end());
    return all;
}

template <typename Kind> VectorData meanOfKind(const std::vector<VectorData> &vectors)
{
    std::vector<const Kind *> typed;
    for (const VectorData &vector : vectors) {
        typed.push_back(std::get_if<Kind>(&vector));
        if (!typed.back())
            failInput(u"Can't average vectors with different types"_s);
    }
    return mean(typed);
}

VectorData meanOf(const std::vector<VectorData> &vectors)
{
    if (vectors.empty())
        failInput(u"Positive vectors should not be empty with `average` strategy"_s);
    if (std::holds_alternative<DenseVector>(vectors.front()))
        return meanOfKind<DenseVector>(vectors);
    if (std::holds_alternative<SparseVector>(vectors.front()))
        return meanOfKind<SparseVector>(vectors);
    return meanOfKind<MultiVector>(vectors);
}

VectorData pushAway(const DenseVector &positive, const DenseVector &negative)
{
    DenseVector result(std::min(positive.size(), negative.size()));
    for (size_t i = 0; i < result.size(); ++i)
        result[i] = positive[i] + positive[i] - negative[i];
    return result;
}

VectorData pushAway(const SparseVector &positive, const SparseVector &negative)
{
    std::map<quint32, float> sums;
    for (size_t i = 0; i < positive.indices.size(); ++i)
        sums[positive.indices[i]] += positive.values[i] + positive.values[i];
    for (size_t i = 0; i < negative.indices.size(); ++i)
        sums[negative.indices[i]] -= negative.values[i];
    SparseVector result;
    for (const auto &[index, sum] : sums) {
        result.indices.push_back(index);
        result.values.push_back(sum);
    }
    return result;
}

VectorData pushAway(MultiVector positive, const MultiVector &negative)
{
    for (DenseVector row : negative.rows) {
        for (float &value : row)
            value = -value;
        positive.rows.push_back(std::move(row));
    }
    return positive;
}

float squash(float value) { return 0.5F * (value / (1.0F + std::abs(value)) + 1.0F); }

float best(const std::vector<Probe> &probes, size_t slot)
{
    float result = -std::numeric_limits<float>::infinity();
    for (const Probe &probe : probes)
        result = std::max(result, probe.similarity(slot).value_or(0));
    return result;
}

float sum(const std::vector<Probe> &probes, size_t slot)
{
    float result = 0;
    for (const Probe &probe : probes)
        result += probe.similarity(slot).value_or(0);
    return result;
}

} // namespace

VectorData averageVector(const std::vector<VectorData> &positive,
                         const std::vector<VectorData> &negative)
{
    VectorData towards = meanOf(positive);
    if (negative.empty())
        return towards;
    const VectorData away = meanOf(negative);
    if (towards.index() != away.index())
        failInput(
            u"Positive and negative vectors should be of the same type, either all dense or all "
            u"sparse or all multi"_s);
    if (const auto *dense = std::get_if<DenseVector>(&towards))
        return pushAway(*dense, std::get<DenseVector>(away));
    if (const auto *sparse = std::get_if<SparseVector>(&towards))
        return pushAway(*sparse, std::get<SparseVector>(away));
    return pushAway(std::get<MultiVector>(std::move(towards)), std::get<MultiVector>(away));
}

float bestScore(const std::vector<Probe> &positive, const std::vector<Probe> &negative, size_t slot)
{
    const float liked = best(positive, slot);
    const float disliked = best(negative, slot);
    return liked > disliked ? squash(liked) : -squash(disliked);
}

float sumScores(const std::vector<Probe> &positive, const std::vector<Probe> &negative, size_t slot)
{
    return sum(positive, slot) - sum(negative, slot);
}

} // namespace sextant::local
