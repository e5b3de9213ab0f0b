#include "model/points/pageloader.h"

#include "client/json/numbertext.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <limits>

namespace sextant {

namespace {

constexpr double largestExactInteger = 9007199254740992.0; // 2^53
// An exclusion list longer than this is sent no more: the tie is read by a plain scroll instead.
constexpr size_t longestExclusion = 2000;

Condition rangeOn(const QString &key, Range range)
{
    return FieldCondition{ key, std::move(range) };
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
        request.filter = restricted(tieRange());
        break;
    case Phase::ByValue:
        request.orderBy = m_listing.order;
        request.orderBy->startFrom = startFrom();
        if (m_beyond || !m_atLastValue.empty())
            request.filter = restricted(m_beyond);
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

bool PageLoader::fillsPage(const RecordPage &page, quint64 limit) const
{
    return quint64(page.rows.size()) >= limit;
}

std::vector<qsizetype> PageLoader::takeByValue(const RecordPage &page, quint64 limit)
{
    std::vector<qsizetype> fresh;
    for (size_t row = 0; row < page.rows.size(); ++row) {
        if (m_seen.contains(page.rows[row].id))
            continue;
        m_seen.insert(page.rows[row].id);
        fresh.push_back(qsizetype(row));
    }
    if (!fillsPage(page, limit)) {
        m_phase = Phase::End;
        return fresh;
    }
    const QByteArray firstValue = page.orderValue(0).toByteArray();
    const QByteArray lastValue = page.orderValue(qsizetype(page.rows.size()) - 1).toByteArray();
    if (lastValue.isEmpty()) {
        m_phase = Phase::End; // no order value: nothing to go on with
        return fresh;
    }
    if (lastValue != m_lastValue && !isInexact(lastValue))
        m_atLastValue.clear();
    m_lastValue = lastValue;
    rememberTie(page);
    const bool isOneTie = json::parseDouble(firstValue) == json::parseDouble(lastValue);
    if (isOneTie || fresh.empty() || m_atLastValue.size() > longestExclusion) {
        m_phase = Phase::Tie;
        m_cursor.reset();
    }
    return fresh;
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
    std::vector<qsizetype> fresh;
    for (size_t row = 0; row < page.rows.size(); ++row) {
        if (m_seen.contains(page.rows[row].id))
            continue;
        m_seen.insert(page.rows[row].id);
        fresh.push_back(qsizetype(row));
    }
    const bool advances = page.nextPageOffset && (!m_cursor || *page.nextPageOffset > *m_cursor);
    m_cursor = page.nextPageOffset;
    if (!advances) {
        m_beyond = beyondTie();
        m_atLastValue.clear();
        m_lastValue.clear();
        m_cursor.reset();
        m_phase = Phase::ByValue;
    }
    return fresh;
}

Filter PageLoader::restricted(std::optional<Condition> range) const
{
    Filter filter;
    std::vector<Condition> must;
    if (m_listing.filter)
        must.push_back(Boxed<Filter>(*m_listing.filter));
    if (range)
        must.push_back(std::move(*range));
    if (!must.empty())
        filter.must = std::move(must);
    // In a long tie what was seen is dropped by us: the list would be long.
    if (m_phase == Phase::ByValue && !m_atLastValue.empty())
        filter.mustNot = std::vector<Condition>{ HasId{ m_atLastValue } };
    return filter;
}

bool PageLoader::isInexact(const QByteArray &value) const
{
    if (m_listing.orderIsDatetime)
        return false;
    const std::optional<double> number = json::parseDouble(value);
    const bool isInteger = !value.contains('.') && !value.contains('e') && !value.contains('E');
    return isInteger && number && std::abs(*number) >= largestExactInteger;
}

QByteArray PageLoader::startFrom() const
{
    if (m_lastValue.isEmpty() || !isInexact(m_lastValue))
        return m_lastValue;
    const double number = json::parseDouble(m_lastValue).value_or(0);
    return json::doubleText(stepped(number, m_listing.order->descending ? 1 : -1));
}

json::Value PageLoader::bound(const QByteArray &value, int doublesAway) const
{
    if (m_listing.orderIsDatetime)
        return json::Value(datetimeText(value.toLongLong()));
    if (doublesAway == 0) {
        const bool isFloat = value.contains('.') || value.contains('e') || value.contains('E');
        return json::Value(json::Number{ value, isFloat });
    }
    return json::Value::floating(stepped(json::parseDouble(value).value_or(0), doublesAway));
}

std::optional<Condition> PageLoader::tieRange() const
{
    const int reach = isInexact(m_lastValue) ? 1 : 0;
    Range range;
    range.gte = bound(m_lastValue, -reach);
    range.lte = bound(m_lastValue, reach);
    return rangeOn(m_listing.order->key, std::move(range));
}

std::optional<Condition> PageLoader::beyondTie() const
{
    const int reach = isInexact(m_lastValue) ? 1 : 0;
    Range range;
    if (m_listing.order->descending)
        range.lt = bound(m_lastValue, -reach);
    else
        range.gt = bound(m_lastValue, reach);
    return rangeOn(m_listing.order->key, std::move(range));
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

Filter withoutField(const std::optional<Filter> &filter, const QString &key)
{
    return withCondition(filter, IsEmpty{ key });
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
