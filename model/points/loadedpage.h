#pragma once
//! LoadedPage: a page of points made ready on a worker: payloads in a chunk of their own, keys counted, the answer's
//! body already gone. The GUI thread only takes it over.

#include "client/types/record.h"
#include "model/points/keycounts.h"
#include "model/points/rowstore.h"

namespace sextant {

struct LoadedPage
{
    RecordPage order; //!< ids, order values, cursor and exchange; no payloads
    RowStore::Chunk chunk; //!< one row for each of order.rows
    KeyCounts keys;
    qint64 bodyBytes = 0;
};

//! Pure: for any thread.
LoadedPage makeLoadedPage(RecordPage page);

} // namespace sextant
