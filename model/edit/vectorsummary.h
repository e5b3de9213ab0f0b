#pragma once
//! What one can tell about a vector at a glance. Pure.

#include "client/types/vectors.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace sextant {

struct VectorSummary
{
    enum class Kind { Dense, Sparse, Multi };
    QString name; //!< "" = the unnamed vector
    Kind kind = Kind::Dense;
    qsizetype size = 0; //!< dense: numbers; sparse: indices; multi: numbers per row
    qsizetype rows = 1; //!< multi: rows
    double norm = 0; //!< L2 over all stored numbers
    float minimum = 0; //!< 0 when there are no numbers
    float maximum = 0;
};

VectorSummary summarize(const QString &name, const VectorData &vector);
//! All stored numbers in order (sparse: the values; multi: row after row).
std::vector<float> storedNumbers(const VectorData &vector);

} // namespace sextant
