#pragma once
//! MemberReader: takes known members out of a JSON object, strict in kinds and ranges; absent ones are no fault.

#include "client/json/value.h"

#include <QString>

#include <algorithm>
#include <functional>
#include <optional>

namespace sextant {

//! A value of an enumeration as the file says it.
template <typename E> struct Word
{
    E value;
    QStringView text;
};

//! Into `error` goes the first fault, with its place: the reader's, then the member's name.
class MemberReader
{
public:
    MemberReader(const json::Value &value, QString where, QString &error)
        : m_value(value)
        , m_where(std::move(where))
        , m_error(error)
    {
    }

    const json::Value *member(QStringView key, json::Kind kind, QStringView kindName)
    {
        const json::Value *found = m_value.find(key);
        if (!found || found->kind() == kind)
            return found;
        fail(key, QStringLiteral("must be ") + kindName.toString());
        return nullptr;
    }
    void text(QStringView key, QString &into)
    {
        if (const json::Value *found = member(key, json::Kind::String, u"a string"))
            into = found->toString();
    }
    void flag(QStringView key, bool &into)
    {
        if (const json::Value *found = member(key, json::Kind::Bool, u"true or false"))
            into = found->toBool();
    }
    void integer(QStringView key, qint64 least, qint64 most, const std::function<void(qint64)> &use)
    {
        const json::Value *found = member(key, json::Kind::Integer, u"an integer");
        if (!found)
            return;
        const std::optional<qint64> number = found->toInt64();
        if (!number || *number < least || *number > most)
            fail(key, QStringLiteral("must be from %1 to %2").arg(least).arg(most));
        else
            use(*number);
    }
    template <typename Words, typename E> void word(QStringView key, const Words &words, E &into)
    {
        const json::Value *found = member(key, json::Kind::String, u"a string");
        if (!found)
            return;
        const auto known = std::ranges::find(words, QStringView(found->toString()),
                                             [](const auto &each) { return each.text; });
        if (known == words.end())
            fail(key,
                 QStringLiteral("has an unknown value \"%1\"").arg(found->toString().left(40)));
        else
            into = known->value;
    }
    void fail(QStringView key, const QString &what)
    {
        if (m_error.isEmpty())
            m_error = m_where + u'.' + key.toString() + QStringLiteral(": ") + what;
    }
    //! Of an object member; empty when it is absent.
    std::optional<MemberReader> inner(QStringView key)
    {
        if (const json::Value *found = member(key, json::Kind::Object, u"an object"))
            return MemberReader(*found, m_where + u'.' + key.toString(), m_error);
        return std::nullopt;
    }

private:
    const json::Value &m_value;
    QString m_where;
    QString &m_error;
};

} // namespace sextant
