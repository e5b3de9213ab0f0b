#include "client/json/value.h"

namespace sextant::json {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

void appendEscape(QByteArray &out, char character)
{
    out += '\\';
    switch (character) {
    case '"':
    case '\\':
        out += character;
        return;
    case '\b':
        out += 'b';
        return;
    case '\f':
        out += 'f';
        return;
    case '\n':
        out += 'n';
        return;
    case '\r':
        out += 'r';
        return;
    case '\t':
        out += 't';
        return;
    }
    out += "u00";
    out += hexDigits[(character >> 4) & 0xf];
    out += hexDigits[character & 0xf];
}

void appendString(QByteArray &out, QStringView text)
{
    const QByteArray utf8 = text.toUtf8();
    out += '"';
    const char *plain = utf8.constData();
    const char *const end = plain + utf8.size();
    for (const char *at = plain; at != end; ++at) {
        if (uchar(*at) >= 0x20 && *at != '"' && *at != '\\')
            continue;
        out.append(plain, at - plain);
        appendEscape(out, *at);
        plain = at + 1;
    }
    out.append(plain, end - plain);
    out += '"';
}

//! Writes one value; indent < 0 is compact.
class Writer
{
public:
    explicit Writer(int indent)
        : m_indent(indent)
    {
    }

    void write(const Value &value)
    {
        switch (value.kind()) {
        case Kind::Null:
            m_out += "null";
            return;
        case Kind::Bool:
            m_out += value.toBool() ? "true" : "false";
            return;
        case Kind::Integer:
        case Kind::Float:
            m_out += value.number().lexeme;
            return;
        case Kind::String:
            appendString(m_out, value.toString());
            return;
        case Kind::Array:
            writeArray(value.array());
            return;
        case Kind::Object:
            writeObject(value.object());
            return;
        }
    }

    QByteArray take() { return std::move(m_out); }

private:
    void breakLine()
    {
        if (m_indent < 0)
            return;
        m_out += '\n';
        m_out.append(qsizetype(m_indent) * m_depth, ' ');
    }

    void writeArray(const Array &array)
    {
        m_out += '[';
        ++m_depth;
        bool first = true;
        for (const Value &element : array) {
            if (!first)
                m_out += ',';
            first = false;
            breakLine();
            write(element);
        }
        --m_depth;
        if (!first)
            breakLine();
        m_out += ']';
    }

    void writeObject(const Object &object)
    {
        m_out += '{';
        ++m_depth;
        bool first = true;
        for (const auto &[key, value] : object) {
            if (!first)
                m_out += ',';
            first = false;
            breakLine();
            appendString(m_out, key);
            m_out += m_indent < 0 ? ":" : ": ";
            write(value);
        }
        --m_depth;
        if (!first)
            breakLine();
        m_out += '}';
    }

    QByteArray m_out;
    int m_indent;
    int m_depth = 0;
};

} // namespace

QByteArray quoted(QStringView text)
{
    QByteArray out;
    appendString(out, text);
    return out;
}

QByteArray Value::toJson() const
{
    Writer writer(-1);
    writer.write(*this);
    return writer.take();
}

QByteArray Value::toIndentedJson(int indent) const
{
    Writer writer(indent);
    writer.write(*this);
    return writer.take();
}

} // namespace sextant::json
