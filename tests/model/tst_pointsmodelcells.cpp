// PointsModel: cells, columns and marks.
#include "tests/model/pointsfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

class TestPointsModelCells : public QObject
{
    Q_OBJECT
private slots:
    void cellsAreExact();
    void missingAndNullDiffer();
    void laterFieldsAreOfferedOnly();
    void shownFieldsChangeOneByOne();
    void pointsWithoutPayloadHaveOneColumn();
    void marksFollowTheBoard();
    void rowsCostLittleMemory();
    void pathsThroughListsShowEveryElement();
    void toolTipsArePlainText();
    void keysWithoutAPathShowTheirOwnValue();
};

void TestPointsModelCells::cellsAreExact()
{
    PointsFixture fixture;
    fixture.points.add(18446744073709551615ULL,
                       R"({"z":1.0,"n":9007199254740993,"o":{"z":1,"a":2},"s":"é"})");
    fixture.load();
    QCOMPARE(fixture.model.headerData(0, Qt::Vertical).toString(), u"18446744073709551615"_s);
    QCOMPARE(fixture.cell(0, u"z"_s), u"1.0"_s);
    QCOMPARE(fixture.cell(0, u"n"_s), u"9007199254740993"_s);
    const QModelIndex object = fixture.model.index(0, fixture.model.columnOf(u"o"_s));
    QCOMPARE(object.data(RawJsonRole).toByteArray(), QByteArray(R"({"z":1,"a":2})"));
    QCOMPARE(object.data(CellKindRole).toInt(), int(CellKind::Object));
    QCOMPARE(object.data(FieldPathRole).toString(), u"o"_s);
    QCOMPARE(object.data(RowPayloadRole).toByteArray(),
             QByteArray(R"({"z":1.0,"n":9007199254740993,"o":{"z":1,"a":2},"s":"é"})"));
    QCOMPARE(object.data(PointIdRole).value<PointId>(), id(18446744073709551615ULL));
    QVERIFY(!object.data(ScoreRole).isValid());
    QCOMPARE(fixture.cell(0, u"s"_s), u"é"_s);
}

void TestPointsModelCells::missingAndNullDiffer()
{
    PointsFixture fixture;
    fixture.points.add(1, R"({"a":null,"b":1})");
    fixture.points.add(2, R"({"b":2})");
    fixture.load();
    const QModelIndex null = fixture.model.index(0, fixture.model.columnOf(u"a"_s));
    const QModelIndex missing = fixture.model.index(1, fixture.model.columnOf(u"a"_s));
    QCOMPARE(null.data().toString(), u"null"_s);
    QCOMPARE(missing.data(CellKindRole).toInt(), int(CellKind::Missing));
    QCOMPARE(missing.data().toString(), QString());
    QCOMPARE(missing.data(Qt::AccessibleTextRole).toString(), u"missing"_s);
    QVERIFY(missing.data(RawJsonRole).toByteArray().isNull());
}

void TestPointsModelCells::laterFieldsAreOfferedOnly()
{
    PointsFixture fixture(100);
    fixture.points.add(90, R"({"name":"x","late":1})");
    fixture.load();
    QCOMPARE(fixture.model.columnCount(), 2);
    QSignalSpy fields(&fixture.model, &PayloadTableModel::fieldsChanged);
    fixture.model.fetchMore({});
    QTRY_COMPARE(fixture.model.rowCount(), 100);
    QCOMPARE(fixture.model.columnCount(), 2);
    QCOMPARE(fixture.model.columns().newFields(), QStringList{ u"late"_s });
    QCOMPARE(fields.size(), 1);
    QVERIFY(fixture.session.knownFields().contains(u"late"_s));
}

void TestPointsModelCells::shownFieldsChangeOneByOne()
{
    PointsFixture fixture(5);
    fixture.points.add(2, R"({"name":"x","meta":{"author":"me"}})");
    fixture.load();
    QSignalSpy resets(&fixture.model, &QAbstractItemModel::modelReset);
    fixture.model.setShownFields({ u"meta.author"_s, u"rank"_s });
    QCOMPARE(fixture.model.columns().shownPaths(), (QStringList{ u"rank"_s, u"meta.author"_s }));
    QCOMPARE(fixture.cell(1, u"meta.author"_s), u"me"_s);
    fixture.model.setShownFields({ u"name"_s });
    QCOMPARE(fixture.cell(1, u"name"_s), u"x"_s);
    QCOMPARE(resets.size(), 0);
    fixture.model.setShownFields({});
    QCOMPARE(fixture.model.columnCount(), 1);
}

void TestPointsModelCells::pointsWithoutPayloadHaveOneColumn()
{
    PointsFixture fixture;
    fixture.points.add(1, "{}");
    fixture.load();
    QCOMPARE(fixture.model.columnCount(), 1);
    QCOMPARE(fixture.model.headerData(0, Qt::Horizontal).toString(), u"payload"_s);
    QCOMPARE(fixture.model.index(0, 0).data().toString(), u"{}"_s);
}

void TestPointsModelCells::marksFollowTheBoard()
{
    PointsFixture fixture(5);
    fixture.load();
    QSignalSpy changed(&fixture.model, &QAbstractItemModel::dataChanged);
    fixture.session.board().toggle(id(2), RecommendBoard::Mark::Negative);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(fixture.model.index(1, 0).data(MarkRole).toInt(), int(RecommendBoard::Mark::Negative));
    QCOMPARE(fixture.model.headerData(1, Qt::Vertical, Qt::AccessibleTextRole).toString(),
             u"2, negative example"_s);
    fixture.session.board().toggle(id(2), RecommendBoard::Mark::Negative);
    QCOMPARE(fixture.model.index(1, 0).data(MarkRole).toInt(), int(RecommendBoard::Mark::None));
}

void TestPointsModelCells::rowsCostLittleMemory()
{
    PointsFixture fixture(3000);
    fixture.loadEverything();
    qsizetype payloads = 0;
    for (int i = 1; i <= 3000; ++i)
        payloads += PointsFixture::payloadOf(i).size();
    QVERIFY2(fixture.model.loadedBytes() <= payloads * 13 / 10 + 64 * 3000,
             QByteArray::number(fixture.model.loadedBytes()).constData());
}

void TestPointsModelCells::pathsThroughListsShowEveryElement()
{
    PointsFixture fixture;
    fixture.points.add(1, R"({"factors":[{"prime":2},{"prime":3.0},{"power":1}],"tags":["a"]})");
    fixture.points.add(2, R"({"factors":[]})");
    fixture.points.add(3, R"({"factors":7})");
    fixture.load();
    fixture.model.setShownFields({ u"factors[].prime"_s, u"tags[]"_s });
    QCOMPARE(fixture.cell(0, u"factors[].prime"_s), u"[2,3.0]"_s);
    QCOMPARE(fixture.cell(0, u"tags[]"_s), u"[\"a\"]"_s);
    QCOMPARE(fixture.cell(1, u"factors[].prime"_s), u"[]"_s);
    const QModelIndex none = fixture.model.index(2, fixture.model.columnOf(u"factors[].prime"_s));
    QCOMPARE(none.data(CellKindRole).toInt(), int(CellKind::Missing));
}

void TestPointsModelCells::toolTipsArePlainText()
{
    PointsFixture fixture;
    const QString text = u"say \"<b>x</b>\" & go "_s.repeated(5);
    fixture.points.add(1, R"({"t":")" + QString(text).replace(u'"', u"\\\""_s).toUtf8() + R"("})");
    fixture.load();
    QCOMPARE(fixture.model.index(0, 0).data(Qt::ToolTipRole).toString(), text);
}

void TestPointsModelCells::keysWithoutAPathShowTheirOwnValue()
{
    PointsFixture fixture;
    fixture.points.add(1, R"({"a":1,"\"a\"":2})");
    fixture.load();
    QCOMPARE(fixture.model.columnCount(), 2);
    QCOMPARE(fixture.model.index(0, 0).data().toString(), u"1"_s);
    QCOMPARE(fixture.model.index(0, 1).data().toString(), u"2"_s);
    QVERIFY(!fixture.model.columns().shown()[1].isFilterable);
    QCOMPARE(fixture.session.knownFields(), QStringList{ u"a"_s });
}

QTEST_GUILESS_MAIN(TestPointsModelCells)
#include "tst_pointsmodelcells.moc"
