#include "model/points/pageloader.h"

#include "client/json/numbertext.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sextant {

namespace {

constexpr double largestExactInteger = 9007199254740992.0; // 2^53
constexpr double beyondIntegers = 9223372036854775808.0; // 2^63
// An exclusion list longer than this is sent no more: the tie is read by a plain scroll instead.
constexpr size_t longestExclusion = 2000;

bool isFloatText(const QByteArray &value)
{
    return value.contains('.') || value.contains('e') || value.contains('E');
}

// Text is compared exactly; a number of microseconds would pass the server's doubles.
QByteArray quotedDatetime(qint64 microseconds)
{
    return '"' + datetimeText(microseconds).toLatin1() + '"';
}

double stepped(double value, int steps)
{
    const double infinity = std::numeric_limits<double>::infinity();
    for (; steps > 0; --steps)
        value = std::nextafter(value, infinity);
    for (; steps < 0; ++steps)
        value = std::nextafter(value, -infinity);
    return value;
}

} // namespace

PageLoader::PageLoader(Listing listing)
    : m_listing(std::move(listing))
    , m_phase(m_listing.order ? Phase::ByValue : Phase::ById)
    , m_cursor(m_listing.order ? std::nullopt : m_listing.from)
{
}

ScrollRequest PageLoader::next(quint64 limit) const
{
    Q_ASSERT(!isAtEnd());
    ScrollRequest request;
    request.limit = limit;
    request.filter = m_listing.filter;
    switch (m_phase) {
    case Phase::ById:
        request.offset = m_cursor;
        break;
    case Phase::Tie:
        request.offset = m_cursor;
        request.filter = withCondition(m_listing.filter, tieRange());
        break;
    case Phase::ByValue:
        request.orderBy = m_listing.order;
        request.orderBy->startFrom = startFrom();
        request.filter = withoutSeen();
        break;
    case Phase::End:
        break;
    }
    return request;
}

std::vector<qsizetype> PageLoader::take(const RecordPage &page, quint64 limit)
{
    switch (m_phase) {
    case Phase::ById:
        return takeById(page);
    case Phase::ByValue:
        return takeByValue(page, limit);
    case Phase::Tie:
        return takeTie(page);
    case Phase::End:
        break;
    }
    return {};
}

std::vector<qsizetype> PageLoader::takeById(const RecordPage &page)
{
    std::vector<qsizetype> fresh;
    fresh.reserve(page.rows.size());
    for (size_t row = 0; row < page.rows.size(); ++row) {
        const PointId &id = page.rows[row].id;
        if (m_lastId && id <= *m_lastId)
            continue;
        m_lastId = id;
        fresh.push_back(qsizetype(row));
    }
    // A cursor that doesn't advance would go round for ever.
    const bool advances = page.nextPageOffset && (!m_lastId || *page.nextPageOffset > *m_lastId)
        && (!m_cursor || *page.nextPageOffset > *m_cursor);
    m_cursor = page.nextPageOffset;
    if (!advances)
        m_phase = Phase::End;
    return fresh;
}

std::vector<qsizetype> PageLoader::takeUnseen(const RecordPage &page)
{
    std::vector<qsizetype> fresh;
    for (size_t row = 0; row < page.rows.size(); ++row) {
        if (m_seen.contains(page.rows[row].id))
            continue;
        m_seen.insert(page.rows[row].id);
        fresh.push_back(qsizetype(row));
    }
    return fresh;
}

std::vector<qsizetype> PageLoader::takeByValue(const RecordPage &page, quint64 limit)
{
    std::vector<qsizetype> fresh = takeUnseen(page);
    const QByteArray lastValue = page.rows.empty()
        ? QByteArray()
        : page.orderValue(qsizetype(page.rows.size()) - 1).toByteArray();
    if (lastValue.isEmpty()) {
        m_phase = Phase::End; // nothing, or nothing to go on with
        return fresh;
    }
    const bool isFull = quint64(page.rows.size()) >= limit;
    const bool advances = lastValue != m_lastValue;
    const size_t excluded = m_atLastValue.size();
    m_behindTie.clear();
    if (advances && !isInexact(lastValue))
        m_atLastValue.clear();
    m_lastValue = lastValue;
    rememberTie(page);
    const bool gains = !fresh.empty() || advances || m_atLastValue.size() > excluded;
    // A short page is no end by itself: the server cuts each segment before it drops duplicates and deleted points.
    if (!isFull && !gains)
        m_phase = Phase::End;
    const QByteArrayView firstValue = page.orderValue(0);
    const bool isSame = isInexact(lastValue)
        ? json::parseDouble(firstValue) == json::parseDouble(lastValue)
        : firstValue == lastValue;
    const bool isOneTie = isFull && isSame;
    if (isOneTie || (isFull && !gains) || m_atLastValue.size() > longestExclusion)
        beginTie();
    return fresh;
}

void PageLoader::beginTie()
{
    m_cursor.reset();
    // What stands behind a tie never brings its value again, unless the server's order goes nowhere.
    m_isStuck = m_tieRead == m_lastValue;
    m_phase = m_isStuck ? Phase::End : Phase::Tie;
    m_tieRead = m_lastValue;
}

// Ids whose value start_from will bring again: those at the last value, and beyond 2^53 those a double around it.
void PageLoader::rememberTie(const RecordPage &page)
{
    const std::optional<double> last = json::parseDouble(m_lastValue);
    if (!last)
        return;
    const int reach = isInexact(m_lastValue) ? 1 : 0;
    const double low = stepped(*last, -reach);
    const double high = stepped(*last, reach);
    for (size_t row = 0; row < page.rows.size(); ++row) {
        const std::optional<double> value = json::parseDouble(page.orderValue(qsizetype(row)));
        if (!value || *value < low || *value > high)
            continue;
        const PointId &id = page.rows[row].id;
        if (std::find(m_atLastValue.cbegin(), m_atLastValue.cend(), id) == m_atLastValue.cend())
            m_atLastValue.push_back(id);
    }
}

std::vector<qsizetype> PageLoader::takeTie(const RecordPage &page)
{
    std::vector<qsizetype> fresh = takeUnseen(page);
    const bool advances = page.nextPageOffset && (!m_cursor || *page.nextPageOffset > *m_cursor);
    m_cursor = page.nextPageOffset;
    if (!advances) {
        m_behindTie = behind(m_lastValue);
        m_atLastValue.clear();
        m_cursor.reset();
        m_phase = m_behindTie.isEmpty() ? Phase::End : Phase::ByValue;
    }
    return fresh;
}

// In a long tie what was seen is dropped by us: the list would be long.
std::optional<Filter> PageLoader::withoutSeen() const
{
    if (m_atLastValue.empty())
        return m_listing.filter;
    Filter filter;
    if (m_listing.filter)
        filter.must = std::vector<Condition>{ Boxed<Filter>(*m_listing.filter) };
    filter.mustNot = std::vector<Condition>{ HasId{ m_atLastValue } };
    return filter;
}

bool PageLoader::isInexact(const QByteArray &value) const
{
    if (m_listing.orderIsDatetime)
        return false; // sent as text
    const std::optional<double> number = json::parseDouble(value);
    return !isFloatText(value) && number && std::abs(*number) >= largestExactInteger;
}

QByteArray PageLoader::startFrom() const
{
    if (!m_behindTie.isEmpty() || m_lastValue.isEmpty())
        return m_behindTie;
    if (m_listing.orderIsDatetime)
        return quotedDatetime(m_lastValue.toLongLong());
    if (!isInexact(m_lastValue))
        return m_lastValue;
    const double number = json::parseDouble(m_lastValue).value_or(0);
    return json::doubleText(stepped(number, m_listing.order->descending ? 1 : -1));
}

QByteArray PageLoader::behind(const QByteArray &value) const
{
    const int step = m_listing.order->descending ? -1 : 1;
    if (m_listing.orderIsDatetime)
        return quotedDatetime(value.toLongLong() + step);
    const bool isFloat = isFloatText(value);
    if (!isFloat && !isInexact(value))
        return QByteArray::number(value.toLongLong() + step);
    // For large integers the tie was read one double around: what comes again from there is dropped as seen.
    const double next = stepped(json::parseDouble(value).value_or(0), step);
    const bool isBeyondAll = isFloat ? !std::isfinite(next) : std::abs(next) >= beyondIntegers;
    return isBeyondAll ? QByteArray() : json::doubleText(next);
}

json::Value PageLoader::bound(const QByteArray &value, int doublesAway) const
{
    if (m_listing.orderIsDatetime)
        return json::Value(datetimeText(value.toLongLong()));
    if (doublesAway == 0)
        return json::Value(json::Number{ value, isFloatText(value) });
    return json::Value::floating(stepped(json::parseDouble(value).value_or(0), doublesAway));
}

Condition PageLoader::tieRange() const
{
    const int reach = isInexact(m_lastValue) ? 1 : 0;
    Range range;
    range.gte = bound(m_lastValue, -reach);
    range.lte = bound(m_lastValue, reach);
    return FieldCondition{ m_listing.order->key, std::move(range) };
}

Filter withCondition(const std::optional<Filter> &filter, Condition condition)
{
    Filter result;
    std::vector<Condition> must;
    if (filter && !filter->isEmpty())
        must.push_back(Boxed<Filter>(*filter));
    must.push_back(std::move(condition));
    result.must = std::move(must);
    return result;
}

Condition hasOrderValue(const Listing &listing)
{
    // As the index sees it: is_empty would count "n/a" under a float index as present.
    Range all;
    if (listing.orderIsDatetime)
        all.gte = json::Value(QStringLiteral("0001-01-01T00:00:00Z"));
    else
        all.gte = json::Value(json::Number{ "-1.797e308", true });
    return FieldCondition{ listing.order->key, std::move(all) };
}

Condition lacksOrderValue(const Listing &listing)
{
    Filter filter;
    filter.mustNot = std::vector<Condition>{ hasOrderValue(listing) };
    return Boxed<Filter>(std::move(filter));
}

QString datetimeText(qint64 microseconds)
{
    // Floor division: times before 1970 have negative remainders otherwise.
    qint64 seconds = microseconds / 1'000'000;
    qint64 fraction = microseconds % 1'000'000;
    if (fraction < 0) {
        fraction += 1'000'000;
        --seconds;
    }
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) + QLatin1Char('.')
        + QString::number(fraction).rightJustified(6, QLatin1Char('0')) + QLatin1Char('Z');
}

} // namespace sextant
