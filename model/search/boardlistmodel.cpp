#include "model/search/boardlistmodel.h"

#include "client/api/client.h"
#include "model/points/cell.h"
#include "model/points/pointsroles.h"
#include "model/session/collectionsession.h"

namespace sextant {

using namespace std::chrono_literals;

BoardPreviews::BoardPreviews(CollectionSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_later.setSingleShot(true);
    m_later.setInterval(300ms);
    connect(&m_later, &QTimer::timeout, this, &BoardPreviews::fetch);
    connect(&session.board(), &RecommendBoard::changed, &m_later, qOverload<>(&QTimer::start));
    connect(&session, &CollectionSession::pointsChanged, this, &BoardPreviews::forget);
}

void BoardPreviews::setActive(bool active)
{
    m_active = active;
    if (active)
        fetch();
}

std::optional<QByteArray> BoardPreviews::payload(const PointId &id) const
{
    const auto found = m_payloads.constFind(id);
    return found == m_payloads.cend() ? std::nullopt : std::optional(*found);
}

void BoardPreviews::forget(const std::vector<PointId> &ids)
{
    if (ids.empty())
        m_payloads.clear();
    for (const PointId &id : ids)
        m_payloads.remove(id);
    m_later.start();
}

void BoardPreviews::fetch()
{
    std::vector<PointId> missing;
    const auto collect = [&](const std::vector<PointId> &ids) {
        for (const PointId &id : ids)
            if (!m_payloads.contains(id))
                missing.push_back(id);
    };
    collect(m_session.board().positives());
    collect(m_session.board().negatives());
    if (!m_active || missing.empty())
        return;
    m_call = m_session.client().points().retrieve(
        m_session.collection(), missing, true, false,
        [this, missing](const Result<RecordPage> &result) { onAnswer(result, missing); });
}

void BoardPreviews::onAnswer(const Result<RecordPage> &result, const std::vector<PointId> &asked)
{
    if (!result)
        return; // ids alone will do; the next change asks again
    for (const PointId &id : asked)
        m_payloads.insert(id, QByteArray());
    for (qsizetype row = 0; row < qsizetype(result->rows.size()); ++row)
        m_payloads.insert(result->rows[size_t(row)].id, result->payload(row).toByteArray());
    emit changed();
}

BoardListModel::BoardListModel(RecommendBoard &board, const BoardPreviews &previews,
                               RecommendBoard::Mark side, QObject *parent)
    : QAbstractListModel(parent)
    , m_board(board)
    , m_previews(previews)
    , m_side(side)
{
    connect(&board, &RecommendBoard::changed, this, &BoardListModel::onBoardChanged);
    connect(&previews, &BoardPreviews::changed, this, [this] {
        if (!m_ids.empty())
            emit dataChanged(index(0), index(rowCount() - 1));
    });
    onBoardChanged();
}

void BoardListModel::onBoardChanged()
{
    const std::vector<PointId> &ids
        = m_side == RecommendBoard::Mark::Positive ? m_board.positives() : m_board.negatives();
    if (ids == m_ids)
        return;
    beginResetModel();
    m_ids = ids;
    endResetModel();
}

int BoardListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

QString BoardListModel::text(const PointId &id) const
{
    const std::optional<QByteArray> payload = m_previews.payload(id);
    if (!payload)
        return id.toString();
    if (payload->isNull())
        return tr("%1: no such point").arg(id.toString());
    return id.toString() + QStringLiteral("  ") + makeCell(*payload).text;
}

QVariant BoardListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PointId &id = m_ids[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return text(id);
    case PointIdRole:
        return QVariant::fromValue(id);
    case MarkRole:
        return int(m_side);
    default:
        return {};
    }
}

} // namespace sextant
