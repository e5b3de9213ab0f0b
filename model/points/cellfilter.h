#pragma once
//! What the menu of a cell can filter by: conditions made from the cell's exact value, with what they really mean.

#include "client/types/filter.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace sextant {

enum class CellTest { Is, IsNot, Less, Greater, IsNull, IsEmpty };

struct CellFilter
{
    CellTest test;
    std::optional<Condition> condition; //!< nullopt: not filterable
    bool isRange = false; //!< "is" of a float: sent as gte = lte, for floats have no equality
    bool keepsMissing = false; //!< "is not": also points without the field
};

//! `path`: the column's payload path; `raw`: the cell's bytes, null when missing. Integers above 2^63−1 never
//! match on the server: they come without a condition, and so do objects and lists.
std::vector<CellFilter> cellFilters(const QString &path, QByteArrayView raw);

} // namespace sextant
