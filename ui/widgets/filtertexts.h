#pragma once
//! What the filter form says: operators, types, groups, problems and notes in words, with what Qdrant really means.

#include "model/filter/filterform.h"

#include <QCoreApplication>
#include <QString>

namespace sextant {

class FilterTexts
{
    Q_DECLARE_TR_FUNCTIONS(sextant::FilterTexts)
public:
    static QString group(FilterGroup group); //!< "all of"
    static QString type(FilterValueType type); //!< "text"
    static QString op(FilterOperator op, FilterValueType type, const PayloadIndex *index);
    static QString opHelp(FilterOperator op); //!< tool tip
    static QString unsupported(FilterOperator op); //!< "needs Qdrant 1.19"
    static QString placeholder(const FilterRow &row);
    static QString valueHelp(const FilterRow &row); //!< how the value is written
    static QString problem(const FilterProblem &problem);
    static QString note(FilterNote note); //!< "" for None
    static QString index(const PayloadIndex *index); //!< "indexed (keyword)" or "full scan"
    static QString fault(const FilterJsonFault &fault);
    //! One line for a chip: `city is "Ulm"`. The group goes in front unless it is "all of"; `minCount` is that
    //! of "at least".
    static QString chip(const FilterRow &row, const PayloadIndex *index, quint64 minCount);
    static QString emptyAtLeastChip(quint64 minCount);
    static QString atLeastHint(quint64 minCount, quint64 conditions); //!< "" when it makes sense

private:
    static QString chipValue(const FilterRow &row);
};

} // namespace sextant
