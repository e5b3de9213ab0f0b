#pragma once
//! What Search and Recommend say about a query: why it can't be sent, what its results are.

#include "model/search/querysession.h"

#include <QCoreApplication>
#include <QString>

namespace sextant {

class QueryTexts
{
    Q_DECLARE_TR_FUNCTIONS(sextant::QueryTexts)
public:
    static QString problem(const QueryProblem &problem);
    //! Told beside the target's own field, so nowhere else.
    static bool isAboutTarget(QueryProblem::Code code);
    static QString vectorFault(const QueryProblem &problem); //!< of Code::BadVector
    static QString
    leftOut(const QueryRequest &shown); //!< which examples are missing from the results; may be ""
};

} // namespace sextant
