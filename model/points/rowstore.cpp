#include "model/points/rowstore.h"

#include <algorithm>

namespace sextant {

const RowStore::Chunk &RowStore::chunkOf(int row) const
{
    Q_ASSERT(row >= 0 && row < m_size);
    const auto after
        = std::upper_bound(m_chunks.cbegin(), m_chunks.cend(), row,
                           [](int wanted, const Chunk &chunk) { return wanted < chunk.firstRow; });
    return *std::prev(after);
}

RowStore::Chunk &RowStore::chunkOf(int row)
{
    return const_cast<Chunk &>(std::as_const(*this).chunkOf(row));
}

PointId RowStore::idAt(int row) const
{
    const Chunk &chunk = chunkOf(row);
    return chunk.rows[size_t(row - chunk.firstRow)].id;
}

QByteArrayView RowStore::payloadAt(int row) const
{
    const Chunk &chunk = chunkOf(row);
    const Row &entry = chunk.rows[size_t(row - chunk.firstRow)];
    return QByteArrayView(chunk.payloads).sliced(entry.offset, entry.length);
}

int RowStore::rowOf(const PointId &id) const
{
    for (const Chunk &chunk : m_chunks)
        for (size_t i = 0; i < chunk.rows.size(); ++i)
            if (chunk.rows[i].id == id)
                return chunk.firstRow + int(i);
    return -1;
}

std::vector<int> RowStore::rowsOf(const QSet<PointId> &ids) const
{
    std::vector<int> rows;
    for (const Chunk &chunk : m_chunks)
        for (size_t i = 0; i < chunk.rows.size(); ++i)
            if (ids.contains(chunk.rows[i].id))
                rows.push_back(chunk.firstRow + int(i));
    return rows;
}

int RowStore::lowerBound(const PointId &id) const
{
    int low = 0, high = m_size;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (idAt(middle) < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

RowStore::Chunk RowStore::makeChunk(const RecordPage &page)
{
    Chunk chunk;
    chunk.rows.reserve(page.rows.size());
    qsizetype bytes = 0;
    for (const RecordRow &row : page.rows)
        bytes += row.payload.length;
    chunk.payloads.reserve(bytes);
    for (const RecordRow &row : page.rows) {
        chunk.rows.push_back({ row.id, quint32(chunk.payloads.size()), row.payload.length });
        chunk.payloads.append(page.text(row.payload));
    }
    return chunk;
}

void RowStore::append(Chunk chunk, const std::vector<qsizetype> &rows)
{
    if (rows.empty())
        return;
    if (rows.size() < chunk.rows.size()) {
        for (size_t i = 0; i < rows.size(); ++i)
            chunk.rows[i] = chunk.rows[size_t(rows[i])];
        chunk.rows.resize(rows.size());
    }
    chunk.firstRow = m_size;
    m_size += int(rows.size());
    m_chunks.push_back(std::move(chunk));
}

void RowStore::setPayload(int row, QByteArrayView payload)
{
    Chunk &chunk = chunkOf(row);
    Row &entry = chunk.rows[size_t(row - chunk.firstRow)];
    // Writes are few: the old bytes stay until the next reload.
    entry.offset = quint32(chunk.payloads.size());
    entry.length = quint32(payload.size());
    chunk.payloads.append(payload.data(), payload.size());
}

void RowStore::insert(int row, const PointId &id, QByteArrayView payload)
{
    if (m_chunks.empty())
        m_chunks.push_back({});
    Chunk &chunk = row >= m_size ? m_chunks.back() : chunkOf(row);
    chunk.rows.insert(chunk.rows.begin() + (row - chunk.firstRow),
                      { id, quint32(chunk.payloads.size()), quint32(payload.size()) });
    chunk.payloads.append(payload.data(), payload.size());
    renumber();
}

void RowStore::remove(int first, int count)
{
    const int end = first + count;
    for (Chunk &chunk : m_chunks) {
        const int size = int(chunk.rows.size());
        const int from = std::clamp(first - chunk.firstRow, 0, size);
        const int to = std::clamp(end - chunk.firstRow, 0, size);
        chunk.rows.erase(chunk.rows.begin() + from, chunk.rows.begin() + to);
    }
    renumber();
}

void RowStore::renumber()
{
    std::erase_if(m_chunks, [](const Chunk &chunk) { return chunk.rows.empty(); });
    m_size = 0;
    for (Chunk &chunk : m_chunks) {
        chunk.firstRow = m_size;
        m_size += int(chunk.rows.size());
    }
}

void RowStore::clear()
{
    m_chunks.clear();
    m_size = 0;
}

qsizetype RowStore::bytes() const
{
    qsizetype bytes = 0;
    for (const Chunk &chunk : m_chunks)
        bytes += chunk.payloads.capacity() + qsizetype(chunk.rows.capacity() * sizeof(Row));
    return bytes;
}

} // namespace sextant
