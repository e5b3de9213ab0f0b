#pragma once
//! RowStore: loaded points in page-sized chunks: 32 bytes and the payload's own bytes per row, nothing else.

#include "client/types/record.h"

#include <QByteArrayView>

#include <QSet>

#include <deque>
#include <vector>

namespace sextant {

class RowStore
{
public:
    struct Row
    {
        PointId id;
        quint32 offset = 0;
        quint32 length = 0;
    };
    struct Chunk
    {
        QByteArray payloads;
        std::vector<Row> rows;
        int firstRow = 0;
    };

    int size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    PointId idAt(int row) const;
    QByteArrayView payloadAt(int row) const; //!< valid until the store changes
    int rowOf(const PointId &id) const; //!< -1 when absent; linear

    std::vector<int> rowsOf(const QSet<PointId> &ids) const; //!< ascending; linear
    int
    lowerBound(const PointId &id) const; //!< first row not before `id`; rows must be in id order

    //! Copies ids and payloads out of a page, so that the envelope's bytes go. Pure: for a worker.
    static Chunk makeChunk(const RecordPage &page);
    //! Takes these rows (ascending) of a chunk.
    void append(Chunk chunk, const std::vector<qsizetype> &rows);
    void setPayload(int row, QByteArrayView payload);
    void insert(int row, const PointId &id, QByteArrayView payload);
    void remove(int first, int count);
    void clear();
    qsizetype bytes() const; //!< of payloads and rows, for the memory figure

private:
    const Chunk &chunkOf(int row) const;
    Chunk &chunkOf(int row);
    void renumber();

    std::deque<Chunk> m_chunks; //!< a deque: no regrowth copies chunks
    int m_size = 0;
};

} // namespace sextant
