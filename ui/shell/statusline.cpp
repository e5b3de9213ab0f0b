#include "ui/shell/statusline.h"

#include "model/session/session.h"
#include "ui/style/connectionmarks.h"

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

    static QString retry(const RetryWait &wait)
    {
        const double seconds = std::ceil(double(wait.until.remainingTime()) / 1000);
        return tr("try %1 of %2 in %3 s")
            .arg(wait.nextAttempt)
            .arg(wait.attempts)
            .arg(QLocale().toString(seconds, 'f', 0));
    }
};

} // namespace

QString exchangeText(const ExchangeInfo &exchange) { return Words::exchange(exchange); }

QString retryText(const Session &session)
{
    const std::optional<RetryWait> wait = session.retryWait();
    return wait ? Words::retry(*wait) : QString();
}

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_page(new QLabel(this))
    , m_retry(new QLabel(this))
    , m_retryNow(new QToolButton(this))
    , m_giveUp(new QToolButton(this))
    , m_exchange(new QLabel(this))
    , m_lock(new QLabel(this))
    , m_connection(new QLabel(this))
{
    m_page->setObjectName(u"pageStatus"_s);
    m_exchange->setObjectName(u"lastExchange"_s);
    m_connection->setObjectName(u"connection"_s);
    m_retry->setObjectName(u"retryWait"_s);
    // A long text must not set the least width of the window: it is cut at the end, and whole in the tooltip.
    m_page->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QLabel *label : { m_retry, m_exchange, m_connection })
        label->setMinimumWidth(1);
    m_retryNow->setText(tr("Try Now"));
    m_retryNow->setAutoRaise(true);
    connect(m_retryNow, &QToolButton::clicked, this, [this] {
        if (m_session)
            m_session->retryNow();
    });
    m_giveUp->setText(tr("Cancel"));
    m_giveUp->setObjectName(u"cancelWaiting"_s);
    m_giveUp->setAccessibleName(tr("Cancel waiting"));
    m_giveUp->setAutoRaise(true);
    connect(m_giveUp, &QToolButton::clicked, this, [this] {
        if (m_session)
            m_session->cancelWaiting();
    });
    addWidget(m_page, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{ m_retry, m_retryNow, m_giveUp,
                                                             m_exchange, m_lock, m_connection })
        addPermanentWidget(widget);
    m_lock->hide();
    showSession(nullptr);
}

void StatusLine::showPage(const PageStatus &status)
{
    m_page->setText(status.text);
    m_page->setToolTip(status.text);
    m_exchange->setText(status.lastExchange ? exchangeText(*status.lastExchange) : QString());
}

void StatusLine::clearPage()
{
    m_page->clear();
    m_page->setToolTip({});
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
    showMark();
    if (!m_session) {
        m_connection->setText(tr("Not connected"));
        return;
    }
    QString text = connectionText(m_session->spec());
    if (m_session->state() == Session::State::Failed)
        text += u" · "_s + tr("not connected");
    else if (m_session->isLost())
        text += u" · "_s + tr("connection lost");
    if (m_session->state() == Session::State::Ready && m_session->server().isTooOld())
        text += u" · "_s + tr("server older than 1.10");
    m_connection->setText(text);
    m_connection->setToolTip(text);
}

void StatusLine::updateRetry()
{
    const QString text = m_session ? retryText(*m_session) : QString();
    m_retry->setText(text);
    m_retry->setVisible(!text.isEmpty());
    m_retryNow->setVisible(!text.isEmpty());
    m_giveUp->setVisible(!text.isEmpty());
}

void StatusLine::showMark()
{
    const QIcon mark
        = m_session ? connectionIcon(m_session->spec().color, m_session->protection()) : QIcon();
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    m_lock->setPixmap(mark.pixmap(size, size));
    m_lock->setVisible(!mark.isNull());
    m_lock->setAccessibleName(m_session ? connectionText(m_session->spec()) : QString());
}

void StatusLine::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMark();
}

} // namespace sextant
