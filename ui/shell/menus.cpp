#include "ui/shell/menus.h"

#include "ui/pages/page.h"
#include "ui/shell/actions.h"
#include "ui/shell/docks.h"
#include "ui/style/icons.h"

#include <QAction>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QStyle>
#include <QToolBar>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(MainWindow)
};

//! What the page in front can do by itself; filled each time it opens.
void buildPageMenu(QMenu &menu, const QMainWindow &window)
{
    QObject::connect(&menu, &QMenu::aboutToShow, &menu, [&menu, &window] {
        menu.clear();
        for (const Page *page : window.findChildren<Page *>())
            if (page->isVisible())
                menu.addActions(page->actions());
        if (menu.isEmpty())
            menu.addAction(Words::tr("Nothing on this page"))->setEnabled(false);
    });
}

} // namespace

void buildMenuBar(QMainWindow &window, const Actions &actions, const Docks &docks)
{
    QMenuBar *bar = window.menuBar();
    bar->setAccessibleName(Words::tr("Menu bar"));
    QMenu *file = bar->addMenu(Words::tr("&File"));
    file->addActions({ actions.connectServer, actions.exploreDemo, actions.editServer,
                       actions.disconnectServer });
    file->addSeparator();
    file->addActions({ actions.closeTab, actions.quit });
    QMenu *point = bar->addMenu(Words::tr("&Point"));
    point->addActions({ actions.newPoint, actions.editPoint, actions.deletePoints });
    buildPageMenu(*bar->addMenu(Words::tr("Pa&ge")), window);
    QMenu *view = bar->addMenu(Words::tr("&View"));
    view->addActions({ actions.refresh, actions.run, actions.cancel });
    view->addSeparator();
    view->addActions(
        { actions.showBrowse, actions.showSearch, actions.showRecommend, actions.showInfo });
    view->addSeparator();
    view->addActions(
        { actions.nextTab, actions.previousTab, actions.nextPane, actions.previousPane });
    view->addSeparator();
    view->addActions(docks.toggleActions());
    view->addAction(actions.resetLayout);
    QMenu *help = bar->addMenu(Words::tr("&Help"));
    help->addAction(actions.about);
}

void buildToolBar(QMainWindow &window, const Actions &actions)
{
    QToolBar *bar = window.addToolBar(Words::tr("Toolbar"));
    bar->setObjectName(u"toolbar"_s);
    bar->setAccessibleName(Words::tr("Toolbar"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const int size = window.style()->pixelMetric(QStyle::PM_SmallIconSize);
    bar->setIconSize(QSize(size, size));
    bar->addActions({ actions.connectServer });
    bar->addSeparator();
    bar->addActions({ actions.refresh, actions.run, actions.cancel });
    bar->addSeparator();
    bar->addActions({ actions.newPoint, actions.editPoint, actions.deletePoints });
}

void showAboutBox(QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Words::tr("About Sextant"));
    box->setIconPixmap(applicationIcon().pixmap(64, 64));
    box->setText(u"Sextant "_s + QCoreApplication::applicationVersion());
    box->setInformativeText(
        Words::tr("An explorer for Qdrant collections.\nFree software under the GNU General Public "
                  "License, version 3 or later."));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace sextant
