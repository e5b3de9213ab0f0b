#pragma once
//! Vectors of a point: dense, sparse, multi; named or not. Values are f32, as the server keeps them.

#include <QString>

#include <utility>
#include <variant>
#include <vector>

namespace sextant {

using DenseVector = std::vector<float>;

struct SparseVector
{
    std::vector<quint32> indices; //!< unique; the server returns them sorted
    std::vector<float> values; //!< same length as indices
    friend bool operator==(const SparseVector &, const SparseVector &) = default;
};

struct MultiVector
{
    std::vector<DenseVector> rows; //!< at least one, all of one size
    friend bool operator==(const MultiVector &, const MultiVector &) = default;
};

using VectorData = std::variant<DenseVector, SparseVector, MultiVector>;

//! Name → vector in the server's order. The unnamed vector has the name "".
using NamedVectors = std::vector<std::pair<QString, VectorData>>;

double euclideanNorm(const VectorData &vector); //!< L2 norm over all stored numbers
//! Dense: its size; sparse: number of indices; multi: size of a row.
qsizetype vectorSize(const VectorData &vector);

enum class Distance { Cosine, Euclid, Dot, Manhattan };

//! Whether a nearest-type score on this metric is better when larger (Cosine, Dot) or smaller (Euclid, Manhattan).
constexpr bool largerIsBetter(Distance distance)
{
    return distance == Distance::Cosine || distance == Distance::Dot;
}

} // namespace sextant
