#include "model/points/pointsmodel.h"

#include "client/api/client.h"
#include "model/session/collectionsession.h"

#include <QRegularExpression>

#include <algorithm>

namespace sextant {

namespace {

constexpr quint64 secondPage = 256;
// Small enough to arrive while a person scrolls.
constexpr qint64 pageBytesWanted = 2 << 20;

// Strict mode: `Limit exceeded 256 > 100 for "limit"`. 0: the error says something else.
quint64 allowedLimit(const ApiError &error)
{
    static const QRegularExpression said(
        QStringLiteral("Limit exceeded \\d+ > (\\d+) for \"limit\""));
    if (error.kind != ApiError::Kind::BadRequest)
        return 0;
    return said.match(error.serverText).captured(1).toULongLong();
}

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
    m_failure.reset();
    m_sideFailure.reset();
    m_stale.clear();
    m_hidden.reset();
    m_hiddenFailed = false;
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
    m_pageSize = std::min(firstPageSize, m_allowedPage);
    request();
    requestTotal();
    requestHidden();
}

void PointsModel::request()
{
    const bool isFirst = m_state == State::LoadingFirst;
    m_requested = m_pageSize;
    ScrollRequest request = (isFirst ? m_pending : m_loader).next(m_requested);
    request.isBackground = m_loadAll.outcome == LoadAll::Outcome::Running;
    m_pageCall = m_session.client().points().scrollAs<LoadedPage>(
        m_session.collection(), request, makeLoadedPage,
        [this](Result<LoadedPage> result) { onPage(std::move(result)); });
}

bool PointsModel::asksForLess(const ApiError &error)
{
    if (const quint64 allowed = allowedLimit(error); allowed > 0 && allowed < m_requested) {
        m_allowedPage = allowed;
        m_pageSize = allowed;
        return true;
    }
    if (error.kind != ApiError::Kind::TooLarge || m_requested == 1)
        return false;
    m_pageSize = m_requested / 2;
    return true;
}

void PointsModel::onPage(Result<LoadedPage> result)
{
    m_hasAnswered = true;
    const bool isFirst = m_state == State::LoadingFirst;
    if (!result) {
        if (asksForLess(result.error()))
            request();
        else
            fail(result.error(), isFirst ? Step::First : Step::More);
        return;
    }
    LoadedPage page = std::move(result).value();
    m_lastExchange = page.order.exchange;
    adaptPageSize(page);
    std::vector<qsizetype> rows;
    if (isFirst) {
        rows = m_pending.take(page.order, m_requested);
        m_loader = std::move(m_pending);
        m_pending = PageLoader();
        m_ids.reset();
        replaceRows(std::move(page), rows);
        emit idListingChanged();
    } else {
        rows = m_loader.take(page.order, m_requested);
        appendRows(std::move(page), rows);
    }
    finishPage(!rows.empty());
}

void PointsModel::replaceRows(LoadedPage page, const std::vector<qsizetype> &rows)
{
    observeFields(page.keys);
    beginResetModel();
    m_hasListing = true;
    m_rows.clear();
    m_rows.append(std::move(page.chunk), rows);
    forgetParsedRows();
    // An empty first page tells nothing about fields: choose on the first one with points.
    if (!rows.empty())
        chooseColumns();
    endResetModel();
    learnFields();
}

void PointsModel::appendRows(LoadedPage page, const std::vector<qsizetype> &rows)
{
    if (rows.empty())
        return;
    observeFields(page.keys);
    const int first = m_rows.size();
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    m_rows.append(std::move(page.chunk), rows);
    endInsertRows();
    learnFields();
}

void PointsModel::learnFields()
{
    QStringList paths; // only what no page before had
    for (const QString &field : columns().known().sliced(m_fieldsLearned))
        if (ColumnSet::makeField(field).isFilterable)
            paths.append(field);
    m_fieldsLearned = columns().known().size();
    m_session.addKnownFields(paths);
    announceFields();
}

void PointsModel::adaptPageSize(const LoadedPage &page)
{
    if (page.order.rows.empty())
        return;
    const qint64 rowBytes = std::max<qint64>(1, page.bodyBytes / qint64(page.order.rows.size()));
    const quint64 fitting = std::max<quint64>(1, quint64(pageBytesWanted / rowBytes));
    const quint64 grown = m_requested == firstPageSize ? secondPage : m_requested * 2;
    m_pageSize = std::min({ fitting, grown, largestPageSize, m_allowedPage });
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
    if (m_loader.isStuck()) {
        fail(ApiError{ .kind = ApiError::Kind::BadResponse,
                       .detail = QStringLiteral("order_by brings the same values again") },
             Step::First);
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
    if (m_loadAll.outcome == LoadAll::Outcome::Running)
        endLoadAll(LoadAll::Outcome::Failed);
    m_failure = Failure{ error, step };
    m_state = State::Failed;
    emit stateChanged(); // another failure may follow one
}

void PointsModel::failBeside(const ApiError &error, Step step)
{
    m_sideFailure = Failure{ error, step };
    emit stateChanged();
}

std::optional<ApiError> PointsModel::error() const
{
    if (m_sideFailure)
        return m_sideFailure->error;
    return m_failure ? std::optional(m_failure->error) : std::nullopt;
}

void PointsModel::retry()
{
    const std::optional<Failure> failure = m_sideFailure ? m_sideFailure : m_failure;
    if (!failure)
        return;
    switch (failure->step) {
    case Step::First:
        begin();
        break;
    case Step::More:
        m_failure.reset();
        setState(State::LoadingMore);
        request();
        break;
    case Step::Lookup:
        goTo(m_lookedUp);
        break;
    case Step::Refresh:
        m_sideFailure.reset();
        retrieveStale();
        emit stateChanged();
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
    using Outcome = LoadAll::Outcome;
    const bool wasLoading = isLoading();
    const bool wasCounting = isCounting();
    stopCalls();
    if (m_total.kind == Total::Kind::Counting)
        setTotal({ Total::Kind::GaveUp, 0 });
    if (m_loadAll.outcome == Outcome::Running)
        endLoadAll(wasCounting ? Outcome::Uncounted : Outcome::Cancelled);
    if (wasLoading)
        m_state = settledState();
    if (!m_stale.empty() && m_state != State::Failed)
        retrieveStale();
    emit stateChanged();
}

void PointsModel::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

} // namespace sextant
