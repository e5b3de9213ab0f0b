// The inspector as a person uses it: look at a point, edit, review, save, drafts, delete; over a scripted server.
#include "client/api/client.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"
#include "ui/editors/conflictdialog.h"
#include "ui/editors/inspector.h"
#include "ui/editors/jsontextview.h"
#include "ui/editors/payloadpane.h"
#include "ui/editors/payloadtree.h"
#include "ui/editors/reviewdialog.h"
#include "ui/widgets/errorpanel.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace sextant;
using test::ScriptedTransport;

namespace {

const QByteArray completed = R"({"operation_id":1,"status":"completed"})";
const QByteArray setPath = "/collections/c/points/payload";

QByteArray record(int id, const QByteArray &payload)
{
    return R"({"id":)" + QByteArray::number(id) + R"(,"payload":)" + payload
        + R"(,"vector":[0.5,1]})";
}

struct Fixture
{
    ScriptedTransport script;
    std::unique_ptr<Client> client;
    std::unique_ptr<CollectionSession> session;
    Inspector inspector;

    explicit Fixture(bool readOnly = false)
    {
        ApiCoreOptions options;
        options.retry.attempts = 1;
        options.readOnly = readOnly;
        client = std::make_unique<Client>(script.factory(), options);
        session = std::make_unique<CollectionSession>(*client, ServerInfo{}, QStringLiteral("c"),
                                                      QStringLiteral("k"));
        inspector.setSession(session.get());
        inspector.resize(500, 700);
        inspector.show();
        QVERIFY(QTest::qWaitForWindowActive(&inspector));
    }
    void serverHas(int id, const QByteArray &payload)
    {
        script.expect(Method::Get, "/collections/c/points/" + QByteArray::number(id))
            .ok(record(id, payload));
    }
    void show(int id) { inspector.showPoint(PointId::fromNumber(quint64(id))); }
    JsonTextView &text()
    {
        return *inspector.findChild<PayloadPane *>()->findChild<JsonTextView *>();
    }
    QAction *action(const QString &startOfText)
    {
        for (QAction *action : inspector.actions())
            if (action->text().startsWith(startOfText))
                return action;
        return nullptr;
    }
    QString label(const QString &accessibleName)
    {
        for (const QLabel *label : inspector.findChildren<QLabel *>())
            if (label->accessibleName() == accessibleName)
                return label->isVisible() ? label->text() : QString();
        return QStringLiteral("no such label");
    }
    //! Edits the shown payload `{"a": 1}` to `{"a": 15}` by keys.
    void typeFive()
    {
        inspector.editPayload();
        text().goTo(2, 9);
        QTest::keyClicks(text().focusProxy(), QStringLiteral("5"));
    }
    //! Shows point 7 with {"a":1} and types the five.
    void openAndType()
    {
        serverHas(7, R"({"a":1})");
        show(7);
        QTRY_VERIFY(text().text().contains(QStringLiteral("\"a\": 1")));
        typeFive();
        QVERIFY(inspector.hasUnsavedChanges());
    }
    void reviewAndAccept()
    {
        QTest::keyClick(text().focusProxy(), Qt::Key_S, Qt::ControlModifier);
        auto *dialog = inspector.findChild<ReviewDialog *>();
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Return);
    }
};

const QString saving = QStringLiteral("Saving");
const QString shown = QStringLiteral("Point shown");

} // namespace

class TestInspector : public QObject
{
    Q_OBJECT

private slots:
    void looksAtAPointWithoutDirtyingIt();
    void quickWalkAsksForTheLastPointOnly();
    void failureIsShownInPlaceAndRetried();
    void editReviewAndSaveByKeys();
    void cancelledReviewSendsNothing();
    void undoAndRedoByKeys();
    void draftsAreKeptPerPointAndMarked();
    void conflictOffersTheServersValue();
    void readOnlyConnectionShowsSoAndOffersNoEditing();
    void faultyTextIsNotSaved();
    void deletingAsksWithCountAndCollection();
    void cancelIsTheDefaultOfDeleting();
    void destroyedSessionLeavesAnEmptyInspector();
    void saysWhatToDoWhileNoPointIsChosen();
    void editKeyWorksFromElsewhereInTheWindow();
    void refusedGuardIsToldAndReviewedAnew();
    void everyControlHasAName();
};

void TestInspector::looksAtAPointWithoutDirtyingIt()
{
    Fixture f;
    f.serverHas(7, R"({"a":1})");
    f.show(7);
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 1")));
    QCOMPARE(f.label(shown), QStringLiteral("Point 7"));
    for (auto *tabs : f.inspector.findChildren<QTabWidget *>())
        for (int i = 0; i < tabs->count(); ++i)
            tabs->setCurrentIndex(i);
    QVERIFY(!f.inspector.hasUnsavedChanges());
    f.action(QStringLiteral("Copy Id"))->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("7"));
    QVERIFY(!f.action(QStringLiteral("Save"))->isEnabled());
}

void TestInspector::quickWalkAsksForTheLastPointOnly()
{
    Fixture f;
    f.serverHas(9, R"({"a":9})");
    f.show(7);
    f.show(8);
    f.show(9);
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 9")));
    QCOMPARE(f.script.requests().size(), 1);
}

void TestInspector::failureIsShownInPlaceAndRetried()
{
    Fixture f;
    f.script.expect(Method::Get, "/collections/c/points/7")
        .answer(500, ScriptedTransport::errorBody("Service internal error: disk"));
    f.show(7);
    auto *panel = f.inspector.findChild<ErrorPanel *>();
    QTRY_VERIFY(panel->isVisible());
    f.serverHas(7, R"({"a":1})");
    emit panel->retryRequested();
    QTRY_VERIFY(!panel->isVisible());
    QVERIFY(f.text().text().contains(QStringLiteral("\"a\": 1")));
}

void TestInspector::editReviewAndSaveByKeys()
{
    Fixture f;
    QSignalSpy changed(&f.inspector, &Inspector::pointsChanged);
    f.openAndType();
    QCOMPARE(f.label(shown), QStringLiteral("Point 7 (unsaved changes)"));
    f.serverHas(7, R"({"a":1})");
    f.script
        .expect(Method::Post, setPath,
                R"({"payload":{"a":15},"filter":{"must":[{"has_id":[7]},)"
                R"({"key":"a","match":{"value":1}}]}})")
        .ok(completed);
    f.serverHas(7, R"({"a":15})");
    f.serverHas(7, R"({"a":15})"); // The view shows written points anew.
    f.reviewAndAccept();
    QTRY_COMPARE(f.label(saving), QStringLiteral("Saved, and read back from the server."));
    QVERIFY(!f.inspector.hasUnsavedChanges());
    QCOMPARE(changed.count(), 1);
    QTRY_VERIFY(f.script.isFinished());
}

void TestInspector::cancelledReviewSendsNothing()
{
    Fixture f;
    f.openAndType();
    f.action(QStringLiteral("Save"))->trigger();
    auto *dialog = f.inspector.findChild<ReviewDialog *>();
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(f.script.requests().size(), 1);
    QVERIFY(f.inspector.hasUnsavedChanges());
}

void TestInspector::undoAndRedoByKeys()
{
    Fixture f;
    f.openAndType();
    QTest::keyClick(f.text().focusProxy(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!f.inspector.hasUnsavedChanges());
    QVERIFY(f.text().text().contains(QStringLiteral("\"a\": 1\n")));
    QTest::keyClick(f.text().focusProxy(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(f.text().text().contains(QStringLiteral("\"a\": 15\n")));
    f.action(QStringLiteral("Discard"))->trigger();
    QVERIFY(!f.inspector.hasUnsavedChanges());
}

void TestInspector::draftsAreKeptPerPointAndMarked()
{
    Fixture f;
    f.openAndType();
    f.serverHas(8, R"({"b":1})");
    f.show(8);
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"b\": 1")));
    QVERIFY(f.inspector.hasUnsavedChanges());
    bool marked = false;
    for (const QLabel *label : f.inspector.findChildren<QLabel *>())
        marked = marked
            || (label->isVisible()
                && label->text() == QStringLiteral("Unsaved changes also in: 7"));
    QVERIFY(marked);
    f.serverHas(7, R"({"a":1})");
    f.show(7);
    QVERIFY(f.text().text().contains(QStringLiteral("\"a\": 15"))); // At once.
    QTRY_VERIFY(f.script.isFinished());
    f.inspector.discardChanges(f.session.get());
    QVERIFY(!f.inspector.hasUnsavedChanges(f.session.get()));
}

void TestInspector::conflictOffersTheServersValue()
{
    Fixture f;
    f.openAndType();
    f.serverHas(7, R"({"a":2})");
    f.reviewAndAccept();
    QTRY_VERIFY(f.inspector.findChild<ConflictDialog *>());
    auto *dialog = f.inspector.findChild<ConflictDialog *>();
    f.serverHas(7, R"({"a":2})");
    for (auto *button : dialog->findChildren<QPushButton *>())
        if (button->text().contains(QStringLiteral("from &Server")))
            button->click();
    dialog->accept();
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 2")));
    QTRY_VERIFY(f.script.isFinished());
    QTRY_VERIFY(!f.inspector.hasUnsavedChanges());
}

void TestInspector::readOnlyConnectionShowsSoAndOffersNoEditing()
{
    Fixture f(true);
    f.serverHas(7, R"({"a":1})");
    f.show(7);
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 1")));
    QCOMPARE(f.label(shown), QStringLiteral("Point 7 (read-only connection)"));
    QVERIFY(!f.action(QStringLiteral("Update Payload"))->isEnabled());
    QVERIFY(!f.action(QStringLiteral("Delete Point"))->isEnabled());
    f.inspector.editPayload();
    QVERIFY(f.text().isReadOnly());
}

void TestInspector::faultyTextIsNotSaved()
{
    Fixture f;
    f.openAndType();
    QTest::keyClicks(f.text().focusProxy(), QStringLiteral(",,"));
    QTest::keyClick(f.text().focusProxy(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!f.inspector.findChild<ReviewDialog *>());
    QVERIFY(f.label(saving).contains(QStringLiteral("fault")));
}

void TestInspector::deletingAsksWithCountAndCollection()
{
    Fixture f;
    f.script.expect(Method::Post, "/collections/c/points/delete", R"({"points":[7,8]})")
        .ok(completed);
    f.script.expect(Method::Post, "/collections/c/points").ok("[]");
    f.inspector.deletePoints({ PointId::fromNumber(7), PointId::fromNumber(8) });
    auto *box = f.inspector.findChild<QMessageBox *>();
    QVERIFY(box);
    QPushButton *confirm = nullptr;
    for (auto *button : box->findChildren<QPushButton *>())
        if (button->text() == QStringLiteral("Delete 2 point(s) from c"))
            confirm = button;
    QVERIFY(confirm);
    confirm->click();
    QTRY_COMPARE(f.label(QStringLiteral("Points written")), QStringLiteral("2 point(s) deleted."));
}

void TestInspector::cancelIsTheDefaultOfDeleting()
{
    Fixture f;
    f.inspector.deletePoints({ PointId::fromNumber(7) });
    auto *box = f.inspector.findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY(QTest::qWaitForWindowActive(box));
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!f.inspector.findChild<QMessageBox *>());
    QVERIFY(f.script.requests().isEmpty());
}

void TestInspector::destroyedSessionLeavesAnEmptyInspector()
{
    Fixture f;
    f.openAndType();
    f.inspector.deletePoints({ PointId::fromNumber(7) });
    f.session.reset();
    QVERIFY(!f.inspector.hasUnsavedChanges());
    f.inspector.setSession(nullptr);
    QCOMPARE(f.label(shown), QStringLiteral("No point chosen"));
    QVERIFY(!f.action(QStringLiteral("Create Point"))->isEnabled());
}

void TestInspector::saysWhatToDoWhileNoPointIsChosen()
{
    const QString hint = QStringLiteral("What to do");
    Fixture f;
    QCOMPARE(f.label(hint), QStringLiteral("Choose a row to see its point."));
    f.serverHas(7, R"({"a":1})");
    f.show(7);
    QCOMPARE(f.label(hint), QString());
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 1")));
    f.inspector.setSession(nullptr);
    QCOMPARE(f.label(hint), QStringLiteral("Open a collection and choose a row to see its point."));
}

void TestInspector::editKeyWorksFromElsewhereInTheWindow()
{
    Fixture f;
    QWidget window;
    QVBoxLayout layout(&window);
    auto *elsewhere = new QPushButton(&window);
    layout.addWidget(elsewhere);
    layout.addWidget(&f.inspector);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    f.serverHas(7, R"({"a":1})");
    f.show(7);
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 1")));
    elsewhere->setFocus();
    QTest::keyClick(elsewhere, Qt::Key_E, Qt::ControlModifier);
    QVERIFY(!f.text().isReadOnly());
    QVERIFY(f.inspector.findChild<PayloadTree *>()->hasFocus());
    QTest::keyClick(f.inspector.findChild<PayloadTree *>(), Qt::Key_E, Qt::ControlModifier);
    QVERIFY(f.text().isReadOnly());
    layout.removeWidget(&f.inspector);
    f.inspector.setParent(nullptr);
}

void TestInspector::refusedGuardIsToldAndReviewedAnew()
{
    Fixture f;
    f.openAndType();
    f.serverHas(7, R"({"a":1})");
    f.script.expect(Method::Post, setPath)
        .answer(400,
                ScriptedTransport::errorBody("Bad request: Index required but not found for a"));
    f.reviewAndAccept();
    QTRY_VERIFY(f.label(saving).contains(QStringLiteral("Index required but not found for a")));
    QVERIFY(f.inspector.hasUnsavedChanges());
    QPushButton *anew = nullptr;
    for (auto *button : f.inspector.findChildren<QPushButton *>())
        if (button->isVisible()
            && button->text().startsWith(QStringLiteral("Review Without Guard")))
            anew = button;
    QVERIFY(anew);
    QTRY_VERIFY(!f.inspector.findChild<ReviewDialog *>());
    anew->click();
    auto *dialog = f.inspector.findChild<ReviewDialog *>();
    QVERIFY(dialog);
    QStringList texts;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        texts.append(label->text());
    QVERIFY(texts.join(QLatin1Char(' ')).contains(QStringLiteral("Not guarded by the server")));
    f.serverHas(7, R"({"a":1})");
    f.script
        .expect(Method::Post, setPath, R"({"payload":{"a":15},"filter":{"must":[{"has_id":[7]}]}})")
        .ok(completed);
    f.serverHas(7, R"({"a":15})");
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(f.label(saving).startsWith(QStringLiteral("Saved without")));
    QVERIFY(f.script.isFinished());
}

void TestInspector::everyControlHasAName()
{
    Fixture f;
    f.openAndType();
    for (const QWidget *widget : f.inspector.findChildren<QWidget *>()) {
        const bool isControl = qobject_cast<const QAbstractButton *>(widget)
            || qobject_cast<const QAbstractItemView *>(widget);
        if (!isControl || !widget->isVisible())
            continue;
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(
            const_cast<QWidget *>(widget));
        QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
    }
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
