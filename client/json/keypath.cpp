#include "client/json/keypath.h"

#include "client/json/value.h"

#include <limits>

namespace sextant::json {

namespace {

// The server's grammar takes Rust's `char::is_alphanumeric`, `_` and `-` unquoted.
bool isRawCharacter(char32_t character)
{
    return character == U'_' || character == U'-' || QChar::isLetterOrNumber(character);
}

// Vowel signs and the like count as alphabetic for Rust, not for Qt. They are taken when read, and
// quoted when written, which every server takes.
bool isAcceptedRawCharacter(char32_t character)
{
    if (isRawCharacter(character))
        return true;
    const QChar::Category category = QChar::category(character);
    return category == QChar::Mark_SpacingCombining
        || (category == QChar::Mark_NonSpacing && QChar::combiningClass(character) == 0);
}

char32_t characterAt(QStringView text, qsizetype position, qsizetype *length)
{
    const QChar unit = text[position];
    if (unit.isHighSurrogate() && position + 1 < text.size()
        && text[position + 1].isLowSurrogate()) {
        *length = 2;
        return QChar::surrogateToUcs4(unit, text[position + 1]);
    }
    *length = 1;
    return unit.unicode();
}

class Reader
{
public:
    explicit Reader(QStringView text)
        : m_text(text)
    {
    }

    std::optional<std::vector<PathStep>> read()
    {
        std::vector<PathStep> steps;
        std::optional<PathStep> step = readKey();
        while (step) {
            steps.push_back(std::move(*step));
            if (m_position == m_text.size())
                return steps;
            if (take(u'.'))
                step = readKey();
            else if (take(u'['))
                step = readBracket();
            else
                return std::nullopt;
        }
        return std::nullopt;
    }

private:
    bool take(char16_t unit)
    {
        if (m_position >= m_text.size() || m_text[m_position] != QChar(unit))
            return false;
        ++m_position;
        return true;
    }

    std::optional<PathStep> readKey() { return take(u'"') ? readQuoted() : readRaw(); }

    std::optional<PathStep> readRaw()
    {
        const qsizetype start = m_position;
        qsizetype length = 0;
        while (m_position < m_text.size()
               && isAcceptedRawCharacter(characterAt(m_text, m_position, &length)))
            m_position += length;
        if (m_position == start)
            return std::nullopt;
        return KeyStep{ m_text.sliced(start, m_position - start).toString() };
    }

    std::optional<PathStep> readQuoted()
    {
        const qsizetype start = m_position;
        while (m_position < m_text.size() && m_text[m_position] != u'"') {
            if (m_text[m_position] == u'\\')
                return std::nullopt;
            ++m_position;
        }
        const qsizetype end = m_position;
        if (!take(u'"'))
            return std::nullopt;
        return KeyStep{ m_text.sliced(start, end - start).toString() };
    }

    std::optional<PathStep> readBracket()
    {
        if (take(u']'))
            return AllStep{};
        const qsizetype start = m_position;
        quint64 index = 0;
        for (; m_position < m_text.size(); ++m_position) {
            const int digit = int(m_text[m_position].unicode()) - '0';
            if (digit < 0 || digit > 9)
                break;
            if (index > (std::numeric_limits<quint64>::max() - quint64(digit)) / 10)
                return std::nullopt;
            index = index * 10 + quint64(digit);
        }
        if (m_position == start || !take(u']'))
            return std::nullopt;
        return IndexStep{ index };
    }

    QStringView m_text;
    qsizetype m_position = 0;
};

bool needsQuoting(const QString &key)
{
    if (key.isEmpty())
        return true;
    qsizetype length = 0;
    for (qsizetype i = 0; i < key.size(); i += length)
        if (!isRawCharacter(characterAt(key, i, &length)))
            return true;
    return false;
}

QString displayKey(const QString &key)
{
    if (!needsQuoting(key))
        return key;
    return QString::fromUtf8(quoted(key));
}

} // namespace

std::optional<KeyPath> KeyPath::parse(QStringView text)
{
    std::optional<std::vector<PathStep>> steps = Reader(text).read();
    if (!steps)
        return std::nullopt;
    return KeyPath(std::move(*steps));
}

KeyPath KeyPath::child(QString key) const
{
    KeyPath path = *this;
    path.m_steps.push_back(KeyStep{ std::move(key) });
    return path;
}

KeyPath KeyPath::childIndex(quint64 index) const
{
    KeyPath path = *this;
    path.m_steps.push_back(IndexStep{ index });
    return path;
}

std::optional<QString> KeyPath::toText() const
{
    // The grammar starts with a key: payloads are objects.
    if (m_steps.empty() || !std::holds_alternative<KeyStep>(m_steps.front()))
        return std::nullopt;
    for (const PathStep &step : m_steps)
        if (const auto *key = std::get_if<KeyStep>(&step))
            if (key->key.contains(u'"') || key->key.contains(u'\\'))
                return std::nullopt;
    QString text;
    for (const PathStep &step : m_steps) {
        if (const auto *key = std::get_if<KeyStep>(&step)) {
            if (!text.isEmpty())
                text += u'.';
            text += needsQuoting(key->key) ? u'"' + key->key + u'"' : key->key;
        } else if (const auto *index = std::get_if<IndexStep>(&step)) {
            text += u'[' + QString::number(index->index) + u']';
        } else {
            text += QLatin1String("[]");
        }
    }
    return text;
}

QString KeyPath::toDisplay() const
{
    QString text;
    for (const PathStep &step : m_steps) {
        if (const auto *key = std::get_if<KeyStep>(&step)) {
            if (!text.isEmpty())
                text += u'.';
            text += displayKey(key->key);
        } else if (const auto *index = std::get_if<IndexStep>(&step)) {
            text += u'[' + QString::number(index->index) + u']';
        } else {
            text += QLatin1String("[]");
        }
    }
    return text;
}

std::vector<const Value *> select(const Value &root, const KeyPath &path)
{
    std::vector<const Value *> reached{ &root };
    for (const PathStep &step : path.steps()) {
        std::vector<const Value *> next;
        for (const Value *value : reached) {
            if (const auto *key = std::get_if<KeyStep>(&step)) {
                if (const Value *member = value->find(key->key))
                    next.push_back(member);
            } else if (value->isArray()) {
                const Array &elements = value->array();
                if (const auto *index = std::get_if<IndexStep>(&step)) {
                    if (index->index < elements.size())
                        next.push_back(&elements[size_t(index->index)]);
                } else {
                    for (const Value &element : elements)
                        next.push_back(&element);
                }
            }
        }
        reached = std::move(next);
    }
    return reached;
}

} // namespace sextant::json
