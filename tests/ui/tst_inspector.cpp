// The inspector as a person uses it: look at a point, edit, drafts, delete; over a scripted server.
#include "tests/ui/inspectorfixture.h"
#include "ui/editors/inspectorheader.h"
#include "ui/editors/pointpanes.h"
#include "ui/widgets/busybar.h"

using namespace sextant;
using namespace sextant::test;
using Fixture = sextant::test::InspectorFixture;

class TestInspector : public QObject
{
    Q_OBJECT

private slots:
    void looksAtAPointWithoutDirtyingIt();
    void quickWalkAsksForTheLastPointOnly();
    void failureIsShownInPlaceAndRetried();
    void undoAndRedoByKeys();
    void draftsAreKeptPerPointAndMarked();
    void readOnlyConnectionShowsSoAndOffersNoEditing();
    void deletingAsksWithCountAndCollection();
    void cancelIsTheDefaultOfDeleting();
    void destroyedSessionLeavesAnEmptyInspector();
    void saysWhatToDoWhileNoPointIsChosen();
    void editKeyWorksFromElsewhereInTheWindow();
    void everyControlHasAName();
    void replacingWaitsForADraftToBeSaved();
    void draftsOfOtherPointsAreLinks();
    void refreshReadsThePointAnew();
    void nothingIsSaidOfAPointThatIsNotLoaded();
    void escapeStopsLoading();
    void onlyTheShownEditIsListenedTo();
    void deletionGoesOnInAnotherTab();
    void labelsAreReadByTheirText();
    void dockCanBeMadeNarrow();
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
    QCOMPARE(f.label(QStringLiteral("otherDrafts")),
             QStringLiteral("Unsaved changes also in: <a href=\"7\">7</a>"));
    f.serverHas(7, R"({"a":1})");
    f.show(7);
    QVERIFY(f.text().text().contains(QStringLiteral("\"a\": 15"))); // At once.
    QTRY_VERIFY(f.script.isFinished());
    f.inspector.discardChanges(f.session.get());
    QVERIFY(!f.inspector.hasUnsavedChanges(f.session.get()));
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
    QTRY_COMPARE(f.label(QStringLiteral("pointsWritten")), QStringLiteral("2 point(s) deleted."));
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
    const QString hint = QStringLiteral("inspectorHint");
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

void TestInspector::replacingWaitsForADraftToBeSaved()
{
    Fixture f;
    f.openAndType();
    QAction *replace = f.action(QStringLiteral("Replace Point"));
    QVERIFY(!replace->isEnabled());
    QVERIFY(replace->toolTip().startsWith(QStringLiteral("Save or discard the changes first")));
    f.action(QStringLiteral("Discard"))->trigger();
    QVERIFY(replace->isEnabled());
}

void TestInspector::draftsOfOtherPointsAreLinks()
{
    Fixture f;
    f.openAndType();
    f.serverHas(8, R"({"b":1})");
    f.show(8);
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"b\": 1")));
    f.script.expect(Method::Get, "/collections/c/points/7")
        .answer(404, ScriptedTransport::errorBody("Not found: Point with id 7 does not exists!"));
    emit f.inspector.findChild<QLabel *>(QStringLiteral("otherDrafts"))
        ->linkActivated(QStringLiteral("7"));
    QCOMPARE(f.label(shown), QStringLiteral("Point 7 (unsaved changes)"));
    QVERIFY(f.text().text().contains(QStringLiteral("\"a\": 15"))); // Though it is gone.
    QTRY_VERIFY(f.script.isFinished());
}

void TestInspector::refreshReadsThePointAnew()
{
    Fixture f;
    f.serverHas(7, R"({"a":1})");
    f.show(7);
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 1")));
    f.serverHas(7, R"({"a":2})");
    f.inspector.reload();
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 2")));
    QVERIFY(!f.action(QStringLiteral("Undo"))->isEnabled());
}

void TestInspector::nothingIsSaidOfAPointThatIsNotLoaded()
{
    Fixture f;
    f.script.expect(Method::Get, "/collections/c/points/7")
        .answer(500, ScriptedTransport::errorBody("Service internal error: disk"));
    f.inspector.findChild<PointPanes *>()->setCurrentIndex(2);
    f.show(7);
    auto *panel = f.inspector.findChild<ErrorPanel *>();
    QTRY_VERIFY(panel->isVisible());
    for (const QLabel *label : f.inspector.findChildren<QLabel *>())
        QVERIFY2(!label->isVisible() || !label->text().contains(QStringLiteral("no vectors")),
                 qPrintable(label->text()));
    QVERIFY(!f.inspector.findChild<PointPanes *>()->isVisible());
}

void TestInspector::escapeStopsLoading()
{
    Fixture f;
    f.script.expect(Method::Get, "/collections/c/points/7").hold();
    f.show(7);
    QTRY_COMPARE(f.script.heldCount(), 1);
    QVERIFY(f.inspector.isBusy());
    QVERIFY(f.inspector.findChild<BusyBar *>()->isBusy());
    QTest::keyClick(&f.inspector, Qt::Key_Escape);
    QTRY_COMPARE(f.script.heldCount(), 0);
    QVERIFY(!f.inspector.isBusy());
    QCOMPARE(f.label(QStringLiteral("inspectorHint")),
             QStringLiteral("Point 7 was not loaded. Refresh to load it."));
    f.serverHas(7, R"({"a":1})");
    f.inspector.reload();
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 1")));
    QCOMPARE(f.label(QStringLiteral("inspectorHint")), QString());
}

void TestInspector::onlyTheShownEditIsListenedTo()
{
    Fixture f;
    f.openAndType();
    f.serverHas(8, R"({"b":1})");
    f.show(8);
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"b\": 1")));
    for (int visit = 0; visit < 3; ++visit) {
        f.serverHas(7, R"({"a":1})");
        f.show(7);
        QTRY_VERIFY(f.script.isFinished());
        f.serverHas(8, R"({"b":1})");
        f.show(8);
        QTRY_VERIFY(f.script.isFinished());
    }
    QTRY_VERIFY(!f.inspector.isBusy());
    QSignalSpy busy(&f.inspector, &Inspector::busyChanged);
    f.inspector.discardChanges(f.session.get()); // The draft of 7, which isn't shown.
    QVERIFY(busy.count() <= 2);
}

void TestInspector::deletionGoesOnInAnotherTab()
{
    Fixture f;
    CollectionSession other(*f.client, ServerInfo{}, QStringLiteral("other"), QStringLiteral("k"));
    QSignalSpy changed(f.session.get(), &CollectionSession::pointsChanged);
    f.script.expect(Method::Post, "/collections/c/points/delete").hold();
    f.inspector.deletePoints({ PointId::fromNumber(7) });
    for (auto *button : f.inspector.findChild<QMessageBox *>()->findChildren<QPushButton *>())
        if (button->text() == QStringLiteral("Delete 1 point(s) from c"))
            button->click();
    QTRY_COMPARE(f.script.heldCount(), 1);
    QCOMPARE(f.inspector.riskOfClosing(f.session.get()),
             QStringLiteral("A write still runs: how it ends would not be seen."));
    f.inspector.setSession(&other);
    QCOMPARE(f.label(QStringLiteral("pointsWritten")), QString());
    f.script.expect(Method::Post, "/collections/c/points").ok("[]");
    f.script.release(200, ScriptedTransport::envelope(completed));
    QTRY_COMPARE(changed.count(), 1);
    f.inspector.setSession(f.session.get());
    QCOMPARE(f.label(QStringLiteral("pointsWritten")), QStringLiteral("1 point(s) deleted."));
    QCOMPARE(f.inspector.riskOfClosing(), QString());
    f.inspector.setSession(nullptr);
}

// A label has no text interface in Qt 6.4: its accessible name is all a screen reader gets of it.
void TestInspector::labelsAreReadByTheirText()
{
    Fixture f;
    f.openAndType();
    for (QLabel *label : f.inspector.findChildren<QLabel *>()) {
        if (label->text().isEmpty() || label->buddy())
            continue;
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(label);
        const QString name = interface->text(QAccessible::Name);
        const QString text = label->textFormat() == Qt::PlainText ? label->text() : QString();
        QVERIFY2(name.contains(text), qPrintable(name));
        QVERIFY2(label->accessibleName().isEmpty(), qPrintable(label->accessibleName()));
    }
}

void TestInspector::dockCanBeMadeNarrow()
{
    Fixture f;
    f.script.expect(Method::Get, "/collections/c/points/9b2f1c1e-0000-4000-8000-0000000000aa")
        .ok(R"({"id":"9b2f1c1e-0000-4000-8000-0000000000aa","payload":{"a":1},"vector":[1]})");
    f.inspector.showPoint(PointId::parse(u"9b2f1c1e-0000-4000-8000-0000000000aa"));
    QTRY_VERIFY(f.text().text().contains(QStringLiteral("\"a\": 1")));
    const auto width = [&f] { return f.inspector.minimumSizeHint().width(); };
    QVERIFY2(width() < 260, qPrintable(QString::number(width())));
    ApiError error;
    error.kind = ApiError::Kind::ServerError;
    error.httpStatus = 500;
    error.body = "broken";
    for (ErrorPanel *panel : f.inspector.findChildren<ErrorPanel *>())
        panel->showError(error);
    for (int i = 0; i < 4; ++i) {
        f.inspector.findChild<PointPanes *>()->setCurrentIndex(i);
        QVERIFY2(width() < 260, qPrintable(QString::number(width())));
    }
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
