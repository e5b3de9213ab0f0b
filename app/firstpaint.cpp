#include "app/firstpaint.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

using namespace std::chrono_literals;

namespace sextant {

FirstPaint::FirstPaint(QWidget *window)
    : QObject(window)
{
    window->installEventFilter(this);
    QTimer::singleShot(500ms, this, &FirstPaint::finish);
}

bool FirstPaint::eventFilter(QObject *watched, QEvent *event)
{
    // The window's own paint begins that of all it holds: what is posted now runs when they are done.
    if (event->type() == QEvent::Paint)
        QMetaObject::invokeMethod(this, &FirstPaint::finish, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void FirstPaint::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    parent()->removeEventFilter(this);
    emit painted();
    deleteLater();
}

} // namespace sextant
