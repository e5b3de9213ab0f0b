#pragma once
//! BoardView: the recommend board on its page: positives and negatives side by side, each removable; more by id.

#include "model/search/recommendboard.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace sextant {

class BoardListModel;
class BoardPreviews;
class CollectionSession;

class BoardView : public QWidget
{
    Q_OBJECT
public:
    explicit BoardView(CollectionSession &session, QWidget *parent = nullptr);

    QLineEdit *idEdit() const { return m_ids; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; //!< Delete in a list
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Side
    {
        QLabel *title = nullptr;
        QListView *list = nullptr;
        BoardListModel *model = nullptr;
        QPushButton *remove = nullptr;
    };
    Side makeSide(RecommendBoard::Mark mark, QHBoxLayout *line);
    void buildAdd();
    void addIds(RecommendBoard::Mark mark);
    void removeCurrent(const Side &side);
    void showCounts();

    CollectionSession &m_session;
    BoardPreviews *m_previews;
    Side m_positives;
    Side m_negatives;
    QLineEdit *m_ids = nullptr;
    QLabel *m_fault = nullptr;
    QPushButton *m_clear = nullptr;
};

} // namespace sextant
