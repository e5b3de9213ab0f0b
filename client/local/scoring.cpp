#include "client/local/scoring.h"

#include "client/local/distances.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sextant::local {

namespace {

bool isBetter(const Scored &a, const Scored &b)
{
    return a.score != b.score ? a.score > b.score : a.id < b.id;
}

} // namespace

Probe::Probe(const VectorColumn &column, const VectorData &vector)
    : m_column(column)
{
    column.check(vector, VectorColumn::Use::Query);
    if (const auto *sparse = std::get_if<SparseVector>(&vector)) {
        m_sparse = *sparse;
        if (column.spec().hasIdf)
            weighByRarity();
        return;
    }
    if (const auto *dense = std::get_if<DenseVector>(&vector))
        m_rows = *dense;
    else
        for (const DenseVector &row : std::get<MultiVector>(vector).rows)
            m_rows.insert(m_rows.end(), row.begin(), row.end());
    const VectorSpec &spec = column.spec();
    if (spec.distance == Distance::Cosine && spec.datatype != Datatype::Uint8)
        for (size_t at = 0; at < m_rows.size(); at += spec.size)
            normalise(m_rows.data() + at, spec.size);
}

void Probe::weighByRarity()
{
    const auto total = float(m_column.count());
    for (size_t i = 0; i < m_sparse.indices.size(); ++i) {
        const float holders = float(m_column.holders(m_sparse.indices[i]));
        m_sparse.values[i] *= std::log((total - holders + 0.5F) / (holders + 0.5F) + 1.0F);
    }
}

std::optional<float> Probe::similarity(size_t slot) const
{
    const VectorSpec &spec = m_column.spec();
    switch (spec.kind) {
    case VectorSpec::Kind::Dense:
        return local::similarity(spec.distance, m_rows.data(), m_column.dense(slot).data(),
                                 spec.size);
    case VectorSpec::Kind::Multi:
        return bestRowsSum(m_column.rows(slot));
    case VectorSpec::Kind::Sparse:
        break;
    }
    bool found = false;
    const float sum = sparseDot(m_sparse, m_column.sparse(slot), found);
    return found ? std::optional(sum) : std::nullopt;
}

float Probe::bestRowsSum(std::span<const float> stored) const
{
    const VectorSpec &spec = m_column.spec();
    float sum = 0;
    for (size_t mine = 0; mine < m_rows.size(); mine += spec.size) {
        float best = -std::numeric_limits<float>::infinity();
        for (size_t theirs = 0; theirs < stored.size(); theirs += spec.size)
            best = std::max(best,
                            local::similarity(spec.distance, m_rows.data() + mine,
                                              stored.data() + theirs, spec.size));
        sum += best;
    }
    return sum;
}

TopList::TopList(size_t capacity)
    : m_capacity(capacity)
{
}

void TopList::offer(const Scored &candidate)
{
    if (m_heap.size() < m_capacity) {
        m_heap.push_back(candidate);
        std::push_heap(m_heap.begin(), m_heap.end(), isBetter);
        return;
    }
    if (m_heap.empty() || !isBetter(candidate, m_heap.front()))
        return;
    std::pop_heap(m_heap.begin(), m_heap.end(), isBetter);
    m_heap.back() = candidate;
    std::push_heap(m_heap.begin(), m_heap.end(), isBetter);
}

std::vector<Scored> TopList::take()
{
    std::sort(m_heap.begin(), m_heap.end(), isBetter);
    return std::move(m_heap);
}

} // namespace sextant::local
