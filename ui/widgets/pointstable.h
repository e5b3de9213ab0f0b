#pragma once
//! PointsTable: the table of points that Browse and Search share: id as vertical header, whole rows selected,
//! marks with + and −, cell menu. Looks come from CellDelegate.

#include "client/net/call.h"
#include "client/types/filter.h"
#include "client/types/pointid.h"
#include "model/points/columnstore.h"
#include "model/points/copy.h"
#include "model/search/recommendboard.h"

#include <QTableView>

#include <optional>
#include <vector>

class QMenu;

namespace sextant {

class CellDelegate;
class CollectionSession;
class PayloadTableModel;

class PointsTable : public QTableView
{
    Q_OBJECT
public:
    //! `columns` remembers widths, order and choice under the collection's key; null = not remembered.
    //! Both outlive this.
    explicit PointsTable(CollectionSession &session, ColumnStore *columns = nullptr,
                         QWidget *parent = nullptr);
    ~PointsTable() override;

    void setPointsModel(PayloadTableModel *model);
    PayloadTableModel *pointsModel() const { return m_model; }
    std::optional<PointId> currentPoint() const;
    std::vector<PointId> selectedPoints() const; //!< in row order
    void selectPoint(const PointId &id); //!< makes it current and visible when loaded
    QStringList fieldsOnScreen() const; //!< payload paths in visual order
    //! Shows exactly these fields in this order.
    void setFieldsOnScreen(const QStringList &paths);
    void copySelected(CopyFormat format);
    QMenu *makeCellMenu(const QModelIndex &index); //!< the caller owns it
    //! Marks the sorted column; an empty field clears it.
    void showOrder(const QString &field, bool descending);

signals:
    void currentPointChanged();
    void similarRequested(const sextant::PointId &id);
    void recommendRequested();
    void filterRequested(const sextant::Condition &condition);
    void sortRequested(const QString &field); //!< a payload column's header was clicked
    void notice(const QString &text); //!< something worth saying, not modal
    void retryFetchWanted(); //!< scrolled to the end while the model can't fetch

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyboardSearch(const QString &search) override; //!< off: letters are not for jumping here

private:
    void buildHeaders();
    void connectModel();
    void applyFontMetrics();
    void fitIdColumn();
    void prefetch();
    void restoreLayout();
    void saveLayout();
    void onColumnsInserted(int first, int last);
    void toggleMark(RecommendBoard::Mark mark);
    bool handleMarkKey(QKeyEvent *event);
    void addFilterActions(QMenu *menu, const QModelIndex &index);
    void addCopyActions(QMenu *menu);
    int defaultWidth(int column) const;
    QString layoutKey() const;

    CollectionSession &m_session;
    ColumnStore *m_store;
    PayloadTableModel *m_model = nullptr;
    CellDelegate *m_delegate;
    QHash<QString, int> m_widths; //!< remembered, also of columns not shown now
    qsizetype m_idLength = 0;
    bool m_restoring = false;
};

} // namespace sextant
