#include "client/local/datetime.h"

#include <QDate>
#include <QTime>

namespace sextant::local {

namespace {

//! Eats text from the front.
class Cursor
{
public:
    explicit Cursor(QStringView text)
        : m_rest(text)
    {
    }
    bool atEnd() const { return m_rest.isEmpty(); }
    bool take(char16_t wanted)
    {
        if (m_rest.isEmpty() || m_rest.front() != QChar(wanted))
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }
    //! Exactly `count` digits, or -1.
    int digits(int count)
    {
        if (m_rest.size() < count)
            return -1;
        int value = 0;
        for (int i = 0; i < count; ++i) {
            const ushort unit = m_rest[i].unicode();
            if (unit < '0' || unit > '9')
                return -1;
            value = value * 10 + (unit - '0');
        }
        m_rest = m_rest.sliced(count);
        return value;
    }
    //! A fraction of a second, in microseconds; further digits are cut.
    int fraction()
    {
        int value = 0;
        int count = 0;
        for (int digit = digits(1); digit >= 0; digit = digits(1), ++count)
            if (count < 6)
                value = value * 10 + digit;
        if (count == 0)
            return -1;
        for (; count < 6; ++count)
            value *= 10;
        return value;
    }

private:
    QStringView m_rest;
};

//! Offset from UTC in seconds; no offset = 0.
std::optional<int> parseOffset(Cursor &cursor)
{
    if (cursor.atEnd() || cursor.take('Z') || cursor.take('z'))
        return cursor.atEnd() ? std::optional(0) : std::nullopt;
    const int sign = cursor.take('+') ? 1 : cursor.take('-') ? -1 : 0;
    const int hours = cursor.digits(2);
    if (sign == 0 || hours < 0 || hours > 23)
        return {};
    cursor.take(':');
    const int minutes = cursor.atEnd() ? 0 : cursor.digits(2);
    if (minutes < 0 || minutes > 59 || !cursor.atEnd())
        return {};
    return sign * (hours * 3600 + minutes * 60);
}

} // namespace

std::optional<qint64> parseDatetime(QStringView text)
{
    Cursor cursor(text);
    const int year = cursor.digits(4);
    const int month = cursor.take('-') ? cursor.digits(2) : -1;
    const int day = cursor.take('-') ? cursor.digits(2) : -1;
    const QDate date(year, month, day);
    if (year < 0 || !date.isValid())
        return {};
    const qint64 dayMicros
        = (date.toJulianDay() - QDate(1970, 1, 1).toJulianDay()) * qint64(86'400'000'000);
    if (cursor.atEnd())
        return dayMicros;
    if (!cursor.take('T') && !cursor.take('t') && !cursor.take(' '))
        return {};
    const int hours = cursor.digits(2);
    const int minutes = cursor.take(':') ? cursor.digits(2) : -1;
    int seconds = 0;
    int micros = 0;
    if (cursor.take(':')) {
        seconds = cursor.digits(2);
        if (cursor.take('.'))
            micros = cursor.fraction();
    }
    if (!QTime::isValid(hours, minutes, seconds) || micros < 0)
        return {};
    const std::optional<int> offset = parseOffset(cursor);
    if (!offset)
        return {};
    const qint64 second = hours * 3600 + minutes * 60 + seconds - *offset;
    return dayMicros + second * 1'000'000 + micros;
}

} // namespace sextant::local
