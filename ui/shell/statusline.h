#pragma once
//! StatusLine: the window's status bar: the page's words, what the last exchange cost, connection and protection.

#include "ui/pages/page.h"

#include <QStatusBar>

class QLabel;
class QToolButton;

namespace sextant {

class Session;

class StatusLine : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);

    void showPage(const PageStatus &status);
    void clearPage();
    void showSession(Session *session); //!< nullptr: not connected

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateSession();
    void showMark();
    void updateRetry();

    QLabel *m_page;
    QLabel *m_retry;
    QToolButton *m_retryNow;
    QToolButton *m_giveUp;
    QLabel *m_exchange;
    QLabel *m_lock;
    QLabel *m_connection;
    Session *m_session = nullptr;
};

//! "server 4 ms · total 31 ms · 210 kB"
QString exchangeText(const ExchangeInfo &exchange);

//! "try 2 of 3 in 4 s": the wait of this session that ends first; empty while none waits.
QString retryText(const Session &session);

} // namespace sextant
