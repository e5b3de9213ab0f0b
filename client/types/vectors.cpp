#include "client/types/vectors.h"

#include <cmath>

namespace sextant {

namespace {

double sumOfSquares(const std::vector<float> &values)
{
    double sum = 0;
    for (const float value : values)
        sum += double(value) * double(value);
    return sum;
}

struct SumOfSquares
{
    double operator()(const DenseVector &vector) const { return sumOfSquares(vector); }
    double operator()(const SparseVector &vector) const { return sumOfSquares(vector.values); }
    double operator()(const MultiVector &vector) const
    {
        double sum = 0;
        for (const DenseVector &row : vector.rows)
            sum += sumOfSquares(row);
        return sum;
    }
};

struct SizeOf
{
    qsizetype operator()(const DenseVector &vector) const { return qsizetype(vector.size()); }
    qsizetype operator()(const SparseVector &vector) const
    {
        return qsizetype(vector.indices.size());
    }
    qsizetype operator()(const MultiVector &vector) const
    {
        return vector.rows.empty() ? 0 : qsizetype(vector.rows.front().size());
    }
};

} // namespace

double euclideanNorm(const VectorData &vector)
{
    return std::sqrt(std::visit(SumOfSquares{}, vector));
}

qsizetype vectorSize(const VectorData &vector) { return std::visit(SizeOf{}, vector); }

} // namespace sextant
