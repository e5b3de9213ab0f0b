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
    m_lookupCall = m_session.client().points().retrieve(
        m_session.collection(), { id }, false, false,
        [this, id](Result<RecordPage> result) { onLookedUp(id, std::move(result)); });
}

void PointsModel::onLookedUp(const PointId &id, Result<RecordPage> result)
{
    if (!result) {
        if (isBusy())
            cancel();
        fail(result.error(), Step::Lookup);
        return;
    }
    if (result->rows.empty()) {
        if (!m_ids || !m_ids->replacesRows)
            m_ids = IdListing{ { id }, { id }, false, std::nullopt };
        emit idListingChanged();
        findNextAfterMissing(id);
        return;
    }
    if (m_wanted.filter)
        showIds({ id });
    else
        startAt(id);
}

void PointsModel::requestIds()
{
    m_pageCall = m_session.client().points().retrieve(
        m_session.collection(), m_wantedIds, true, false,
        [this](Result<RecordPage> result) { onIds(std::move(result)); });
}

void PointsModel::onIds(Result<RecordPage> result)
{
    m_hasAnswered = true;
    if (!result) {
        fail(result.error(), Step::First);
        return;
    }
    const RecordPage page = std::move(result).value();
    m_lastExchange = page.exchange;
    IdListing listing{ m_wantedIds, {}, true, std::nullopt };
    QSet<PointId> found;
    std::vector<qsizetype> rows;
    for (size_t row = 0; row < page.rows.size(); ++row) {
        found.insert(page.rows[row].id);
        rows.push_back(qsizetype(row));
    }
    for (const PointId &id : m_wantedIds)
        if (!found.contains(id))
            listing.missing.push_back(id);
    m_loader = PageLoader();
    m_ids = std::move(listing);
    replaceRows(page, rows);
    setState(State::Exhausted);
    emit idListingChanged();
    if (!m_ids->missing.empty())
        findNextAfterMissing(m_ids->missing.front());
}

void PointsModel::findNextAfterMissing(const PointId &missing)
{
    ScrollRequest request;
    request.limit = 1;
    request.offset = missing;
    request.withPayload = false;
    m_nextCall = m_session.client().points().scroll(
        m_session.collection(), request, [this, missing](Result<RecordPage> result) {
            // Only an offer: without an answer there is none.
            if (!result || result->rows.empty() || !m_ids || m_ids->missing.empty()
                || m_ids->missing.front() != missing)
                return;
            m_ids->nextAfterMissing = result->rows.front().id;
            emit idListingChanged();
        });
}

void PointsModel::onPointsChanged(const std::vector<PointId> &ids)
{
    if (!m_hasListing && !isBusy())
        return;
    if (ids.empty()) {
        begin();
        return;
    }
    for (const PointId &id : ids)
        if (std::find(m_stale.cbegin(), m_stale.cend(), id) == m_stale.cend())
            m_stale.push_back(id);
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
        if (!isBusy())
            fail(result.error(), Step::Refresh);
        return;
    }
    updateRows(*result);
    m_stale.clear();
}

void PointsModel::updateRows(const RecordPage &page)
{
    QHash<PointId, qsizetype> answered;
    for (size_t row = 0; row < page.rows.size(); ++row)
        answered.insert(page.rows[row].id, qsizetype(row));
    const QSet<PointId> stale(m_stale.cbegin(), m_stale.cend());
    QSet<PointId> shown;
    forgetParsedRows();
    for (int row = m_rows.size() - 1; row >= 0; --row) {
        const PointId id = m_rows.idAt(row);
        if (!stale.contains(id))
            continue;
        shown.insert(id);
        const auto found = answered.constFind(id);
        if (found == answered.cend()) {
            beginRemoveRows({}, row, row);
            m_rows.remove(row);
            forgetParsedRows();
            endRemoveRows();
            continue;
        }
        m_rows.setPayload(row, page.payload(*found));
        observeFields(page.payload(*found));
        if (columnCount() > 0)
            emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
    insertNew(page, shown);
    learnFields();
    requestTotal();
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
    int low = 0, high = m_rows.size();
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (m_rows.idAt(middle) < id)
            low = middle + 1;
        else
            high = middle;
    }
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
