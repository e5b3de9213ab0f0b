#pragma once
//! Collection facts as plain words and table rows, for the Info page.

#include "client/types/collectioninfo.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace sextant {

QString statusWord(const CollectionInfo &info); //!< "ready"
QString
statusSentence(const CollectionInfo &info); //!< the word, what it means, the optimizer's error
std::vector<QStringList> vectorRows(
    const CollectionInfo &info); //!< name, kind, size, metric, datatype, quantization, storage
//! `config`: raw JSON of a quantization_config; "none" when empty.
QString quantizationText(const QByteArray &config);
std::vector<QStringList>
indexRows(const CollectionInfo &info); //!< field, type, points covered, what it serves

} // namespace sextant
