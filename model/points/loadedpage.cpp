#include "model/points/loadedpage.h"

namespace sextant {

LoadedPage makeLoadedPage(RecordPage page)
{
    LoadedPage loaded;
    loaded.bodyBytes = page.body.size();
    loaded.chunk = RowStore::makeChunk(page);
    QByteArray orderValues;
    for (RecordRow &row : page.rows) {
        loaded.keys.add(page.text(row.payload));
        const QByteArrayView value = page.text(row.orderValue);
        row = { row.id, {}, {}, { quint32(orderValues.size()), quint32(value.size()) } };
        orderValues.append(value);
    }
    page.body = std::move(orderValues);
    loaded.order = std::move(page);
    return loaded;
}

} // namespace sextant
