// The payload editor: tree and text over one state; driven by real keys.
#include "model/edit/pointedit.h"
#include "ui/editors/jsontextview.h"
#include "ui/editors/payloadpane.h"
#include "ui/editors/payloadtree.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace sextant;

namespace {

std::unique_ptr<PointEdit> editOf(const QByteArray &payload)
{
    Record record;
    record.id = PointId::fromNumber(7);
    record.payload = payload;
    return std::make_unique<PointEdit>(record, json::parse(payload)->value);
}

} // namespace

class TestPayloadEditor : public QObject
{
    Q_OBJECT

private slots:
    void textShowsThePayloadAndFollowsUndo();
    void typingReachesTheStateAndFaultsAreTold();
    void undoKeysAreLeftToTheOwner();
    void tabLeavesTheText();
    void readOnlyTextTakesNoKeys();
    void treeEditKeepsTheType();
    void longTextIsNotCutByTheTreesEditor();
    void renamingAFieldKeepsTheFocus();
    void keysOfTheWindowMeanAFieldInTheTree();
    void longLinesAreCutAndReadOnlyInTheText();
    void pastedLongLineIsKeptWhole();
    void refusedEditIsExplained();
    void treeStaysUnfoldedAfterAnEdit();
    void faultyTextHoldsTheTreeBack();
    void payloadTextIsNoMarkup();
};

void TestPayloadEditor::textShowsThePayloadAndFollowsUndo()
{
    auto edit = editOf(R"({"z":1.0,"a":18446744073709551615})");
    PayloadPane pane;
    pane.setEdit(edit.get());
    auto *text = pane.findChild<JsonTextView *>();
    QCOMPARE(text->text(), QStringLiteral("{\n  \"z\": 1.0,\n  \"a\": 18446744073709551615\n}"));
    QVERIFY(!edit->isDirty());
    edit->setNode({ 0 }, json::Value::floating(2), QStringLiteral("Change z"));
    QVERIFY(text->text().contains(QStringLiteral("\"z\": 2.0")));
    edit->undoStack().undo();
    QVERIFY(text->text().contains(QStringLiteral("\"z\": 1.0")));
}

void TestPayloadEditor::typingReachesTheStateAndFaultsAreTold()
{
    auto edit = editOf(R"({"a":1})");
    PayloadPane pane;
    pane.resize(500, 400);
    pane.setEdit(edit.get());
    pane.setEditable(true);
    pane.show();
    pane.goToText();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    auto *text = pane.findChild<JsonTextView *>();
    text->goTo(2, 9); // behind the 1
    QWidget *editor = text->focusProxy();
    QTest::keyClicks(editor, QStringLiteral("5"));
    QVERIFY(edit->isDirty());
    const auto *message = pane.findChild<QLabel *>(QStringLiteral("payloadMessages"));
    QVERIFY(!message->isVisible());
    QTest::keyClicks(editor, QStringLiteral(",,"));
    QVERIFY(edit->textError().has_value());
    QVERIFY(message->isVisible());
    QVERIFY2(message->text().startsWith(QStringLiteral("Line 2, column")),
             qPrintable(message->text()));
    while (edit->undoStack().canUndo())
        edit->undoStack().undo();
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":1})"));
    QVERIFY(!message->isVisible());
}

void TestPayloadEditor::undoKeysAreLeftToTheOwner()
{
    auto edit = editOf(R"({"a":1})");
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *pane = new PayloadPane(&window);
    layout->addWidget(pane);
    QAction undo(QStringLiteral("Undo"));
    undo.setShortcut(Qt::CTRL | Qt::Key_Z);
    window.addAction(&undo);
    QSignalSpy triggered(&undo, &QAction::triggered);
    pane->setEdit(edit.get());
    pane->setEditable(true);
    window.resize(500, 400);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    pane->goToText();
    QWidget *editor = pane->findChild<JsonTextView *>()->focusProxy();
    QTest::keyClick(editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(triggered.count(), 1);
    QVERIFY(!edit->isDirty());
}

void TestPayloadEditor::tabLeavesTheText()
{
    auto edit = editOf(R"({"a":1})");
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *text = new JsonTextView(QStringLiteral("Text"), &window);
    auto *next = new QLineEdit(&window);
    layout->addWidget(text);
    layout->addWidget(next);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    text->setFocus();
    QTest::keyClick(text->focusProxy(), Qt::Key_Tab);
    QVERIFY(next->hasFocus());
    QCOMPARE(text->text(), QString());
}

void TestPayloadEditor::readOnlyTextTakesNoKeys()
{
    auto edit = editOf(R"({"a":1})");
    PayloadPane pane;
    pane.setEdit(edit.get());
    pane.show();
    pane.goToText();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    QTest::keyClicks(pane.findChild<JsonTextView *>()->focusProxy(), QStringLiteral("x"));
    QVERIFY(!edit->isDirty());
    pane.setEditable(true);
    edit->setLocked(true);
    QTest::keyClicks(pane.findChild<JsonTextView *>()->focusProxy(), QStringLiteral("x"));
    QVERIFY(!edit->isDirty());
}

void TestPayloadEditor::treeEditKeepsTheType()
{
    auto edit = editOf(R"({"f":2.5})");
    PayloadPane pane;
    pane.resize(500, 400);
    pane.setEdit(edit.get());
    pane.setEditable(true);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    auto *tree = pane.findChild<PayloadTree *>();
    tree->setCurrentIndex(tree->model()->index(0, PayloadTreeModel::ValueColumn));
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_F2);
    auto *line = tree->findChild<QLineEdit *>();
    QVERIFY(line);
    line->selectAll();
    QTest::keyClicks(line, QStringLiteral("1"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(edit->working().toJson(), QByteArray(R"({"f":1.0})"));
}

void TestPayloadEditor::longTextIsNotCutByTheTreesEditor()
{
    const QByteArray text(100'000, 'x');
    auto edit = editOf("{\"s\":\"" + text + "\"}");
    PayloadPane pane;
    pane.setEdit(edit.get());
    pane.setEditable(true);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    auto *tree = pane.findChild<PayloadTree *>();
    tree->setCurrentIndex(tree->model()->index(0, PayloadTreeModel::ValueColumn));
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_F2);
    auto *line = tree->findChild<QLineEdit *>();
    QVERIFY(line);
    QCOMPARE(line->text().size(), 100'000);
    QTest::keyClick(line, Qt::Key_End);
    QTest::keyClick(line, Qt::Key_Y);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(edit->working().toJson(), "{\"s\":\"" + text + "y\"}");
}

void TestPayloadEditor::renamingAFieldKeepsTheFocus()
{
    auto edit = editOf(R"({"a":1,"b":2})");
    PayloadPane pane;
    pane.setEdit(edit.get());
    pane.setEditable(true);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    auto *tree = pane.findChild<PayloadTree *>();
    tree->setCurrentIndex(tree->model()->index(1, PayloadTreeModel::FieldColumn));
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_F2);
    auto *line = tree->findChild<QLineEdit *>();
    QVERIFY(line);
    line->setText(QStringLiteral("c"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(edit->working().toJson(), QByteArray(R"({"a":1,"c":2})"));
    QVERIFY(tree->hasFocus());
}

void TestPayloadEditor::keysOfTheWindowMeanAFieldInTheTree()
{
    auto edit = editOf(R"({"a":1,"b":2})");
    QWidget window;
    QVBoxLayout layout(&window);
    auto *pane = new PayloadPane(&window);
    layout.addWidget(pane);
    QAction deletePoints(&window);
    deletePoints.setShortcut(Qt::Key_Delete);
    QAction editPoint(&window);
    editPoint.setShortcut(Qt::Key_F2);
    window.addActions({ &deletePoints, &editPoint });
    QSignalSpy deletions(&deletePoints, &QAction::triggered);
    QSignalSpy edits(&editPoint, &QAction::triggered);
    pane->setEdit(edit.get());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto *tree = pane->findChild<PayloadTree *>();
    tree->setCurrentIndex(tree->model()->index(0, PayloadTreeModel::ValueColumn));
    tree->setFocus();

    QTest::keyClick(tree, Qt::Key_Delete); // Not editing: told, and no point is deleted.
    QVERIFY(pane->findChild<QLabel *>(QStringLiteral("payloadMessages"))->isVisible());
    QTest::keyClick(tree, Qt::Key_F2); // Begins to edit.
    QCOMPARE(edits.count(), 1);

    pane->setEditable(true);
    QTest::keyClick(tree, Qt::Key_F2);
    QVERIFY(tree->findChild<QLineEdit *>());
    QTest::keyClick(tree->findChild<QLineEdit *>(), Qt::Key_Escape);
    QTRY_VERIFY(tree->hasFocus());
    QTest::keyClick(tree, Qt::Key_Delete);
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"b":2})"));
    QCOMPARE(edits.count(), 1);
    QCOMPARE(deletions.count(), 0);
}

void TestPayloadEditor::longLinesAreCutAndReadOnlyInTheText()
{
    auto edit = editOf(R"({"n":1,"s":")" + QByteArray(1 << 20, 'x') + R"(","z":2})");
    PayloadPane pane;
    pane.setEdit(edit.get());
    pane.setEditable(true);
    pane.show();
    auto *text = pane.findChild<JsonTextView *>();
    const QStringList lines = text->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[1], QStringLiteral("  \"n\": 1,"));
    QCOMPARE(lines[2].size(), 1001);
    QVERIFY(lines[2].endsWith(QChar(0x2026)));
    QCOMPARE(lines[3], QStringLiteral("  \"z\": 2"));
    QVERIFY(text->isReadOnly());
    QVERIFY(pane.findChild<QLabel *>(QStringLiteral("payloadMessages"))->isVisible());
    QVERIFY(!edit->isDirty());
    auto *model = pane.findChild<PayloadTree *>()->model();
    QVERIFY(
        model->setData(model->index(1, PayloadTreeModel::ValueColumn), QStringLiteral("short")));
    QVERIFY(!text->isReadOnly());
    QVERIFY(text->text().contains(QStringLiteral("short")));
}

void TestPayloadEditor::pastedLongLineIsKeptWhole()
{
    auto edit = editOf(R"({"s":""})");
    PayloadPane pane;
    pane.setEdit(edit.get());
    pane.setEditable(true);
    pane.goToText();
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    auto *text = pane.findChild<JsonTextView *>();
    text->goTo(2, 9);
    QApplication::clipboard()->setText(QString(150'000, QLatin1Char('x')));
    QTest::keyClick(text->focusProxy(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY(text->isReadOnly());
    QCOMPARE(edit->working().toJson().size(), 150'008);
    edit->undoStack().undo();
    QVERIFY(!text->isReadOnly());
    QCOMPARE(text->text(), QStringLiteral("{\n  \"s\": \"\"\n}"));
}

void TestPayloadEditor::refusedEditIsExplained()
{
    auto edit = editOf(R"({"n":1})");
    PayloadPane pane;
    pane.setEdit(edit.get());
    pane.setEditable(true);
    pane.show();
    auto *tree = pane.findChild<PayloadTree *>();
    QVERIFY(!tree->model()->setData(tree->model()->index(0, 1), QStringLiteral("1.5")));
    const auto *message = pane.findChild<QLabel *>(QStringLiteral("payloadMessages"));
    QVERIFY(message->isVisible());
    QVERIFY(message->text().contains(QStringLiteral("integer")));
}

void TestPayloadEditor::treeStaysUnfoldedAfterAnEdit()
{
    auto edit = editOf(R"({"m":{"in":{"x":1}}})");
    PayloadTree tree;
    tree.setEdit(edit.get());
    const PayloadTreeModel &model = tree.payloadModel();
    tree.expand(model.indexOf({ 0 }));
    tree.expand(model.indexOf({ 0, 0 }));
    tree.setCurrentIndex(model.indexOf({ 0, 0, 0 }));
    edit->addMember({}, QStringLiteral("new"), json::Value(true));
    QVERIFY(tree.isExpanded(model.indexOf({ 0, 0 })));
    QCOMPARE(model.pathOf(tree.currentIndex()), (NodePath{ 0, 0, 0 }));
}

void TestPayloadEditor::faultyTextHoldsTheTreeBack()
{
    auto edit = editOf(R"({"a":1})");
    PayloadTree tree;
    tree.setEdit(edit.get());
    tree.setEditable(true);
    tree.setCurrentIndex(tree.payloadModel().indexOf({ 0 }));
    const auto isOffered = [&tree](const QString &text) {
        for (const QAction *action : tree.actions())
            if (action->text() == text)
                return action->isEnabled();
        return false;
    };
    QVERIFY(isOffered(QStringLiteral("Add Field")));
    edit->typeText(QStringLiteral("{\"a\":1"));
    QVERIFY(!isOffered(QStringLiteral("Add Field")));
    QVERIFY(!isOffered(QStringLiteral("Remove Field")));
    edit->undoStack().undo();
    QVERIFY(isOffered(QStringLiteral("Remove Field")));
}

void TestPayloadEditor::payloadTextIsNoMarkup()
{
    auto edit = editOf(R"({"a":1})");
    PayloadPane pane;
    pane.setEdit(edit.get());
    edit->typeText(QStringLiteral(R"({"<b>bold</b>":1,"<b>bold</b>":2})"));
    const auto *message = pane.findChild<QLabel *>(QStringLiteral("payloadMessages"));
    QCOMPARE(message->textFormat(), Qt::PlainText);
    QVERIFY(message->text().contains(QStringLiteral("<b>bold</b>")));
}

QTEST_MAIN(TestPayloadEditor)
#include "tst_payloadeditor.moc"
