#pragma once
//! Points as the server sent them: ids exact, payload and vectors as slices of the answer's own bytes.

#include "client/types/exchange.h"
#include "client/types/pointid.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace sextant {

//! A slice of a page's body. length 0 = absent.
struct ByteSpan
{
    quint32 offset = 0;
    quint32 length = 0;
    friend bool operator==(const ByteSpan &, const ByteSpan &) = default;
};

//! One point of a page, 48 bytes; its texts live in the page's body.
struct RecordRow
{
    PointId id;
    ByteSpan payload; //!< a JSON object, or absent when not asked for
    ByteSpan
        vectors; //!< JSON: array (unnamed) or object of names; absent when not asked for or empty
    ByteSpan orderValue; //!< JSON number, with order_by only
};

//! One page of points sharing one body. Cheap to copy by the body (implicitly shared); rows are not validated
//! inside their slices: reading a cell may fail and must show so.
struct RecordPage
{
    QByteArray body;
    std::vector<RecordRow> rows;
    std::optional<PointId> nextPageOffset; //!< absent at the end and always with order_by
    ExchangeInfo exchange;

    QByteArrayView text(ByteSpan span) const
    {
        return QByteArrayView(body.constData() + span.offset, qsizetype(span.length));
    }
    QByteArrayView payload(qsizetype row) const { return text(rows[size_t(row)].payload); }
    QByteArrayView vectors(qsizetype row) const { return text(rows[size_t(row)].vectors); }
    QByteArrayView orderValue(qsizetype row) const { return text(rows[size_t(row)].orderValue); }
};

//! One whole point that owns its bytes; what editors and the inspector work with.
struct Record
{
    PointId id;
    QByteArray payload; //!< a JSON object, exact bytes; "{}" when the point has none
    QByteArray vectors; //!< raw JSON as in RecordRow; may be empty
    ExchangeInfo exchange;
};

//! Copies one row out of a page.
Record recordAt(const RecordPage &page, qsizetype row);

//! Search results: a page of points, each with score and version.
struct ScoredPage
{
    RecordPage points; //!< rows in rank order
    std::vector<float> scores; //!< one per row
    std::vector<quint64> versions; //!< one per row
};

} // namespace sextant
