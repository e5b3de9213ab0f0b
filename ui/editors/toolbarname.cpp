#include "ui/editors/toolbarname.h"

#include <QCoreApplication>
#include <QToolBar>
#include <QToolButton>

namespace sextant {

void nameOverflow(QToolBar &bar)
{
    // The object name is Qt's own and has been the same since Qt 4.
    if (auto *button = bar.findChild<QToolButton *>(QStringLiteral("qt_toolbar_ext_button")))
        button->setAccessibleName(QCoreApplication::translate("ToolBar", "More actions"));
}

} // namespace sextant
