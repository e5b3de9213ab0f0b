#pragma once
//! Points as text for the clipboard: numbers, ids and JSON exactly as the server sent them.

#include "client/types/pointid.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <vector>

namespace sextant {

enum class CopyFormat {
    Tsv, //!< a header line, then id and the given fields; cells with tabs, quotes or newlines are quoted
    JsonArray, //!< [{"id":…,"payload":{…}}, …]
    JsonLines, //!< one such object per line
    Ids //!< one id per line
};

struct CopyRow
{
    PointId id;
    QByteArrayView payload; //!< empty = none
};

//! `fields`: payload paths, for TSV only.
QString copyText(const std::vector<CopyRow> &rows, const QStringList &fields, CopyFormat format);

} // namespace sextant
