#include "ui/shell/statusline.h"

#include "model/session/session.h"
#include "ui/style/icons.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLocale>
#include <QStyle>
#include <QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

QString milliseconds(double value)
{
    const int decimals = value < 10 && value > 0 ? 1 : 0;
    return QLocale().toString(value, 'f', decimals);
}

class Words
{
    Q_DECLARE_TR_FUNCTIONS(StatusLine)

public:
    static QString exchange(const ExchangeInfo &exchange)
    {
        QStringList parts;
        if (exchange.serverSeconds >= 0)
            parts.append(tr("server %1 ms").arg(milliseconds(exchange.serverSeconds * 1000)));
        parts.append(tr("total %1 ms").arg(milliseconds(double(exchange.total.count()) / 1000)));
        parts.append(
            QLocale().formattedDataSize(exchange.bytesReceived, 0, QLocale::DataSizeSIFormat));
        if (exchange.attempts > 1)
            parts.append(tr("%n tries", nullptr, exchange.attempts));
        return parts.join(u" · "_s);
    }
};

} // namespace

QString exchangeText(const ExchangeInfo &exchange) { return Words::exchange(exchange); }

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_page(new QLabel(this))
    , m_retry(new QLabel(this))
    , m_retryNow(new QToolButton(this))
    , m_exchange(new QLabel(this))
    , m_lock(new QLabel(this))
    , m_connection(new QLabel(this))
{
    m_page->setAccessibleName(tr("Page status"));
    m_exchange->setAccessibleName(tr("Last exchange"));
    m_connection->setAccessibleName(tr("Connection"));
    m_retry->setAccessibleName(tr("Waiting before the next try"));
    m_lock->setAccessibleName(tr("Read-only"));
    m_retryNow->setText(tr("Try Now"));
    m_retryNow->setAutoRaise(true);
    connect(m_retryNow, &QToolButton::clicked, this, [this] {
        if (m_session)
            m_session->retryNow();
    });
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_lock->setPixmap(icon(u"object-locked").pixmap(size, size));
    addWidget(m_page, 1);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{ m_retry, m_retryNow, m_exchange, m_lock, m_connection })
        addPermanentWidget(widget);
    m_lock->hide();
    showSession(nullptr);
}

void StatusLine::showPage(const PageStatus &status)
{
    m_page->setText(status.text);
    m_exchange->setText(status.lastExchange ? exchangeText(*status.lastExchange) : QString());
}

void StatusLine::clearPage()
{
    m_page->clear();
    m_exchange->clear();
}

void StatusLine::showSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &Session::stateChanged, this, &StatusLine::updateSession);
        connect(session, &Session::retryWaitChanged, this, &StatusLine::updateRetry);
        connect(session, &QObject::destroyed, this, [this] {
            m_session = nullptr;
            updateSession();
        });
    }
    updateSession();
}

void StatusLine::updateSession()
{
    updateRetry();
    m_lock->setVisible(m_session && m_session->isReadOnly());
    if (!m_session) {
        m_connection->setText(tr("Not connected"));
        return;
    }
    QString text = m_session->spec().displayName();
    if (m_session->isReadOnly())
        text += u" · "_s + tr("read-only");
    if (m_session->state() == Session::State::Failed)
        text += u" · "_s + tr("not connected");
    m_connection->setText(text);
}

void StatusLine::updateRetry()
{
    const bool waits = m_session && m_session->retryWait();
    m_retry->setVisible(waits);
    m_retryNow->setVisible(waits);
    if (!waits)
        return;
    const RetryWait &wait = *m_session->retryWait();
    const double seconds = std::ceil(double(wait.wait.count()) / 1000);
    m_retry->setText(tr("try %1 of %2 in %3 s")
                         .arg(wait.nextAttempt)
                         .arg(wait.attempts)
                         .arg(QLocale().toString(seconds, 'f', 0)));
}

} // namespace sextant
