// PointsModel over an in-memory collection: states, paging, failures, stale answers, going to ids, load all.
#include "client/api/client.h"
#include "model/points/pointsmodel.h"
#include "model/session/collectionsession.h"
#include "tests/model/fakepoints.h"
#include "tests/support/scriptedtransport.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using State = PointsModel::State;
using Total = PointsModel::Total;
using Outcome = PointsModel::LoadAll::Outcome;

namespace {

ApiCoreOptions oneAttempt()
{
    ApiCoreOptions options;
    options.retry.attempts = 1;
    return options;
}

PointId id(quint64 number) { return PointId::fromNumber(number); }

struct Fixture
{
    explicit Fixture(int count = 0)
    {
        for (int i = 1; i <= count; ++i)
            points.add(quint64(i), payloadOf(i));
    }
    static QByteArray payloadOf(int i)
    {
        return "{\"name\":\"n" + QByteArray::number(i) + "\",\"rank\":" + QByteArray::number(i % 7)
            + '}';
    }
    void load()
    {
        model.reload();
        QTRY_VERIFY(!model.isBusy());
    }
    void loadEverything()
    {
        load();
        while (model.canFetchMore({})) {
            model.fetchMore({});
            QTRY_VERIFY(!model.isBusy());
        }
    }
    QString cell(int row, const QString &field) const
    {
        return model.index(row, model.columnOf(field)).data().toString();
    }

    FakePoints points;
    Client client{ points.factory(), oneAttempt() };
    CollectionSession session{ client, ServerInfo(), u"things"_s, u"test"_s };
    PointsModel model{ session };
    QAbstractItemModelTester tester{ &model,
                                     QAbstractItemModelTester::FailureReportingMode::QtTest };
};

Filter nameIs(const QString &name)
{
    return withCondition(std::nullopt,
                         FieldCondition{ u"name"_s, MatchValue{ json::Value(name) } });
}

const ApiError refused{ .kind = ApiError::Kind::ConnectionRefused };

} // namespace

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
    void showsIdsInTheirOrder();
    void goesToAnIdAndBack();
    void tellsTheNextOfAnAbsentId();
    void failedLookUpKeepsRows();
    void loadAllEndsInACount();
    void loadAllTellsADrift();
    void loadAllIsCancelled();
    void writtenRowsAreRefreshedInPlace();
    void deletedRowsVanish();
    void newPointsAppearInIdOrder();
    void aFirstPointMakesColumns();
    void unknownWritesReload();
    void cellsAreExact();
    void missingAndNullDiffer();
    void laterFieldsAreOfferedOnly();
    void shownFieldsChangeOneByOne();
    void pointsWithoutPayloadHaveOneColumn();
    void marksFollowTheBoard();
    void rowsCostLittleMemory();
    void largeRowsMakeSmallPages();
};

void TestPointsModel::isEmptyBeforeAnythingIsAsked()
{
    const Fixture fixture(3);
    QCOMPARE(fixture.model.state(), State::Empty);
    QCOMPARE(fixture.model.rowCount(), 0);
    QVERIFY(!fixture.model.hasAnswered());
    QCOMPARE(fixture.points.requests().size(), 0);
}

void TestPointsModel::firstPageIsSmallAndComesInIdOrder()
{
    Fixture fixture(200);
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
    Fixture fixture(200);
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
    Fixture fixture(600);
    fixture.load();
    QSignalSpy inserted(&fixture.model, &QAbstractItemModel::rowsInserted);
    fixture.model.fetchMore({});
    QTRY_COMPARE(inserted.size(), 1);
    QCOMPARE(inserted[0][1].toInt(), 64);
    QCOMPARE(inserted[0][2].toInt(), 319);
}

void TestPointsModel::endsExhausted()
{
    Fixture fixture(3000);
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
    Fixture fixture;
    fixture.load();
    QCOMPARE(fixture.model.state(), State::Exhausted);
    QCOMPARE(fixture.model.rowCount(), 0);
    QVERIFY(!fixture.model.error());
}

void TestPointsModel::failedFirstPageIsToldAndRetried()
{
    Fixture fixture(10);
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
    Fixture fixture(200);
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
    Fixture fixture(10);
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
    Fixture fixture(10);
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
    Fixture fixture(200);
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
    Fixture fixture(20);
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
    Fixture fixture(20);
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
    Fixture fixture(20);
    fixture.points.failPath("/count", ApiError{ .kind = ApiError::Kind::Timeout });
    fixture.model.setFilter(nameIs(u"n7"_s));
    QTRY_COMPARE(fixture.model.state(), State::Exhausted);
    QTRY_COMPARE(fixture.model.total().kind, Total::Kind::GaveUp);
    QVERIFY(!fixture.model.error());
    QCOMPARE(fixture.model.rowCount(), 1);
}

void TestPointsModel::totalOfAWholeCollectionIsApproximate()
{
    Fixture fixture(20);
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
    Fixture fixture(100);
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

void TestPointsModel::showsIdsInTheirOrder()
{
    Fixture fixture(60);
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

void TestPointsModel::goesToAnIdAndBack()
{
    Fixture fixture(100);
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

void TestPointsModel::tellsTheNextOfAnAbsentId()
{
    Fixture fixture(10);
    fixture.points.add(57, R"({"name":"later"})");
    fixture.load();
    fixture.model.goTo({ id(42) });
    QTRY_VERIFY(fixture.model.idListing() && fixture.model.idListing()->nextAfterMissing);
    QCOMPARE(*fixture.model.idListing()->nextAfterMissing, id(57));
    QVERIFY(!fixture.model.idListing()->replacesRows);
    QCOMPARE(fixture.model.rowCount(), 11);
    QCOMPARE(fixture.model.state(), State::Exhausted);
}

void TestPointsModel::failedLookUpKeepsRows()
{
    Fixture fixture(10);
    fixture.load();
    fixture.points.failPath("/collections/things/points", refused);
    fixture.model.goTo({ id(4) });
    QTRY_COMPARE(fixture.model.state(), State::Failed);
    QCOMPARE(fixture.model.rowCount(), 10);
    fixture.points.failPath("/collections/things/points", std::nullopt);
    fixture.model.retry();
    QTRY_COMPARE(fixture.model.rowCount(), 7);
}

void TestPointsModel::loadAllEndsInACount()
{
    Fixture fixture(2500);
    fixture.load();
    fixture.model.loadAll();
    QCOMPARE(fixture.model.loadAllState().outcome, Outcome::Running);
    QTRY_COMPARE(fixture.model.loadAllState().outcome, Outcome::CountAgrees);
    QCOMPARE(fixture.model.rowCount(), 2500);
    QCOMPARE(fixture.model.state(), State::Exhausted);
    QCOMPARE(fixture.model.total(), (Total{ Total::Kind::Exact, 2500 }));
    QVERIFY(fixture.points.requests()[1].isBackground);
}

void TestPointsModel::loadAllTellsADrift()
{
    Fixture fixture(100);
    fixture.loadEverything();
    fixture.points.remove(id(1));
    fixture.model.loadAll();
    QTRY_COMPARE(fixture.model.loadAllState().outcome, Outcome::CountDiffers);
    QCOMPARE(fixture.model.loadAllState().counted, quint64(99));
}

void TestPointsModel::loadAllIsCancelled()
{
    Fixture fixture(2500);
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

void TestPointsModel::writtenRowsAreRefreshedInPlace()
{
    Fixture fixture(20);
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

void TestPointsModel::deletedRowsVanish()
{
    Fixture fixture(20);
    fixture.load();
    fixture.points.remove(id(5));
    fixture.points.remove(id(20));
    emit fixture.session.pointsChanged({ id(5), id(20) });
    QTRY_COMPARE(fixture.model.rowCount(), 18);
    QCOMPARE(fixture.model.idAt(4), id(6));
    QCOMPARE(fixture.cell(4, u"name"_s), u"n6"_s);
}

void TestPointsModel::newPointsAppearInIdOrder()
{
    Fixture fixture;
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

void TestPointsModel::aFirstPointMakesColumns()
{
    Fixture fixture;
    fixture.load();
    fixture.points.add(1, R"({"name":"first"})");
    emit fixture.session.pointsChanged({ id(1) });
    QTRY_COMPARE(fixture.model.rowCount(), 1);
    QCOMPARE(fixture.cell(0, u"name"_s), u"first"_s);
}

void TestPointsModel::unknownWritesReload()
{
    Fixture fixture(5);
    fixture.load();
    fixture.points.add(6, "{}");
    emit fixture.session.pointsChanged({});
    QTRY_COMPARE(fixture.model.rowCount(), 6);
}

void TestPointsModel::cellsAreExact()
{
    Fixture fixture;
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

void TestPointsModel::missingAndNullDiffer()
{
    Fixture fixture;
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

void TestPointsModel::laterFieldsAreOfferedOnly()
{
    Fixture fixture(100);
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

void TestPointsModel::shownFieldsChangeOneByOne()
{
    Fixture fixture(5);
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

void TestPointsModel::pointsWithoutPayloadHaveOneColumn()
{
    Fixture fixture;
    fixture.points.add(1, "{}");
    fixture.load();
    QCOMPARE(fixture.model.columnCount(), 1);
    QCOMPARE(fixture.model.headerData(0, Qt::Horizontal).toString(), u"payload"_s);
    QCOMPARE(fixture.model.index(0, 0).data().toString(), u"{}"_s);
}

void TestPointsModel::marksFollowTheBoard()
{
    Fixture fixture(5);
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

void TestPointsModel::rowsCostLittleMemory()
{
    Fixture fixture(3000);
    fixture.loadEverything();
    qsizetype payloads = 0;
    for (int i = 1; i <= 3000; ++i)
        payloads += Fixture::payloadOf(i).size();
    QVERIFY2(fixture.model.loadedBytes() <= payloads * 13 / 10 + 64 * 3000,
             QByteArray::number(fixture.model.loadedBytes()).constData());
}

void TestPointsModel::largeRowsMakeSmallPages()
{
    Fixture fixture;
    for (quint64 i = 1; i <= 200; ++i)
        fixture.points.add(i, "{\"text\":\"" + QByteArray(40'000, 'x') + "\"}");
    fixture.load();
    fixture.model.fetchMore({});
    QTRY_COMPARE(fixture.model.rowCount(), 64 + 52);
}

QTEST_GUILESS_MAIN(TestPointsModel)
#include "tst_pointsmodel.moc"
