// Creating and replacing points in the dialog: checks while typing, what vanishes, what came of it.
#include "client/api/client.h"
#include "model/edit/editsession.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"
#include "ui/editors/jsontextview.h"
#include "ui/editors/pointdialog.h"
#include "ui/widgets/errorpanel.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using test::ScriptedTransport;

namespace {

const QByteArray completed = R"({"operation_id":1,"status":"completed"})";
const QByteArray info
    = R"({"status":"green","optimizer_status":"ok","indexed_vectors_count":0,"points_count":1,)"
      R"("segments_count":1,"config":{"params":{"vectors":{"a":{"size":2,"distance":"Dot"},)"
      R"("b":{"size":1,"distance":"Dot"}}},"hnsw_config":{},"optimizer_config":{}},)"
      R"("payload_schema":{}})";
const QByteArray missing
    = ScriptedTransport::errorBody("Not found: Point with id 9 does not exists!");

struct Fixture
{
    ScriptedTransport script;
    std::unique_ptr<Client> client;
    std::unique_ptr<CollectionSession> session;
    std::unique_ptr<PointDialog> dialog;

    explicit Fixture(const std::optional<Record> &stored = std::nullopt, int minor = 19,
                     const QByteArray &collection = info)
    {
        ApiCoreOptions options;
        options.retry.attempts = 1;
        client = std::make_unique<Client>(script.factory(), options);
        ServerInfo server;
        server.version = ServerVersion{ 1, minor, 0 };
        session = std::make_unique<CollectionSession>(*client, server, QStringLiteral("c"),
                                                      QStringLiteral("k"));
        script.expect(Method::Get, "/collections/c").ok(collection);
        if (!session->info())
            session->refreshInfo();
        QTRY_VERIFY(session->info());
        dialog = std::make_unique<PointDialog>(*session, stored);
        dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    }
    QPlainTextEdit &vector(const QString &name)
    {
        for (auto *edit : dialog->findChildren<QPlainTextEdit *>())
            if (edit->accessibleName() == QStringLiteral("Vector ") + name)
                return *edit;
        qFatal("no such vector field");
    }
    QLineEdit &id() { return *dialog->findChild<QLineEdit *>(); }
    QPushButton &button(const QString &text)
    {
        for (auto *button : dialog->findChildren<QPushButton *>())
            if (button->text() == text)
                return *button;
        qFatal("no such button");
    }
    bool says(const QString &part)
    {
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(part))
                return true;
        return false;
    }
};

const QString create = QStringLiteral("&Create Point");
const QString replace = QStringLiteral("&Replace Point");

Record stored()
{
    Record record;
    record.id = PointId::fromNumber(9);
    record.payload = R"({"keep":1,"gone":2})";
    record.vectors = R"({"a":[1,2],"b":[3]})";
    return record;
}

} // namespace

class TestPointDialog : public QObject
{
    Q_OBJECT

private slots:
    void problemsAreToldWhileTyping();
    void createdPointIsSentAndReadBack();
    void takenIdIsNotOverwritten();
    void randomIdIsAUuid();
    void replacingShowsWhatVanishes();
    void pointChangedMeanwhileIsNotReplaced();
    void serverRefusalIsShownInPlace();
    void closingWhileWritingDoesNotStopTheWrite();
    void anotherRunningWriteIsTold();
    void whatTheServerCannotCompareIsTold_data();
    void whatTheServerCannotCompareIsTold();
    void numberThatWouldBeRoundedIsTold();
    void manyVectorsFitTheScreen();
};

void TestPointDialog::problemsAreToldWhileTyping()
{
    Fixture f;
    QVERIFY(!f.button(create).isEnabled());
    QVERIFY(f.says(QStringLiteral("The id is")));
    QTest::keyClicks(&f.id(), QStringLiteral("9"));
    QVERIFY(f.button(create).isEnabled());
    QTest::keyClicks(&f.vector(QStringLiteral("a")), QStringLiteral("[1,2,3]"));
    QVERIFY(f.says(QStringLiteral("Vector a: 2 numbers expected, 3 given.")));
    QVERIFY(!f.button(create).isEnabled());
}

void TestPointDialog::createdPointIsSentAndReadBack()
{
    Fixture f;
    QTest::keyClicks(&f.id(), QStringLiteral("9"));
    QTest::keyClicks(&f.vector(QStringLiteral("a")), QStringLiteral("[1,2]"));
    f.script.expect(Method::Get, "/collections/c/points/9").answer(404, missing);
    f.script
        .expect(Method::Put, "/collections/c/points",
                R"({"points":[{"id":9,"vector":{"a":[1,2]},"payload":{}}],)"
                R"("update_mode":"insert_only"})")
        .ok(completed);
    f.script.expect(Method::Get, "/collections/c/points/9")
        .ok(R"({"id":9,"payload":{},"vector":{"a":[1,2]}})");
    QSignalSpy written(&EditSession::of(*f.session), &EditSession::writeFinished);
    QSignalSpy accepted(f.dialog.get(), &QDialog::accepted);
    QTest::keyClick(&f.id(), Qt::Key_Return);
    QTRY_COMPARE(accepted.count(), 1);
    QCOMPARE(written.count(), 1);
    QCOMPARE(written[0][0].value<WriteOutcome>().ids,
             std::vector<PointId>{ PointId::fromNumber(9) });
}

void TestPointDialog::takenIdIsNotOverwritten()
{
    Fixture f;
    QTest::keyClicks(&f.id(), QStringLiteral("9"));
    f.script.expect(Method::Get, "/collections/c/points/9").ok(R"({"id":9,"payload":{"x":1}})");
    QTest::mouseClick(&f.button(create), Qt::LeftButton);
    QTRY_VERIFY(f.says(QStringLiteral("A point 9 exists already")));
    QVERIFY(f.dialog->isVisible());
    QVERIFY(f.button(create).isEnabled());
}

void TestPointDialog::randomIdIsAUuid()
{
    Fixture f;
    QTest::mouseClick(&f.button(QStringLiteral("Random &UUID")), Qt::LeftButton);
    const auto id = PointId::parse(f.id().text());
    QVERIFY(id && id->isUuid());
}

void TestPointDialog::replacingShowsWhatVanishes()
{
    Fixture f(stored());
    QVERIFY(f.id().isReadOnly());
    QVERIFY(f.says(QStringLiteral("no vector and no field vanishes")));
    f.vector(QStringLiteral("b")).clear();
    QVERIFY(f.says(QStringLiteral("Vectors that vanish: b")));
    auto *payload = f.dialog->findChild<JsonTextView *>();
    payload->setFocus();
    payload->goTo(3, 7); // inside "gone"
    QTest::keyClicks(payload->focusProxy(), QStringLiteral("X"));
    QVERIFY2(f.says(QStringLiteral("Fields that vanish: gone")), qPrintable(payload->text()));
    QVERIFY(!f.button(replace).isDefault());
}

void TestPointDialog::pointChangedMeanwhileIsNotReplaced()
{
    Fixture f(stored());
    f.vector(QStringLiteral("b")).clear();
    f.script.expect(Method::Get, "/collections/c/points/9")
        .ok(R"({"id":9,"payload":{"keep":1,"gone":2,"new":3},"vector":{"a":[1,2],"b":[3]}})");
    QTest::mouseClick(&f.button(replace), Qt::LeftButton);
    QTRY_VERIFY(f.says(QStringLiteral("was changed by another writer meanwhile")));
    QVERIFY(f.says(QStringLiteral("Fields that vanish: new")));
    QVERIFY(f.dialog->isVisible());
}

void TestPointDialog::serverRefusalIsShownInPlace()
{
    Fixture f;
    QTest::keyClicks(&f.id(), QStringLiteral("9"));
    f.script.expect(Method::Get, "/collections/c/points/9").answer(404, missing);
    f.script.expect(Method::Put, "/collections/c/points")
        .answer(403, ScriptedTransport::errorBody("Forbidden: Write access is required"));
    QTest::mouseClick(&f.button(create), Qt::LeftButton);
    auto *panel = f.dialog->findChild<ErrorPanel *>();
    QTRY_VERIFY(panel->isVisible());
    QVERIFY(panel->error()->kind == ApiError::Kind::Forbidden);
    QVERIFY(f.dialog->isVisible());
}

void TestPointDialog::closingWhileWritingDoesNotStopTheWrite()
{
    Fixture f;
    EditSession &edits = EditSession::of(*f.session);
    QTest::keyClicks(&f.id(), QStringLiteral("9"));
    f.script.expect(Method::Get, "/collections/c/points/9").answer(404, missing);
    f.script.expect(Method::Put, "/collections/c/points").hold();
    QTest::mouseClick(&f.button(create), Qt::LeftButton);
    QTRY_COMPARE(f.script.heldCount(), 1);
    QVERIFY(f.says(QStringLiteral("Closing this window doesn't stop it")));
    QTest::keyClick(f.dialog.get(), Qt::Key_Escape);
    f.dialog.reset();
    QVERIFY(edits.isWriting());
    QSignalSpy written(&edits, &EditSession::writeFinished);
    QSignalSpy changed(f.session.get(), &CollectionSession::pointsChanged);
    f.script.expect(Method::Get, "/collections/c/points/9").ok(R"({"id":9,"payload":{}})");
    f.script.release(200, ScriptedTransport::envelope(completed));
    QTRY_COMPARE(written.count(), 1);
    QCOMPARE(changed.count(), 1);
    QVERIFY(edits.lastWrite()->kind == WriteOutcome::Kind::Done);
}

void TestPointDialog::anotherRunningWriteIsTold()
{
    Fixture f;
    f.script.expect(Method::Post, "/collections/c/points/delete").hold();
    QVERIFY(EditSession::of(*f.session).remove({ PointId::fromNumber(7) }));
    QTest::keyClicks(&f.id(), QStringLiteral("9"));
    QTest::mouseClick(&f.button(create), Qt::LeftButton);
    QVERIFY(f.says(QStringLiteral("Another write to points of this collection still runs")));
    QVERIFY(f.button(create).isEnabled());
    QTRY_COMPARE(f.script.heldCount(), 1);
}

void TestPointDialog::whatTheServerCannotCompareIsTold_data()
{
    QTest::addColumn<int>("minor");
    QTest::addColumn<QString>("words");
    QTest::newRow("1.15") << 15 << QStringLiteral("this server can't compare as it writes");
    QTest::newRow("1.16") << 16 << QStringLiteral("it can't compare vectors, arrays");
}

void TestPointDialog::whatTheServerCannotCompareIsTold()
{
    QFETCH(int, minor);
    QFETCH(QString, words);
    Fixture f(stored(), minor);
    QVERIFY(f.says(words));
}

void TestPointDialog::numberThatWouldBeRoundedIsTold()
{
    Fixture f;
    QTest::keyClicks(&f.id(), QStringLiteral("9"));
    auto *payload = f.dialog->findChild<JsonTextView *>();
    payload->setFocus();
    payload->goTo(1, 2);
    QTest::keyClicks(payload->focusProxy(), QStringLiteral("\"n\":36893488147419103232"));
    QVERIFY2(f.says(QStringLiteral("n is beyond 64 bits")), qPrintable(payload->text()));
    QVERIFY(f.button(create).isEnabled());
}

void TestPointDialog::manyVectorsFitTheScreen()
{
    QByteArray vectors;
    for (int i = 0; i < 20; ++i)
        vectors
            += (i ? ",\"v" : "\"v") + QByteArray::number(i) + R"(":{"size":2,"distance":"Dot"})";
    Fixture f(std::nullopt, 19,
              R"({"status":"green","optimizer_status":"ok","config":{"params":{"vectors":{)"
                  + vectors + R"(}}},"payload_schema":{}})");
    QVERIFY(f.dialog->minimumSizeHint().height() < 500);
}

QTEST_MAIN(TestPointDialog)
#include "tst_pointdialog.moc"
