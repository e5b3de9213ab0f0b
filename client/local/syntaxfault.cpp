#include "client/local/syntaxfault.h"

#include "client/json/parse.h"

#include <algorithm>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

//! Reads as serde_json does, and stops at the first fault.
class Scanner
{
public:
    explicit Scanner(const QByteArray &text)
        : m_text(text)
    {
    }

    QString fault()
    {
        if (value(0) && peek() != end)
            fail("trailing characters");
        return m_fault;
    }

private:
    static constexpr int end = -1;

    //! The next character that is no blank.
    int peek()
    {
        while (m_at < m_text.size() && QByteArrayView(" \n\t\r").contains(m_text[m_at]))
            ++m_at;
        return next();
    }
    int next() const { return m_at < m_text.size() ? uchar(m_text[m_at]) : end; }

    //! The place is behind the character looked at, or behind what was read already.
    bool fail(const char *what, bool isRead = false)
    {
        const qsizetype place = isRead ? m_at : std::min(m_at + 1, m_text.size());
        const QByteArrayView before = QByteArrayView(m_text).first(place);
        const qsizetype line = before.lastIndexOf('\n') + 1;
        m_fault = u"%1 at line %2 column %3"_s.arg(QLatin1String(what))
                      .arg(1 + before.count('\n'))
                      .arg(place - line);
        return false;
    }

    bool value(int depth)
    {
        const int first = peek();
        if (first == end)
            return fail("EOF while parsing a value");
        if (first == '{' || first == '[') {
            if (depth + 1 >= json::maxDepth)
                return fail("recursion limit exceeded");
            ++m_at;
            return first == '{' ? members(depth + 1) : elements(depth + 1);
        }
        if (first == '"')
            return string();
        if (first == '-' || isDigit(first))
            return number();
        for (const char *word : { "null", "true", "false" })
            if (first == word[0])
                return ident(word);
        return fail("expected value");
    }

    bool elements(int depth)
    {
        for (bool isFirst = true;; isFirst = false) {
            int found = peek();
            if (found == end)
                return fail("EOF while parsing a list");
            if (found == ']')
                return ++m_at;
            if (!isFirst) {
                if (found != ',')
                    return fail("expected `,` or `]`");
                ++m_at;
                found = peek();
                if (found == ']')
                    return fail("trailing comma");
            }
            if (!value(depth))
                return false;
        }
    }

    bool members(int depth)
    {
        for (bool isFirst = true;; isFirst = false) {
            int found = peek();
            if (found == '}')
                return ++m_at;
            if (!isFirst && found != end) {
                if (found != ',')
                    return fail("expected `,` or `}`");
                ++m_at;
                found = peek();
                if (found == '}')
                    return fail("trailing comma");
                if (found == end)
                    return fail("EOF while parsing a value");
            }
            if (found == end)
                return fail("EOF while parsing an object");
            if (found != '"')
                return fail("key must be a string");
            if (!string() || !colon() || !value(depth))
                return false;
        }
    }

    bool colon()
    {
        const int found = peek();
        if (found == end)
            return fail("EOF while parsing an object");
        return found == ':' ? bool(++m_at) : fail("expected `:`");
    }

    bool ident(const char *word)
    {
        for (; *word; ++word) {
            const int found = next();
            if (found == end)
                return fail("EOF while parsing a value", true);
            ++m_at;
            if (found != *word)
                return fail("expected ident", true);
        }
        return true;
    }

    bool string()
    {
        ++m_at;
        while (true) {
            const int found = next();
            if (found == end)
                return fail("EOF while parsing a string", true);
            ++m_at;
            if (found == '"')
                return true;
            if (found < 0x20)
                return fail("control character (\\u0000-\\u001F) found while parsing a string",
                            true);
            if (found == '\\' && !escape())
                return false;
        }
    }

    bool escape()
    {
        const int found = next();
        if (found == end)
            return fail("EOF while parsing a string", true);
        ++m_at;
        if (found != 'u')
            return QByteArrayView("\"\\/bfnrt").contains(char(found))
                || fail("invalid escape", true);
        for (int i = 0; i < 4; ++i) {
            const int digit = next();
            if (digit == end)
                return fail("EOF while parsing a string", true);
            ++m_at;
            if (!isDigit(digit) && (digit < 'a' || digit > 'f') && (digit < 'A' || digit > 'F'))
                return fail("invalid escape", true);
        }
        return true;
    }

    static bool isDigit(int character) { return character >= '0' && character <= '9'; }
    bool digits()
    {
        if (!isDigit(next()))
            return fail(next() == end ? "EOF while parsing a value" : "invalid number");
        while (isDigit(next()))
            ++m_at;
        return true;
    }

    bool number()
    {
        if (next() == '-')
            ++m_at;
        const bool startsWithZero = next() == '0';
        const qsizetype start = m_at;
        if (!digits())
            return false;
        if (startsWithZero && m_at - start > 1) {
            m_at = start + 1;
            return fail("invalid number");
        }
        if (next() == '.' && (++m_at, !digits()))
            return false;
        if (next() != 'e' && next() != 'E')
            return true;
        ++m_at;
        if (next() == '+' || next() == '-')
            ++m_at;
        return digits();
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    QString m_fault;
};

} // namespace

QString syntaxFault(const QByteArray &text) { return Scanner(text).fault(); }

} // namespace sextant::local
