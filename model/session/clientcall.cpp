#include "model/session/clientcall.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

//! Behind the opening bracket of the first call that isn't commented out; -1: there is none.
qsizetype argumentsStart(const QString &text)
{
    static const QRegularExpression call(u"\\b(?:Async)?QdrantClient\\s*\\("_s);
    auto matches = call.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const qsizetype line = text.lastIndexOf(u'\n', match.capturedStart()) + 1;
        const QString before = text.mid(line, match.capturedStart() - line).trimmed();
        if (!before.startsWith(u'#') && !before.startsWith(u"//"_s))
            return match.capturedEnd();
    }
    return -1;
}

//! What an argument that is no literal says: an environment variable, or nothing known.
CallValue fromExpression(const QString &expression)
{
    using Kind = CallValue::Kind;
    const QString text = expression.trimmed();
    if (text == u"True"_s || text == u"true"_s)
        return { Kind::Truth, u"true"_s };
    if (text == u"False"_s || text == u"false"_s)
        return { Kind::Truth, u"false"_s };
    if (text == u"None"_s || text == u"null"_s || text == u"undefined"_s)
        return { Kind::Nothing, {} };
    static const QRegularExpression number(u"^\\d[\\d_]*$"_s);
    if (number.match(text).hasMatch())
        return { Kind::Number, QString(text).remove(u'_') };
    static const QRegularExpression variable(
        u"^(?:(?:os\\.)?(?:environ(?:\\.get\\s*\\(|\\s*\\[)|getenv\\s*\\()|process\\.env\\s*\\[|Deno\\.env\\.get\\s*\\()\\s*[\"']([A-Za-z_]\\w*)[\"']"_s);
    if (const auto match = variable.match(text); match.hasMatch())
        return { Kind::Variable, match.captured(1) };
    static const QRegularExpression member(
        u"^(?:process|import\\.meta)\\.env\\.([A-Za-z_]\\w*)\\b"_s);
    if (const auto match = member.match(text); match.hasMatch())
        return { Kind::Variable, match.captured(1) };
    return { Kind::Unknown, text };
}

class ArgumentReader
{
public:
    ArgumentReader(const QString &text, qsizetype start)
        : m_text(text)
        , m_at(start)
    {
    }

    Result<CallArguments, TargetError> run()
    {
        skipBlanks();
        if (peek() == u'{') {
            m_isObject = true;
            ++m_at;
        }
        const QChar close = m_isObject ? u'}' : u')';
        while (true) {
            skipBlanks();
            if (m_at >= m_text.size())
                return TargetError::Unfinished;
            if (peek() == close)
                return m_arguments;
            if (peek() == u')' || peek() == u'}')
                return TargetError::Unfinished;
            if (peek() == u',')
                ++m_at;
            else if (!argument())
                return TargetError::Unfinished;
        }
    }

private:
    QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }

    //! Comments too.
    void skipBlanks()
    {
        while (m_at < m_text.size()) {
            const bool isComment
                = m_isObject || peek() == u'/' ? peek() == u'/' && peek(1) == u'/' : peek() == u'#';
            if (isComment) {
                const qsizetype end = m_text.indexOf(u'\n', m_at);
                m_at = end < 0 ? m_text.size() : end;
            } else if (peek().isSpace() || (peek() == u'\\' && peek(1) == u'\n')) {
                ++m_at;
            } else {
                return;
            }
        }
    }

    bool argument()
    {
        static const QRegularExpression named(
            u"\\G[\"']?([A-Za-z_]\\w*)[\"']?\\s*(=(?!=)|:)\\s*"_s);
        const auto match = named.match(m_text, m_at);
        QString name;
        if (match.hasMatch() && (match.captured(2) == u":"_s) == m_isObject) {
            name = match.captured(1);
            m_at = match.capturedEnd();
            skipBlanks();
        } else {
            static const QStringList order{ u"location"_s,  u"url"_s,         u"port"_s,
                                            u"grpc_port"_s, u"prefer_grpc"_s, u"https"_s,
                                            u"api_key"_s,   u"prefix"_s,      u"timeout"_s,
                                            u"host"_s,      u"path"_s };
            name = m_isObject ? QString() : order.value(m_position++);
        }
        const std::optional<CallValue> found = value();
        if (!found)
            return false;
        if (m_isObject && name.isEmpty())
            name = found->text; // { url } is short for { url: url }
        m_arguments.insert_or_assign(name == u"apiKey"_s ? u"api_key"_s : name, *found);
        return true;
    }

    //! Up to the comma or bracket behind it. A lone text is a literal; whatever else is an expression.
    std::optional<CallValue> value()
    {
        const qsizetype start = m_at;
        std::optional<QString> literal;
        QString prefix;
        int depth = 0;
        bool isLone = true;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar each = peek();
            if (depth == 0 && (each == u',' || each == u')' || each == u'}'))
                return isLone && literal ? literalValue(*literal, prefix)
                                         : fromExpression(m_text.mid(start, m_at - start));
            if (each == u'"' || each == u'\'' || each == u'`') {
                const QString before = m_text.mid(start, m_at - start).trimmed();
                const std::optional<QString> content = text();
                if (!content)
                    return std::nullopt;
                isLone = isLone && !literal && before.size() < 3;
                literal = content;
                prefix = each == u'`' ? u"`"_s : before.toLower();
            } else if (startsComment(each)) {
                skipBlanks();
                --m_at;
            } else {
                isLone = isLone && (!literal || each.isSpace());
                depth += u"([{"_s.contains(each) ? 1 : u")]}"_s.contains(each) ? -1 : 0;
            }
        }
        return std::nullopt;
    }

    bool startsComment(QChar each) const
    {
        return m_isObject ? each == u'/' && peek(1) == u'/' : each == u'#';
    }

    static CallValue literalValue(const QString &content, const QString &prefix)
    {
        using Kind = CallValue::Kind;
        const bool isFilledIn = prefix.contains(u'f')
            ? content.contains(u'{')
            : prefix == u"`"_s && content.contains(u"${"_s);
        return { isFilledIn ? Kind::Unknown : Kind::Text, content };
    }

    //! The content of the text that begins here; ends on its last quotation mark.
    std::optional<QString> text()
    {
        const QChar quote = peek();
        const bool isTriple = peek(1) == quote && peek(2) == quote;
        m_at += isTriple ? 3 : 1;
        QString content;
        for (; m_at < m_text.size(); ++m_at) {
            if (peek() == quote && (!isTriple || (peek(1) == quote && peek(2) == quote))) {
                m_at += isTriple ? 2 : 0;
                return content;
            }
            if (peek() == u'\\' && m_at + 1 < m_text.size()) {
                ++m_at;
                content += peek() == u'n' ? QChar(u'\n') : peek() == u't' ? QChar(u'\t') : peek();
            } else {
                content += peek();
            }
        }
        return std::nullopt;
    }

    const QString &m_text;
    qsizetype m_at;
    bool m_isObject = false;
    qsizetype m_position = 0;
    CallArguments m_arguments;
};

} // namespace

bool isClientCall(const QString &text) { return argumentsStart(text) >= 0; }

Result<CallArguments, TargetError> readClientCall(const QString &text)
{
    return ArgumentReader(text, argumentsStart(text)).run();
}

} // namespace sextant
