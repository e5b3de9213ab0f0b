#include "client/types/record.h"

namespace sextant {

Record recordAt(const RecordPage &page, qsizetype row)
{
    Record record;
    record.id = page.rows[size_t(row)].id;
    const QByteArrayView payload = page.payload(row);
    record.payload = payload.isEmpty() ? QByteArrayLiteral("{}") : payload.toByteArray();
    record.vectors = page.vectors(row).toByteArray();
    record.exchange = page.exchange;
    return record;
}

} // namespace sextant
