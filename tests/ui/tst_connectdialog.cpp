// The connection manager as a person meets it: saved connections, unsaved edits, keys and where they go, tests.

#include "client/local/engine.h"
#include "model/session/workspace.h"
#include "tests/ui/connectionfixture.h"
#include "ui/connections/addressfield.h"
#include "ui/connections/connectionform.h"
#include "ui/connections/connectionlist.h"
#include "ui/connections/connectionlistview.h"
#include "ui/connections/noticestrip.h"
#include "ui/connections/teststeps.h"
#include "ui/shell/connectdialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

ConnectionSpec specOf(const QString &name, const QString &url)
{
    ConnectionSpec spec;
    spec.name = name;
    spec.baseUrl = QUrl(url);
    return spec;
}

struct Fixture
{
    Engine engine;
    Workspace workspace;
    ScratchStore store;
    MemoryConnections connections;
    MemorySecrets secrets;
    std::unique_ptr<ConnectDialog> dialog;
    std::vector<ConnectionSpec> wanted;
    QStringList wantedCollections;

    //! Every address leads to the local engine here.
    Fixture()
        : workspace([this](const ConnectionSpec &) { return engine.transportFactory(); })
    {
    }
    void open()
    {
        dialog = std::make_unique<ConnectDialog>(
            ShellParts{ workspace, store, nullptr, {}, false, &connections, &secrets });
        QObject::connect(dialog.get(), &ConnectDialog::connectRequested, dialog.get(),
                         [this](const ConnectionSpec &spec, const QString &collection) {
                             wanted.push_back(spec);
                             wantedCollections.append(collection);
                         });
        dialog->show();
    }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *candidate : dialog->findChildren<QPushButton *>())
            if (candidate->text().remove(u'&') == text && candidate->isVisible())
                return candidate;
        return nullptr;
    }
    ConnectionForm &form() const { return *dialog->findChild<ConnectionForm *>(); }
    ConnectionList &list() const { return *dialog->findChild<ConnectionList *>(); }
    QAbstractItemModel &rows() const { return *dialog->findChild<ConnectionListView *>()->model(); }
    QString question() const
    {
        for (const NoticeStrip *strip : dialog->findChildren<NoticeStrip *>())
            if (strip->isAsking())
                return strip->text();
        return {};
    }
    void choose(int row) const
    {
        dialog->findChild<ConnectionListView *>()->setCurrentIndex(rows().index(row, 0));
    }
    QLineEdit *key() const { return dialog->findChild<QLineEdit *>(u"apiKey"_s); }
    AddressField *address() const { return dialog->findChild<AddressField *>(); }
};

} // namespace

class TestConnectDialog : public QObject
{
    Q_OBJECT
private slots:
    void anEmptyListSaysWhatToDo();
    void savingKeepsTheKeyInItsHome();
    void choosingBringsTheKeyBack();
    void unsavedEditsAreAskedAbout();
    void aKeychainThatRefusesOffersTheRun();
    void whatCouldNotBeReadIsSaid();
    void withoutAKeychainItIsSaid();
    void connectingSavesWhatIsRemembered();
    void nothingIsWrittenOfAPrivateConnection();
    void duplicatesAndDeletes();
    void escAnswersTheQuestionFirst();
    void exportsAndImports();
    void theKeyInTheClearBlocksConnecting();
    void aTestTellsItsSteps();
    void aCertificateIsTrustedAndTestedAgain();
    void theSizeIsRemembered();
};

void TestConnectDialog::anEmptyListSaysWhatToDo()
{
    Fixture f;
    f.open();
    const auto labels = f.list().findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().startsWith(u"No connections are saved yet."_s);
    }));
    QVERIFY(!f.button(u"Connect"_s)->isEnabled());
}

void TestConnectDialog::savingKeepsTheKeyInItsHome()
{
    Fixture f;
    f.open();
    QTRY_COMPARE(f.form().spec().secretHome, SecretHome::Keychain); // there is one: the default
    f.dialog->setAddress(u"https://db.example:6333"_s);
    f.form().focusKey();
    f.key()->setText(u"k1"_s);
    f.button(u"Save"_s)->click();
    QTRY_COMPARE(f.secrets.kept.size(), 1U);
    QCOMPARE(f.connections.kept.size(), 1U);
    QCOMPARE(f.connections.kept[0].apiKey, QByteArray());
    QCOMPARE(f.secrets.kept.begin()->second.apiKey, QByteArray("k1"));
    QCOMPARE(f.secrets.kept.begin()->first.first, SecretHome::Keychain);
    QTRY_VERIFY(f.button(u"Connect"_s)->isEnabled());
    QCOMPARE(f.list().currentId(), f.connections.kept[0].id);
}

void TestConnectDialog::choosingBringsTheKeyBack()
{
    Fixture f;
    ConnectionSpec spec = specOf(u"shop"_s, u"https://shop.example:6333"_s);
    spec.secretHome = SecretHome::Keychain;
    spec.expectsKey = true;
    spec.id = f.connections.save(spec);
    ConnectionSecrets secrets;
    secrets.apiKey = "k2";
    f.secrets.kept[{ SecretHome::Keychain, spec.id }] = secrets;
    f.open();
    f.choose(0);
    QTRY_COMPARE(f.form().spec().apiKey, QByteArray("k2"));
    QCOMPARE(f.form().spec().name, u"shop"_s);
    f.button(u"Connect"_s)->click(); // nothing edited: nothing is saved anew
    QCOMPARE(f.wanted.size(), 1U);
    QCOMPARE(f.wanted[0].apiKey, QByteArray("k2"));
}

void TestConnectDialog::unsavedEditsAreAskedAbout()
{
    Fixture f;
    f.connections.save(specOf(u"a"_s, u"http://localhost:1"_s));
    f.connections.save(specOf(u"b"_s, u"http://localhost:2"_s));
    f.open();
    f.choose(0);
    QTRY_VERIFY(f.button(u"Connect"_s)->isEnabled());
    f.address()->setText(u"localhost:3"_s);
    f.choose(1);
    QCOMPARE(f.question(), u"There are unsaved changes to this connection."_s);
    QCOMPARE(f.list().currentId(), f.connections.kept[0].id);
    f.button(u"Keep editing"_s)->click();
    QCOMPARE(f.address()->text(), u"localhost:3"_s);
    f.dialog->reject();
    QVERIFY(f.dialog->isVisible());
    f.button(u"Discard"_s)->click();
    QVERIFY(!f.dialog->isVisible());
    QCOMPARE(f.connections.kept[0].baseUrl, QUrl(u"http://localhost:1"_s));
}

void TestConnectDialog::aKeychainThatRefusesOffersTheRun()
{
    Fixture f;
    f.open();
    QTRY_COMPARE(f.form().spec().secretHome, SecretHome::Keychain);
    f.secrets.keychainError = SecretError{ SecretError::Kind::Denied, {} };
    f.dialog->setAddress(u"https://db.example:6333"_s);
    f.form().focusKey();
    f.key()->setText(u"k1"_s);
    f.button(u"Connect"_s)->click();
    QTRY_COMPARE(f.question(),
                 u"The connection is saved, its key is not. "
                 "Access to the kept key was refused."_s);
    QVERIFY(f.wanted.empty());
    f.button(u"Keep the key for this run only"_s)->click();
    QTRY_COMPARE(f.wanted.size(), 1U);
    QCOMPARE(f.wanted[0].apiKey, QByteArray("k1"));
    QCOMPARE(f.connections.kept[0].secretHome, SecretHome::Memory);
    QCOMPARE(f.secrets.kept.begin()->first.first, SecretHome::Memory);
}

void TestConnectDialog::whatCouldNotBeReadIsSaid()
{
    Fixture f;
    f.connections.problem = u"connections.json: line 1; kept as connections.json.corrupt-1"_s;
    f.open();
    QCOMPARE(f.question(),
             u"Not all saved connections could be read. connections.json: line 1; "
             "kept as connections.json.corrupt-1"_s);
    f.button(u"OK"_s)->click();
    QVERIFY(f.question().isEmpty());
}

void TestConnectDialog::withoutAKeychainItIsSaid()
{
    Fixture f;
    f.secrets.keychainError = SecretError{ SecretError::Kind::Unavailable, u"no bus"_s };
    f.open();
    const auto isSaid = [&f] {
        const auto labels = f.form().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text().startsWith(u"No keychain can be used here"_s)
                && label->text().contains(u"no bus"_s);
        });
    };
    QTRY_VERIFY(isSaid());
    QCOMPARE(f.form().spec().secretHome, SecretHome::Memory);
}

void TestConnectDialog::connectingSavesWhatIsRemembered()
{
    Fixture f;
    f.open();
    f.dialog->setAddress(u"localhost:6333/docs"_s);
    QTest::keyClick(f.address(), Qt::Key_Return);
    QTRY_COMPARE(f.wanted.size(), 1U);
    QCOMPARE(f.wantedCollections, QStringList{ u"docs"_s });
    QCOMPARE(f.connections.kept.size(), 1U);
    QCOMPARE(f.wanted[0].id, f.connections.kept[0].id);
    QVERIFY(!f.dialog->isVisible());
}

void TestConnectDialog::nothingIsWrittenOfAPrivateConnection()
{
    Fixture f;
    f.open();
    f.dialog->setAddress(u"localhost:6333"_s);
    for (QCheckBox *box : f.dialog->findChildren<QCheckBox *>())
        if (box->text().remove(u'&') == u"Remember this connection"_s)
            box->setChecked(false);
    QVERIFY(!f.button(u"Save"_s)->isEnabled());
    f.button(u"Connect"_s)->click();
    QCOMPARE(f.wanted.size(), 1U);
    QVERIFY(f.wanted[0].isPrivate);
    QVERIFY(f.connections.kept.empty());
    QVERIFY(f.secrets.kept.empty());
}

void TestConnectDialog::duplicatesAndDeletes()
{
    Fixture f;
    f.connections.save(specOf(u"a"_s, u"http://localhost:1"_s));
    f.open();
    f.choose(0);
    QTRY_VERIFY(f.button(u"Connect"_s)->isEnabled());
    auto *view = f.dialog->findChild<ConnectionListView *>();
    QTest::keyClick(view, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(f.connections.kept.size(), 2U);
    QCOMPARE(f.connections.kept[1].name, u"a (copy)"_s);
    QCOMPARE(f.list().currentId(), f.connections.kept[1].id);
    f.secrets.kept[{ SecretHome::Memory, f.connections.kept[1].id }] = {};
    QTRY_VERIFY(f.button(u"Connect"_s)->isEnabled());
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(f.question(), u"Delete “a (copy)” with its key?"_s);
    QCOMPARE(f.connections.kept.size(), 2U);
    for (QPushButton *button : f.list().findChild<NoticeStrip *>()->findChildren<QPushButton *>())
        if (button->text() == u"Delete"_s)
            button->click();
    QCOMPARE(f.connections.kept.size(), 1U);
    QTRY_VERIFY(f.secrets.kept.empty());
    QVERIFY(f.form().isEmpty());
}

void TestConnectDialog::escAnswersTheQuestionFirst()
{
    Fixture f;
    f.open();
    f.address()->setText(u"localhost:3"_s);
    QTest::keyClick(f.dialog.get(), Qt::Key_Escape);
    QVERIFY(!f.question().isEmpty());
    QTest::keyClick(f.dialog.get(), Qt::Key_Escape);
    QVERIFY(f.question().isEmpty());
    QVERIFY(f.dialog->isVisible());
}

void TestConnectDialog::exportsAndImports()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"c.json"_s);
    Fixture f;
    ConnectionSpec spec = specOf(u"a"_s, u"http://localhost:1"_s);
    spec.protection = Protection::ReadOnly;
    f.connections.save(spec);
    f.open();
    f.list().exportTo(path);
    QVERIFY(f.question().endsWith(u"exported, without keys."_s));
    f.list().importFrom(path);
    QCOMPARE(f.connections.kept.size(), 2U);
    QCOMPARE(f.connections.kept[1].protection, Protection::ReadOnly);
    f.list().importFrom(folder.filePath(u"absent.json"_s));
    QVERIFY(f.question().startsWith(u"The file can't be read"_s));
}

void TestConnectDialog::theKeyInTheClearBlocksConnecting()
{
    Fixture f;
    f.open();
    ConnectionSpec spec = specOf({}, u"http://db.example:6333"_s);
    spec.apiKey = "k";
    f.dialog->setSpec(spec);
    QVERIFY(!f.button(u"Connect"_s)->isEnabled());
    QVERIFY(!f.button(u"Test"_s)->isEnabled());
    for (QCheckBox *box : f.dialog->findChildren<QCheckBox *>())
        if (box->text().remove(u'&') == u"Send the key unencrypted anyway"_s)
            box->setChecked(true);
    QVERIFY(f.button(u"Connect"_s)->isEnabled());
}

void TestConnectDialog::aTestTellsItsSteps()
{
    Fixture f;
    f.open();
    f.dialog->setAddress(u"localhost:6333"_s);
    f.button(u"Test"_s)->click();
    QTRY_VERIFY(f.dialog->resultText().contains(u"Done: List the collections: 0 collections"_s));
    QVERIFY(f.dialog->resultText().startsWith(u"http://localhost:6333 can be used."_s));
    f.address()->setText(u"localhost:6334"_s); // another address: the result is not its
    QVERIFY(!f.dialog->findChild<TestSteps *>()->isVisible());
}

void TestConnectDialog::aCertificateIsTrustedAndTestedAgain()
{
    Fixture f;
    f.workspace.setReachability([](const ConnectionSpec &spec,
                                   const std::function<void(const ReachStep &)> &onStep,
                                   const Handler<std::monostate> &handler) {
        const bool isTrusted = !spec.tls.pinnedFingerprint.isEmpty();
        QTimer::singleShot(0, [isTrusted, onStep, handler] {
            ReachStep step;
            step.kind = ReachStep::Kind::Tls;
            if (isTrusted) {
                onStep(step);
                handler(std::monostate());
                return;
            }
            ApiError error;
            error.kind = ApiError::Kind::TlsFailure;
            error.tls = TlsProblem{ TlsProblem::Kind::SelfSigned,
                                    QByteArray(32, '\xab'),
                                    u"db.example"_s,
                                    { u"db.example"_s },
                                    u"Myself"_s,
                                    {},
                                    {} };
            step.error = error;
            onStep(step);
            handler(error);
        });
        return Call();
    });
    f.open();
    f.dialog->setAddress(u"https://db.example:6333"_s);
    f.button(u"Test"_s)->click();
    QTRY_VERIFY(f.button(u"Trust this certificate for this connection"_s));
    QVERIFY(f.dialog->resultText().contains(u"Issued by: Myself"_s));
    QVERIFY(f.dialog->resultText().contains(u"AB:AB:AB:AB AB:AB:AB:AB"_s));
    f.button(u"Trust this certificate for this connection"_s)->click();
    QCOMPARE(f.form().spec().tls.pinnedFingerprint, QByteArray(32, '\xab'));
    QTRY_VERIFY(f.dialog->resultText().contains(u"can be used."_s));
}

void TestConnectDialog::theSizeIsRemembered()
{
    Fixture f;
    f.open();
    f.dialog->resize(900, 640);
    f.dialog->reject();
    f.open();
    QCOMPARE(f.dialog->size(), QSize(900, 640));
}

QTEST_MAIN(TestConnectDialog)
#include "tst_connectdialog.moc"
