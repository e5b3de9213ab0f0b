#pragma once
//! BoardListModel: one side of the recommend board as a list: id and a short look at the payload.

#include "client/net/call.h"
#include "client/types/record.h"
#include "client/types/result.h"
#include "model/search/recommendboard.h"

#include <QAbstractListModel>
#include <QByteArray>
#include <QHash>
#include <QTimer>

#include <optional>

namespace sextant {

class CollectionSession;

//! Payloads of the board's points, asked for in one request after the board's last change. Works while active.
class BoardPreviews : public QObject
{
    Q_OBJECT
public:
    explicit BoardPreviews(CollectionSession &session, QObject *parent = nullptr);

    void setActive(bool active); //!< a page shows the board
    void setDelay(std::chrono::milliseconds delay) { m_later.setInterval(delay); }
    //! nullopt: not known yet; null: there is no such point.
    std::optional<QByteArray> payload(const PointId &id) const;

signals:
    void changed();

private:
    void fetch();
    void onAnswer(const Result<RecordPage> &result, const std::vector<PointId> &asked);
    void forget(const std::vector<PointId> &ids);

    CollectionSession &m_session;
    QHash<PointId, QByteArray> m_payloads;
    QTimer m_later;
    bool m_active = false;
    Call m_call;
};

class BoardListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    //! `side`: Positive or Negative. All outlive this.
    BoardListModel(RecommendBoard &board, const BoardPreviews &previews, RecommendBoard::Mark side,
                   QObject *parent = nullptr);

    PointId idAt(int row) const { return m_ids[size_t(row)]; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void onBoardChanged();
    QString text(const PointId &id) const;

    RecommendBoard &m_board;
    const BoardPreviews &m_previews;
    RecommendBoard::Mark m_side;
    std::vector<PointId> m_ids;
};

} // namespace sextant
