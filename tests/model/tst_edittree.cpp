// Editing a payload: tree and text share one state and one undo history; types and numbers stay exact.
#include "model/edit/payloaddiff.h"
#include "model/edit/payloadtreemodel.h"
#include "model/edit/pointedit.h"
#include "model/edit/scalaredit.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sextant;

namespace {

std::unique_ptr<PointEdit> editOf(const QByteArray &payload)
{
    Record record;
    record.id = PointId::fromNumber(7);
    record.payload = payload;
    return std::make_unique<PointEdit>(record, json::parse(payload)->value);
}

//! One line per node: field, value, type; children indented.
QStringList printed(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(parent); ++column)
            cells.append(model.index(row, column, parent).data().toString());
        lines.append(QString(depth * 2, QLatin1Char(' ')) + cells.join(QLatin1Char('|')));
        lines += printed(model, model.index(row, 0, parent), depth + 1);
    }
    return lines;
}

} // namespace

class TestEditTree : public QObject
{
    Q_OBJECT

private slots:
    void treeShowsFieldsValuesAndTypes();
    void viewingDirtiesNothing();
    void scalarEditsKeepTheirType_data();
    void scalarEditsKeepTheirType();
    void refusedTextsLeaveTheFieldAlone_data();
    void refusedTextsLeaveTheFieldAlone();
    void typeColumnConvertsExplicitly();
    void fieldsAreAddedRenamedMovedAndRemoved();
    void renamingToATakenNameIsRefused();
    void textAndTreeShareOneUndoHistory();
    void faultyTextKeepsTheLastGoodValue();
    void typingAWordIsOneUndoStep();
    void undoingBackToAFaultyTextBringsTheFaultBack_data();
    void undoingBackToAFaultyTextBringsTheFaultBack();
    void formattingAloneIsNoChange();
    void lintsAreShown();
    void lockedEditsAreRefused();
    void discardCanBeUndone();
    void serverChangesBecomeAnUndoStep();
    void serverOrderAloneIsNoChange();
};

void TestEditTree::treeShowsFieldsValuesAndTypes()
{
    auto edit = editOf(R"({"z":1,"a":{"n":null,"f":1.0},"l":["x",18446744073709551615],"b":true})");
    PayloadTreeModel model;
    QAbstractItemModelTester tester(&model);
    model.setEdit(edit.get());
    const QStringList expected{ QStringLiteral("z|1|integer"),
                                QStringLiteral("a|2 field(s)|object"),
                                QStringLiteral("  n|null|null"),
                                QStringLiteral("  f|1.0|float"),
                                QStringLiteral("l|2 element(s)|array"),
                                QStringLiteral("  [0]|x|string"),
                                QStringLiteral("  [1]|18446744073709551615|integer"),
                                QStringLiteral("b|true|bool") };
    QCOMPARE(printed(model), expected);
    model.setEdit(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestEditTree::viewingDirtiesNothing()
{
    auto edit = editOf(R"({"a":1.10,"b":[]})");
    PayloadTreeModel model;
    model.setEdit(edit.get());
    printed(model);
    edit->text();
    QVERIFY(!edit->isDirty());
    QCOMPARE(edit->undoStack().count(), 0);
    QVERIFY(!(model.flags(model.index(0, 1)) & Qt::ItemIsEditable));
}

void TestEditTree::scalarEditsKeepTheirType_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("1 in a float") << QByteArray(R"({"a":2.5})") << QStringLiteral("1")
                                  << QByteArray(R"({"a":1.0})");
    QTest::newRow("1 in a string")
        << QByteArray(R"({"a":"x"})") << QStringLiteral("1") << QByteArray(R"({"a":"1"})");
    QTest::newRow("2^53+1") << QByteArray(R"({"a":1})") << QStringLiteral("9007199254740993")
                            << QByteArray(R"({"a":9007199254740993})");
    QTest::newRow("2^64-1") << QByteArray(R"({"a":1})") << QStringLiteral("18446744073709551615")
                            << QByteArray(R"({"a":18446744073709551615})");
    QTest::newRow("exponent") << QByteArray(R"({"a":1.0})") << QStringLiteral("1e3")
                              << QByteArray(R"({"a":1e3})");
    QTest::newRow("negative zero")
        << QByteArray(R"({"a":1.0})") << QStringLiteral("-0.0") << QByteArray(R"({"a":-0.0})");
    QTest::newRow("bool") << QByteArray(R"({"a":true})") << QStringLiteral("false")
                          << QByteArray(R"({"a":false})");
    QTest::newRow("null word in a string")
        << QByteArray(R"({"a":"x"})") << QStringLiteral("null") << QByteArray(R"({"a":"null"})");
}

void TestEditTree::scalarEditsKeepTheirType()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, typed);
    QFETCH(QByteArray, result);
    auto edit = editOf(payload);
    PayloadTreeModel model;
    QAbstractItemModelTester tester(&model);
    model.setEdit(edit.get());
    model.setEditable(true);
    QVERIFY(model.setData(model.index(0, 1), typed, Qt::EditRole));
    QCOMPARE(edit->working().toJson(), result);
    QVERIFY(edit->isDirty());
    edit->undoStack().undo();
    QCOMPARE(edit->working().toJson(), payload);
    QVERIFY(!edit->isDirty());
}

void TestEditTree::refusedTextsLeaveTheFieldAlone_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("typed");
    QTest::newRow("fraction in an integer") << QByteArray(R"({"a":1})") << QStringLiteral("1.5");
    QTest::newRow("2^64") << QByteArray(R"({"a":1})") << QStringLiteral("18446744073709551616");
    QTest::newRow("word in a float") << QByteArray(R"({"a":1.0})") << QStringLiteral("many");
    QTest::newRow("comma in a float") << QByteArray(R"({"a":1.0})") << QStringLiteral("1,5");
    QTest::newRow("1 in a bool") << QByteArray(R"({"a":true})") << QStringLiteral("1");
}

void TestEditTree::refusedTextsLeaveTheFieldAlone()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, typed);
    auto edit = editOf(payload);
    PayloadTreeModel model;
    model.setEdit(edit.get());
    model.setEditable(true);
    QSignalSpy refused(&model, &PayloadTreeModel::editRefused);
    QVERIFY(!model.setData(model.index(0, 1), typed, Qt::EditRole));
    QCOMPARE(refused.count(), 1);
    QCOMPARE(edit->working().toJson(), payload);
}

void TestEditTree::typeColumnConvertsExplicitly()
{
    auto edit = editOf(R"({"a":"12"})");
    PayloadTreeModel model;
    QAbstractItemModelTester tester(&model);
    model.setEdit(edit.get());
    model.setEditable(true);
    const auto convert = [&](json::Kind kind) {
        QVERIFY(model.setData(model.index(0, 2), int(kind), Qt::EditRole));
    };
    convert(json::Kind::Integer);
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":12})"));
    convert(json::Kind::Float);
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":12.0})"));
    convert(json::Kind::Null);
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":null})"));
    convert(json::Kind::String);
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":""})"));
}

void TestEditTree::fieldsAreAddedRenamedMovedAndRemoved()
{
    auto edit = editOf(R"({"a":1,"b":{"c":2}})");
    PayloadTreeModel model;
    QAbstractItemModelTester tester(&model);
    model.setEdit(edit.get());
    QVERIFY(edit->addMember({ 1 }, QStringLiteral("d"), json::Value(true)));
    QVERIFY(edit->renameMember({ 0 }, QStringLiteral("first")));
    QVERIFY(edit->moveNode({ 0 }, 1));
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"b":{"c":2,"d":true},"first":1})"));
    QVERIFY(edit->removeNode({ 0, 0 }));
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"b":{"d":true},"first":1})"));
    while (edit->undoStack().canUndo())
        edit->undoStack().undo();
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":1,"b":{"c":2}})"));
}

void TestEditTree::renamingToATakenNameIsRefused()
{
    auto edit = editOf(R"({"a":1,"b":2})");
    PayloadTreeModel model;
    model.setEdit(edit.get());
    model.setEditable(true);
    QSignalSpy refused(&model, &PayloadTreeModel::editRefused);
    QVERIFY(!model.setData(model.index(0, 0), QStringLiteral("b"), Qt::EditRole));
    QCOMPARE(refused.count(), 1);
}

void TestEditTree::textAndTreeShareOneUndoHistory()
{
    auto edit = editOf(R"({"a":1})");
    QVERIFY(edit->typeText(QStringLiteral("{\"a\": 2}")));
    QVERIFY(edit->setNode({ 0 }, json::Value::integer(3), QStringLiteral("Change a")));
    QVERIFY(edit->typeText(QStringLiteral("{\"a\": 4}")));
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":4})"));
    edit->undoStack().undo();
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":3})"));
    edit->undoStack().undo();
    QCOMPARE(edit->text(), QStringLiteral("{\"a\": 2}"));
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":2})"));
    edit->undoStack().undo();
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":1})"));
    QVERIFY(!edit->isDirty());
    edit->undoStack().redo();
    edit->undoStack().redo();
    edit->undoStack().redo();
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":4})"));
}

void TestEditTree::faultyTextKeepsTheLastGoodValue()
{
    auto edit = editOf(R"({"a":1})");
    QVERIFY(edit->typeText(QStringLiteral("{\n  \"a\": ,\n}")));
    QVERIFY(edit->textError().has_value());
    QCOMPARE(edit->textError()->line, 2);
    QVERIFY(edit->isDirty());
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":1})"));
    QVERIFY(!edit->setNode({ 0 }, json::Value::integer(3), QStringLiteral("Change a")));
    edit->undoStack().undo();
    QVERIFY(!edit->textError());
    QVERIFY(!edit->isDirty());
    QVERIFY(edit->typeText(QStringLiteral("[1]")));
    QVERIFY(edit->textError().has_value());
}

void TestEditTree::typingAWordIsOneUndoStep()
{
    auto edit = editOf(R"({"a":""})");
    const QString before = edit->text();
    const qsizetype at = before.indexOf(QStringLiteral("\"\"")) + 1;
    QString text = before;
    for (const QChar letter : QStringLiteral("word")) {
        text.insert(at + (text.size() - before.size()), letter);
        edit->typeText(text);
    }
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":"word"})"));
    QCOMPARE(edit->undoStack().count(), 1);
    edit->undoStack().undo();
    QCOMPARE(edit->text(), before);
}

void TestEditTree::undoingBackToAFaultyTextBringsTheFaultBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("broken") << QStringLiteral("{");
    QTest::newRow("no object") << QStringLiteral("[1]");
}

void TestEditTree::undoingBackToAFaultyTextBringsTheFaultBack()
{
    QFETCH(QString, text);
    const auto edit = editOf(R"({"a":1})");
    QVERIFY(edit->typeText(text));
    QVERIFY(edit->textError());
    QVERIFY(edit->discard());
    QVERIFY(!edit->textError());
    edit->undoStack().undo();
    QCOMPARE(edit->text(), text);
    QVERIFY(edit->textError());
    QVERIFY(edit->isDirty());
}

void TestEditTree::formattingAloneIsNoChange()
{
    auto edit = editOf(R"({"a":1000.0})");
    QVERIFY(edit->typeText(QStringLiteral("{   \"a\" : 1e3 }")));
    QVERIFY(!edit->isDirty());
}

void TestEditTree::lintsAreShown()
{
    auto edit = editOf(R"({})");
    QVERIFY(edit->typeText(QStringLiteral("{\"a\":1,\"a\":18446744073709551616}")));
    QVERIFY(!edit->textError());
    QCOMPARE(edit->lints().size(), size_t(2));
}

void TestEditTree::lockedEditsAreRefused()
{
    auto edit = editOf(R"({"a":1})");
    edit->setLocked(true);
    QVERIFY(!edit->typeText(QStringLiteral("{}")));
    QVERIFY(!edit->setNode({ 0 }, json::Value::integer(3), QString()));
    QVERIFY(!edit->discard());
}

void TestEditTree::discardCanBeUndone()
{
    auto edit = editOf(R"({"a":1})");
    edit->typeText(QStringLiteral("{\"a\":"));
    QVERIFY(edit->discard());
    QVERIFY(!edit->isDirty());
    QVERIFY(!edit->textError());
    edit->undoStack().undo();
    QCOMPARE(edit->text(), QStringLiteral("{\"a\":"));
    QVERIFY(edit->textError().has_value());
}

void TestEditTree::serverChangesBecomeAnUndoStep()
{
    auto edit = editOf(R"({"a":1,"b":1})");
    edit->setNode({ 0 }, json::Value::integer(2), QStringLiteral("Change a"));
    Record record;
    record.id = PointId::fromNumber(7);
    record.payload = R"({"a":1,"b":5})";
    edit->rebase(record, json::parse(record.payload)->value,
                 json::parse(R"({"a":2,"b":5})")->value);
    QVERIFY(edit->isDirty());
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":2,"b":5})"));
    edit->undoStack().undo();
    edit->undoStack().undo();
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":1,"b":1})"));
}

void TestEditTree::serverOrderAloneIsNoChange()
{
    auto edit = editOf(R"({"a":1,"b":2,"c":3})");
    edit->removeNode({ 0 });
    Record record;
    record.id = PointId::fromNumber(7);
    record.payload = R"({"c":3,"b":2})";
    const json::Value server = json::parse(record.payload)->value;
    edit->rebase(record, server, server);
    QVERIFY(!edit->isDirty());
    QCOMPARE(edit->undoStack().count(), 1);
    edit->undoStack().undo();
    QCOMPARE(edit->working().toJson(), QByteArray(R"({"a":1,"b":2,"c":3})"));
    QVERIFY(edit->isDirty());
}

QTEST_GUILESS_MAIN(TestEditTree)
#include "tst_edittree.moc"
