#include "ui/shell/menuaccessibility.h"

#include <QAccessible>
#include <QAction>
#include <QEvent>
#include <QMenu>

namespace sextant {

bool MenuAccessibility::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && QAccessible::isActive()) {
        if (const auto *menu = qobject_cast<QMenu *>(watched)) {
            for (QAction *action : menu->actions()) {
                if (QAccessibleInterface *stale = QAccessible::queryAccessibleInterface(action))
                    QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(stale));
            }
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace sextant
