#include "client/json/payloadslice.h"

#include "client/json/keypath.h"

#include <cstring>
#include <vector>

namespace sextant::json {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

bool endsScalar(char c) { return c == ',' || c == '}' || c == ']' || c == ':' || isBlank(c); }

// Past the closing quote of the string that begins at `at`, or nullptr.
const char *skipString(const char *at, const char *end)
{
    ++at;
    while (at < end) {
        const char *quote
            = static_cast<const char *>(std::memchr(at, '"', static_cast<size_t>(end - at)));
        if (!quote)
            return nullptr;
        // An odd number of backslashes before the quote escapes it.
        const char *before = quote;
        while (before > at && before[-1] == '\\')
            --before;
        if ((quote - before) % 2 == 0)
            return quote + 1;
        at = quote + 1;
    }
    return nullptr;
}

const char *skipContainer(const char *at, const char *end)
{
    qsizetype depth = 0;
    while (at < end) {
        switch (*at) {
        case '"':
            at = skipString(at, end);
            if (!at)
                return nullptr;
            continue;
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (--depth == 0)
                return at + 1;
            break;
        default:
            break;
        }
        ++at;
    }
    return nullptr;
}

const char *skipValue(const char *at, const char *end)
{
    if (at >= end)
        return nullptr;
    if (*at == '"')
        return skipString(at, end);
    if (*at == '{' || *at == '[')
        return skipContainer(at, end);
    const char *begin = at;
    while (at < end && !endsScalar(*at))
        ++at;
    return at == begin ? nullptr : at;
}

QByteArrayView view(const char *begin, const char *end)
{
    return QByteArrayView(begin, end - begin);
}

QByteArrayView trimmedLeft(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    return text;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

// The UTF-16 unit of `\uXXXX` whose digits begin at `at`; -1 when they are broken.
int unicodeEscape(const char *at, const char *end)
{
    if (end - at < 4)
        return -1;
    int unit = 0;
    for (int i = 0; i < 4; ++i) {
        const int digit = hexDigit(at[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

// Appends what the escape at `at` (behind the backslash) stands for; returns how many bytes it took, 0 if broken.
qsizetype appendEscape(QString &text, const char *at, const char *end)
{
    static constexpr char names[] = "\"\\/bfnrt";
    static constexpr char16_t values[] = u"\"\\/\b\f\n\r\t";
    if (at >= end)
        return 0;
    if (*at == 'u') {
        const int unit = unicodeEscape(at + 1, end);
        if (unit < 0)
            return 0;
        text.append(QChar(static_cast<char16_t>(unit)));
        return 5;
    }
    const char *found = *at ? std::strchr(names, *at) : nullptr;
    if (!found)
        return 0;
    text.append(QChar(values[found - names]));
    return 1;
}

} // namespace

qsizetype valueLength(QByteArrayView text)
{
    const char *end = skipValue(text.begin(), text.end());
    return end ? end - text.begin() : -1;
}

MemberWalker::MemberWalker(QByteArrayView object)
    : m_at(object.begin())
    , m_end(object.end())
{
    skipBlanks();
    if (m_at >= m_end || *m_at != '{')
        m_broken = m_done = true;
    else
        ++m_at;
}

void MemberWalker::skipBlanks()
{
    while (m_at < m_end && isBlank(*m_at))
        ++m_at;
}

bool MemberWalker::fail()
{
    m_broken = m_done = true;
    return false;
}

bool MemberWalker::next(RawMember &member)
{
    if (m_done)
        return false;
    skipBlanks();
    if (m_at >= m_end)
        return fail();
    if (*m_at == '}') {
        m_done = true;
        return false;
    }
    if (!m_first) {
        if (*m_at != ',')
            return fail();
        ++m_at;
        skipBlanks();
    }
    m_first = false;
    if (m_at >= m_end || *m_at != '"')
        return fail();
    const char *keyEnd = skipString(m_at, m_end);
    if (!keyEnd)
        return fail();
    member.key = view(m_at + 1, keyEnd - 1);
    m_at = keyEnd;
    skipBlanks();
    if (m_at >= m_end || *m_at != ':')
        return fail();
    ++m_at;
    skipBlanks();
    const char *valueEnd = skipValue(m_at, m_end);
    if (!valueEnd)
        return fail();
    member.value = view(m_at, valueEnd);
    m_at = valueEnd;
    return true;
}

bool walkElements(QByteArrayView array, const std::function<bool(QByteArrayView)> &visit)
{
    QByteArrayView rest = trimmedLeft(array);
    if (rest.isEmpty() || rest.front() != '[')
        return false;
    rest = trimmedLeft(rest.sliced(1));
    if (!rest.isEmpty() && rest.front() == ']')
        return true;
    while (true) {
        const qsizetype length = valueLength(rest);
        if (length < 0)
            return false;
        if (!visit(rest.first(length)))
            return true;
        rest = trimmedLeft(rest.sliced(length));
        if (rest.isEmpty())
            return false;
        if (rest.front() == ']')
            return true;
        if (rest.front() != ',')
            return false;
        rest = trimmedLeft(rest.sliced(1));
    }
}

bool keyEquals(QByteArrayView rawKey, QByteArrayView key)
{
    if (rawKey == key)
        return !rawKey.contains('\\');
    if (!rawKey.contains('\\'))
        return false;
    return unescaped(rawKey).toUtf8() == key;
}

QString unescaped(QByteArrayView rawString, qsizetype maxBytes)
{
    const bool isCut = maxBytes >= 0 && rawString.size() > maxBytes;
    if (isCut)
        rawString = rawString.first(maxBytes);
    if (!rawString.contains('\\'))
        return QString::fromUtf8(rawString);
    QString text;
    text.reserve(rawString.size());
    const char *at = rawString.begin();
    const char *end = rawString.end();
    while (at < end) {
        const char *slash
            = static_cast<const char *>(std::memchr(at, '\\', static_cast<size_t>(end - at)));
        if (!slash) {
            text.append(QString::fromUtf8(view(at, end)));
            break;
        }
        text.append(QString::fromUtf8(view(at, slash)));
        const qsizetype used = appendEscape(text, slash + 1, end);
        if (used == 0 && !isCut)
            text.append(u'\\');
        at = slash + 1 + used;
    }
    return text;
}

namespace {

// A later duplicate wins, as for the server's parser. nullopt: broken.
std::optional<QByteArrayView> member(QByteArrayView object, QByteArrayView key)
{
    QByteArrayView found;
    MemberWalker walker(object);
    RawMember each;
    while (walker.next(each))
        if (keyEquals(each.key, key))
            found = each.value;
    if (walker.isBroken())
        return std::nullopt;
    return found;
}

std::optional<QByteArrayView> element(QByteArrayView array, quint64 index)
{
    QByteArrayView found;
    quint64 position = 0;
    const bool isWhole = walkElements(array, [&](QByteArrayView each) {
        if (position++ != index)
            return true;
        found = each;
        return false;
    });
    if (!isWhole)
        return std::nullopt;
    return found;
}

} // namespace

namespace {

// One step down by key or index. A null view: nothing there. nullopt: broken.
std::optional<QByteArrayView> stepDown(QByteArrayView value, const PathStep &step)
{
    if (const auto *key = std::get_if<KeyStep>(&step))
        return value.startsWith('{') ? member(value, key->key.toUtf8()) : QByteArrayView();
    if (const auto *index = std::get_if<IndexStep>(&step))
        return value.startsWith('[') ? element(value, index->index) : QByteArrayView();
    return QByteArrayView();
}

} // namespace

std::optional<QByteArrayView> sliceAt(QByteArrayView value, const KeyPath &path)
{
    for (const PathStep &step : path.steps()) {
        const std::optional<QByteArrayView> below = stepDown(trimmedLeft(value), step);
        if (!below || below->isNull())
            return below;
        value = *below;
    }
    return value;
}

std::optional<QByteArray> collectedAt(QByteArrayView value, const KeyPath &path)
{
    bool hasList = false;
    std::vector<QByteArrayView> reached{ value };
    for (const PathStep &step : path.steps()) {
        const bool isAll = std::holds_alternative<AllStep>(step);
        std::vector<QByteArrayView> next;
        for (const QByteArrayView each : reached) {
            const QByteArrayView at = trimmedLeft(each);
            if (!isAll) {
                const std::optional<QByteArrayView> below = stepDown(at, step);
                if (!below)
                    return std::nullopt;
                if (!below->isNull())
                    next.push_back(*below);
            } else if (at.startsWith('[')) {
                hasList = true;
                if (!walkElements(at, [&next](QByteArrayView found) {
                        next.push_back(found);
                        return true;
                    }))
                    return std::nullopt;
            }
        }
        reached = std::move(next);
    }
    if (!hasList)
        return QByteArray();
    QByteArray list = "[";
    for (const QByteArrayView each : reached) {
        if (list.size() > 1)
            list += ',';
        list.append(each.data(), each.size());
    }
    return list + ']';
}

} // namespace sextant::json
