#include "model/points/pointsmodel.h"

#include "client/api/client.h"
#include "model/session/collectionsession.h"

#include <algorithm>

namespace sextant {

namespace {

constexpr quint64 smallestPage = 32;
constexpr quint64 secondPage = 256;
// Taking a page in costs the GUI thread about a millisecond a megabyte.
constexpr qint64 pageBytesWanted = 2 << 20;

} // namespace

PointsModel::PointsModel(CollectionSession &session, QObject *parent)
    : PayloadTableModel(session.board(), parent)
    , m_session(session)
{
    connect(&session, &CollectionSession::infoChanged, this, &PointsModel::onInfo);
    connect(&session, &CollectionSession::pointsChanged, this, &PointsModel::onPointsChanged);
}

PointsModel::~PointsModel() = default;

int PointsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

bool PointsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_state == State::Ready;
}

void PointsModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    setState(State::LoadingMore);
    request();
}

void PointsModel::setFilter(std::optional<Filter> filter)
{
    Listing listing = m_wanted;
    listing.filter = std::move(filter);
    listing.from.reset();
    setListing(std::move(listing));
}

void PointsModel::setOrder(std::optional<OrderBy> order)
{
    Listing listing = m_wanted;
    listing.order = std::move(order);
    listing.from.reset();
    setListing(std::move(listing));
}

void PointsModel::setListing(Listing listing)
{
    if (listing.filter && listing.filter->isEmpty())
        listing.filter.reset();
    listing.orderIsDatetime = false;
    if (listing.order && m_session.info())
        if (const PayloadIndex *index = m_session.info()->index(listing.order->key))
            listing.orderIsDatetime = index->type == FieldType::Datetime;
    m_wanted = std::move(listing);
    m_wantedIds.clear();
    begin();
}

void PointsModel::startAt(const PointId &id)
{
    Listing listing = m_wanted;
    listing.order.reset(); // the server refuses offset together with order_by
    listing.from = id;
    setListing(std::move(listing));
}

void PointsModel::reload() { begin(); }

void PointsModel::backToAll()
{
    m_wantedIds.clear();
    m_wanted.from.reset();
    begin();
}

bool PointsModel::rowsAreCurrent() const
{
    if (!m_hasListing)
        return true;
    const bool showsIds = m_ids && m_ids->replacesRows;
    if (showsIds || !m_wantedIds.empty())
        return showsIds && m_ids->asked == m_wantedIds;
    return m_loader.listing() == m_wanted;
}

void PointsModel::begin()
{
    stopCalls();
    if (m_loadAll.outcome != LoadAll::Outcome::None) {
        m_loadAll = {};
        emit loadAllChanged();
    }
    m_error.reset();
    m_stale.clear();
    if (m_ids && !m_ids->replacesRows) {
        m_ids.reset();
        emit idListingChanged();
    }
    setState(State::LoadingFirst);
    if (!m_wantedIds.empty()) {
        requestIds();
        return;
    }
    m_pending = PageLoader(m_wanted);
    m_pageSize = secondPage;
    request();
    requestTotal();
    requestHidden();
}

void PointsModel::request()
{
    const bool isFirst = m_state == State::LoadingFirst;
    m_requested = isFirst ? firstPageSize : m_pageSize;
    ScrollRequest request = (isFirst ? m_pending : m_loader).next(m_requested);
    request.isBackground = m_loadAll.outcome == LoadAll::Outcome::Running;
    m_pageCall = m_session.client().points().scroll(
        m_session.collection(), request,
        [this](Result<RecordPage> result) { onPage(std::move(result)); });
}

void PointsModel::onPage(Result<RecordPage> result)
{
    m_hasAnswered = true;
    const bool isFirst = m_state == State::LoadingFirst;
    if (!result) {
        fail(result.error(), isFirst ? Step::First : Step::More);
        return;
    }
    const RecordPage page = std::move(result).value();
    m_lastExchange = page.exchange;
    std::vector<qsizetype> rows;
    if (isFirst) {
        rows = m_pending.take(page, m_requested);
        m_loader = std::move(m_pending);
        m_pending = PageLoader();
        m_ids.reset();
        replaceRows(page, rows);
        emit idListingChanged();
    } else {
        rows = m_loader.take(page, m_requested);
        appendRows(page, rows);
    }
    adaptPageSize(page);
    finishPage(!rows.empty());
}

void PointsModel::replaceRows(const RecordPage &page, const std::vector<qsizetype> &rows)
{
    observe(page, rows);
    beginResetModel();
    m_hasListing = true;
    m_rows.clear();
    m_rows.append(page, rows);
    forgetParsedRows();
    // An empty first page tells nothing about fields: choose on the first one with points.
    if (!rows.empty())
        chooseColumns();
    endResetModel();
    learnFields();
}

void PointsModel::appendRows(const RecordPage &page, const std::vector<qsizetype> &rows)
{
    if (rows.empty())
        return;
    observe(page, rows);
    const int first = m_rows.size();
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    m_rows.append(page, rows);
    endInsertRows();
    learnFields();
}

void PointsModel::observe(const RecordPage &page, const std::vector<qsizetype> &rows)
{
    for (const qsizetype row : rows)
        observeFields(page.payload(row));
}

void PointsModel::learnFields()
{
    m_session.addKnownFields(columns().known());
    announceFields();
}

void PointsModel::adaptPageSize(const RecordPage &page)
{
    if (page.rows.empty())
        return;
    const qint64 rowBytes = std::max<qint64>(1, page.body.size() / qint64(page.rows.size()));
    const quint64 fitting = quint64(pageBytesWanted / rowBytes);
    const quint64 grown = m_requested == firstPageSize ? secondPage : m_requested * 2;
    m_pageSize = std::clamp(std::min(fitting, grown), smallestPage, largestPageSize);
}

void PointsModel::finishPage(bool gainedRows)
{
    const bool isLoadingAll = m_loadAll.outcome == LoadAll::Outcome::Running;
    if (!m_loader.isAtEnd() && (isLoadingAll || !gainedRows)) {
        // Nothing new on this page (repeats of an order): no view would ask again by itself.
        setState(State::LoadingMore);
        request();
        if (isLoadingAll)
            continueLoadAll();
        return;
    }
    setState(settledState());
    if (isLoadingAll)
        finishLoadAll();
    if (!m_stale.empty() && !m_retrieveCall.isRunning())
        retrieveStale();
}

PointsModel::State PointsModel::settledState() const
{
    if (!m_hasListing)
        return State::Empty;
    return m_loader.isAtEnd() ? State::Exhausted : State::Ready;
}

void PointsModel::fail(const ApiError &error, Step step)
{
    m_error = error;
    m_failedStep = step;
    if (m_loadAll.outcome == LoadAll::Outcome::Running)
        endLoadAll(LoadAll::Outcome::Failed);
    setState(State::Failed);
}

void PointsModel::retry()
{
    if (m_state != State::Failed)
        return;
    m_error.reset();
    switch (m_failedStep) {
    case Step::First:
        begin();
        break;
    case Step::More:
        setState(State::LoadingMore);
        request();
        break;
    case Step::Lookup:
        setState(settledState());
        goTo(m_lookedUp);
        break;
    case Step::Refresh:
        setState(settledState());
        retrieveStale();
        break;
    }
}

void PointsModel::stopCalls()
{
    m_pageCall = {};
    m_totalCall = {};
    m_hiddenCall = {};
    m_loadAllCall = {};
    m_lookupCall = {};
    m_nextCall = {};
    m_retrieveCall = {};
}

void PointsModel::cancel()
{
    const bool wasBusy = isBusy();
    stopCalls();
    if (m_total.kind == Total::Kind::Counting)
        setTotal({ Total::Kind::GaveUp, 0 });
    if (m_loadAll.outcome == LoadAll::Outcome::Running)
        endLoadAll(LoadAll::Outcome::Cancelled);
    if (wasBusy)
        setState(settledState());
    if (!m_stale.empty() && m_state != State::Failed)
        retrieveStale();
}

void PointsModel::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

} // namespace sextant
