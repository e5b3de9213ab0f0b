// PointsModel: going to ids, and rows that were written.
#include "model/points/pointsmodel.h"

#include "client/api/client.h"
#include "model/session/collectionsession.h"

#include <algorithm>

namespace sextant {

void PointsModel::showIds(std::vector<PointId> ids)
{
    if (ids.empty())
        return;
    m_wantedIds = std::move(ids);
    begin();
}

void PointsModel::goTo(std::vector<PointId> ids)
{
    if (ids.empty())
        return;
    if (ids.size() > 1) {
        showIds(std::move(ids));
        return;
    }
    m_lookedUp = std::move(ids);
    lookUp(m_lookedUp.front());
}

void PointsModel::lookUp(const PointId &id)
{
    m_nextCall = {};
    m_sideFailure.reset();
    m_lookupCall = m_session.client().points().retrieve(
        m_session.collection(), { id }, false, false,
        [this, id](Result<RecordPage> result) { onLookedUp(id, std::move(result)); });
    emit stateChanged();
}

void PointsModel::onLookedUp(const PointId &id, Result<RecordPage> result)
{
    if (!result) {
        failBeside(result.error(), Step::Lookup);
        return;
    }
    emit stateChanged();
    if (result->rows.empty())
        tellAbsent(id);
    else if (m_wanted.filter)
        showIds({ id });
    else
        startAt(id);
}

void PointsModel::tellAbsent(const PointId &id)
{
    if (m_ids && m_ids->replacesRows) {
        m_ids->absent = id;
        m_ids->nextAfterMissing.reset();
    } else {
        m_ids = IdListing{ { id }, { id }, false, {}, {} };
    }
    emit idListingChanged();
    findNextAfter(id);
}

void PointsModel::requestIds()
{
    m_pageCall = m_session.client().points().retrieveAs<LoadedPage>(
        m_session.collection(), m_wantedIds, makeLoadedPage,
        [this](Result<LoadedPage> result) { onIds(std::move(result)); });
}

void PointsModel::onIds(Result<LoadedPage> result)
{
    m_hasAnswered = true;
    if (!result) {
        fail(result.error(), Step::First);
        return;
    }
    LoadedPage page = std::move(result).value();
    m_lastExchange = page.order.exchange;
    IdListing listing{ m_wantedIds, {}, true, {}, {} };
    QSet<PointId> found;
    std::vector<qsizetype> rows;
    for (const RecordRow &row : page.order.rows) {
        found.insert(row.id);
        rows.push_back(qsizetype(rows.size()));
    }
    for (const PointId &id : m_wantedIds)
        if (!found.contains(id))
            listing.missing.push_back(id);
    m_loader = PageLoader();
    m_ids = std::move(listing);
    replaceRows(std::move(page), rows);
    setState(State::Exhausted);
    emit idListingChanged();
    if (!m_ids->missing.empty())
        findNextAfter(m_ids->missing.front());
}

void PointsModel::findNextAfter(const PointId &missing)
{
    ScrollRequest request;
    request.limit = 1;
    request.offset = missing;
    request.withPayload = false;
    m_nextCall = m_session.client().points().scroll(
        m_session.collection(), request, [this](Result<RecordPage> result) {
            // Only an offer: without an answer there is none.
            if (!result || result->rows.empty() || !m_ids)
                return;
            m_ids->nextAfterMissing = result->rows.front().id;
            emit idListingChanged();
        });
}

void PointsModel::onPointsChanged(const std::vector<PointId> &ids)
{
    if (!m_hasListing && !isLoading())
        return;
    if (ids.empty()) {
        begin();
        return;
    }
    QSet<PointId> known(m_stale.cbegin(), m_stale.cend());
    for (const PointId &id : ids)
        if (!known.contains(id)) {
            known.insert(id);
            m_stale.push_back(id);
        }
    if (m_state != State::LoadingFirst)
        retrieveStale();
}

void PointsModel::retrieveStale()
{
    m_retrieveCall = m_session.client().points().retrieve(
        m_session.collection(), m_stale, true, false,
        [this](Result<RecordPage> result) { onRetrieved(std::move(result)); });
}

void PointsModel::onRetrieved(Result<RecordPage> result)
{
    if (!result) {
        // While a page is under way its end asks again; else say that rows may be old.
        if (!isLoading())
            failBeside(result.error(), Step::Refresh);
        return;
    }
    updateRows(*result);
    m_stale.clear();
}

bool PointsModel::isInIdOrder() const
{
    return !m_loader.listing().order && !(m_ids && m_ids->replacesRows);
}

int PointsModel::rowOf(const PointId &id) const
{
    if (!isInIdOrder())
        return m_rows.rowOf(id);
    const int row = m_rows.lowerBound(id);
    return row < m_rows.size() && m_rows.idAt(row) == id ? row : -1;
}

std::vector<int> PointsModel::staleRows() const
{
    if (!isInIdOrder())
        return m_rows.rowsOf(QSet<PointId>(m_stale.cbegin(), m_stale.cend()));
    std::vector<int> rows;
    for (const PointId &id : m_stale)
        if (const int row = rowOf(id); row >= 0)
            rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    return rows;
}

void PointsModel::updateRows(const RecordPage &page)
{
    QHash<PointId, qsizetype> answered;
    for (size_t row = 0; row < page.rows.size(); ++row)
        answered.insert(page.rows[row].id, qsizetype(row));
    QSet<PointId> shown;
    std::vector<int> gone;
    for (const int row : staleRows()) {
        const PointId id = m_rows.idAt(row);
        shown.insert(id);
        const auto found = answered.constFind(id);
        if (found == answered.cend()) {
            gone.push_back(row);
            continue;
        }
        m_rows.setPayload(row, page.payload(*found));
        forgetParsedRows(); // its chunk may have moved
        observeFields(page.payload(*found));
        if (columnCount() > 0)
            emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
    removeRowsOf(gone);
    insertNew(page, shown);
    learnFields();
    requestTotal();
}

void PointsModel::removeRowsOf(const std::vector<int> &rows)
{
    // From the back, neighbours at once: rows before them keep their numbers.
    for (size_t end = rows.size(); end > 0;) {
        size_t begin = end - 1;
        while (begin > 0 && rows[begin - 1] == rows[begin] - 1)
            --begin;
        beginRemoveRows({}, rows[begin], rows[end - 1]);
        m_rows.remove(rows[begin], int(end - begin));
        forgetParsedRows();
        endRemoveRows();
        end = begin;
    }
}

void PointsModel::insertNew(const RecordPage &page, const QSet<PointId> &shown)
{
    // Under a filter or an order only the server knows whether and where a new point belongs.
    if (m_loader.listing().filter || m_loader.listing().order || (m_ids && m_ids->replacesRows))
        return;
    if (!columns().isChosen() && !page.rows.empty()) {
        begin();
        return;
    }
    for (size_t row = 0; row < page.rows.size(); ++row)
        if (!shown.contains(page.rows[row].id))
            insertInOrder(page.rows[row].id, page.payload(qsizetype(row)));
}

void PointsModel::insertInOrder(const PointId &id, QByteArrayView payload)
{
    const std::optional<PointId> &from = m_loader.listing().from;
    if (from && id < *from)
        return;
    const int low = m_rows.lowerBound(id);
    // Behind the last row of an unfinished listing it comes with its page.
    if (low == m_rows.size() && !m_loader.isAtEnd())
        return;
    observeFields(payload);
    beginInsertRows({}, low, low);
    m_rows.insert(low, id, payload);
    forgetParsedRows();
    endInsertRows();
}

} // namespace sextant
