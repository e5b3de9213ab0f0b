#include "client/local/datetime.h"

#include <QDate>

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
    void skipBlanks()
    {
        while (!m_rest.isEmpty() && m_rest.front().isSpace())
            m_rest = m_rest.sliced(1);
    }
    bool take(char16_t wanted)
    {
        if (m_rest.isEmpty() || m_rest.front() != QChar(wanted))
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }
    bool takeWord(QStringView word)
    {
        if (!m_rest.startsWith(word, Qt::CaseInsensitive))
            return false;
        m_rest = m_rest.sliced(word.size());
        return true;
    }
    //! Up to `most` digits, at least one, after any blanks; -1: there is none.
    int number(int most)
    {
        skipBlanks();
        const qsizetype length = digitCount(most);
        if (length == 0)
            return -1;
        int value = 0;
        for (const QChar digit : m_rest.first(length))
            value = value * 10 + digit.unicode() - '0';
        m_rest = m_rest.sliced(length);
        return value;
    }
    //! Exactly two digits, or -1.
    int pair() { return digitCount(2) == 2 ? number(2) : -1; }
    //! A fraction of a second, in microseconds; further digits are cut; -1: no digit.
    int fraction()
    {
        const qsizetype length = digitCount(m_rest.size());
        int value = 0;
        for (qsizetype i = 0; i < 6; ++i)
            value = value * 10 + (i < length ? m_rest[i].unicode() - '0' : 0);
        m_rest = m_rest.sliced(length);
        return length > 0 ? value : -1;
    }

private:
    qsizetype digitCount(qsizetype most) const
    {
        qsizetype count = 0;
        while (count < most && count < m_rest.size() && m_rest[count] >= u'0'
               && m_rest[count] <= u'9')
            ++count;
        return count;
    }

    QStringView m_rest;
};

//! Microseconds from 1970 to the start of the day.
std::optional<qint64> parseDay(Cursor &cursor)
{
    const int year = cursor.number(4);
    const int month = cursor.take('-') ? cursor.number(2) : -1;
    const int day = cursor.take('-') ? cursor.number(2) : -1;
    const QDate date(year > 0 ? year : -1, month, day); // the year 0 is what Qt calls -1
    if (year < 0 || !date.isValid())
        return {};
    return (date.toJulianDay() - QDate(1970, 1, 1).toJulianDay()) * qint64(86'400'000'000);
}

//! What follows the seconds: an offset from UTC in seconds, after blanks; minutes may be left out unless `isStrict`.
std::optional<int> parseOffset(Cursor &cursor, bool isStrict)
{
    cursor.skipBlanks();
    if (cursor.takeWord(u"utc") || cursor.takeWord(u"z")) {
        cursor.skipBlanks();
        return cursor.atEnd() ? std::optional(0) : std::nullopt;
    }
    const int sign = cursor.take('+') ? 1 : cursor.take('-') || cursor.take(u'\u2212') ? -1 : 0;
    const int hours = cursor.pair();
    if (sign == 0 || hours < 0 || hours > 23)
        return {};
    if (cursor.atEnd() && !isStrict)
        return sign * hours * 3600;
    cursor.skipBlanks();
    cursor.take(':');
    cursor.skipBlanks();
    const int minutes = cursor.pair();
    cursor.skipBlanks();
    if (minutes < 0 || minutes > 59 || !cursor.atEnd())
        return {};
    return sign * (hours * 3600 + minutes * 60);
}

} // namespace

// The server tries several forms of the chrono library one after the other; this is all of them at once.
std::optional<qint64> parseDatetime(QStringView text)
{
    Cursor cursor(text);
    const std::optional<qint64> day = parseDay(cursor);
    if (!day || cursor.atEnd())
        return day;
    const bool isSmallT = cursor.take('t');
    if (!isSmallT && !cursor.take('T') && !cursor.take(' '))
        return {};
    const int hours = cursor.number(2);
    const int minutes = cursor.take(':') ? cursor.number(2) : -1;
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return {};
    const qint64 minute = *day + (hours * 60 + minutes) * qint64(60'000'000);
    if (cursor.atEnd())
        return isSmallT ? std::nullopt : std::optional(minute);
    // Only a time with its seconds may have an offset.
    const int seconds = cursor.take(':') ? cursor.number(2) : -1;
    const int micros = cursor.take('.') ? cursor.fraction() : 0;
    if (seconds < 0 || seconds > 60 || micros < 0) // 60: a leap second
        return {};
    const qint64 instant = minute + seconds * qint64(1'000'000) + micros;
    if (cursor.atEnd())
        return isSmallT ? std::nullopt : std::optional(instant);
    const std::optional<int> offset = parseOffset(cursor, isSmallT);
    return offset ? std::optional(instant - *offset * qint64(1'000'000)) : std::nullopt;
}

} // namespace sextant::local
