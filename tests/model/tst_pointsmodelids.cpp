// PointsModel: going to ids, and rows that were written.
#include "tests/model/pointsfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

class TestPointsModelIds : public QObject
{
    Q_OBJECT
private slots:
    void showsIdsInTheirOrder();
    void goesToAnIdAndBack();
    void tellsTheNextOfAnAbsentId();
    void failedLookUpKeepsRows();
    void writtenRowsAreRefreshedInPlace();
    void deletedRowsVanish();
    void newPointsAppearInIdOrder();
    void aFirstPointMakesColumns();
    void unknownWritesReload();
    void anAbsentIdIsToldWhileAListIsShown();
    void aHangingLookUpIsBusyAndCanBeCancelled();
    void manyWrittenRowsChangeAtOnce();
    void cellsReadBeforeAWriteStayRight();
};

void TestPointsModelIds::showsIdsInTheirOrder()
{
    PointsFixture fixture(60);
    fixture.points.add(9007199254740993ULL, R"({"name":"big"})");
    fixture.load();
    fixture.model.showIds({ id(9007199254740993ULL), id(5), id(99), id(3) });
    QTRY_COMPARE(fixture.model.rowCount(), 3);
    QCOMPARE(fixture.model.state(), State::Exhausted);
    QCOMPARE(fixture.model.headerData(0, Qt::Vertical).toString(), u"9007199254740993"_s);
    QCOMPARE(fixture.model.idAt(1), id(5));
    QCOMPARE(fixture.model.idAt(2), id(3));
    QVERIFY(fixture.model.idListing()->replacesRows);
    QCOMPARE(fixture.model.idListing()->missing, std::vector<PointId>{ id(99) });
    QTRY_COMPARE(fixture.model.idListing()->nextAfterMissing,
                 std::optional(id(9007199254740993ULL)));
    fixture.model.backToAll();
    QTRY_COMPARE(fixture.model.rowCount(), 61);
    QVERIFY(!fixture.model.idListing());
}

void TestPointsModelIds::goesToAnIdAndBack()
{
    PointsFixture fixture(100);
    fixture.load();
    fixture.model.goTo({ id(57) });
    QTRY_COMPARE(fixture.model.rowCount(), 44);
    QCOMPARE(fixture.model.idAt(0), id(57));
    QCOMPARE(fixture.model.listing().from, std::optional(id(57)));
    fixture.model.backToAll();
    QTRY_COMPARE(fixture.model.idAt(0), id(1));
    fixture.model.setFilter(nameIs(u"n7"_s));
    QTRY_COMPARE(fixture.model.rowCount(), 1);
    fixture.model.goTo({ id(57) });
    QTRY_COMPARE(fixture.model.idAt(0), id(57));
    QCOMPARE(fixture.model.rowCount(), 1);
    QVERIFY(fixture.model.idListing()->replacesRows);
}

void TestPointsModelIds::tellsTheNextOfAnAbsentId()
{
    PointsFixture fixture(10);
    fixture.points.add(57, R"({"name":"later"})");
    fixture.load();
    fixture.model.goTo({ id(42) });
    QTRY_VERIFY(fixture.model.idListing() && fixture.model.idListing()->nextAfterMissing);
    QCOMPARE(*fixture.model.idListing()->nextAfterMissing, id(57));
    QVERIFY(!fixture.model.idListing()->replacesRows);
    QCOMPARE(fixture.model.rowCount(), 11);
    QCOMPARE(fixture.model.state(), State::Exhausted);
}

void TestPointsModelIds::failedLookUpKeepsRows()
{
    PointsFixture fixture(100);
    fixture.load();
    fixture.points.failPath("/collections/things/points", refused);
    fixture.model.goTo({ id(4) });
    QTRY_VERIFY(fixture.model.error());
    QCOMPARE(fixture.model.error()->kind, ApiError::Kind::ConnectionRefused);
    QCOMPARE(fixture.model.state(), State::Ready);
    QCOMPARE(fixture.model.rowCount(), 64);
    fixture.points.failPath("/collections/things/points", std::nullopt);
    fixture.model.retry();
    QVERIFY(!fixture.model.error());
    QTRY_COMPARE(fixture.model.idAt(0), id(4));
}

void TestPointsModelIds::writtenRowsAreRefreshedInPlace()
{
    PointsFixture fixture(20);
    fixture.load();
    QCOMPARE(fixture.cell(4, u"name"_s), u"n5"_s);
    fixture.points.add(5, R"({"name":"changed","rank":1.0})");
    QSignalSpy changed(&fixture.model, &QAbstractItemModel::dataChanged);
    emit fixture.session.pointsChanged({ id(5) });
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(fixture.cell(4, u"name"_s), u"changed"_s);
    QCOMPARE(fixture.cell(4, u"rank"_s), u"1.0"_s);
    QCOMPARE(fixture.cell(5, u"name"_s), u"n6"_s);
    QCOMPARE(fixture.model.rowCount(), 20);
}

void TestPointsModelIds::deletedRowsVanish()
{
    PointsFixture fixture(20);
    fixture.load();
    fixture.points.remove(id(5));
    fixture.points.remove(id(20));
    emit fixture.session.pointsChanged({ id(5), id(20) });
    QTRY_COMPARE(fixture.model.rowCount(), 18);
    QCOMPARE(fixture.model.idAt(4), id(6));
    QCOMPARE(fixture.cell(4, u"name"_s), u"n6"_s);
}

void TestPointsModelIds::newPointsAppearInIdOrder()
{
    PointsFixture fixture;
    fixture.points.add(10, R"({"name":"ten"})");
    fixture.points.add(30, R"({"name":"thirty"})");
    fixture.load();
    fixture.points.add(20, R"({"name":"twenty"})");
    fixture.points.add(40, R"({"name":"forty"})");
    emit fixture.session.pointsChanged({ id(20), id(40) });
    QTRY_COMPARE(fixture.model.rowCount(), 4);
    QCOMPARE(fixture.cell(1, u"name"_s), u"twenty"_s);
    QCOMPARE(fixture.cell(3, u"name"_s), u"forty"_s);
}

void TestPointsModelIds::aFirstPointMakesColumns()
{
    PointsFixture fixture;
    fixture.load();
    fixture.points.add(1, R"({"name":"first"})");
    emit fixture.session.pointsChanged({ id(1) });
    QTRY_COMPARE(fixture.model.rowCount(), 1);
    QCOMPARE(fixture.cell(0, u"name"_s), u"first"_s);
}

void TestPointsModelIds::unknownWritesReload()
{
    PointsFixture fixture(5);
    fixture.load();
    fixture.points.add(6, "{}");
    emit fixture.session.pointsChanged({});
    QTRY_COMPARE(fixture.model.rowCount(), 6);
}

void TestPointsModelIds::anAbsentIdIsToldWhileAListIsShown()
{
    PointsFixture fixture(10);
    fixture.points.add(57, R"({"name":"later"})");
    fixture.load();
    fixture.model.showIds({ id(3), id(4) });
    QTRY_COMPARE(fixture.model.rowCount(), 2);
    fixture.model.goTo({ id(42) });
    QTRY_VERIFY(fixture.model.idListing()->nextAfterMissing);
    QCOMPARE(fixture.model.idListing()->absent, std::optional(id(42)));
    QCOMPARE(*fixture.model.idListing()->nextAfterMissing, id(57));
    QVERIFY(fixture.model.idListing()->replacesRows);
    QCOMPARE(fixture.model.rowCount(), 2);
}

void TestPointsModelIds::aHangingLookUpIsBusyAndCanBeCancelled()
{
    PointsFixture fixture(10);
    fixture.load();
    fixture.points.hold(true);
    QSignalSpy changed(&fixture.model, &PointsModel::stateChanged);
    fixture.model.goTo({ id(4) });
    QVERIFY(fixture.model.isBusy());
    QCOMPARE(changed.size(), 1);
    fixture.model.cancel();
    QVERIFY(!fixture.model.isBusy());
    QCOMPARE(changed.size(), 2);
    QCOMPARE(fixture.model.state(), State::Exhausted);
    QCOMPARE(fixture.model.rowCount(), 10);
}

void TestPointsModelIds::manyWrittenRowsChangeAtOnce()
{
    PointsFixture fixture(300);
    fixture.loadEverything();
    std::vector<PointId> written;
    for (quint64 i = 100; i < 120; ++i) {
        written.push_back(id(i));
        fixture.points.remove(id(i));
    }
    fixture.points.remove(id(200));
    written.push_back(id(200));
    QSignalSpy removed(&fixture.model, &QAbstractItemModel::rowsRemoved);
    emit fixture.session.pointsChanged(written);
    QTRY_COMPARE(fixture.model.rowCount(), 279);
    QCOMPARE(removed.size(), 2);
    QCOMPARE(removed[0][1].toInt(), 199);
    QCOMPARE(removed[1][1].toInt(), 99);
    QCOMPARE(removed[1][2].toInt(), 118);
    QCOMPARE(fixture.model.rowOf(id(201)), 179);
    QCOMPARE(fixture.cell(99, u"name"_s), u"n120"_s);
}

void TestPointsModelIds::cellsReadBeforeAWriteStayRight()
{
    PointsFixture fixture(40);
    fixture.load();
    for (int row = 0; row < 40; ++row)
        QCOMPARE(fixture.cell(row, u"name"_s), u"n%1"_s.arg(row + 1));
    fixture.points.add(1, "{\"name\":\"" + QByteArray(100'000, 'x') + "\"}");
    fixture.points.add(2, R"({"name":"two"})");
    emit fixture.session.pointsChanged({ id(1), id(2) });
    QTRY_COMPARE(fixture.cell(1, u"name"_s), u"two"_s);
    for (int row = 2; row < 40; ++row)
        QCOMPARE(fixture.cell(row, u"name"_s), u"n%1"_s.arg(row + 1));
}

QTEST_GUILESS_MAIN(TestPointsModelIds)
#include "tst_pointsmodelids.moc"
