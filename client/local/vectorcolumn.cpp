#include "client/local/vectorcolumn.h"

#include "client/local/distances.h"
#include "client/local/failure.h"
#include "client/local/jsontext.h"

#include <QFloat16>

#include <algorithm>
#include <cmath>

namespace sextant::local {

using namespace Qt::StringLiterals;

VectorColumn::VectorColumn(const VectorSpec &spec)
    : m_spec(spec)
{
}

void VectorColumn::grow(size_t count)
{
    m_present.resize(count, 0);
    switch (m_spec.kind) {
    case VectorSpec::Kind::Dense:
        m_dense.resize(count * m_spec.size);
        break;
    case VectorSpec::Kind::Multi:
        m_rows.resize(count);
        break;
    case VectorSpec::Kind::Sparse:
        m_sparse.resize(count);
        break;
    }
}

void VectorColumn::erase(size_t slot)
{
    if (!has(slot))
        return;
    m_present[slot] = 0;
    --m_count;
    if (m_spec.kind == VectorSpec::Kind::Multi)
        m_rows[slot] = {};
    else if (m_spec.kind == VectorSpec::Kind::Sparse)
        m_sparse[slot] = {};
}

void VectorColumn::check(const VectorData &vector, Use use) const
{
    const auto checkSize = [this, use](size_t size) {
        if (size == m_spec.size)
            return;
        QString text
            = u"Vector dimension error: expected dim: %1, got %2"_s.arg(m_spec.size).arg(size);
        if (use == Use::Write && !m_spec.name.isEmpty())
            text += u" for vector '%1'"_s.arg(m_spec.name);
        failInput(text);
    };
    const auto *dense = std::get_if<DenseVector>(&vector);
    const auto *multi = std::get_if<MultiVector>(&vector);
    if ((m_spec.kind == VectorSpec::Kind::Sparse) != std::holds_alternative<SparseVector>(vector))
        failInput(u"Conversion between sparse and regular vectors failed"_s);
    if (m_spec.kind == VectorSpec::Kind::Dense && multi)
        failInput(u"Conversion between multi and regular vectors failed"_s);
    if (dense)
        checkSize(dense->size());
    else if (multi)
        checkSize(multi->rows.front().size());
}

void VectorColumn::prepare(float *row) const
{
    if (m_spec.datatype == Datatype::Uint8) {
        for (size_t i = 0; i < m_spec.size; ++i)
            row[i] = std::clamp(std::trunc(row[i]), 0.0F, 255.0F);
        return;
    }
    if (m_spec.distance == Distance::Cosine)
        normalise(row, m_spec.size);
    if (m_spec.datatype == Datatype::Float16)
        for (size_t i = 0; i < m_spec.size; ++i)
            row[i] = float(qfloat16(row[i]));
}

void VectorColumn::set(size_t slot, VectorData vector)
{
    if (!has(slot)) {
        m_present[slot] = 1;
        ++m_count;
    }
    if (auto *sparse = std::get_if<SparseVector>(&vector)) {
        m_sparse[slot] = std::move(*sparse);
        return;
    }
    const auto *dense = std::get_if<DenseVector>(&vector);
    if (m_spec.kind == VectorSpec::Kind::Dense) {
        float *row = m_dense.data() + slot * m_spec.size;
        std::copy(dense->begin(), dense->end(), row);
        prepare(row);
        return;
    }
    std::vector<float> &flat = m_rows[slot];
    flat.clear();
    if (dense) {
        flat = *dense;
    } else {
        for (const DenseVector &row : std::get<MultiVector>(vector).rows)
            flat.insert(flat.end(), row.begin(), row.end());
    }
    for (size_t at = 0; at < flat.size(); at += m_spec.size)
        prepare(flat.data() + at);
}

std::span<const float> VectorColumn::dense(size_t slot) const
{
    return { m_dense.data() + slot * m_spec.size, m_spec.size };
}

size_t VectorColumn::holders(quint32 index) const
{
    return size_t(std::count_if(m_sparse.begin(), m_sparse.end(), [index](const SparseVector &row) {
        return std::binary_search(row.indices.begin(), row.indices.end(), index);
    }));
}

VectorData VectorColumn::value(size_t slot) const
{
    if (m_spec.kind == VectorSpec::Kind::Sparse)
        return m_sparse[slot];
    if (m_spec.kind == VectorSpec::Kind::Dense) {
        const std::span<const float> row = dense(slot);
        return DenseVector(row.begin(), row.end());
    }
    MultiVector multi;
    const std::vector<float> &flat = m_rows[slot];
    for (size_t at = 0; at < flat.size(); at += m_spec.size)
        multi.rows.emplace_back(flat.begin() + qsizetype(at),
                                flat.begin() + qsizetype(at + m_spec.size));
    return multi;
}

void VectorColumn::appendJson(QByteArray &out, size_t slot) const
{
    if (m_spec.kind == VectorSpec::Kind::Sparse) {
        appendSparse(out, m_sparse[slot]);
        return;
    }
    if (m_spec.kind == VectorSpec::Kind::Dense) {
        appendFloats(out, dense(slot));
        return;
    }
    out += '[';
    const std::vector<float> &flat = m_rows[slot];
    for (size_t at = 0; at < flat.size(); at += m_spec.size) {
        if (at > 0)
            out += ',';
        appendFloats(out, { flat.data() + at, m_spec.size });
    }
    out += ']';
}

} // namespace sextant::local
