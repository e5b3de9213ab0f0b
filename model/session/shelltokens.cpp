#include "model/session/shelltokens.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

//! What cmd and PowerShell write differently, as sh would. A caret is an escape only where the text shows that it is
//! one: in sh it is a character like any other.
QString inShellTerms(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s);
    text.replace(u'\r', u'\n');
    static const QRegularExpression caretLine(u"\\^[ \\t]*\\n"_s);
    if (text.contains(caretLine) || text.contains(u"^\""_s)) {
        text.replace(caretLine, u" "_s);
        static const QRegularExpression caret(u"\\^(.)"_s);
        text.replace(caret, u"\\1"_s);
    }
    static const QRegularExpression backtickLine(u"`[ \\t]*\\n"_s);
    text.replace(backtickLine, u" "_s);
    return text;
}

class Splitter
{
public:
    explicit Splitter(const QString &text)
        : m_text(text)
    {
    }

    std::optional<QStringList> run()
    {
        while (m_at < m_text.size() && !m_isOver)
            if (!step(m_text[m_at++]))
                return std::nullopt;
        endWord();
        return m_words;
    }

private:
    QChar peek() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }

    bool step(QChar each)
    {
        if (each == u'\'')
            return single();
        if (each == u'"')
            return quoted();
        if (each == u'$' && peek() == u'\'')
            return ansi();
        if (each == u'\\')
            escaped();
        else if (each == u'\n' || u"|;&>"_s.contains(each))
            m_isOver = !m_words.isEmpty() || m_isWord;
        else if (each.isSpace())
            endWord();
        else
            add(each);
        return true;
    }

    void add(QChar each)
    {
        m_word += each;
        m_isWord = true;
    }

    void endWord()
    {
        if (m_isWord)
            m_words += m_word;
        m_word.clear();
        m_isWord = false;
    }

    //! Blanks between a backslash and its line end are what pasting leaves there.
    void escaped()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && (m_text[end] == u' ' || m_text[end] == u'\t'))
            ++end;
        if (end >= m_text.size() || m_text[end] == u'\n') {
            m_at = end + 1;
            endWord();
        } else {
            add(m_text[m_at++]);
        }
    }

    bool single()
    {
        const qsizetype close = m_text.indexOf(u'\'', m_at);
        if (close < 0)
            return false;
        m_word += m_text.mid(m_at, close - m_at);
        m_isWord = true;
        m_at = close + 1;
        return true;
    }

    bool quoted()
    {
        m_isWord = true;
        while (m_at < m_text.size()) {
            const QChar each = m_text[m_at++];
            if (each == u'"')
                return true;
            if (each == u'\\' && peek() == u'\n')
                ++m_at;
            else if (each == u'\\' && m_at < m_text.size() && u"\"\\$`"_s.contains(peek()))
                m_word += m_text[m_at++];
            else
                m_word += each;
        }
        return false;
    }

    bool ansi()
    {
        ++m_at;
        m_isWord = true;
        while (m_at < m_text.size()) {
            const QChar each = m_text[m_at++];
            if (each == u'\'')
                return true;
            if (each != u'\\')
                m_word += each;
            else if (m_at < m_text.size())
                ansiEscape(m_text[m_at++]);
        }
        return false;
    }

    void ansiEscape(QChar kind)
    {
        static const QString letters = u"ntrabfve"_s;
        static const QString meanings = u"\n\t\r\a\b\f\v\x1b"_s;
        if (const qsizetype place = letters.indexOf(kind); place >= 0)
            m_word += meanings[place];
        else if (kind == u'x')
            m_word += QChar(char16_t(hex(2)));
        else if (kind == u'u')
            m_word += QChar(char16_t(hex(4)));
        else
            m_word += kind;
    }

    uint hex(int most)
    {
        uint value = 0;
        for (int count = 0; count < most && m_at < m_text.size(); ++count) {
            bool isDigit = false;
            const uint digit = m_text.mid(m_at, 1).toUInt(&isDigit, 16);
            if (!isDigit)
                break;
            value = value * 16 + digit;
            ++m_at;
        }
        return value;
    }

    const QString m_text;
    qsizetype m_at = 0;
    QStringList m_words;
    QString m_word;
    bool m_isWord = false; //!< also an empty one: ''
    bool m_isOver = false;
};

} // namespace

std::optional<QStringList> shellTokens(const QString &text)
{
    return Splitter(inShellTerms(text)).run();
}

QString variableName(const QString &text)
{
    static const QRegularExpression form(
        u"^(?:\\$(?:env:)?([A-Za-z_]\\w*)|\\$\\{(?:env:)?([A-Za-z_]\\w*)\\}|%([A-Za-z_]\\w*)%)$"_s);
    const QRegularExpressionMatch match = form.match(text.trimmed());
    return match.hasMatch() ? match.captured(match.lastCapturedIndex()) : QString();
}

} // namespace sextant
