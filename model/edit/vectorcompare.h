#pragma once
//! Stored vectors beside others: the server names them in any order, normalises those compared by cosine, and keeps
//! some in fewer bits. Pure.

#include "client/types/collectioninfo.h"

#include <QByteArray>
#include <QStringList>

namespace sextant {

//! The same names with the same numbers, in whatever order.
bool hasSameVectors(const QByteArray &left, const QByteArray &right);

enum class VectorMatch {
    Same,
    Different,
    Unsure, //!< the names agree, but the numbers are kept in a way that can't be foreseen
};
//! Whether `stored` is what the server makes of `sent`.
VectorMatch matchStoredVectors(const QByteArray &sent, const QByteArray &stored,
                               const CollectionInfo &info);

//! The vectors of a record in the order of these names (others behind, by name), each as it came.
QByteArray vectorsInOrder(const QByteArray &raw, const QStringList &names);
QStringList vectorNames(const CollectionInfo &info); //!< dense, then sparse

} // namespace sextant
