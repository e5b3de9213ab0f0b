#pragma once
//! ResultsView: the answer of a QuerySession: busy bar, notes, errors in place, and the scored table.

#include "model/points/columnstore.h"
#include "ui/pages/page.h"

#include <QWidget>

class QLabel;

namespace sextant {

class BrowseStrip;
class BusyBar;
class ErrorPanel;
class PointsTable;
class QuerySession;
class ScoreDelegate;

class ResultsView : public QWidget
{
    Q_OBJECT
public:
    ResultsView(QuerySession &query, ColumnStore *columns, QWidget *parent = nullptr);

    PointsTable *table() const { return m_table; }
    void setEmptyText(const QString &text); //!< shown while nothing was asked yet
    //! Whether the reason why nothing can be sent is told at once (Recommend) or only after run() was tried.
    void setProblemsShown(bool shown);
    PageStatus status() const;
    bool isSettled() const;

signals:
    void statusChanged();
    void retryRequested();

private:
    void buildLayout();
    void showAnswer();
    void showState();
    QString noteText() const;
    QString problemText() const;
    QString staleText() const;

    QuerySession &m_query;
    BusyBar *m_busy;
    ErrorPanel *m_error;
    QLabel *m_problem;
    QLabel *m_note;
    BrowseStrip *m_notice; //!< said by the table
    PointsTable *m_table;
    ScoreDelegate *m_scores;
    QString m_emptyText;
    bool m_problemsShown = false;
};

} // namespace sextant
