#include "tests/bench/bodies.h"

namespace sextant::bench {

namespace {

QByteArray fieldValue(Numbers &numbers, int field)
{
    const uint32_t random = numbers.next();
    switch (field % 6) {
    case 0:
        return "\"value " + QByteArray::number(random) + " of a text field\"";
    case 1:
        return QByteArray::number(random);
    case 2:
        return QByteArray::number(double(random) / 1000.0, 'f', 3);
    case 3:
        return random % 2 ? "true" : "false";
    case 4:
        return "[\"red\",\"blue\"," + QByteArray::number(random % 100) + "]";
    default:
        return "{\"lat\":" + QByteArray::number(random % 90)
            + ",\"lon\":" + QByteArray::number(random % 180) + "}";
    }
}

} // namespace

QByteArray record(uint64_t id, int fields, int dimension)
{
    Numbers numbers{ uint32_t(id) };
    QByteArray text = "{\"id\":" + QByteArray::number(quint64(id)) + ",\"payload\":{";
    for (int field = 0; field < fields; ++field) {
        if (field > 0)
            text += ',';
        text += "\"field_" + QByteArray::number(field) + "\":" + fieldValue(numbers, field);
    }
    text += '}';
    if (dimension > 0) {
        text += ",\"vector\":[";
        for (int i = 0; i < dimension; ++i) {
            if (i > 0)
                text += ',';
            const auto value = float(int32_t(numbers.next() % 2000001) - 1000000) / 1.0e7F;
            text += QByteArray::number(double(value), 'g', 8);
        }
        text += ']';
    }
    return text + '}';
}

QByteArray scrollBody(uint64_t first, int count, int fields, int dimension, int64_t next)
{
    QByteArray body = "{\"result\":{\"points\":[";
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            body += ',';
        body += record(first + uint64_t(i), fields, dimension);
    }
    body += "],\"next_page_offset\":";
    body += next < 0 ? QByteArray("null") : QByteArray::number(qint64(next));
    return body + "},\"status\":\"ok\",\"time\":0.001}";
}

QByteArray textsBody(int count, int megabytes)
{
    const qsizetype textSize = qsizetype(megabytes) * 1'000'000 / count;
    QByteArray body = "{\"result\":{\"points\":[";
    body.reserve((qsizetype(megabytes) + 1) * 1'000'000);
    for (int i = 1; i <= count; ++i) {
        body += "{\"id\":" + QByteArray::number(i)
            + ",\"payload\":{\"number\":" + QByteArray::number(i) + ",\"text\":\"";
        Numbers numbers{ uint32_t(i) };
        for (const qsizetype end = body.size() + textSize; body.size() < end;)
            body += "line " + QByteArray::number(numbers.next())
                + " of a long text, as whole documents are kept in payloads, naïvely\\n";
        body += i < count ? "\"}}," : "\"}}";
    }
    return body + "],\"next_page_offset\":null},\"status\":\"ok\",\"time\":0.001}";
}

} // namespace sextant::bench
