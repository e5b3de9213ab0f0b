#include "client/json/scanner.h"

#include "client/json/floatscan.h"
#include "client/json/parse.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <algorithm>
#include <bit>
#include <cctype>
#include <cstring>

namespace sextant::json {

namespace {

bool isBlank(char character)
{
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
}

bool isStructural(char character)
{
    // `[` and `{`, `]` and `}` differ in one bit.
    const char folded = char(character | 0x20);
    return folded == '{' || folded == '}' || character == '"';
}

//! The next bracket, brace or quote; `end` when there is none.
const char *findStructural(const char *at, const char *end)
{
#if defined(__SSE2__)
    const __m128i bit = _mm_set1_epi8(0x20);
    const __m128i open = _mm_set1_epi8('{');
    const __m128i close = _mm_set1_epi8('}');
    const __m128i quote = _mm_set1_epi8('"');
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const __m128i folded = _mm_or_si128(bytes, bit);
        const __m128i found = _mm_or_si128(
            _mm_cmpeq_epi8(bytes, quote),
            _mm_or_si128(_mm_cmpeq_epi8(folded, open), _mm_cmpeq_epi8(folded, close)));
        if (const int mask = _mm_movemask_epi8(found))
            return at + std::countr_zero(unsigned(mask));
    }
#endif
    while (at != end && !isStructural(*at))
        ++at;
    return at;
}

//! The next quote or backslash.
const char *findStringEnd(const char *at, const char *end)
{
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const __m128i found
            = _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash));
        if (const int mask = _mm_movemask_epi8(found))
            return at + std::countr_zero(unsigned(mask));
    }
#endif
    while (at != end && *at != '"' && *at != '\\')
        ++at;
    return at;
}

[[noreturn]] void failAtEnd(const Where &where)
{
    fail(where, QStringLiteral("the text ends inside a value"));
}

[[noreturn]] void failNumber(const Where &where)
{
    fail(where, QStringLiteral("expected a number in the range of f32"));
}

} // namespace

char Scanner::peek()
{
    while (m_at != m_end && isBlank(*m_at))
        ++m_at;
    return m_at == m_end ? '\0' : *m_at;
}

bool Scanner::take(char character)
{
    if (peek() != character || m_at == m_end)
        return false;
    ++m_at;
    return true;
}

bool Scanner::isArrayOfArrays() const
{
    Scanner ahead = *this;
    return ahead.take('[') && ahead.peek() == '[';
}

void Scanner::expect(char character, const Where &where)
{
    if (take(character))
        return;
    if (m_at == m_end)
        failAtEnd(where);
    fail(where, QStringLiteral("expected %1").arg(QLatin1Char(character)));
}

void Scanner::expectEnd()
{
    peek();
    if (m_at != m_end)
        fail({}, QStringLiteral("something follows the end of the answer"));
}

std::string_view Scanner::rawString(const Where &where)
{
    if (peek() != '"')
        expect('"', where);
    const char *const begin = m_at + 1;
    m_at = afterString(m_at, where);
    return std::string_view(begin, size_t(m_at - begin - 1));
}

std::string_view Scanner::value(const Where &where)
{
    const char first = peek();
    if (first != '{' && first != '[')
        return scalar(where);
    const char *const begin = m_at;
    m_at = afterContainer(m_at, where);
    return std::string_view(begin, size_t(m_at - begin));
}

std::string_view Scanner::scalar(const Where &where)
{
    const char first = peek();
    const char *const begin = m_at;
    if (first == '"') {
        m_at = afterString(m_at, where);
        return std::string_view(begin, size_t(m_at - begin));
    }
    while (m_at != m_end
           && (std::isalnum(uchar(*m_at)) || *m_at == '-' || *m_at == '+' || *m_at == '.'))
        ++m_at;
    if (m_at == m_end)
        failAtEnd(where);
    if (m_at == begin)
        fail(where, QStringLiteral("expected a simple value"));
    const std::string_view text(begin, size_t(m_at - begin));
    const bool isWord = std::isalpha(uchar(first));
    if (isWord && text != "null" && text != "true" && text != "false")
        fail(where, QStringLiteral("expected a value"));
    return text;
}

float Scanner::number(const Where &where)
{
    peek();
    float value = 0;
    const char *const after = scanFloat(m_at, m_end, value);
    if (!after)
        failNumber(where);
    m_at = after;
    return value;
}

std::vector<float> Scanner::numbers(const Where &where)
{
    expect('[', where);
    std::vector<float> values;
    if (take(']'))
        return values;
    // Flat by what was asked for, so its commas up to the bracket tell its size.
    const void *const close = std::memchr(m_at, ']', size_t(m_end - m_at));
    const char *const last = close ? static_cast<const char *>(close) : m_end;
    values.reserve(size_t(std::count(m_at, last, ',')) + 1);
    const char *const after = scanFloats(m_at, m_end, values);
    if (!after)
        failNumber(Where(where, qsizetype(values.size())));
    m_at = after;
    expect(']', where);
    return values;
}

const char *Scanner::afterString(const char *quote, const Where &where) const
{
    for (const char *at = quote + 1;;) {
        at = findStringEnd(at, m_end);
        if (at == m_end)
            failAtEnd(where);
        if (*at == '"')
            return at + 1;
        at += 2;
        if (at > m_end)
            failAtEnd(where);
    }
}

const char *Scanner::afterContainer(const char *open, const Where &where) const
{
    qsizetype depth = 0;
    for (const char *at = open;;) {
        at = findStructural(at, m_end);
        if (at == m_end)
            failAtEnd(where);
        if (*at == '"') {
            at = afterString(at, where);
            continue;
        }
        depth += (*at == '{' || *at == '[') ? 1 : -1;
        ++at;
        if (depth == 0)
            return at;
    }
}

QString keyText(std::string_view rawKey)
{
    if (rawKey.find('\\') == std::string_view::npos)
        return QString::fromUtf8(rawKey.data(), qsizetype(rawKey.size()));
    const QByteArray text = '"' + QByteArray(rawKey.data(), qsizetype(rawKey.size())) + '"';
    const Result<Parsed, ParseError> parsed = parse(text);
    return parsed ? parsed->value.toString() : QString::fromUtf8(text);
}

} // namespace sextant::json
