#pragma once
//! BrowsePage: the points of a collection in a table: filter above, go to, columns, load all, errors in place.

#include "client/types/filter.h"
#include "model/points/columnstore.h"
#include "model/points/pointsmodel.h"
#include "ui/pages/page.h"

class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace sextant {

class BrowseStrip;
class BusyBar;
class CollectionSession;
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

    PointsTable &table() { return *m_table; }
    PointsModel &model() { return m_model; }
    FilterPanel &filterPanel() { return *m_filter; }

public slots:
    void focusGoTo(); //!< Ctrl+G
    void goTo(const QString &text); //!< ids as typed or pasted

private:
    void buildTools();
    void buildStrips();
    void placeTools();
    void resizeEvent(QResizeEvent *event) override;
    void buildBody();
    void connectTable();
    void connectModel();

    void applyFilter(const std::optional<Filter> &filter);
    void addToFilter(const Condition &condition);
    void sortBy(const QString &field);
    void showWithoutField(const QString &field);

    void showState();
    void updateBody();
    void updatePlace();
    void updateOrder();
    void updateLoadAll();
    void updateLoadButton();
    void learnFields(int first, int last); //!< from these rows
    QString whyNoOrder(const QString &field) const; //!< empty: the server can
    QString emptyText() const;
    QString loadAllText() const;
    QString loadedText() const;
    QString idList(const std::vector<PointId> &ids) const;
    QString number(quint64 value) const;

    CollectionSession &m_session;
    PointsModel m_model;
    PointsTable *m_table = nullptr;
    FilterPanel *m_filter = nullptr;
    BusyBar *m_busy = nullptr;
    ErrorPanel *m_error = nullptr;
    QStackedWidget *m_body = nullptr;
    QLabel *m_empty = nullptr;
    QWidget *m_tools = nullptr; //!< go to, columns, load all: beside the chips where there is room
    QLineEdit *m_goTo = nullptr;
    QToolButton *m_loadAll = nullptr;
    BrowseStrip *m_place = nullptr; //!< "from 57", "ids: 3 of 4 found"
    BrowseStrip *m_order = nullptr; //!< sorted by, and what the order hides
    BrowseStrip *m_loaded = nullptr; //!< how Load all stands
    BrowseStrip *m_notice = nullptr; //!< why something didn't happen
};

} // namespace sextant
