#include "client/json/parse.h"

#include "client/json/keypath.h"

#include <QSet>

#include <nlohmann/json.hpp>

#include <charconv>
#include <cstddef>
#include <iterator>

namespace sextant::json {

namespace {

//! Walks the text and tells, through `reached`, how far the lexer has read.
class TrackedIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = const char &;

    TrackedIterator(const char *at, const char **reached)
        : m_at(at)
        , m_reached(reached)
    {
    }
    reference operator*() const { return *m_at; }
    TrackedIterator &operator++()
    {
        *m_reached = ++m_at;
        return *this;
    }
    TrackedIterator operator++(int)
    {
        TrackedIterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const TrackedIterator &left, const TrackedIterator &right)
    {
        return left.m_at == right.m_at;
    }

private:
    const char *m_at;
    const char **m_reached;
};

bool isNumberCharacter(char character)
{
    return (character >= '0' && character <= '9') || character == '-' || character == '+'
        || character == '.' || character == 'e' || character == 'E';
}

bool fitsServerInteger(const QByteArray &lexeme)
{
    const char *end = lexeme.constData() + lexeme.size();
    quint64 large = 0;
    if (std::from_chars(lexeme.constData(), end, large).ec == std::errc())
        return true;
    qint64 negative = 0;
    return std::from_chars(lexeme.constData(), end, negative).ec == std::errc();
}

//! Builds the value tree from nlohmann's events.
class Builder
{
public:
    Builder(QByteArrayView text, const char **reached)
        : m_text(text)
        , m_reached(reached)
    {
    }

    // Numbers are taken from the text itself: the lexer drops the sign of `-0` and writes its
    // lexemes with the decimal comma of the locale.
    bool number_integer(nlohmann::json::number_integer_t) { return addNumber(); }
    bool number_unsigned(nlohmann::json::number_unsigned_t) { return addNumber(); }
    bool number_float(nlohmann::json::number_float_t, const std::string &) { return addNumber(); }
    bool null() { return add(Value()); }
    bool boolean(bool value) { return add(Value(value)); }
    bool string(std::string &text) { return add(Value(toQString(text))); }
    bool binary(nlohmann::json::binary_t &) { return false; }

    bool start_object(std::size_t) { return open(Level{ Value(Object()), {}, {} }); }
    bool start_array(std::size_t) { return open(Level{ Value(Array()), {}, {} }); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }

    bool key(std::string &text)
    {
        Level &level = m_levels.back();
        level.key = toQString(text);
        const qsizetype before = level.seen.size();
        level.seen.insert(level.key);
        if (level.seen.size() == before)
            m_lints.push_back({ Lint::Kind::DuplicateKey, currentPath() });
        return true;
    }

    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::json::exception &fault)
    {
        // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error …":
        // the place is told apart, so only the words after it are kept.
        QString message = QString::fromUtf8(fault.what());
        message.remove(0, message.indexOf(QLatin1String("] ")) + 2);
        if (message.startsWith(QLatin1String("parse error at")))
            message.remove(0, message.indexOf(QLatin1String(": ")) + 2);
        // The position counts the characters read, the end of the text among them.
        return fail(message, qMin(m_text.size(), qsizetype(position) - 1));
    }

    Value takeValue() { return std::move(m_root); }
    std::vector<Lint> takeLints() { return std::move(m_lints); }
    ParseError error() const { return m_error; }

private:
    struct Level
    {
        Value container;
        QString key;
        QSet<QString> seen;
    };

    static QString toQString(const std::string &text)
    {
        return QString::fromUtf8(text.data(), qsizetype(text.size()));
    }

    bool add(Value value)
    {
        if (m_levels.empty()) {
            m_root = std::move(value);
            return true;
        }
        Level &level = m_levels.back();
        if (level.container.isObject())
            level.container.object().append(std::move(level.key), std::move(value));
        else
            level.container.array().push_back(std::move(value));
        return true;
    }

    bool addNumber()
    {
        // The lexer has read one character past the number, unless the text ended.
        const char *end = *m_reached;
        if (end != m_text.begin() && !isNumberCharacter(end[-1]))
            --end;
        const char *begin = end;
        while (begin != m_text.begin() && isNumberCharacter(begin[-1]))
            --begin;
        Number number{ QByteArray(begin, end - begin), false };
        number.isFloat = number.lexeme.contains('.') || number.lexeme.contains('e')
            || number.lexeme.contains('E');
        if (!number.isFloat && !fitsServerInteger(number.lexeme))
            m_lints.push_back({ Lint::Kind::IntegerBeyondU64, currentPath() });
        return add(Value(std::move(number)));
    }

    bool open(Level level)
    {
        if (int(m_levels.size()) >= maxDepth)
            return fail(QStringLiteral("nested deeper than %1 levels").arg(maxDepth),
                        *m_reached - m_text.begin() - 1);
        if (int(m_levels.size()) == maxPayloadDepth)
            m_lints.push_back({ Lint::Kind::TooDeep, currentPath() });
        m_levels.push_back(std::move(level));
        return true;
    }

    bool close()
    {
        Value finished = std::move(m_levels.back().container);
        m_levels.pop_back();
        return add(std::move(finished));
    }

    QString currentPath() const
    {
        KeyPath path;
        for (const Level &level : m_levels)
            path = level.container.isObject()
                ? path.child(level.key)
                : path.childIndex(quint64(level.container.array().size()));
        return path.toDisplay();
    }

    bool fail(const QString &message, qsizetype offset)
    {
        m_error.message = message;
        m_error.offset = qMax(qsizetype(0), offset);
        const QByteArrayView before = m_text.first(m_error.offset);
        m_error.line = 1 + int(std::count(before.begin(), before.end(), '\n'));
        const QByteArrayView line = before.sliced(before.lastIndexOf('\n') + 1);
        // Characters are counted by their first bytes.
        m_error.column = 1 + int(std::count_if(line.begin(), line.end(), [](char byte) {
                             return (uchar(byte) & 0xc0) != 0x80;
                         }));
        return false;
    }

    QByteArrayView m_text;
    const char **m_reached;
    std::vector<Level> m_levels;
    Value m_root;
    std::vector<Lint> m_lints;
    ParseError m_error;
};

} // namespace

Result<Parsed, ParseError> parse(QByteArrayView text)
{
    const char *reached = text.begin();
    Builder builder(text, &reached);
    const bool whole = nlohmann::json::sax_parse(TrackedIterator(text.begin(), &reached),
                                                 TrackedIterator(text.end(), &reached), &builder);
    if (!whole)
        return builder.error();
    return Parsed{ builder.takeValue(), builder.takeLints() };
}

} // namespace sextant::json
