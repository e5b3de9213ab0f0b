// From a saved connection to its server: secrets are found or asked for, certificates trusted, use is remembered.

#include "client/local/engine.h"
#include "client/local/loopbackserver.h"
#include "tests/app/windowfixture.h"
#include "tests/support/faultserver.h"
#include "tests/ui/connectionfixture.h"
#include "ui/connections/keyprompt.h"
#include "ui/shell/connectionspane.h"
#include "ui/shell/welcomepage.h"

#include <QCommandLinkButton>
#include <QLabel>
#include <QLineEdit>
#include <QStandardPaths>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    Engine engine;
    LoopbackServer http;
    DemoHost demo;
    Workspace workspace{ transportMaker(demo) };
    ScratchStore store;
    MemoryConnections connections;
    MemorySecrets secrets;
    MainWindow window;

    Fixture()
        : http(engine, { .apiKey = "secret" })
        , window(ShellParts{ workspace, store, nullptr, {}, false, &connections, &secrets })
    {
        if (!http.start())
            qFatal("no free port");
        window.show();
    }
    ConnectionSpec saved(SecretHome home)
    {
        ConnectionSpec spec;
        spec.name = u"shop"_s;
        spec.baseUrl = QUrl(http.url());
        spec.secretHome = home;
        spec.expectsKey = true;
        spec.id = connections.save(spec);
        return spec;
    }
    void keep(SecretHome home, const ConnectionSpec &spec)
    {
        ConnectionSecrets kept;
        kept.apiKey = "secret";
        secrets.kept[{ home, spec.id }] = kept;
    }
    Session *session() const
    {
        return workspace.sessions().empty() ? nullptr : workspace.sessions().front();
    }
    bool isReady() const { return session() && session()->state() == Session::State::Ready; }
};

} // namespace

class TestConnectionFlow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void theKeyComesFromItsHome();
    void aKeyToBeAskedForIsKeptForTheRun();
    void aRefusingKeychainLeadsToThePrompt();
    void aVariableGivesTheKey();
    void theWindowMayGoWhileTheKeyIsRead();
    void trustPinsSavesAndConnectsAnew();
    void theWelcomeListsTheLatestFirst();
};

void TestConnectionFlow::theKeyComesFromItsHome()
{
    Fixture f;
    const ConnectionSpec spec = f.saved(SecretHome::Keychain);
    f.keep(SecretHome::Keychain, spec);
    f.window.connectTo(spec, { {}, {}, true });
    QTRY_VERIFY(f.isReady());
    QTRY_VERIFY(f.connections.kept[0].lastUsed.isValid());
    QCOMPARE(f.connections.kept.size(), 1U);
    QVERIFY(f.store.recentConnections().empty());
}

void TestConnectionFlow::aKeyToBeAskedForIsKeptForTheRun()
{
    Fixture f;
    const ConnectionSpec spec = f.saved(SecretHome::Ask);
    f.window.connectTo(spec, {});
    QTRY_VERIFY(f.window.findChild<KeyPrompt *>());
    QVERIFY(!f.session());
    auto *prompt = f.window.findChild<KeyPrompt *>();
    prompt->findChild<QLineEdit *>()->setText(u"secret"_s);
    QTest::keyClick(prompt, Qt::Key_Return);
    QTRY_VERIFY(f.isReady());
    QTRY_COMPARE(f.secrets.kept.size(), 1U);
    QCOMPARE(f.secrets.kept.begin()->first.first, SecretHome::Memory);
    QTRY_VERIFY(!f.window.findChild<KeyPrompt *>());
    f.window.connectTo(spec, {}); // again: no question
    QTRY_VERIFY(f.isReady());
    QVERIFY(!f.window.findChild<KeyPrompt *>());
}

void TestConnectionFlow::aRefusingKeychainLeadsToThePrompt()
{
    Fixture f;
    f.secrets.keychainError = SecretError{ SecretError::Kind::Denied, {} };
    f.window.connectTo(f.saved(SecretHome::Keychain), {});
    QTRY_VERIFY(f.window.findChild<KeyPrompt *>());
    QVERIFY(f.window.findChild<KeyPrompt *>()->findChild<QLabel *>()->text().contains(
        u"Access to the kept key was refused."_s));
}

void TestConnectionFlow::aVariableGivesTheKey()
{
    Fixture f;
    ConnectionSpec spec = f.saved(SecretHome::Variable);
    spec.keyVariable = u"SEXTANT_TEST_FLOW_KEY"_s;
    qputenv("SEXTANT_TEST_FLOW_KEY", "secret");
    f.window.connectTo(spec, {});
    QTRY_VERIFY(f.isReady());
    qunsetenv("SEXTANT_TEST_FLOW_KEY");
    f.window.connectTo(spec, {});
    QTRY_VERIFY(f.window.findChild<KeyPrompt *>());
}

void TestConnectionFlow::theWindowMayGoWhileTheKeyIsRead()
{
    auto f = std::make_unique<Fixture>();
    f->window.connectTo(f->saved(SecretHome::Keychain), {});
    f.reset(); // the call goes with it: nothing is left to answer
}

void TestConnectionFlow::trustPinsSavesAndConnectsAnew()
{
    Fixture f;
    ConnectionSpec spec = f.saved(SecretHome::Memory);
    f.keep(SecretHome::Memory, spec);
    spec.apiKey = "wrong";
    f.window.connectTo(spec, {});
    QTRY_VERIFY(f.session() && f.session()->state() == Session::State::Failed);
    const QByteArray fingerprint(32, '\xab');
    emit f.window.findChild<ConnectionsPane *>()->trustRequested(f.session(), fingerprint);
    QCOMPARE(f.connections.kept[0].tls.pinnedFingerprint, fingerprint);
    QTRY_VERIFY(f.session());
    QCOMPARE(f.session()->spec().tls.pinnedFingerprint, fingerprint);
    QCOMPARE(f.workspace.sessions().size(), 1U);
}

void TestConnectionFlow::theWelcomeListsTheLatestFirst()
{
    Fixture f;
    for (int at = 0; at < 10; ++at) {
        ConnectionSpec spec;
        spec.name = u"server %1"_s.arg(at);
        spec.baseUrl = QUrl(u"http://localhost:%1"_s.arg(6000 + at));
        spec.protection = Protection::ReadOnly;
        f.connections.markUsed(f.connections.save(spec),
                               QDateTime::fromSecsSinceEpoch(1000 + at, Qt::UTC));
    }
    QStringList names;
    for (const QCommandLinkButton *button :
         f.window.findChild<WelcomePage *>()->findChildren<QCommandLinkButton *>())
        if (button->text().startsWith(u"server"_s)) {
            names.append(button->text());
            QVERIFY(button->description().startsWith(u"read-only · http://localhost:"_s));
        }
    QCOMPARE(names.size(), 8);
    QCOMPARE(names.first(), u"server 9"_s);
    QCOMPARE(names.last(), u"server 2"_s);
}

QTEST_MAIN(TestConnectionFlow)
#include "tst_connectionflow.moc"
