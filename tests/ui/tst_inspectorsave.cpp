// Saving in the inspector as a person sees it: review, what came of it, and what can be done then.
#include "tests/ui/inspectorfixture.h"
#include "ui/editors/conflictdialog.h"
#include "ui/editors/pointdialog.h"

#include <QLineEdit>
#include <QPointer>

using namespace sextant;
using namespace sextant::test;
using Fixture = sextant::test::InspectorFixture;

class TestInspectorSave : public QObject
{
    Q_OBJECT

private slots:
    void editReviewAndSaveByKeys();
    void cancelledReviewSendsNothing();
    void conflictOffersTheServersValue();
    void faultyTextIsNotSaved();
    void refusedGuardIsToldAndReviewedAnew();
    void savesWhatWasReviewedThoughAnotherRowIsShown();
    void changedDraftIsReviewedAnew();
    void openFieldOfTheTreeCountsInTheReview();
    void outcomeIsToldOnReturn();
    void runningSaveIsShownOnReturn();
    void secondSaveSaysWhatItWaitsFor();
    void refusedComparisonCanBeLeftOut();
    void deletedPointCanBeCreatedAgain();
    void stoppedSaveSaysThatItIsUnknown();
    void numberStoredOtherwiseIsTold();
    void discardedChangesLeaveNothingToTell();
    void closedDialogsWriteIsToldInTheInspector();
};

void TestInspectorSave::editReviewAndSaveByKeys()
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
    f.reviewAndAccept();
    QTRY_COMPARE(f.label(saving), QStringLiteral("Saved, and read back from the server."));
    QVERIFY(!f.inspector.hasUnsavedChanges());
    QCOMPARE(changed.count(), 1);
    QTRY_VERIFY(f.script.isFinished());
}

void TestInspectorSave::cancelledReviewSendsNothing()
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

void TestInspectorSave::conflictOffersTheServersValue()
{
    Fixture f;
    f.openAndType();
    f.serverHas(7, R"({"a":2})");
    f.reviewAndAccept();
    QTRY_VERIFY(f.inspector.findChild<ConflictDialog *>());
    auto *dialog = f.inspector.findChild<ConflictDialog *>();
    f.serverHas(7, R"({"a":2})");
    for (auto *button : dialog->findChildren<QPushButton *>())
        if (button->text().contains(QStringLiteral("the &Server's for All")))
            button->click();
    dialog->accept();
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 2")));
    QTRY_VERIFY(f.script.isFinished());
    QTRY_VERIFY(!f.inspector.hasUnsavedChanges());
}

void TestInspectorSave::faultyTextIsNotSaved()
{
    Fixture f;
    f.openAndType();
    QTest::keyClicks(f.text().focusProxy(), QStringLiteral(",,"));
    QTest::keyClick(f.text().focusProxy(), Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!f.inspector.findChild<ReviewDialog *>());
    QVERIFY(f.label(saving).contains(QStringLiteral("fault")));
}

void TestInspectorSave::refusedGuardIsToldAndReviewedAnew()
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
    QPushButton *anew = f.button(QStringLiteral("Review Without Guard"));
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

void TestInspectorSave::savesWhatWasReviewedThoughAnotherRowIsShown()
{
    Fixture f;
    f.openAndType();
    f.action(QStringLiteral("Save"))->trigger();
    auto *dialog = f.inspector.findChild<ReviewDialog *>();
    QVERIFY(dialog);
    f.serverHas(8, R"({"a":1})");
    f.show(8);
    QTRY_VERIFY(f.script.isFinished());
    f.serverHas(7, R"({"a":1})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.serverHas(7, R"({"a":15})");
    dialog->accept();
    QTRY_VERIFY(f.script.isFinished());
    QTRY_VERIFY(!f.inspector.hasUnsavedChanges());
}

void TestInspectorSave::changedDraftIsReviewedAnew()
{
    Fixture f;
    f.openAndType();
    f.action(QStringLiteral("Save"))->trigger();
    QPointer<ReviewDialog> first = f.inspector.findChild<ReviewDialog *>();
    QVERIFY(first);
    f.text().focusProxy()->setFocus();
    f.action(QStringLiteral("Undo"))->trigger();
    f.text().goTo(2, 9);
    QTest::keyClicks(f.text().focusProxy(), QStringLiteral("7"));
    first->accept();
    QTRY_VERIFY(!first);
    auto *second = f.inspector.findChild<ReviewDialog *>();
    QVERIFY(second);
    QVERIFY(
        f.label(saving).startsWith(QStringLiteral("The changes are not the ones you reviewed")));
    QCOMPARE(f.script.requests().size(), 1);
}

void TestInspectorSave::openFieldOfTheTreeCountsInTheReview()
{
    Fixture f;
    f.serverHas(7, R"({"a":1})");
    f.show(7);
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 1")));
    f.action(QStringLiteral("Update Payload"))->trigger();
    auto *tree = f.inspector.findChild<PayloadTree *>();
    tree->setCurrentIndex(tree->model()->index(0, PayloadTreeModel::ValueColumn));
    QTest::keyClick(tree, Qt::Key_F2);
    auto *line = tree->findChild<QLineEdit *>();
    QVERIFY(line);
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("2"));
    f.action(QStringLiteral("Save"))->trigger(); // As Ctrl+S does, the field still open.
    auto *dialog = f.inspector.findChild<ReviewDialog *>();
    QVERIFY(dialog);
    f.serverHas(7, R"({"a":1})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.serverHas(7, R"({"a":2})");
    dialog->accept();
    QTRY_VERIFY(f.label(saving).startsWith(QStringLiteral("Saved")));
}

void TestInspectorSave::outcomeIsToldOnReturn()
{
    Fixture f;
    f.openAndType();
    f.serverHas(7, R"({"a":1})");
    f.script.expect(Method::Post, setPath).hold();
    f.reviewAndAccept();
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.serverHas(7, R"({"a":1})"); // The reading back.
    ApiError lost;
    lost.kind = ApiError::Kind::WriteOutcomeUnknown;
    f.inspector.showPoint(std::nullopt);
    f.script.release(lost);
    QTRY_VERIFY(f.script.isFinished());
    QTRY_VERIFY(!f.inspector.isBusy());
    QCOMPARE(f.label(saving), QString());
    f.serverHas(7, R"({"a":1})");
    f.show(7);
    QVERIFY(f.label(saving).startsWith(QStringLiteral("No answer came to the write")));
    QVERIFY(f.button(QStringLiteral("Check Again")));
    QTRY_VERIFY(f.script.isFinished());
}

void TestInspectorSave::runningSaveIsShownOnReturn()
{
    Fixture f;
    f.openAndType();
    f.script.expect(Method::Get, "/collections/c/points/7").hold();
    f.reviewAndAccept();
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.inspector.showPoint(std::nullopt);
    QCOMPARE(f.label(saving), QString());
    f.serverHas(7, R"({"a":1})");
    f.show(7);
    QCOMPARE(f.label(saving), QStringLiteral("Saving…"));
    QVERIFY(f.button(QStringLiteral("Stop Saving")));
    QTRY_VERIFY(f.script.isFinished());
}

void TestInspectorSave::secondSaveSaysWhatItWaitsFor()
{
    Fixture f;
    f.openAndType();
    f.script.expect(Method::Get, "/collections/c/points/7").hold();
    f.reviewAndAccept();
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.serverHas(8, R"({"a":1})");
    f.show(8);
    QTRY_VERIFY(f.script.isFinished());
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 1\n")));
    f.typeFive();
    f.action(QStringLiteral("Save"))->trigger();
    QCOMPARE(f.label(saving),
             QStringLiteral("Point 7 is being saved: save this one when that has ended."));
}

void TestInspectorSave::refusedComparisonCanBeLeftOut()
{
    Fixture f;
    f.openAndType();
    f.serverHas(7, R"({"a":1})");
    f.script.expect(Method::Post, setPath).ok(completed); // The guard did not hold.
    f.serverHas(7, R"({"a":1})");
    f.reviewAndAccept();
    QTRY_VERIFY(f.label(saving).contains(QStringLiteral("its comparison with the old values")));
    QVERIFY(f.button(QStringLiteral("Review Without Guard")));
    QVERIFY(f.button(QStringLiteral("Save Again")));
}

void TestInspectorSave::deletedPointCanBeCreatedAgain()
{
    Fixture f;
    f.tellInfo();
    f.openAndType();
    f.script.expect(Method::Get, "/collections/c/points/7")
        .answer(404, ScriptedTransport::errorBody("Not found: Point with id 7 does not exists!"));
    f.reviewAndAccept();
    QTRY_VERIFY(f.button(QStringLiteral("Create It Again")));
    f.button(QStringLiteral("Create It Again"))->click();
    auto *dialog = f.inspector.findChild<PointDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QLineEdit *>()->text(), QStringLiteral("7"));
    QVERIFY(dialog->findChild<JsonTextView *>()->text().contains(QStringLiteral("\"a\": 15")));
}

void TestInspectorSave::stoppedSaveSaysThatItIsUnknown()
{
    Fixture f;
    f.openAndType();
    f.serverHas(7, R"({"a":1})");
    f.script.expect(Method::Post, setPath).hold();
    f.reviewAndAccept();
    QTRY_COMPARE(f.script.heldCount(), 1);
    QTest::keyClick(&f.inspector, Qt::Key_Escape);
    QTRY_VERIFY(f.label(saving).startsWith(QStringLiteral("You stopped waiting for a write")));
    for (const ErrorPanel *panel : f.inspector.findChildren<ErrorPanel *>())
        QVERIFY(!panel->isVisible()); // Stopping is no error.
}

void TestInspectorSave::numberStoredOtherwiseIsTold()
{
    Fixture f;
    f.serverHas(7, R"({"a":2.7})");
    f.show(7);
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 2.7")));
    f.inspector.editPayload();
    f.text().goTo(2, 11);
    QTest::keyClicks(f.text().focusProxy(), QStringLiteral("e301"));
    f.serverHas(7, R"({"a":2.7})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.serverHas(7, R"({"a":2.7000000000000003e301})");
    f.reviewAndAccept();
    QTRY_VERIFY2(
        f.label(saving).contains(QStringLiteral("a: 2.7000000000000003e301 (sent: 2.7e301)")),
        qPrintable(f.label(saving)));
}

void TestInspectorSave::discardedChangesLeaveNothingToTell()
{
    Fixture f;
    f.openAndType();
    f.serverHas(7, R"({"a":1})");
    f.script.expect(Method::Post, setPath)
        .answer(403, ScriptedTransport::errorBody("Forbidden: Write access is required"));
    f.reviewAndAccept();
    QTRY_COMPARE(f.label(saving), QStringLiteral("Not saved."));
    f.action(QStringLiteral("Discard"))->trigger();
    QCOMPARE(f.label(saving), QString());
    for (const ErrorPanel *panel : f.inspector.findChildren<ErrorPanel *>())
        QVERIFY(!panel->isVisible());
}

void TestInspectorSave::closedDialogsWriteIsToldInTheInspector()
{
    const QString written = QStringLiteral("pointsWritten");
    Fixture f;
    f.tellInfo();
    f.inspector.newPoint();
    QPointer<PointDialog> dialog = f.inspector.findChild<PointDialog *>();
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("9"));
    f.script.expect(Method::Get, "/collections/c/points/9")
        .answer(404, ScriptedTransport::errorBody("Not found: Point with id 9 does not exists!"));
    f.script.expect(Method::Put, "/collections/c/points").hold();
    for (auto *button : dialog->findChildren<QPushButton *>())
        if (button->text() == QStringLiteral("&Create Point"))
            button->click();
    QTRY_COMPARE(f.script.heldCount(), 1);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    QCOMPARE(f.label(written), QStringLiteral("Writing point 9…"));
    f.serverHas(9, "{}"); // Not the vector that was to be written.
    f.script.release(200,
                     ScriptedTransport::envelope(R"({"operation_id":1,"status":"acknowledged"})"));
    QTRY_COMPARE(f.label(written),
                 QStringLiteral("The server has taken the point 9 but not yet applied it."));
    QVERIFY(f.script.isFinished());
}

QTEST_MAIN(TestInspectorSave)
#include "tst_inspectorsave.moc"
