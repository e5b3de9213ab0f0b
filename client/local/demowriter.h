#pragma once
//! JsonWriter: writes compact JSON front to back, for the demo payloads: no tree in between, order as written.

#include <QByteArray>
#include <QByteArrayView>
#include <QtGlobal>

namespace sextant::demo {

//! The caller keeps the nesting right; nothing is checked. Texts are UTF-8.
class JsonWriter
{
public:
    JsonWriter &beginObject() { return open('{'); }
    JsonWriter &endObject() { return close('}'); }
    JsonWriter &beginArray() { return open('['); }
    JsonWriter &endArray() { return close(']'); }
    JsonWriter &key(QByteArrayView name);

    JsonWriter &text(QByteArrayView utf8);
    JsonWriter &integer(qint64 value);
    JsonWriter &unsignedInteger(quint64 value);
    JsonWriter &floating(double value); //!< shortest exact text, always with a point: `1.0`
    JsonWriter &boolean(bool value);
    JsonWriter &null();

    QByteArray take(); //!< what was written; the writer is empty afterwards

private:
    JsonWriter &open(char bracket);
    JsonWriter &close(char bracket);
    void separate();

    QByteArray m_out;
    bool m_needsComma = false;
};

} // namespace sextant::demo
