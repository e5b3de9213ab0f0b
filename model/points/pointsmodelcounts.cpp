// PointsModel: counts beside the rows, and Load all.
#include "model/points/pointsmodel.h"

#include "client/api/client.h"
#include "model/session/collectionsession.h"

namespace sextant {

namespace {

using namespace std::chrono_literals;

constexpr auto countLimit = 5s; // rows matter more than their number
constexpr auto loadAllCountLimit = 30s; // asked for: Load all ends in it

} // namespace

void PointsModel::setTotal(Total total)
{
    if (m_total == total)
        return;
    m_total = total;
    emit totalChanged();
}

void PointsModel::onInfo()
{
    if (!m_wanted.filter && m_total.kind != Total::Kind::Exact)
        requestTotal();
}

void PointsModel::requestTotal()
{
    m_totalCall = {};
    if (!m_wanted.filter) {
        // The info's number is approximate by the server's own words; counting everything exactly isn't worth it.
        if (m_session.info() && m_session.info()->pointsCount)
            setTotal({ Total::Kind::Approximate, *m_session.info()->pointsCount });
        else
            setTotal({});
        return;
    }
    setTotal({ Total::Kind::Counting, 0 });
    m_totalCall = m_session.client().points().count(
        m_session.collection(), m_wanted.filter, true, countLimit,
        [this](Result<quint64> result) { onCounted(std::move(result)); });
}

void PointsModel::onCounted(Result<quint64> result)
{
    if (result)
        setTotal({ Total::Kind::Exact, *result });
    else
        setTotal({ Total::Kind::GaveUp, 0 });
}

void PointsModel::requestHidden()
{
    m_hiddenCall = {};
    if (!m_wanted.order)
        return;
    m_hiddenCall = m_session.client().points().count(
        m_session.collection(), withCondition(m_wanted.filter, lacksOrderValue(m_wanted)), true,
        countLimit, [this](Result<quint64> result) {
            m_hiddenFailed = !result;
            if (result)
                m_hidden = *result;
            emit totalChanged();
        });
}

void PointsModel::loadAll()
{
    if (m_loadAll.outcome == LoadAll::Outcome::Running || (m_ids && m_ids->replacesRows))
        return;
    // begin() forgets an earlier Load all, so it comes first.
    if (m_state == State::Empty || (m_failure && m_failure->step == Step::First))
        begin();
    m_failure.reset();
    m_loadAll = {};
    m_loadAll.outcome = LoadAll::Outcome::Running;
    m_loadAllClock.start();
    m_loadAllFrom = m_state == State::LoadingFirst ? 0 : m_rows.size();
    emit loadAllChanged();
    if (!isLoading())
        setState(settledState());
    if (m_state == State::Ready)
        fetchMore({});
    else if (m_state == State::Exhausted)
        finishLoadAll();
}

void PointsModel::continueLoadAll()
{
    const double seconds = double(m_loadAllClock.elapsed()) / 1000;
    m_loadAll.rowsPerSecond = seconds > 0 ? (m_rows.size() - m_loadAllFrom) / seconds : 0;
    emit loadAllChanged();
}

std::optional<Filter> PointsModel::countFilter() const
{
    const Listing &listing = m_loader.listing();
    if (!listing.order)
        return listing.filter;
    return withCondition(listing.filter, hasOrderValue(listing));
}

void PointsModel::finishLoadAll()
{
    if (m_loader.listing().from) {
        // The server counts no "from this id on".
        endLoadAll(LoadAll::Outcome::Uncounted);
        return;
    }
    m_loadAllCall = m_session.client().points().count(
        m_session.collection(), countFilter(), true, loadAllCountLimit,
        [this](Result<quint64> result) {
            if (!result) {
                endLoadAll(LoadAll::Outcome::Uncounted);
                return;
            }
            const bool agrees = *result == quint64(m_rows.size());
            if (!m_loader.listing().order)
                setTotal({ Total::Kind::Exact, *result });
            endLoadAll(agrees ? LoadAll::Outcome::CountAgrees : LoadAll::Outcome::CountDiffers,
                       *result);
        });
    emit loadAllChanged();
    emit stateChanged();
}

void PointsModel::endLoadAll(LoadAll::Outcome outcome, quint64 counted)
{
    continueLoadAll();
    m_loadAll.outcome = outcome;
    m_loadAll.counted = counted;
    emit loadAllChanged();
    emit stateChanged();
}

} // namespace sextant
