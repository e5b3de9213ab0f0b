#include "model/edit/vectorsummary.h"

#include <algorithm>

namespace sextant {

std::vector<float> storedNumbers(const VectorData &vector)
{
    if (const auto *dense = std::get_if<DenseVector>(&vector))
        return *dense;
    if (const auto *sparse = std::get_if<SparseVector>(&vector))
        return sparse->values;
    std::vector<float> numbers;
    for (const DenseVector &row : std::get<MultiVector>(vector).rows)
        numbers.insert(numbers.end(), row.begin(), row.end());
    return numbers;
}

VectorSummary summarize(const QString &name, const VectorData &vector)
{
    VectorSummary summary;
    summary.name = name;
    if (std::holds_alternative<SparseVector>(vector))
        summary.kind = VectorSummary::Kind::Sparse;
    if (const auto *multi = std::get_if<MultiVector>(&vector)) {
        summary.kind = VectorSummary::Kind::Multi;
        summary.rows = qsizetype(multi->rows.size());
    }
    summary.size = vectorSize(vector);
    summary.norm = euclideanNorm(vector);
    const std::vector<float> numbers = storedNumbers(vector);
    if (!numbers.empty()) {
        const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
        summary.minimum = *low;
        summary.maximum = *high;
    }
    return summary;
}

} // namespace sextant
