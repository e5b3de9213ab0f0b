#include "client/types/pointid.h"

#include <array>
#include <limits>

namespace sextant {

namespace {

constexpr qsizetype simpleUuidLength = 32;
constexpr qsizetype hyphenatedUuidLength = 36;
constexpr char hexDigits[] = "0123456789abcdef";

int hexValue(char16_t unit)
{
    if (unit >= u'0' && unit <= u'9')
        return unit - u'0';
    if (unit >= u'a' && unit <= u'f')
        return unit - u'a' + 10;
    if (unit >= u'A' && unit <= u'F')
        return unit - u'A' + 10;
    return -1;
}

bool isHyphenPosition(qsizetype position)
{
    return position == 8 || position == 13 || position == 18 || position == 23;
}

std::optional<PointId> readHexDigits(QStringView text, bool hyphenated)
{
    std::array<quint64, 2> halves{};
    int digits = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (hyphenated && isHyphenPosition(i)) {
            if (unit != u'-')
                return std::nullopt;
            continue;
        }
        const int value = hexValue(unit);
        if (value < 0)
            return std::nullopt;
        quint64 &half = halves[size_t(digits / 16)];
        half = (half << 4) | quint64(value);
        ++digits;
    }
    return PointId::fromUuidBits(halves[0], halves[1]);
}

// The forms of Rust's `Uuid::parse_str`, which the server uses: braces and the URN prefix only
// around the hyphenated form, the prefix in lower case only.
std::optional<PointId> readUuid(QStringView text)
{
    if (text.size() == simpleUuidLength)
        return readHexDigits(text, false);
    if (text.size() == hyphenatedUuidLength + 2 && text.startsWith(u'{') && text.endsWith(u'}'))
        text = text.sliced(1, hyphenatedUuidLength);
    else if (text.startsWith(QLatin1String("urn:uuid:")))
        text = text.sliced(9);
    if (text.size() == hyphenatedUuidLength)
        return readHexDigits(text, true);
    return std::nullopt;
}

std::optional<PointId> readNumber(QStringView text)
{
    if (text.isEmpty())
        return std::nullopt;
    constexpr quint64 highest = std::numeric_limits<quint64>::max();
    quint64 number = 0;
    for (const QChar character : text) {
        const int digit = int(character.unicode()) - '0';
        if (digit < 0 || digit > 9)
            return std::nullopt;
        if (number > (highest - quint64(digit)) / 10)
            return std::nullopt;
        number = number * 10 + quint64(digit);
    }
    return PointId::fromNumber(number);
}

//! A short Latin-1 text widened without touching the heap: ids are read a thousand at a time.
class Utf16Text
{
public:
    explicit Utf16Text(QByteArrayView text)
    {
        if (text.size() > qsizetype(m_units.size()))
            return; // longer than any id: stays empty, which is no id either
        for (const char character : text)
            m_units[size_t(m_size++)] = uchar(character);
    }
    QStringView view() const { return QStringView(m_units.data(), m_size); }

private:
    std::array<char16_t, 48> m_units;
    qsizetype m_size = 0;
};

} // namespace

std::optional<PointId> PointId::parse(QStringView text)
{
    text = text.trimmed();
    if (text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"'))
        return readUuid(text.sliced(1, text.size() - 2));
    // 32 digits are a UUID even when each is decimal: as a number they wouldn't fit anyway.
    if (std::optional<PointId> uuid = readUuid(text))
        return uuid;
    return readNumber(text);
}

std::optional<PointId> PointId::fromJson(QByteArrayView json)
{
    json = json.trimmed();
    if (json.size() >= 2 && json.front() == '"' && json.back() == '"') {
        const Utf16Text inner(json.sliced(1, json.size() - 2));
        return readUuid(inner.view());
    }
    if (json.size() > 1 && json.front() == '0')
        return std::nullopt;
    return readNumber(Utf16Text(json).view());
}

QString PointId::toString() const { return QString::fromLatin1(toPathSegment()); }

QByteArray PointId::toPathSegment() const
{
    if (!m_uuid)
        return QByteArray::number(m_low);
    QByteArray text(hyphenatedUuidLength, '-');
    int digit = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isHyphenPosition(i))
            continue;
        const quint64 half = digit < 16 ? m_high : m_low;
        text[i] = hexDigits[(half >> (60 - 4 * (digit % 16))) & 0xf];
        ++digit;
    }
    return text;
}

QByteArray PointId::toJson() const
{
    return m_uuid ? '"' + toPathSegment() + '"' : toPathSegment();
}

} // namespace sextant
