#include "ui/widgets/busybar.h"

#include "ui/style/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <chrono>

using namespace std::chrono_literals;

namespace sextant {

namespace {

constexpr auto waitingAfter = 5s;

} // namespace

BusyBar::BusyBar(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QProgressBar(this))
{
    setAccessibleName(tr("Progress"));
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Busy"));
    const int height = qMax(3, fontMetrics().height() / 5);
    m_bar->setFixedHeight(height);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar, 1);
    buildFloat();
    for (QTimer *timer : { &m_appear, &m_waiting })
        timer->setSingleShot(true);
    connect(&m_appear, &QTimer::timeout, this, &BusyBar::appear);
    connect(&m_waiting, &QTimer::timeout, this, &BusyBar::sayWaiting);
    setPartsVisible(false);
    setFixedHeight(height);
}

BusyBar::~BusyBar()
{
    // The page may have taken it along already.
    delete m_float;
}

void BusyBar::buildFloat()
{
    m_float = new QFrame(this);
    m_float->setFrameShape(QFrame::StyledPanel);
    m_float->setAutoFillBackground(true);
    m_label = new QLabel(m_float);
    m_cancel = new QToolButton(m_float);
    m_cancel->setIcon(icon(u"process-stop"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cancel->setAutoRaise(true);
    connect(m_cancel, &QToolButton::clicked, this, &BusyBar::cancelRequested);
    auto *layout = new QHBoxLayout(m_float);
    layout->setContentsMargins(4, 0, 0, 0);
    layout->addWidget(m_label);
    layout->addWidget(m_cancel);
}

void BusyBar::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    if (busy) {
        m_appear.start(200ms);
        m_waiting.start(waitingAfter);
        return;
    }
    m_appear.stop();
    m_waiting.stop();
    m_isWaiting = false;
    m_message.clear();
    showWords();
    setPartsVisible(false);
}

void BusyBar::setMessage(const QString &message)
{
    if (message == m_message)
        return;
    m_message = message;
    m_isWaiting = false;
    if (m_busy)
        m_waiting.start(waitingAfter);
    showWords();
}

void BusyBar::showWords()
{
    const QString waiting = m_isWaiting ? tr("waiting for the server") : QString();
    const bool hasBoth = m_isWaiting && !m_message.isEmpty();
    m_label->setText(m_message + (hasBoth ? QStringLiteral(" · ") : QString()) + waiting);
    placeFloat();
}

void BusyBar::setCancellable(bool cancellable)
{
    m_cancellable = cancellable;
    setPartsVisible(m_isShown);
}

void BusyBar::appear() { setPartsVisible(true); }

void BusyBar::sayWaiting()
{
    m_isWaiting = true;
    showWords();
}

void BusyBar::setPartsVisible(bool visible)
{
    m_isShown = visible;
    m_bar->setVisible(visible);
    m_cancel->setVisible(m_cancellable);
    placeFloat();
}

void BusyBar::placeFloat()
{
    if (!m_float)
        return;
    QWidget *page = parentWidget();
    const bool hasContent = m_cancellable || !m_label->text().isEmpty();
    if (!m_isShown || !hasContent || !page || !isVisible()) {
        m_float->hide();
        return;
    }
    if (m_float->parentWidget() != page)
        m_float->setParent(page);
    m_label->setVisible(!m_label->text().isEmpty());
    m_float->adjustSize();
    const QSize size = m_float->sizeHint();
    // Below the bar's right end, or above it where there is no room below.
    int y = geometry().bottom() + 1;
    if (y + size.height() > page->height())
        y = geometry().top() - size.height();
    m_float->setGeometry(QRect(QPoint(geometry().right() - size.width() + 1, y), size));
    m_float->raise();
    m_float->show();
}

void BusyBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeFloat();
}

void BusyBar::moveEvent(QMoveEvent *event)
{
    QWidget::moveEvent(event);
    placeFloat();
}

void BusyBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    placeFloat();
}

void BusyBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    placeFloat();
}

} // namespace sextant
