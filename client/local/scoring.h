#pragma once
//! Comparing a query vector with the stored vectors of one column, and keeping the best.

#include "client/local/vectorcolumn.h"
#include "client/types/pointid.h"

#include <functional>
#include <optional>
#include <vector>

namespace sextant::local {

//! A query vector made ready for one column: normalised where the metric asks for it.
class Probe
{
public:
    //! Refuses a vector that doesn't fit the column.
    Probe(const VectorColumn &column, const VectorData &vector);

    //! Larger is nearer. nullopt: a sparse vector without a common index. The slot must have the vector.
    std::optional<float> similarity(size_t slot) const;

private:
    float bestRowsSum(std::span<const float> stored) const;
    void weighByRarity();

    const VectorColumn &m_column;
    std::vector<float> m_rows; //!< dense: one row; multi: one after the other
    SparseVector m_sparse;
};

struct Scored
{
    PointId id;
    size_t slot = 0;
    float score = 0;
};

//! Keeps the `capacity` best; equal scores go by id.
class TopList
{
public:
    explicit TopList(size_t capacity);
    void offer(const Scored &candidate);
    std::vector<Scored> take(); //!< best first

private:
    size_t m_capacity;
    std::vector<Scored> m_heap;
};

} // namespace sextant::local
