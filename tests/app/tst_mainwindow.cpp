// The whole window over the demo: opens, switches, remembers, and has a name for everything.

#include "client/local/engine.h"
#include "tests/app/windowfixture.h"
#include "ui/shell/connectdialog.h"
#include "ui/shell/connectionspane.h"
#include "ui/shell/requestlogpane.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTreeView>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

using Fixture = test::WindowFixture;

QDockWidget *dock(const MainWindow &window, const char *name)
{
    return window.findChild<QDockWidget *>(QString::fromLatin1(name));
}

QString listedCollection(const MainWindow &window)
{
    const auto *list = window.findChild<ConnectionsPane *>()->findChild<QTreeView *>();
    return list->currentIndex().siblingAtColumn(0).data().toString();
}

//! Controls a person can meet whose accessible name is empty.
QStringList namelessWidgets(QWidget *root)
{
    QStringList nameless;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus
            || widget->objectName().startsWith(u"qt_"_s)
            || qobject_cast<const QScrollBar *>(widget))
            continue;
        QAccessibleInterface *face
            = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        if (face && face->text(QAccessible::Name).isEmpty())
            nameless.append(
                QString::fromLatin1(widget->metaObject()->className()) + u" in "_s
                + QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
    }
    return nameless;
}

//! Labels whose accessible name hides what they say.
QStringList muteLabels(const QWidget *root)
{
    QStringList mute;
    for (const QLabel *label : root->findChildren<QLabel *>()) {
        const QString text = QString(label->text()).remove(u'&');
        if (!label->accessibleName().isEmpty() && !label->accessibleName().contains(text))
            mute.append(label->accessibleName() + u": "_s + text);
    }
    return mute;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void startsWithAWelcome();
    void demoOpensItsFirstCollection();
    void everyPageSettlesWithoutError();
    void aCollectionOpensOnceAndClosesWithItsTab();
    void statusLineTellsServerAndRows();
    void readOnlyGreysTheWritingActions();
    void tabsAreOpenedAgain();
    void layoutIsResetAndRemembered();
    void f6CyclesThroughThePanes();
    void requestLogFills();
    void disconnectClosesTheTabs();
    void connectDialogRefusesBadAddresses();
    void connectDialogTestsInWords();
    void everythingHasAName();
    void labelsAreReadAsTheirTexts();
};

void TestMainWindow::startsWithAWelcome()
{
    Fixture f;
    QVERIFY(!f.tab());
    QVERIFY(f.window.actions().exploreDemo->isEnabled());
    QVERIFY(!f.window.actions().newPoint->isEnabled());
    QVERIFY(!f.window.actions().run->isEnabled());
}

void TestMainWindow::demoOpensItsFirstCollection()
{
    Fixture f;
    f.openDemo();
    QCOMPARE(f.tab()->collection().collection(), u"colors"_s);
    QCOMPARE(int(f.tab()->currentKind()), int(PageKind::Browse));
    QVERIFY(!f.page()->lastError());
    const auto *view = qobject_cast<QAbstractItemView *>(f.page()->mainView());
    QVERIFY(view->model()->rowCount() > 30);
    QVERIFY(f.window.windowTitle().contains(u"colors"_s));
}

void TestMainWindow::everyPageSettlesWithoutError()
{
    Fixture f;
    f.openDemo();
    for (QAction *action : { f.window.actions().showSearch, f.window.actions().showRecommend,
                             f.window.actions().showInfo, f.window.actions().showBrowse }) {
        action->trigger();
        QTRY_VERIFY(f.page()->isSettled());
        QVERIFY(!f.page()->lastError());
    }
    f.tab()->findSimilar(PointId::fromNumber(1));
    QCOMPARE(int(f.tab()->currentKind()), int(PageKind::Search));
    const auto *results = qobject_cast<QAbstractItemView *>(f.page()->mainView());
    QTRY_VERIFY(results->model() && results->model()->rowCount() > 0);
}

void TestMainWindow::aCollectionOpensOnceAndClosesWithItsTab()
{
    Fixture f;
    f.openDemo();
    f.openDemo({ u"cities"_s, {}, false });
    QCOMPARE(f.window.tabs().tabs().size(), 2);
    f.openDemo({ u"colors"_s, {}, false });
    QCOMPARE(f.window.tabs().tabs().size(), 2);
    QCOMPARE(f.tab()->collection().collection(), u"colors"_s);
    f.window.actions().nextTab->trigger();
    QCOMPARE(f.tab()->collection().collection(), u"cities"_s);
    QCOMPARE(listedCollection(f.window), u"cities"_s); // the list follows the tab
    f.window.actions().closeTab->trigger();
    f.window.actions().closeTab->trigger();
    QVERIFY(!f.tab());
}

void TestMainWindow::statusLineTellsServerAndRows()
{
    Fixture f;
    f.openDemo();
    const auto textOf = [&f](const char *name) {
        return f.window.findChild<QLabel *>(QString::fromLatin1(name))->text();
    };
    QTRY_VERIFY(!textOf("pageStatus").isEmpty());
    QTRY_VERIFY(textOf("lastExchange").contains(u"ms"_s));
    QCOMPARE(textOf("connection"), u"Demo"_s);
}

void TestMainWindow::readOnlyGreysTheWritingActions()
{
    Fixture f;
    f.openDemo();
    QTRY_VERIFY(f.window.actions().newPoint->isEnabled());
    Fixture locked(true);
    locked.window.exploreDemo();
    QTRY_VERIFY_WITH_TIMEOUT(locked.tab(), 20'000);
    QTRY_VERIFY(locked.page()->isSettled());
    QVERIFY(locked.tab()->collection().isReadOnly());
    QVERIFY(!locked.window.actions().newPoint->isEnabled());
    QVERIFY(!locked.window.actions().deletePoints->isEnabled());
}

void TestMainWindow::tabsAreOpenedAgain()
{
    Fixture f;
    f.store.setOpenTabs(u"demo"_s, { u"cities"_s, u"gone"_s, u"numbers"_s });
    f.openDemo();
    QStringList names;
    for (const CollectionTab *tab : f.window.tabs().tabs())
        names.append(tab->collection().collection());
    QCOMPARE(names, QStringList({ u"cities"_s, u"numbers"_s }));
    f.window.close();
    QCOMPARE(f.store.openTabs(u"demo"_s), QStringList({ u"cities"_s, u"numbers"_s }));
    QVERIFY(!f.store.windowState(u"docks"_s).isEmpty());
}

void TestMainWindow::layoutIsResetAndRemembered()
{
    Fixture f;
    QVERIFY(dock(f.window, "connections")->isVisible());
    QVERIFY(dock(f.window, "requestLog")->isHidden());
    dock(f.window, "connections")->hide();
    dock(f.window, "inspector")->setFloating(true);
    f.window.close();
    MainWindow again{ ShellParts{ f.workspace, f.store, nullptr, u"colors"_s } };
    again.show();
    QVERIFY(dock(again, "connections")->isHidden());
    again.actions().resetLayout->trigger();
    QVERIFY(dock(again, "connections")->isVisible());
    QVERIFY(!dock(again, "inspector")->isFloating());
}

void TestMainWindow::f6CyclesThroughThePanes()
{
    Fixture f;
    f.openDemo();
    f.window.activateWindow();
    f.page()->mainView()->setFocus();
    f.window.actions().nextPane->trigger();
    const QWidget *connections = dock(f.window, "connections");
    QTRY_VERIFY(connections->isAncestorOf(QApplication::focusWidget()));
    f.window.actions().nextPane->trigger();
    QTRY_VERIFY(dock(f.window, "inspector")->isAncestorOf(QApplication::focusWidget()));
    f.window.actions().nextPane->trigger();
    QTRY_VERIFY(f.window.tabs().isAncestorOf(QApplication::focusWidget()));
}

void TestMainWindow::requestLogFills()
{
    Fixture f;
    f.openDemo();
    const auto hasScroll = [&f] {
        for (int row = 0; row < f.workspace.log().rowCount(); ++row)
            if (f.workspace.log().entry(row).path.startsWith("/collections/colors/points/scroll"))
                return true;
        return false;
    };
    QTRY_VERIFY(hasScroll());
}

void TestMainWindow::disconnectClosesTheTabs()
{
    Fixture f;
    f.openDemo();
    f.window.actions().disconnectServer->trigger();
    QVERIFY(!f.tab());
    QVERIFY(f.workspace.sessions().empty());
    QVERIFY(!f.window.actions().disconnectServer->isEnabled());
    f.openDemo(); // and back
    QVERIFY(f.tab());
}

void TestMainWindow::connectDialogRefusesBadAddresses()
{
    DemoHost demo;
    Workspace workspace(transportMaker(demo));
    ScratchStore store;
    ConnectDialog dialog(ShellParts{ workspace, store, nullptr, {}, false });
    dialog.show();
    const auto button = [&dialog](const QString &text) {
        for (QPushButton *candidate : dialog.findChildren<QPushButton *>())
            if (candidate->text().remove(u'&') == text)
                return candidate;
        return static_cast<QPushButton *>(nullptr);
    };
    QVERIFY(!button(u"Connect"_s)->isEnabled());
    dialog.setAddress(u"h:99999"_s);
    QVERIFY(!button(u"Connect"_s)->isEnabled());
    dialog.setAddress(u"h:6333/docs"_s);
    QVERIFY(button(u"Connect"_s)->isEnabled());
    QSignalSpy wanted(&dialog, &ConnectDialog::connectRequested);
    button(u"Connect"_s)->click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].value<ConnectionSpec>().baseUrl, QUrl(u"http://h:6333"_s));
    QCOMPARE(wanted[0][1].toString(), u"docs"_s);
}

void TestMainWindow::connectDialogTestsInWords()
{
    Engine engine;
    // Every address leads to the local engine here.
    Workspace workspace([&engine](const ConnectionSpec &) { return engine.transportFactory(); });
    ScratchStore store;
    ConnectDialog dialog(ShellParts{ workspace, store, nullptr, {}, false });
    dialog.show();
    dialog.setAddress(u"somewhere"_s);
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        if (button->text().remove(u'&') == u"Test"_s)
            button->click();
    QTRY_VERIFY_WITH_TIMEOUT(dialog.resultText().contains(u"0 collections"_s), 20'000);
    QVERIFY(dialog.resultText().contains(u"http://somewhere:6333"_s));
}

void TestMainWindow::everythingHasAName()
{
    QAccessible::setActive(true);
    Fixture f;
    QCOMPARE(namelessWidgets(&f.window), QStringList());
    f.openDemo();
    for (QDockWidget *pane : f.window.findChildren<QDockWidget *>())
        pane->show();
    const auto *close
        = dock(f.window, "inspector")->findChild<QWidget *>(u"qt_dockwidget_closebutton"_s);
    QTRY_COMPARE(close->accessibleName(), u"Close Inspector"_s);
    for (QAction *action : { f.window.actions().showBrowse, f.window.actions().showSearch,
                             f.window.actions().showRecommend, f.window.actions().showInfo }) {
        action->trigger();
        QTRY_VERIFY(f.page()->isSettled());
        QCOMPARE(namelessWidgets(&f.window), QStringList());
    }
}

void TestMainWindow::labelsAreReadAsTheirTexts()
{
    Fixture f;
    f.openDemo();
    for (QAction *action : { f.window.actions().showBrowse, f.window.actions().showSearch,
                             f.window.actions().showRecommend, f.window.actions().showInfo }) {
        action->trigger();
        QTRY_VERIFY(f.page()->isSettled());
        QVERIFY2(muteLabels(&f.window).isEmpty(), qPrintable(muteLabels(&f.window).join(u'\n')));
    }
    const ConnectDialog dialog(ShellParts{ f.workspace, f.store, nullptr, {}, false });
    QCOMPARE(muteLabels(&dialog), QStringList());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
