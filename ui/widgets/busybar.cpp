#include "ui/widgets/busybar.h"

#include "ui/style/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <chrono>

using namespace std::chrono_literals;

namespace sextant {

BusyBar::BusyBar(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QProgressBar(this))
    , m_label(new QLabel(this))
    , m_cancel(new QToolButton(this))
{
    setAccessibleName(tr("Progress"));
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Busy"));
    m_bar->setFixedHeight(qMax(4, fontMetrics().height() / 4));
    m_cancel->setIcon(icon(u"process-stop"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cancel->setAutoRaise(true);
    connect(m_cancel, &QToolButton::clicked, this, &BusyBar::cancelRequested);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_label);
    layout->addWidget(m_cancel);
    for (QTimer *timer : { &m_appear, &m_waiting })
        timer->setSingleShot(true);
    connect(&m_appear, &QTimer::timeout, this, &BusyBar::appear);
    connect(&m_waiting, &QTimer::timeout, this, &BusyBar::sayWaiting);
    setPartsVisible(false);
    setFixedHeight(qMax(m_cancel->sizeHint().height(), fontMetrics().height()));
}

void BusyBar::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    if (busy) {
        m_appear.start(200ms);
        m_waiting.start(5s);
        return;
    }
    m_appear.stop();
    m_waiting.stop();
    m_label->clear();
    setPartsVisible(false);
}

void BusyBar::setMessage(const QString &message) { m_label->setText(message); }

void BusyBar::setCancellable(bool cancellable)
{
    m_cancellable = cancellable;
    m_cancel->setVisible(cancellable && !m_bar->isHidden());
}

void BusyBar::appear() { setPartsVisible(true); }

void BusyBar::sayWaiting()
{
    if (m_label->text().isEmpty())
        m_label->setText(tr("waiting for the server"));
}

void BusyBar::setPartsVisible(bool visible)
{
    m_bar->setVisible(visible);
    m_label->setVisible(visible);
    m_cancel->setVisible(visible && m_cancellable);
}

} // namespace sextant
