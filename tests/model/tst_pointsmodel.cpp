// PointsModel over an in-memory collection: states, paging, failures, stale answers, counts.
#include "tests/model/pointsfixture.h"
#include "tests/support/scriptedtransport.h"

#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

class TestPointsModel : public QObject
{
    Q_OBJECT
private slots:
    void isEmptyBeforeAnythingIsAsked();
    void firstPageIsSmallAndComesInIdOrder();
    void fetchesMoreOnlyWhenReady();
    void everyPageIsOneInsert();
    void endsExhausted();
    void anEmptyCollectionIsExhausted();
    void failedFirstPageIsToldAndRetried();
    void failedLaterPageKeepsEveryRow();
    void failedReloadKeepsTheEarlierRows();
    void garbageIsAFailure();
    void silenceIsLoadingUntilCancelled();
    void cancelledLaterPageIsReadyAgain();
    void staleAnswersAreDropped();
    void destroyedModelEndsItsRequests();
    void filterIsSentAndCountedExactly();
    void failingCountDelaysNoRows();
    void totalOfAWholeCollectionIsApproximate();
    void ordersByAFieldAndCountsTheHidden();
    void aSecondFailureReplacesTheFirst();
    void valuesTheIndexDoesNotHoldAreHidden();
    void aFailedCountOfTheHiddenIsTold();
    void anOrderByAListEnds();
};

void TestPointsModel::isEmptyBeforeAnythingIsAsked()
{
    const PointsFixture fixture(3);
    QCOMPARE(fixture.model.state(), State::Empty);
    QCOMPARE(fixture.model.rowCount(), 0);
    QVERIFY(!fixture.model.hasAnswered());
    QCOMPARE(fixture.points.requests().size(), 0);
}

void TestPointsModel::firstPageIsSmallAndComesInIdOrder()
{
    PointsFixture fixture(200);
    fixture.model.reload();
    QCOMPARE(fixture.model.state(), State::LoadingFirst);
    QTRY_COMPARE(fixture.model.state(), State::Ready);
    QCOMPARE(fixture.model.rowCount(), 64);
    QCOMPARE(fixture.model.idAt(0), id(1));
    QCOMPARE(fixture.model.idAt(63), id(64));
    QCOMPARE(fixture.model.headerData(0, Qt::Vertical).toString(), u"1"_s);
    QCOMPARE(fixture.model.headerData(0, Qt::Horizontal).toString(), u"name"_s);
    QCOMPARE(fixture.cell(1, u"name"_s), u"n2"_s);
    QCOMPARE(fixture.points.bodiesTo("/collections/things/points/scroll").size(), 1);
    QVERIFY(fixture.model.lastExchange().has_value());
}

void TestPointsModel::fetchesMoreOnlyWhenReady()
{
    PointsFixture fixture(200);
    QVERIFY(!fixture.model.canFetchMore({}));
    fixture.load();
    QVERIFY(fixture.model.canFetchMore({}));
    fixture.model.fetchMore({});
    QCOMPARE(fixture.model.state(), State::LoadingMore);
    QVERIFY(!fixture.model.canFetchMore({}));
    fixture.model.fetchMore({});
    QTRY_COMPARE(fixture.model.state(), State::Exhausted);
    QVERIFY(!fixture.model.canFetchMore({}));
    QCOMPARE(fixture.points.bodiesTo("/scroll").size(), 2);
}

void TestPointsModel::everyPageIsOneInsert()
{
    PointsFixture fixture(600);
    fixture.load();
    QSignalSpy inserted(&fixture.model, &QAbstractItemModel::rowsInserted);
    fixture.model.fetchMore({});
    QTRY_COMPARE(inserted.size(), 1);
    QCOMPARE(inserted[0][1].toInt(), 64);
    QCOMPARE(inserted[0][2].toInt(), 319);
}

void TestPointsModel::endsExhausted()
{
    PointsFixture fixture(3000);
    fixture.loadEverything();
    QCOMPARE(fixture.model.state(), State::Exhausted);
    QCOMPARE(fixture.model.rowCount(), 3000);
    for (int row = 0; row < 3000; ++row)
        QCOMPARE(fixture.model.idAt(row), id(quint64(row) + 1));
    QCOMPARE(fixture.cell(2999, u"name"_s), u"n3000"_s);
    QCOMPARE(fixture.model.rowOf(id(1500)), 1499);
}

void TestPointsModel::anEmptyCollectionIsExhausted()
{
    PointsFixture fixture;
    fixture.load();
    QCOMPARE(fixture.model.state(), State::Exhausted);
    QCOMPARE(fixture.model.rowCount(), 0);
    QVERIFY(!fixture.model.error());
}

void TestPointsModel::failedFirstPageIsToldAndRetried()
{
    PointsFixture fixture(10);
    fixture.points.failPath("/scroll", refused);
    fixture.load();
    QCOMPARE(fixture.model.state(), State::Failed);
    QCOMPARE(fixture.model.error()->kind, ApiError::Kind::ConnectionRefused);
    QVERIFY(!fixture.model.canFetchMore({}));
    fixture.points.failPath("/scroll", std::nullopt);
    fixture.model.retry();
    QVERIFY(!fixture.model.error());
    QTRY_COMPARE(fixture.model.state(), State::Exhausted);
    QCOMPARE(fixture.model.rowCount(), 10);
}

void TestPointsModel::failedLaterPageKeepsEveryRow()
{
    PointsFixture fixture(200);
    fixture.load();
    fixture.points.failPath("/scroll", refused);
    fixture.model.fetchMore({});
    QTRY_COMPARE(fixture.model.state(), State::Failed);
    QCOMPARE(fixture.model.rowCount(), 64);
    fixture.points.failPath("/scroll", std::nullopt);
    fixture.model.retry();
    QTRY_COMPARE(fixture.model.state(), State::Exhausted);
    QCOMPARE(fixture.model.rowCount(), 200);
}

void TestPointsModel::failedReloadKeepsTheEarlierRows()
{
    PointsFixture fixture(10);
    fixture.load();
    fixture.points.failPath("/scroll", refused);
    fixture.model.setFilter(nameIs(u"n3"_s));
    QTRY_COMPARE(fixture.model.state(), State::Failed);
    QCOMPARE(fixture.model.rowCount(), 10);
    QVERIFY(!fixture.model.rowsAreCurrent());
    fixture.points.failPath("/scroll", std::nullopt);
    fixture.model.retry();
    QTRY_COMPARE(fixture.model.rowCount(), 1);
    QVERIFY(fixture.model.rowsAreCurrent());
}

void TestPointsModel::garbageIsAFailure()
{
    ScriptedTransport script;
    script.expect(Method::Post, "/collections/things/points/scroll").answer(200, "<html>");
    Client client(script.factory(), oneAttempt());
    CollectionSession session(client, ServerInfo(), u"things"_s, u"test"_s);
    PointsModel model(session);
    model.reload();
    QTRY_COMPARE(model.state(), State::Failed);
    QCOMPARE(model.error()->kind, ApiError::Kind::NotQdrant);
}

void TestPointsModel::silenceIsLoadingUntilCancelled()
{
    PointsFixture fixture(10);
    fixture.points.hold(true);
    fixture.model.reload();
    QTRY_COMPARE(fixture.points.requests().size(), 1);
    QCOMPARE(fixture.model.state(), State::LoadingFirst);
    fixture.model.cancel();
    QCOMPARE(fixture.model.state(), State::Empty);
    fixture.points.hold(false);
    fixture.load();
    QCOMPARE(fixture.model.rowCount(), 10);
}

void TestPointsModel::cancelledLaterPageIsReadyAgain()
{
    PointsFixture fixture(200);
    fixture.load();
    fixture.points.hold(true);
    fixture.model.fetchMore({});
    fixture.model.cancel();
    QCOMPARE(fixture.model.state(), State::Ready);
    fixture.points.hold(false);
    fixture.model.fetchMore({});
    QTRY_COMPARE(fixture.model.rowCount(), 200);
}

void TestPointsModel::staleAnswersAreDropped()
{
    PointsFixture fixture(20);
    fixture.points.hold(true);
    fixture.model.reload();
    QTRY_COMPARE(fixture.points.requests().size(), 1);
    fixture.model.setFilter(nameIs(u"n7"_s));
    QTRY_COMPARE(fixture.points.bodiesTo("/scroll").size(), 2);
    QSignalSpy resets(&fixture.model, &QAbstractItemModel::modelReset);
    fixture.points.hold(false);
    QTRY_COMPARE(fixture.model.state(), State::Exhausted);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(fixture.model.rowCount(), 1);
    QCOMPARE(fixture.model.idAt(0), id(7));
}

void TestPointsModel::destroyedModelEndsItsRequests()
{
    FakePoints points;
    points.add(1, "{}");
    Client client(points.factory(), oneAttempt());
    CollectionSession session(client, ServerInfo(), u"things"_s, u"test"_s);
    points.hold(true);
    auto model = std::make_unique<PointsModel>(session);
    model->setFilter(nameIs(u"x"_s));
    QTRY_COMPARE(points.requests().size(), 2);
    model.reset();
    points.hold(false);
    bool answered = false;
    const Call call
        = client.points().count(u"things"_s, std::nullopt, true, std::chrono::seconds(5),
                                [&](Result<quint64>) { answered = true; });
    QTRY_VERIFY(answered);
}

void TestPointsModel::filterIsSentAndCountedExactly()
{
    PointsFixture fixture(20);
    fixture.model.setFilter(nameIs(u"n7"_s));
    QTRY_COMPARE(fixture.model.total(), (Total{ Total::Kind::Exact, 1 }));
    const QByteArray filter = R"("filter":{"must":[{"key":"name","match":{"value":"n7"}}]})";
    QVERIFY(fixture.points.bodiesTo("/scroll")[0].contains(filter));
    QVERIFY(fixture.points.bodiesTo("/count")[0].contains(filter));
    QVERIFY(fixture.points.bodiesTo("/count")[0].contains(R"("exact":true)"));
    QTRY_COMPARE(fixture.model.rowCount(), 1);
    fixture.model.setFilter(std::nullopt);
    QTRY_COMPARE(fixture.model.rowCount(), 20);
}

void TestPointsModel::failingCountDelaysNoRows()
{
    PointsFixture fixture(20);
    fixture.points.failPath("/count", ApiError{ .kind = ApiError::Kind::Timeout });
    fixture.model.setFilter(nameIs(u"n7"_s));
    QTRY_COMPARE(fixture.model.state(), State::Exhausted);
    QTRY_COMPARE(fixture.model.total().kind, Total::Kind::GaveUp);
    QVERIFY(!fixture.model.error());
    QCOMPARE(fixture.model.rowCount(), 1);
}

void TestPointsModel::totalOfAWholeCollectionIsApproximate()
{
    PointsFixture fixture(20);
    fixture.points.setInfo(R"({"status":"green","optimizer_status":"ok","points_count":1234,)"
                           R"("segments_count":1,"config":{"params":{}},"payload_schema":{}})");
    fixture.load();
    QCOMPARE(fixture.model.total().kind, Total::Kind::Unknown);
    fixture.session.refreshInfo();
    QTRY_COMPARE(fixture.model.total(), (Total{ Total::Kind::Approximate, 1234 }));
    QCOMPARE(fixture.points.bodiesTo("/count").size(), 0);
}

void TestPointsModel::ordersByAFieldAndCountsTheHidden()
{
    PointsFixture fixture(100);
    for (quint64 number = 201; number <= 212; ++number)
        fixture.points.add(number, R"({"name":"no rank"})");
    fixture.model.setOrder(OrderBy{ u"rank"_s, true, {} });
    QTRY_COMPARE(fixture.model.state(), State::Ready);
    QTRY_COMPARE(fixture.model.hiddenByOrder(), std::optional<quint64>(12));
    while (fixture.model.canFetchMore({})) {
        fixture.model.fetchMore({});
        QTRY_VERIFY(!fixture.model.isBusy());
    }
    QCOMPARE(fixture.model.rowCount(), 100);
    QCOMPARE(fixture.cell(0, u"rank"_s), u"6"_s);
    QCOMPARE(fixture.cell(99, u"rank"_s), u"0"_s);
    for (const QByteArray &body : fixture.points.bodiesTo("/scroll"))
        QVERIFY(!body.contains("\"offset\""));
}

void TestPointsModel::aSecondFailureReplacesTheFirst()
{
    PointsFixture fixture(200);
    fixture.load();
    fixture.points.failPath("/scroll", refused);
    fixture.model.fetchMore({});
    QTRY_COMPARE(fixture.model.state(), State::Failed);
    fixture.points.failPath("/scroll", ApiError{ .kind = ApiError::Kind::Unauthorized });
    QSignalSpy changed(&fixture.model, &PointsModel::stateChanged);
    emit fixture.session.pointsChanged({});
    QTRY_VERIFY(fixture.model.error()
                && fixture.model.error()->kind == ApiError::Kind::Unauthorized);
    QVERIFY(changed.size() >= 2);
    QCOMPARE(fixture.model.rowCount(), 64);
}

void TestPointsModel::valuesTheIndexDoesNotHoldAreHidden()
{
    PointsFixture fixture(10);
    fixture.points.add(20, R"({"name":"x","rank":"n/a"})");
    fixture.points.add(21, R"({"name":"y","rank":null})");
    fixture.model.setOrder(OrderBy{ u"rank"_s, false, {} });
    QTRY_COMPARE(fixture.model.hiddenByOrder(), std::optional<quint64>(2));
    QTRY_VERIFY(!fixture.model.isBusy());
    fixture.model.loadAll();
    QTRY_COMPARE(fixture.model.loadAllState().outcome, Outcome::CountAgrees);
    QCOMPARE(fixture.model.rowCount(), 10);
}

void TestPointsModel::aFailedCountOfTheHiddenIsTold()
{
    PointsFixture fixture(10);
    fixture.points.failPath("/count", ApiError{ .kind = ApiError::Kind::Timeout });
    fixture.model.setOrder(OrderBy{ u"rank"_s, false, {} });
    QTRY_VERIFY(fixture.model.isHiddenCountFailed());
    QVERIFY(!fixture.model.hiddenByOrder());
}

void TestPointsModel::anOrderByAListEnds()
{
    PointsFixture fixture;
    for (quint64 i = 1; i <= 300; ++i)
        fixture.points.add(i, "{\"rank\":[1," + QByteArray::number(100 + i) + "]}");
    fixture.model.setOrder(OrderBy{ u"rank"_s, false, {} });
    QTRY_VERIFY(!fixture.model.isBusy());
    fixture.model.loadAll();
    QTRY_COMPARE(fixture.model.loadAllState().outcome, Outcome::CountAgrees);
    QCOMPARE(fixture.model.rowCount(), 300);
}

QTEST_GUILESS_MAIN(TestPointsModel)
#include "tst_pointsmodel.moc"
