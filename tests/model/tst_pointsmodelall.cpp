// PointsModel: Load all, and how large its pages are.
#include "tests/model/pointsfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

class TestPointsModelAll : public QObject
{
    Q_OBJECT
private slots:
    void loadAllEndsInACount();
    void loadAllTellsADrift();
    void loadAllIsCancelled();
    void largeRowsMakeSmallPages();
    void loadAllGoesOnAfterAFailedFirstPage();
    void loadAllGoesOnAfterAFailedLaterPage();
    void loadAllGoesOnAfterAFailedLookUp();
    void theClosingCountIsBusyAndCanBeCancelled();
    void strictModeMakesSmallerPages();
    void answersOverTheLimitAreAskedForInHalves();
    void onePointOverTheLimitIsAFailure();
};

void TestPointsModelAll::loadAllEndsInACount()
{
    PointsFixture fixture(2500);
    fixture.load();
    fixture.model.loadAll();
    QCOMPARE(fixture.model.loadAllState().outcome, Outcome::Running);
    QTRY_COMPARE(fixture.model.loadAllState().outcome, Outcome::CountAgrees);
    QCOMPARE(fixture.model.rowCount(), 2500);
    QCOMPARE(fixture.model.state(), State::Exhausted);
    QCOMPARE(fixture.model.total(), (Total{ Total::Kind::Exact, 2500 }));
    QVERIFY(fixture.points.requests()[1].isBackground);
}

void TestPointsModelAll::loadAllTellsADrift()
{
    PointsFixture fixture(100);
    fixture.loadEverything();
    fixture.points.remove(id(1));
    fixture.model.loadAll();
    QTRY_COMPARE(fixture.model.loadAllState().outcome, Outcome::CountDiffers);
    QCOMPARE(fixture.model.loadAllState().counted, quint64(99));
}

void TestPointsModelAll::loadAllIsCancelled()
{
    PointsFixture fixture(2500);
    fixture.load();
    fixture.points.hold(true);
    fixture.model.loadAll();
    fixture.model.cancel();
    QCOMPARE(fixture.model.loadAllState().outcome, Outcome::Cancelled);
    QCOMPARE(fixture.model.state(), State::Ready);
    QCOMPARE(fixture.model.rowCount(), 64);
    fixture.points.hold(false);
    fixture.model.loadAll();
    QTRY_COMPARE(fixture.model.loadAllState().outcome, Outcome::CountAgrees);
}

void TestPointsModelAll::largeRowsMakeSmallPages()
{
    PointsFixture fixture;
    for (quint64 i = 1; i <= 200; ++i)
        fixture.points.add(i, "{\"text\":\"" + QByteArray(40'000, 'x') + "\"}");
    fixture.load();
    fixture.model.fetchMore({});
    QTRY_COMPARE(fixture.model.rowCount(), 64 + 52);
}

void TestPointsModelAll::loadAllGoesOnAfterAFailedFirstPage()
{
    PointsFixture fixture(200);
    fixture.points.failPath("/scroll", refused);
    fixture.load();
    QCOMPARE(fixture.model.state(), State::Failed);
    fixture.points.failPath("/scroll", std::nullopt);
    fixture.model.loadAll();
    QCOMPARE(fixture.model.loadAllState().outcome, Outcome::Running);
    QTRY_COMPARE(fixture.model.loadAllState().outcome, Outcome::CountAgrees);
    QCOMPARE(fixture.model.rowCount(), 200);
}

void TestPointsModelAll::loadAllGoesOnAfterAFailedLaterPage()
{
    PointsFixture fixture(500);
    fixture.load();
    fixture.points.failPath("/scroll", refused);
    fixture.model.fetchMore({});
    QTRY_COMPARE(fixture.model.state(), State::Failed);
    fixture.points.failPath("/scroll", std::nullopt);
    fixture.model.loadAll();
    QTRY_COMPARE(fixture.model.loadAllState().outcome, Outcome::CountAgrees);
    QVERIFY(!fixture.model.error());
    QCOMPARE(fixture.model.rowCount(), 500);
}

void TestPointsModelAll::loadAllGoesOnAfterAFailedLookUp()
{
    PointsFixture fixture(100);
    fixture.loadEverything();
    fixture.points.failPath("/collections/things/points", refused);
    fixture.model.goTo({ id(4) });
    QTRY_VERIFY(fixture.model.error());
    fixture.points.failPath("/collections/things/points", std::nullopt);
    fixture.model.loadAll();
    QTRY_COMPARE(fixture.model.loadAllState().outcome, Outcome::CountAgrees);
}

void TestPointsModelAll::theClosingCountIsBusyAndCanBeCancelled()
{
    PointsFixture fixture(100);
    fixture.loadEverything();
    fixture.points.hold(true);
    fixture.model.loadAll();
    QVERIFY(fixture.model.isCounting());
    QVERIFY(fixture.model.isBusy());
    fixture.model.cancel();
    QVERIFY(!fixture.model.isBusy());
    QCOMPARE(fixture.model.loadAllState().outcome, Outcome::Uncounted);
    QCOMPARE(fixture.model.state(), State::Exhausted);
}

void TestPointsModelAll::strictModeMakesSmallerPages()
{
    PointsFixture fixture(250);
    fixture.points.setLargestLimit(100);
    fixture.load();
    QCOMPARE(fixture.model.rowCount(), 64);
    fixture.model.fetchMore({});
    QTRY_COMPARE(fixture.model.rowCount(), 164);
    fixture.model.fetchMore({});
    QTRY_COMPARE(fixture.model.rowCount(), 250);
    QVERIFY(!fixture.model.error());
    QCOMPARE(fixture.points.bodiesTo("/scroll").size(), 4); // 64, 256 refused, 100, 100
}

void TestPointsModelAll::answersOverTheLimitAreAskedForInHalves()
{
    PointsFixture fixture;
    for (quint64 i = 1; i <= 12; ++i)
        fixture.points.add(i, "{\"text\":\"" + QByteArray(40'000, 'x') + "\"}");
    fixture.points.setLargestBody(70'000);
    fixture.load();
    QVERIFY(!fixture.model.error());
    QCOMPARE(fixture.model.rowCount(), 1); // 64, 32, 16, 8, 4, 2, 1
    fixture.model.loadAll();
    QTRY_COMPARE(fixture.model.loadAllState().outcome, Outcome::CountAgrees);
    QCOMPARE(fixture.model.rowCount(), 12);
}

void TestPointsModelAll::onePointOverTheLimitIsAFailure()
{
    PointsFixture fixture(3);
    fixture.points.setLargestBody(10);
    fixture.load();
    QCOMPARE(fixture.model.state(), State::Failed);
    QCOMPARE(fixture.model.error()->kind, ApiError::Kind::TooLarge);
}

QTEST_GUILESS_MAIN(TestPointsModelAll)
#include "tst_pointsmodelall.moc"
