#pragma once
//! MenuAccessibility: keeps menu entries nameable for assistive tools when an action sits in two menus.

#include <QObject>

namespace sextant {

//! An application event filter. Qt 6.4 binds an action's accessible object to the first menu that showed it;
//! in any other menu, or when a temporary menu opens again, the entry has no name. Dropping the stale object
//! whenever a menu shows makes Qt build a right one.
class MenuAccessibility : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace sextant
