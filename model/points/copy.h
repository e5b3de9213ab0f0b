#pragma once
//! Points as text for the clipboard: numbers, ids and JSON exactly as the server sent them.

#include "client/types/pointid.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace sextant {

enum class CopyFormat {
    Tsv, //!< a header line, then (rank, score,) id and the given fields; cells with tabs, quotes or newlines are quoted
    JsonArray, //!< [{"id":…,("rank":…,"score":…,)"payload":{…}}, …]
    JsonLines, //!< one such object per line
    Ids //!< one id per line
};

struct CopyRow
{
    PointId id;
    QByteArrayView payload; //!< empty = none
    std::optional<float> score{}; //!< of a scored table: copied along, with the rank
    quint64 rank = 0;
};

//! `fields`: payload paths, for TSV only.
QString copyText(const std::vector<CopyRow> &rows, const QStringList &fields, CopyFormat format);

} // namespace sextant
