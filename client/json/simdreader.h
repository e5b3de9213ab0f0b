#pragma once
//! Private to client/json: forward-only reading with simdjson where every fault knows its JSON path.

#include "client/types/record.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <simdjson.h>

#include <memory>
#include <string_view>
#include <utility>

namespace sextant::json::simd {

using Json = simdjson::ondemand::value;

//! Thrown inside a decoder and caught at its border: what is wrong, and where.
struct Fault
{
    QString path;
    QString message;
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
    QString text() const; //!< `result.points[3].id`

private:
    const Where *m_parent = nullptr;
    std::string_view m_key;
    qsizetype m_index = -1;
};

[[noreturn]] void fail(const Where &where, const QString &message);
[[noreturn]] void fail(const Where &where, simdjson::error_code code);

template <typename T> T take(simdjson::simdjson_result<T> &&result, const Where &where)
{
    T value{};
    if (const simdjson::error_code code = std::move(result).get(value))
        fail(where, code);
    return value;
}

//! Makes sure that simdjson may read past the end; copies only when the transport left no room.
void ensurePadding(QByteArray &body);

//! The value's bytes as sent, without blanks around. Consumes the value; its inside is not validated.
std::string_view rawText(Json value, const Where &where);
//! A scalar's bytes; a fault for arrays and objects.
std::string_view rawScalar(Json value, const Where &where);

inline bool isNull(std::string_view raw) { return raw == "null"; }

//! Calls `member(key, value, place)` for each member, in order. The key is valid during the call.
template <typename Member>
void forEachMember(simdjson::ondemand::object object, const Where &where, Member &&member)
{
    for (auto entry : object) {
        simdjson::ondemand::field field = take(std::move(entry), where);
        const std::string_view key = take(field.unescaped_key(), where);
        member(key, field.value(), Where(where, key));
    }
}

template <typename Member> void forEachMember(Json value, const Where &where, Member &&member)
{
    forEachMember(take(value.get_object(), where), where, std::forward<Member>(member));
}

//! Calls `element(value, place)` for each element, in order.
template <typename Element>
void forEachElement(simdjson::ondemand::array array, const Where &where, Element &&element)
{
    qsizetype index = 0;
    for (auto entry : array) {
        const Where place(where, index++);
        element(take(std::move(entry), place), place);
    }
}

template <typename Element> void forEachElement(Json value, const Where &where, Element &&element)
{
    forEachElement(take(value.get_array(), where), where, std::forward<Element>(element));
}

//! One whole text being read. Uses the thread's own parser for texts of usual size: one at a time.
class Document
{
public:
    explicit Document(const QByteArray &paddedText);
    ~Document();
    Document(const Document &) = delete;
    Document &operator=(const Document &) = delete;

    simdjson::ondemand::object rootObject();
    simdjson::ondemand::array rootArray();
    void expectEnd(); //!< call after the root was read: a fault for anything behind it

private:
    std::unique_ptr<simdjson::ondemand::parser> m_ownParser;
    simdjson::ondemand::document m_document;
};

} // namespace sextant::json::simd
