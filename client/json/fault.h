#pragma once
//! Private to client/json: what a decoder throws inside itself, and the places it names.

#include <QString>

#include <string_view>

namespace sextant::json {

//! Thrown inside a decoder and caught at its border: what is wrong, and where.
struct Fault
{
    QString path; //!< `result.points[3].id`
    QString message; //!< technical English
};

//! A place in the text, as a chain on the stack; made into text only for a fault.
class Where
{
public:
    Where() = default;
    Where(const Where &parent, std::string_view key)
        : m_parent(&parent)
        , m_key(key)
    {
    }
    Where(const Where &parent, qsizetype index)
        : m_parent(&parent)
        , m_index(index)
    {
    }
    QString text() const;

private:
    const Where *m_parent = nullptr;
    std::string_view m_key;
    qsizetype m_index = -1;
};

[[noreturn]] void fail(const Where &where, const QString &message);

} // namespace sextant::json
