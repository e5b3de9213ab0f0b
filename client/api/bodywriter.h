#pragma once
//! Private to client/api: writes request bodies member by member, each value already JSON.

#include <QByteArray>
#include <QByteArrayView>

#include <utility>

namespace sextant {

class BodyWriter
{
public:
    BodyWriter &member(QByteArrayView name, QByteArrayView json)
    {
        m_body += m_body.isEmpty() ? '{' : ',';
        m_body += '"';
        m_body += name;
        m_body += "\":";
        m_body += json;
        return *this;
    }
    BodyWriter &flag(QByteArrayView name, bool value)
    {
        return member(name, value ? QByteArrayView("true") : QByteArrayView("false"));
    }
    BodyWriter &number(QByteArrayView name, quint64 value)
    {
        return member(name, QByteArray::number(value));
    }

    QByteArray finish()
    {
        if (m_body.isEmpty())
            m_body += '{';
        m_body += '}';
        return std::move(m_body);
    }

private:
    QByteArray m_body;
};

//! `[a,b]` of things that `toJson` turns into JSON text.
template <typename List, typename ToJson> QByteArray jsonList(const List &list, ToJson toJson)
{
    QByteArray out = QByteArrayLiteral("[");
    for (const auto &entry : list) {
        if (out.size() > 1)
            out += ',';
        out += toJson(entry);
    }
    out += ']';
    return out;
}

} // namespace sextant
