#pragma once
//! Cell: what one table cell shows of a payload, made from the value's raw bytes.

#include "model/points/pointsroles.h"

#include <QByteArrayView>
#include <QString>

namespace sextant {

inline constexpr qsizetype maxCellText = 200; //!< characters shown; more costs seconds per repaint

struct Cell
{
    CellKind kind = CellKind::Missing;
    QString text; //!< one line, cut to maxCellText characters; empty when missing
    friend bool operator==(const Cell &, const Cell &) = default;
};

//! What kind of value the bytes begin. A null view is Missing; bytes that begin no JSON value are Unreadable.
CellKind cellKind(QByteArrayView raw);
Cell makeCell(QByteArrayView raw);
//! The whole text: a string unescaped, everything else as its JSON.
QString cellFullText(QByteArrayView raw);
//! What a screen reader says: the text, or "null", "missing", "empty text", "empty list" …
QString cellAccessibleText(const Cell &cell);

inline bool isNumber(CellKind kind) { return kind == CellKind::Integer || kind == CellKind::Float; }

} // namespace sextant
