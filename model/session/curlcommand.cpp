#include "model/session/curlcommand.h"

#include "model/session/shelltokens.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

const QRegularExpression &curlStart()
{
    static const QRegularExpression start(
        u"^\\s*(?:[$>#]\\s+)?(?:\\w+=\\S*\\s+)*(?:sudo\\s+)?(?:\\S*/)?curl(?:\\.exe)?(?=\\s|\\\\|\\^|$)"_s);
    return start;
}

//! curl's short options that take a value.
bool takesValue(QChar option) { return u"XHduAebomTxwcrUKEyYzCDPQtF"_s.contains(option); }

//! Its long ones that don't; an unknown one takes none either when a URL or an option follows it.
bool takesValue(const QString &option, const QString &next)
{
    static const QStringList flags{
        u"--silent"_s,         u"--location"_s,  u"--compressed"_s, u"--insecure"_s,
        u"--show-error"_s,     u"--fail"_s,      u"--verbose"_s,    u"--include"_s,
        u"--head"_s,           u"--get"_s,       u"--http1.1"_s,    u"--http2"_s,
        u"--globoff"_s,        u"--ipv4"_s,      u"--ipv6"_s,       u"--no-progress-meter"_s,
        u"--fail-with-body"_s, u"--no-buffer"_s, u"--remote-name"_s
    };
    static const QStringList valued{ u"--url"_s, u"--proxy"_s, u"--referer"_s, u"--header"_s };
    if (flags.contains(option))
        return false;
    return valued.contains(option) || !(next.contains(u"://"_s) || next.startsWith(u'-'))
        || option.startsWith(u"--data"_s) || option == u"--json"_s;
}

class Reader
{
public:
    explicit Reader(QStringList words)
        : m_words(std::move(words))
    {
    }

    Result<CurlCommand, TargetError> run()
    {
        while (m_at < m_words.size()) {
            const QString word = m_words[m_at++];
            if (word.startsWith(u"--"_s) && word.size() > 2)
                longOption(word);
            else if (word.startsWith(u'-') && word.size() > 1)
                shortOptions(word.mid(1));
            else if (m_command.url.isEmpty())
                m_command.url = word;
        }
        if (m_hasCredentials)
            return TargetError::HasCredentials;
        if (m_command.url.isEmpty())
            return TargetError::Empty;
        return m_command;
    }

private:
    QString next() { return m_at < m_words.size() ? m_words[m_at++] : QString(); }

    void longOption(const QString &word)
    {
        if (const qsizetype equals = word.indexOf(u'='); equals > 0) {
            use(word.left(equals), word.mid(equals + 1));
        } else if (takesValue(word, m_at < m_words.size() ? m_words[m_at] : QString())) {
            use(word, next());
        }
    }

    void shortOptions(const QString &letters)
    {
        for (qsizetype i = 0; i < letters.size(); ++i) {
            if (!takesValue(letters[i]))
                continue;
            const QString value = i + 1 < letters.size() ? letters.mid(i + 1) : next();
            if (letters[i] == u'H')
                use(u"--header"_s, value);
            else if (letters[i] == u'u')
                use(u"--user"_s, value);
            return;
        }
    }

    void use(const QString &option, const QString &value)
    {
        if (option == u"--url"_s)
            m_command.url = value;
        else if (option == u"--user"_s)
            m_hasCredentials = true;
        else if (option == u"--oauth2-bearer"_s)
            m_command.headers.emplace_back(u"Authorization"_s, u"Bearer "_s + value);
        else if (option == u"--header"_s && value.contains(u':'))
            m_command.headers.emplace_back(value.section(u':', 0, 0).trimmed(),
                                           value.section(u':', 1).trimmed());
    }

    const QStringList m_words;
    qsizetype m_at = 0;
    CurlCommand m_command;
    bool m_hasCredentials = false;
};

} // namespace

bool isCurlCommand(const QString &text) { return curlStart().match(text).hasMatch(); }

Result<CurlCommand, TargetError> readCurlCommand(const QString &text)
{
    const QRegularExpressionMatch start = curlStart().match(text);
    // The name stays as the first word, so that a continued line behind it doesn't end the command.
    const std::optional<QStringList> words = shellTokens(u"curl"_s + text.mid(start.capturedEnd()));
    if (!words)
        return TargetError::Unfinished;
    return Reader(words->mid(1)).run();
}

} // namespace sextant
