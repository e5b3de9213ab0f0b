// Connections as a person meets them: wrong keys, silent servers, read-only windows, what is remembered.

#include "client/local/engine.h"
#include "client/local/loopbackserver.h"
#include "tests/app/windowfixture.h"
#include "tests/support/faultserver.h"
#include "ui/connections/addressfield.h"
#include "ui/shell/connectdialog.h"
#include "ui/shell/requestlogpane.h"
#include "ui/style/connectionmarks.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

ConnectionSpec specOf(const QUrl &url)
{
    ConnectionSpec spec;
    spec.baseUrl = url;
    return spec;
}

//! Local mode over HTTP, with one collection and perhaps a key.
struct Server
{
    Engine engine;
    LoopbackServer http;

    explicit Server(const QByteArray &key = {})
        : http(engine, { .apiKey = key })
    {
        engine.createCollection(u"docs"_s, R"({"vectors":{"size":2,"distance":"Dot"}})");
        if (!http.start())
            qFatal("no free port");
    }
    ConnectionSpec spec() const { return specOf(QUrl(http.url())); }
};

template <typename Button> Button *button(const QWidget *root, const QString &text)
{
    for (Button *candidate : root->findChildren<Button *>())
        if (candidate->text().remove(u'&') == text)
            return candidate;
    return nullptr;
}

ConnectDialog *dialogOf(const MainWindow &window) { return window.findChild<ConnectDialog *>(); }

} // namespace

class TestConnections : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void aWrongKeyIsCorrectedInPlace();
    void aFailureOpensTheClosedDock();
    void escEndsConnecting();
    void theWaitForARetryIsShownAndCutShort();
    void aWaitForARetryCanBeEnded();
    void marksAreSeenEverywhere();
    void aReadOnlyWindowHasReadOnlyConnectionsOnly();
    void aPrivateConnectionLeavesNoTrace();
    void tabsOfLastTimeSurviveAFailedConnection();
    void disconnectMeansTheServerOfTheTabInFront();
    void theWelcomeSaysWhatToDoNow();
    void theLogOpensAtItsEndAndCopiesASelection();
};

void TestConnections::aWrongKeyIsCorrectedInPlace()
{
    const Server server("secret");
    WindowFixture f;
    f.window.connectTo(server.spec(), {});
    QTRY_COMPARE(f.workspace.sessions().front()->state(), Session::State::Failed);
    auto *edit = button<QPushButton>(f.dock("connections"), u"Edit connection…"_s);
    QVERIFY(edit->isVisible());
    edit->click();
    const ConnectDialog *dialog = dialogOf(f.window);
    QVERIFY(dialog);
    const auto *address = dialog->findChild<AddressField *>();
    auto *key = dialog->findChild<QLineEdit *>(u"apiKey"_s);
    QCOMPARE(address->text(), server.http.url());
    QCOMPARE(dialog->focusWidget(), key);
    key->setText(u"secret"_s);
    button<QPushButton>(dialog, u"Connect"_s)->click();
    QTRY_COMPARE(f.workspace.sessions().size(), 1U);
    QTRY_COMPARE(f.workspace.sessions().front()->state(), Session::State::Ready);
    QCOMPARE(f.dock("connections")->findChild<QComboBox *>()->count(), 1);
    QVERIFY(!edit->isVisible());
}

void TestConnections::aFailureOpensTheClosedDock()
{
    WindowFixture f;
    f.dock("connections")->close();
    f.window.connectTo(specOf(QUrl(u"http://127.0.0.1:%1"_s.arg(closedPort()))), {});
    auto *session = f.workspace.sessions().front();
    QTRY_VERIFY(session->retryWait());
    session->cancel();
    QVERIFY(f.dock("connections")->isHidden()); // nothing to tell: the person ended it
    const Server server("secret");
    f.window.connectTo(server.spec(), {});
    QTRY_VERIFY(f.dock("connections")->isVisible());
}

void TestConnections::escEndsConnecting()
{
    FaultServer silent;
    silent.setOtherwise(FaultScript::silence());
    WindowFixture f;
    f.window.connectTo(specOf(silent.url()), {});
    QTRY_COMPARE(silent.requests().size(), 1);
    QVERIFY(f.window.actions().cancel->isEnabled());
    f.window.activateWindow();
    QTRY_VERIFY(f.window.isActiveWindow());
    QTest::keyClick(&f.window, Qt::Key_Escape);
    const Session *session = f.workspace.sessions().front();
    QTRY_COMPARE(session->state(), Session::State::Failed);
    QCOMPARE(session->error()->kind, ApiError::Kind::Cancelled);
    QVERIFY(!f.window.actions().cancel->isEnabled());
}

void TestConnections::theWaitForARetryIsShownAndCutShort()
{
    FaultServer starting;
    starting.setOtherwise(FaultScript::answer(503, "starting", "Retry-After: 100\r\n"));
    WindowFixture f;
    f.window.connectTo(specOf(starting.url()), {});
    const auto *wait = f.window.findChild<QLabel *>(u"retryWait"_s);
    QTRY_VERIFY(wait->isVisible());
    const QString atFirst = wait->text();
    QVERIFY2(atFirst.startsWith(u"try 2 of 3 in "_s), qPrintable(atFirst));
    const auto isInDock = [&f](const QString &text) {
        const auto labels = f.dock("connections")->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->text() == text; });
    };
    QTRY_VERIFY(isInDock(wait->text()));
    QTRY_VERIFY(wait->text() != atFirst); // counted down
    button<QToolButton>(&f.window, u"Try Now"_s)->click();
    QTRY_VERIFY(wait->text().startsWith(u"try 3 of 3 in "_s));
    QCOMPARE(starting.requests().size(), 2);
}

void TestConnections::aWaitForARetryCanBeEnded()
{
    FaultServer starting;
    starting.setOtherwise(FaultScript::answer(503, "starting", "Retry-After: 100\r\n"));
    WindowFixture f;
    f.window.connectTo(specOf(starting.url()), {});
    auto *cancel = f.window.findChild<QToolButton *>(u"cancelWaiting"_s);
    QTRY_VERIFY(cancel->isVisible());
    cancel->click();
    const Session *session = f.workspace.sessions().front();
    QTRY_COMPARE(session->state(), Session::State::Failed);
    QCOMPARE(session->error()->kind, ApiError::Kind::Unavailable);
    QVERIFY(!cancel->isVisible());
    QCOMPARE(starting.requests().size(), 1);
}

void TestConnections::marksAreSeenEverywhere()
{
    const Server server;
    WindowFixture f;
    ConnectionSpec spec = server.spec();
    spec.name = u"shop"_s;
    spec.environment = u"production"_s;
    spec.color = ConnectionColor::Red;
    spec.protection = Protection::ConfirmWrites;
    f.window.connectTo(spec, { u"docs"_s, {}, false });
    QTRY_VERIFY(f.tab());
    const QString words = u"shop · production · asks before writes"_s;
    QCOMPARE(f.window.findChild<QLabel *>(u"connection"_s)->text(), words);
    QCOMPARE(f.window.windowTitle(), u"docs – shop (production) – Sextant"_s);
    const auto *servers = f.dock("connections")->findChild<QComboBox *>();
    QCOMPARE(servers->itemText(0), u"shop (production)"_s);
    const QSize size(16, 16);
    const QImage mark
        = connectionIcon(ConnectionColor::Red, Protection::ConfirmWrites).pixmap(size).toImage();
    QCOMPARE(servers->itemIcon(0).pixmap(size).toImage(), mark);
    const auto *tabs = qobject_cast<QTabWidget *>(f.window.tabs().currentWidget());
    QVERIFY(tabs);
    QCOMPARE(tabs->tabIcon(0).pixmap(size).toImage(), mark);
    QCOMPARE(tabs->tabToolTip(0), words + u" · docs"_s);
    const auto labels = f.dock("connections")->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().endsWith(u" · asks before writes"_s);
    }));
}

void TestConnections::aReadOnlyWindowHasReadOnlyConnectionsOnly()
{
    const Server server;
    WindowFixture f(true);
    f.window.connectTo(server.spec(), { {}, {}, true });
    QTRY_COMPARE(f.workspace.sessions().front()->state(), Session::State::Ready);
    QVERIFY(f.workspace.sessions().front()->isReadOnly());
    // The lock is this run's; the next one starts without it.
    QTRY_COMPARE(f.store.recentConnections().size(), 1U);
    QVERIFY(!f.store.recentConnections().front().isReadOnly());
    f.openDemo();
    QVERIFY(f.tab()->collection().isReadOnly());
    f.window.actions().connectServer->trigger();
    const auto *box = button<QRadioButton>(dialogOf(f.window), u"Read-only"_s);
    QVERIFY(box->isChecked());
    QVERIFY(!box->isEnabled());
}

void TestConnections::aPrivateConnectionLeavesNoTrace()
{
    const Server server;
    WindowFixture f;
    ConnectionSpec spec = server.spec();
    spec.isPrivate = true;
    f.window.connectTo(spec, { u"docs"_s, {}, false });
    QTRY_VERIFY(f.tab());
    f.window.actions().disconnectServer->trigger();
    QVERIFY(f.workspace.sessions().empty());
    QVERIFY(f.store.openTabs(spec.settingsKey()).isEmpty());
    QVERIFY(f.store.recentConnections().empty());
}

void TestConnections::tabsOfLastTimeSurviveAFailedConnection()
{
    const Server server("secret");
    WindowFixture f;
    const QString key = server.spec().settingsKey();
    f.store.setOpenTabs(key, { u"docs"_s });
    f.window.connectTo(server.spec(), {});
    QTRY_COMPARE(f.workspace.sessions().front()->state(), Session::State::Failed);
    f.window.actions().disconnectServer->trigger();
    QVERIFY(f.workspace.sessions().empty());
    QCOMPARE(f.store.openTabs(key), QStringList{ u"docs"_s });
}

void TestConnections::disconnectMeansTheServerOfTheTabInFront()
{
    const Server server;
    WindowFixture f;
    f.openDemo();
    f.window.connectTo(server.spec(), { u"docs"_s, {}, false });
    QTRY_COMPARE(f.window.tabs().tabs().size(), 2);
    const QAction *disconnect = f.window.actions().disconnectServer;
    QCOMPARE(disconnect->text(), u"&Disconnect 127.0.0.1:%1"_s.arg(server.http.port()));
    f.window.actions().nextTab->trigger();
    QCOMPARE(disconnect->text(), u"&Disconnect Demo"_s);
    f.window.actions().disconnectServer->trigger();
    QCOMPARE(f.window.tabs().tabs().size(), 1);
    QCOMPARE(f.tab()->collection().collection(), u"docs"_s);
}

void TestConnections::theWelcomeSaysWhatToDoNow()
{
    const Server server;
    WindowFixture f;
    const auto says = [&f](const QString &text) {
        const auto labels = f.window.tabs().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&text](const QLabel *label) { return label->text().contains(text); });
    };
    QVERIFY(says(u"Connect to a server, or look around in the demo"_s));
    f.window.connectTo(server.spec(), {});
    QTRY_VERIFY(says(u"Choose a collection in the list"_s));
    f.window.actions().disconnectServer->trigger();
    QVERIFY(says(u"Connect to a server, or look around in the demo"_s));
}

void TestConnections::theLogOpensAtItsEndAndCopiesASelection()
{
    WindowFixture f;
    LogEntry entry;
    for (int request = 0; request < 200; ++request) {
        entry.path = "/" + QByteArray::number(request);
        f.workspace.log().append(entry, {});
    }
    f.dock("requestLog")->show();
    const auto *table = f.dock("requestLog")->findChild<QTableView *>();
    const QScrollBar *bar = table->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    QTRY_COMPARE(bar->value(), bar->maximum());
    f.workspace.log().append(entry, {});
    QTRY_COMPARE(bar->value(), bar->maximum());
    const auto *copy = button<QToolButton>(f.dock("requestLog"), u"Copy as curl"_s);
    QVERIFY(!copy->isEnabled());
    table->selectionModel()->select(table->model()->index(7, 0), QItemSelectionModel::Select);
    QVERIFY(copy->isEnabled());
    f.workspace.log().clear();
    QVERIFY(!copy->isEnabled());
}

QTEST_MAIN(TestConnections)
#include "tst_connections.moc"
