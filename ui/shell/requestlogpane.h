#pragma once
//! RequestLogPane: the table of requests, one line per attempt, with copy as curl.

#include <QWidget>

class QAction;
class QTableView;

namespace sextant {

class RequestLogModel;

class RequestLogPane : public QWidget
{
    Q_OBJECT
public:
    //! The model outlives this.
    explicit RequestLogPane(RequestLogModel &model, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildTable();
    void copyCurl();
    void followEnd();

    RequestLogModel &m_model;
    QTableView *m_table;
    QAction *m_copy;
    bool m_wasAtEnd = true;
};

} // namespace sextant
