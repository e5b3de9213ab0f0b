#pragma once
//! PageLoader: which scroll request comes next, and which of its rows are new. Pure logic, no I/O: cursor by id,
//! continuation by value under order_by, long ties, end.

#include "client/api/pointsapi.h"
#include "client/types/filter.h"
#include "client/types/record.h"

#include <QSet>

#include <optional>
#include <vector>

namespace sextant {

//! What a listing shows: everything, what a filter matches, in id order or by a field.
struct Listing
{
    std::optional<Filter> filter;
    std::optional<OrderBy> order;
    bool orderIsDatetime = false; //!< order values are microseconds then, and ranges need RFC 3339
    std::optional<PointId> from; //!< id order only: begins at this id or the next one
    friend bool operator==(const Listing &, const Listing &) = default;
};

//! With order_by the server leaves the cursor out: we go on with start_from = the last value (inclusive) and
//! exclude the ids seen at it, until a page brings nothing. A tie that fills a page would make that list grow, so it
//! is read by a plain scroll over `gte = lte` and the order starts anew from the next value. Integers beyond 2^53
//! pass the server's doubles: there we step one double back and drop what was seen.
class PageLoader
{
public:
    PageLoader() = default;
    explicit PageLoader(Listing listing);

    const Listing &listing() const { return m_listing; }
    bool isAtEnd() const { return m_phase == Phase::End; }
    //! At the end because the server's order brought the same values again and again.
    bool isStuck() const { return m_isStuck; }
    //! The next request for about `limit` points. Not at the end.
    ScrollRequest next(quint64 limit) const;
    //! Takes the answer to next(limit); returns the rows not seen before, in order.
    std::vector<qsizetype> take(const RecordPage &page, quint64 limit);

private:
    enum class Phase { ById, ByValue, Tie, End };

    std::vector<qsizetype> takeById(const RecordPage &page);
    std::vector<qsizetype> takeByValue(const RecordPage &page, quint64 limit);
    std::vector<qsizetype> takeTie(const RecordPage &page);
    std::vector<qsizetype> takeUnseen(const RecordPage &page);
    void rememberTie(const RecordPage &page);
    void beginTie();
    std::optional<Filter> withoutSeen() const;
    Condition tieRange() const;
    json::Value bound(const QByteArray &value, int doublesAway) const;
    bool isInexact(const QByteArray &value) const;
    QByteArray startFrom() const;
    QByteArray behind(const QByteArray &value) const; //!< the next value; empty: there is none

    Listing m_listing;
    Phase m_phase = Phase::End;
    std::optional<PointId> m_cursor; //!< ById and Tie
    std::optional<PointId> m_lastId; //!< ById: ids ascend, so one id is enough to drop repeats
    QByteArray m_lastValue; //!< ByValue and Tie
    QByteArray m_behindTie; //!< ByValue: where the order goes on behind a long tie
    QByteArray m_tieRead; //!< the last value read as a long tie
    bool m_isStuck = false;
    std::vector<PointId> m_atLastValue; //!< ids to exclude
    QSet<PointId> m_seen; //!< ByValue: a point with several values comes once, at its first
};

//! `must` of both: the listing filter of a person and a condition of ours.
Filter withCondition(const std::optional<Filter> &filter, Condition condition);
//! Points that order_by brings, and those it leaves out: without a value its index holds.
Condition hasOrderValue(const Listing &listing);
Condition lacksOrderValue(const Listing &listing);
//! Microseconds since 1970 as RFC 3339 with microseconds, UTC.
QString datetimeText(qint64 microseconds);

} // namespace sextant
