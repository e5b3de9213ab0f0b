#pragma once
//! Roles every table of points answers (browsed pages and scored results alike). Data only: looks are ui's.

#include <Qt>

namespace sextant {

enum PointsRole {
    PointIdRole = Qt::UserRole + 1, //!< PointId of the row
    CellKindRole, //!< int(CellKind)
    MarkRole, //!< int(RecommendBoard::Mark) of the row
    ScoreRole, //!< float; invalid where the table has no scores
    RowPayloadRole, //!< QByteArray: the row's payload, exact bytes
    FullTextRole, //!< QString: the cell's whole text (DisplayRole is cut to 200 characters)
    FieldPathRole, //!< QString: the payload path of the column (header too); empty for others
    RawJsonRole, //!< QByteArray: the cell's exact JSON; null when missing
};

//! What a cell holds. Missing = the point has no such field.
enum class CellKind {
    Missing,
    Null,
    Bool,
    Integer,
    Float,
    String,
    EmptyString,
    Array,
    EmptyArray,
    Object,
    EmptyObject,
    Unreadable
};

} // namespace sextant
