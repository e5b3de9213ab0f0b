#pragma once
//! VectorColumn: one named vector of all points of a collection, by slot.

#include "client/local/collectionconfig.h"
#include "client/types/vectors.h"

#include <QByteArray>

#include <span>
#include <vector>

namespace sextant::local {

//! Dense rows lie one after the other, so that a search runs straight through memory.
class VectorColumn
{
public:
    explicit VectorColumn(const VectorSpec &spec);

    const VectorSpec &spec() const { return m_spec; }
    void grow(size_t count);
    bool has(size_t slot) const { return m_present[slot] != 0; }
    size_t count() const { return m_count; }
    void erase(size_t slot);

    enum class Use { Write, Query };
    //! Refuses a vector of the wrong kind or size (`Failure`); a write's error names the vector.
    void check(const VectorData &vector, Use use) const;
    //! Checked before. Normalises and rounds as the metric and datatype ask for.
    void set(size_t slot, VectorData vector);

    std::span<const float> dense(size_t slot) const;
    //! All rows of a multi vector, one after the other.
    std::span<const float> rows(size_t slot) const { return m_rows[slot]; }
    const SparseVector &sparse(size_t slot) const { return m_sparse[slot]; }
    size_t holders(quint32 index) const; //!< sparse: points with a value at this index
    //! A copy, as a query would give it.
    VectorData value(size_t slot) const;
    void appendJson(QByteArray &out, size_t slot) const;

private:
    void prepare(float *row) const;

    VectorSpec m_spec;
    std::vector<char> m_present;
    size_t m_count = 0;
    std::vector<float> m_dense;
    std::vector<std::vector<float>> m_rows;
    std::vector<SparseVector> m_sparse;
};

} // namespace sextant::local
