#pragma once
//! BrowsePage: the points of a collection in a table: filter above, go to, columns, load all, errors in place.

#include "client/types/filter.h"
#include "model/points/columnstore.h"
#include "model/points/pointsmodel.h"
#include "ui/pages/page.h"

#include <functional>

class QAction;
class QKeySequence;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace sextant {

class BrowseStrip;
class BusyBar;
class CollectionSession;
class ColumnsButton;
class ErrorPanel;
class FilterPanel;
class PointsTable;

class BrowsePage : public Page
{
    Q_OBJECT
public:
    //! `columns` may be null: layouts are then not remembered. Both outlive this. Loading begins at once.
    explicit BrowsePage(CollectionSession &session, ColumnStore *columns = nullptr,
                        QWidget *parent = nullptr);
    ~BrowsePage() override;

    void refresh() override;
    void run() override; //!< applies the filter as drafted, else refreshes
    void cancel() override;
    PageStatus status() const override;
    bool isSettled() const override;
    std::optional<ApiError> lastError() const override;
    std::optional<PointId> currentPoint() const override;
    QWidget *mainView() override;
    QSize minimumSizeHint() const override; //!< with the tools on a line of their own

    PointsTable &table() { return *m_table; }
    PointsModel &model() { return m_model; }
    FilterPanel &filterPanel() { return *m_filter; }

public slots:
    void focusGoTo(); //!< Ctrl+G
    void goTo(const QString &text); //!< ids as typed or pasted

private:
    void buildTools();
    void buildActions();
    QAction *addPageAction(const QString &text, const QKeySequence &keys,
                           std::function<void()> chosen);
    void buildStrips();
    void placeTools();
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void buildBody();
    QWidget *buildEmpty();
    void connectTable();
    void connectModel();

    void applyFilter(const std::optional<Filter> &filter);
    void addToFilter(const Condition &condition);
    void sortBy(const QString &field);
    void sort(const QString &field, Qt::SortOrder order);
    void sortCurrentColumn(Qt::SortOrder order);
    void showHidden();

    void showState();
    void updateBusy();
    void updateBody();
    void updatePlace();
    void updateOrder();
    void updateLoadAll();
    void updateLoadButton();
    void learnFields(int first, int last); //!< from these rows
    QString whyNoOrder(const QString &field) const; //!< empty: the server can
    QString emptyText() const;
    QString hiddenText(const QString &field) const;
    QString loadAllText() const;
    QString loadedText() const;
    QString idsText() const;
    QString idList(const std::vector<PointId> &ids) const;
    QString number(quint64 value) const;

    CollectionSession &m_session;
    PointsModel m_model;
    PointsTable *m_table = nullptr;
    FilterPanel *m_filter = nullptr;
    BusyBar *m_busy = nullptr;
    ErrorPanel *m_error = nullptr;
    QStackedWidget *m_body = nullptr;
    QWidget *m_emptyBody = nullptr; //!< instead of a table without rows
    QLabel *m_empty = nullptr;
    QPushButton *m_load = nullptr;
    QWidget *m_tools = nullptr; //!< go to, columns, load all: beside the chips where there is room
    QLineEdit *m_goTo = nullptr;
    ColumnsButton *m_columns = nullptr;
    QAction *m_loadAll = nullptr;
    QAction *m_unsorted = nullptr;
    BrowseStrip *m_place = nullptr; //!< "from 57", "ids: 3 of 4 found"
    BrowseStrip *m_order = nullptr; //!< sorted by, and what the order hides
    BrowseStrip *m_loaded = nullptr; //!< how Load all stands
    BrowseStrip *m_notice = nullptr; //!< why something didn't happen
};

} // namespace sextant
