#include "client/local/demowriter.h"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace sextant::demo {

namespace {

template <typename Number> void appendNumber(QByteArray &out, Number value)
{
    std::array<char, 40> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    out.append(buffer.data(), end - buffer.data());
}

} // namespace

JsonWriter &JsonWriter::key(QByteArrayView name)
{
    text(name);
    m_out += ':';
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::text(QByteArrayView utf8)
{
    separate();
    m_out += '"';
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            m_out += '\\';
        m_out += c;
    }
    m_out += '"';
    return *this;
}

JsonWriter &JsonWriter::integer(qint64 value)
{
    separate();
    appendNumber(m_out, value);
    return *this;
}

JsonWriter &JsonWriter::unsignedInteger(quint64 value)
{
    separate();
    appendNumber(m_out, value);
    return *this;
}

JsonWriter &JsonWriter::floating(double value)
{
    separate();
    const qsizetype start = m_out.size();
    appendNumber(m_out, value);
    const std::string_view written(m_out.constData() + start, size_t(m_out.size() - start));
    if (written.find_first_of(".e") == std::string_view::npos)
        m_out += ".0";
    return *this;
}

JsonWriter &JsonWriter::boolean(bool value)
{
    separate();
    m_out += value ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::null()
{
    separate();
    m_out += "null";
    return *this;
}

QByteArray JsonWriter::take()
{
    m_needsComma = false;
    return std::exchange(m_out, {});
}

JsonWriter &JsonWriter::open(char bracket)
{
    separate();
    m_out += bracket;
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::close(char bracket)
{
    m_out += bracket;
    m_needsComma = true;
    return *this;
}

void JsonWriter::separate()
{
    if (m_needsComma)
        m_out += ',';
    m_needsComma = true;
}

} // namespace sextant::demo
