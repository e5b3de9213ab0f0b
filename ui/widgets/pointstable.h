#pragma once
//! PointsTable: the table of points that Browse and Search share: id as vertical header, whole rows selected,
//! marks with + and −, cell menu. Looks come from CellDelegate.

#include "client/types/filter.h"
#include "client/types/pointid.h"
#include "model/points/cellfilter.h"
#include "model/points/columnstore.h"
#include "model/points/copy.h"
#include "model/search/recommendboard.h"

#include <QTableView>
#include <QTimer>

#include <optional>
#include <vector>

class QMenu;

namespace sextant {

class CollectionSession;
class PayloadTableModel;
class PointsIdHeader;

class PointsTable : public QTableView
{
    Q_OBJECT
public:
    //! `columns` remembers widths, order and choice under the collection's key; null = not remembered.
    //! Both outlive this.
    explicit PointsTable(CollectionSession &session, ColumnStore *columns = nullptr,
                         QWidget *parent = nullptr);
    ~PointsTable() override;

    //! Instead of setModel(). The model outlives this or is replaced before it dies. Set once.
    void setPointsModel(PayloadTableModel *model);
    PayloadTableModel *pointsModel() const { return m_model; }
    std::optional<PointId> currentPoint() const;
    std::vector<PointId> selectedPoints() const; //!< in row order
    QStringList fieldsOnScreen() const; //!< payload paths in visual order
    //! Shows exactly these fields in this order.
    void setFieldsOnScreen(const QStringList &paths);
    void copySelected(CopyFormat format);
    QMenu *makeCellMenu(const QModelIndex &index); //!< child of this; the caller deletes it
    //! For answers that are asked again and again: a reset keeps widths, and the row where its point is gone.
    void setKeepsPlace(bool keeps) { m_keepsPlace = keeps; }
    //! Marks the sorted column; an empty field clears it.
    void showOrder(const QString &field, bool descending);
    void setSortable(bool sortable) { m_isSortable = sortable; } //!< the cell menu offers orders

signals:
    void currentPointChanged();
    void similarRequested(const sextant::PointId &id);
    void recommendRequested();
    void filterRequested(const sextant::Condition &condition);
    void sortRequested(const QString &field); //!< a payload column's header was clicked
    void orderRequested(const QString &field, Qt::SortOrder order); //!< from the cell menu
    void unsortRequested();
    void notice(const QString &text); //!< something worth saying, not modal
    void fieldsOnScreenChanged();

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
    void fitIdColumn(int firstRow, int lastRow);
    void prefetchLater();
    void prefetch();

    void beforeReset();
    void afterReset();
    void restorePlace();
    void onRowsInserted(int first, int last);
    void restoreLayout();
    void saveLayout();
    void applyWidths();
    void onSectionResized(int column, int width);
    int sampledWidth(int column) const;
    QString layoutKey() const;

    void markSelected(RecommendBoard::Mark mark);
    bool handleKey(QKeyEvent *event);
    void addMarkActions(QMenu *menu, const PointId &id);
    void addFilterActions(QMenu *menu, const QModelIndex &index);
    void addFilterAction(QMenu *menu, const QString &path, const QString &value,
                         const CellFilter &filter);
    void addSortActions(QMenu *menu, const QModelIndex &index);
    void addCopyActions(QMenu *menu, const QModelIndex &index);

    CollectionSession &m_session;
    ColumnStore *m_store;
    PayloadTableModel *m_model = nullptr;
    PointsIdHeader *m_idHeader = nullptr;
    QHash<QString, int> m_widths; //!< chosen by the person, also of columns not shown now
    QStringList m_order; //!< paths on screen, kept over resets
    qsizetype m_idLength = 0; //!< characters of the longest id seen
    std::optional<PointId> m_kept; //!< current point, over a reset
    QPoint m_keptCell; //!< its column and row
    QPoint m_keptScroll;
    QHash<QString, int> m_keptWidths; //!< as sampled before a reset
    bool m_keepsPlace = false;
    QTimer m_saveLater;
    QTimer m_prefetchLater;
    QString m_sortedBy;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_isSortable = false;
    bool m_arranging = false; //!< sections move and resize by us, not by the person
};

} // namespace sextant
