// A query from draft to rows: what is checked, what is sent, what stays on the screen.
#include "client/api/client.h"
#include "model/points/pointsroles.h"
#include "model/search/querysession.h"
#include "model/search/resultsmodel.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using Mode = QuerySession::Mode;
using Code = QueryProblem::Code;
using Mark = RecommendBoard::Mark;

namespace {

const QByteArray queryPath = "/collections/c/points/query";

QByteArray infoWith(const QByteArray &params)
{
    return R"({"status":"green","optimizer_status":"ok","points_count":3,"segments_count":1,)"
           R"("config":{"params":)"
        + params + R"(},"payload_schema":{}})";
}

const QByteArray cosineInfo = infoWith(R"({"vectors":{"size":4,"distance":"Cosine"}})");
const QByteArray euclidInfo = infoWith(R"({"vectors":{"size":2,"distance":"Euclid"}})");
const QByteArray namedInfo = infoWith(
    R"({"vectors":{"a":{"size":2,"distance":"Dot"},"b":{"size":3,"distance":"Manhattan"}},)"
    R"("sparse_vectors":{"s":{}}})");
const QByteArray twoPoints
    = R"({"points":[{"id":18446744073709551615,"version":1,"score":0.9,"payload":{"n":1.0,"t":"x"}},)"
      R"({"id":"9b2f1c1e-0000-4000-8000-0000000000aa","version":2,"score":0.1,"payload":{"n":2}}]})";

//! A collection whose facts are known, over a scripted server.
struct Fixture
{
    explicit Fixture(const QByteArray &info)
        : client(script.factory())
        , session(client, server("1.19.0"), u"c"_s, u"key"_s)
    {
        script.expect(Method::Get, "/collections/c").ok(info);
        QSignalSpy known(&session, &CollectionSession::infoChanged);
        session.refreshInfo();
        if (!known.wait() || !session.info())
            qFatal("the collection's facts didn't come");
    }
    static ServerInfo server(const char *version)
    {
        ServerInfo info;
        info.versionText = QString::fromLatin1(version);
        info.version = ServerVersion::parse(info.versionText);
        return info;
    }

    ScriptedTransport script;
    Client client;
    CollectionSession session;
};

QString printed(const ResultsModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells{ model.idAt(row).toString() };
        for (int column = 0; column < model.columnCount(); ++column)
            cells += model.index(row, column).data().toString();
        lines += cells.join(u'|');
    }
    return lines.join(u'\n');
}

} // namespace

class TestSearchQuery : public QObject
{
    Q_OBJECT

private slots:
    void aPointIdIsSentExactlyAndItsAnswerShown();
    void everythingChosenIsSent();
    void ranksGoOnAfterAnOffset();
    void wrongTargetsAreCaughtBeforeSending_data();
    void wrongTargetsAreCaughtBeforeSending();
    void namedVectorsAreCheckedByTheirOwnSize();
    void aSparseVectorGoesToASparseName();
    void thresholdsFollowTheMetric();
    void aFailureKeepsEarlierRowsAndMarksThem();
    void anEarlierAnswerIsStaleOnceTheDraftDiffers();
    void cancelKeepsRowsAndNothingComesLater();
    void aNewRunDropsTheOneBefore();
    void garbageIsAnErrorAndKeepsRows();
    void closingThePageCancels();
    void aQueryWaitsForFactsUnderWay();
    void aCollectionWithoutVectorsIsSaidSo();
};

void TestSearchQuery::aPointIdIsSentExactlyAndItsAnswerShown()
{
    Fixture f(cosineInfo);
    QuerySession query(f.session, Mode::Nearest);
    QAbstractItemModelTester tester(&query.results());
    f.script
        .expect(Method::Post, queryPath,
                R"({"query":9007199254740993,"limit":50,"with_payload":true,"with_vector":false})")
        .ok(twoPoints);
    query.setTargetIdText(u" 9007199254740993 "_s);
    QSignalSpy answered(&query, &QuerySession::answered);
    QVERIFY(query.run());
    QVERIFY(query.isRunning());
    QVERIFY(answered.wait());
    QCOMPARE(printed(query.results()),
             u"18446744073709551615|1|0.9|1.0|x\n9b2f1c1e-0000-4000-8000-0000000000aa|2|0.1|2|"_s);
    QVERIFY(query.shownLargerIsBetter());
    QVERIFY(!query.isStale());
    QCOMPARE(query.results().index(0, 1).data(ScoreRole).toFloat(), 0.9F);
    QCOMPARE(query.results().index(0, 1).data(Qt::AccessibleTextRole).toString(), u"score 0.9"_s);
}

void TestSearchQuery::everythingChosenIsSent()
{
    Fixture f(namedInfo);
    QuerySession query(f.session, Mode::Nearest);
    query.setTargetKind(QuerySession::Target::Vector);
    query.setTargetVectorText(u"0.5 1 2"_s);
    query.setUsing(u"b"_s);
    query.setLimit(7);
    query.setOffset(3);
    query.setThresholdText(u"0.25"_s);
    query.setExact(true);
    Filter filter;
    filter.must.emplace().push_back(IsNull{ u"k"_s });
    query.setFilter(filter);
    const auto request = query.request();
    QVERIFY(request.hasValue());
    QueryRequest expected;
    expected.query = NearestQuery{ VectorData{ DenseVector{ 0.5F, 1, 2 } } };
    expected.usingVector = u"b"_s;
    expected.filter = filter;
    expected.limit = 7;
    expected.offset = 3;
    expected.scoreThreshold = 0.25;
    expected.exact = true;
    QVERIFY(*request == expected);
}

void TestSearchQuery::ranksGoOnAfterAnOffset()
{
    Fixture f(cosineInfo);
    QuerySession query(f.session, Mode::Nearest);
    QAbstractItemModelTester tester(&query.results());
    f.script.expect(Method::Post, queryPath).ok(twoPoints);
    query.setTargetPoint(PointId::fromNumber(1));
    query.setOffset(20);
    QSignalSpy answered(&query, &QuerySession::answered);
    query.run();
    QVERIFY(answered.wait());
    QCOMPARE(query.results().rankAt(0), quint64(21));
    QCOMPARE(query.results().rankAt(1), quint64(22));
}

void TestSearchQuery::wrongTargetsAreCaughtBeforeSending_data()
{
    QTest::addColumn<bool>("isVector");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("given");
    QTest::newRow("nothing") << false << QString() << int(Code::NoTarget) << 0;
    QTest::newRow("word") << false << u"abc"_s << int(Code::BadPointId) << 0;
    QTest::newRow("negative") << false << u"-1"_s << int(Code::BadPointId) << 0;
    QTest::newRow("beyond u64") << false << u"18446744073709551616"_s << int(Code::BadPointId) << 0;
    QTest::newRow("short") << true << u"1,2,3"_s << int(Code::WrongDimension) << 3;
    QTest::newRow("long") << true << u"[1,2,3,4,5]"_s << int(Code::WrongDimension) << 5;
    QTest::newRow("no number") << true << u"1,2,x"_s << int(Code::BadVector) << 3;
    QTest::newRow("sparse") << true << u"{\"indices\":[1],\"values\":[1]}"_s
                            << int(Code::WrongVectorKind) << 0;
    QTest::newRow("multi") << true << u"[[1,2,3,4]]"_s << int(Code::WrongVectorKind) << 0;
}

void TestSearchQuery::wrongTargetsAreCaughtBeforeSending()
{
    QFETCH(bool, isVector);
    QFETCH(QString, text);
    QFETCH(int, code);
    Fixture f(cosineInfo);
    QuerySession query(f.session, Mode::Nearest);
    query.setTargetKind(isVector ? QuerySession::Target::Vector : QuerySession::Target::Point);
    query.setTargetIdText(text);
    query.setTargetVectorText(text);
    QVERIFY(!query.run());
    QVERIFY(!query.isRunning());
    const auto request = query.request();
    QVERIFY(!request.hasValue());
    QCOMPARE(int(request.error().code), code);
    QTEST(int(request.error().given), "given");
    if (code == int(Code::WrongDimension) || code == int(Code::BadVector))
        QCOMPARE(request.error().expected, 4);
    QCOMPARE(f.script.requests().size(), qsizetype(1)); // the facts only
}

void TestSearchQuery::namedVectorsAreCheckedByTheirOwnSize()
{
    Fixture f(namedInfo);
    QuerySession query(f.session, Mode::Nearest);
    QCOMPARE(query.usingVector(), u"a"_s); // the first one, until somebody chooses
    query.setTargetKind(QuerySession::Target::Vector);
    query.setTargetVectorText(u"1 2 3"_s);
    QVERIFY(query.request().error().code == Code::WrongDimension);
    query.setUsing(u"b"_s);
    QVERIFY(query.request().hasValue());
    query.setUsing(u"gone"_s);
    QVERIFY(query.request().error().code == Code::UnknownVector);
}

void TestSearchQuery::aSparseVectorGoesToASparseName()
{
    Fixture f(namedInfo);
    QuerySession query(f.session, Mode::Nearest);
    query.setTargetKind(QuerySession::Target::Vector);
    query.setTargetVectorText(u"{\"indices\":[7],\"values\":[0.5]}"_s);
    query.setUsing(u"s"_s);
    QVERIFY(query.request().hasValue());
    QVERIFY(query.metric() == Distance::Dot);
    query.setTargetVectorText(u"1 2 3"_s);
    QVERIFY(query.request().error().code == Code::WrongVectorKind);
}

void TestSearchQuery::thresholdsFollowTheMetric()
{
    Fixture f(euclidInfo);
    QuerySession nearest(f.session, Mode::Nearest);
    QVERIFY(nearest.thresholdSense() == ThresholdSense::Below);
    nearest.setTargetPoint(PointId::fromNumber(1));
    nearest.setThresholdText(u"1,5"_s);
    QVERIFY(nearest.request().error().code == Code::BadThreshold);
    f.session.board().toggle(PointId::fromNumber(1), Mark::Positive);
    QuerySession recommend(f.session, Mode::Recommend);
    QVERIFY(recommend.thresholdSense() == ThresholdSense::Below);
    recommend.setThresholdText(u"2"_s);
    QCOMPARE(recommend.request()->scoreThreshold, std::optional(2.0));
    recommend.setStrategy(RecommendStrategy::BestScore);
    QVERIFY(recommend.thresholdSense() == ThresholdSense::OffOppositeSense);
    QVERIFY(!recommend.request()->scoreThreshold);
}

void TestSearchQuery::aFailureKeepsEarlierRowsAndMarksThem()
{
    Fixture f(cosineInfo);
    QuerySession query(f.session, Mode::Nearest);
    QAbstractItemModelTester tester(&query.results());
    f.script.expect(Method::Post, queryPath).ok(twoPoints);
    f.script.expect(Method::Post, queryPath)
        .answer(404, ScriptedTransport::errorBody("Not found: No point with id 5 found"));
    query.setTargetPoint(PointId::fromNumber(1));
    QSignalSpy answered(&query, &QuerySession::answered);
    query.run();
    QVERIFY(answered.wait());
    query.setTargetPoint(PointId::fromNumber(5));
    query.run();
    QTRY_VERIFY(query.error().has_value());
    QVERIFY(query.error()->kind == ApiError::Kind::NotFound);
    QCOMPARE(query.results().rowCount(), 2);
    QVERIFY(query.isStale());
    query.setTargetPoint(PointId::fromNumber(1));
    QVERIFY(query.isStale()); // the last run failed, whatever the draft says now
}

void TestSearchQuery::anEarlierAnswerIsStaleOnceTheDraftDiffers()
{
    Fixture f(cosineInfo);
    QuerySession query(f.session, Mode::Nearest);
    f.script.expect(Method::Post, queryPath).ok(twoPoints);
    query.setTargetPoint(PointId::fromNumber(1));
    QSignalSpy answered(&query, &QuerySession::answered);
    query.run();
    QVERIFY(answered.wait());
    query.setLimit(7);
    QVERIFY(query.isStale());
    query.setLimit(50);
    QVERIFY(!query.isStale());
}

void TestSearchQuery::cancelKeepsRowsAndNothingComesLater()
{
    Fixture f(cosineInfo);
    QuerySession query(f.session, Mode::Nearest);
    f.script.expect(Method::Post, queryPath).ok(twoPoints);
    f.script.expect(Method::Post, queryPath).hold();
    query.setTargetPoint(PointId::fromNumber(1));
    QSignalSpy answered(&query, &QuerySession::answered);
    query.run();
    QVERIFY(answered.wait());
    query.run();
    QTRY_COMPARE(f.script.heldCount(), 1);
    query.cancel();
    QVERIFY(!query.isRunning());
    QTRY_COMPARE(f.script.cancelledCount(), 1);
    QCOMPARE(answered.size(), 1);
    QCOMPARE(query.results().rowCount(), 2);
    QVERIFY(!query.error());
}

void TestSearchQuery::aNewRunDropsTheOneBefore()
{
    Fixture f(cosineInfo);
    QuerySession query(f.session, Mode::Nearest);
    f.script.expect(Method::Post, queryPath).hold();
    f.script.expect(Method::Post, queryPath).ok(twoPoints);
    query.setTargetPoint(PointId::fromNumber(1));
    QSignalSpy answered(&query, &QuerySession::answered);
    query.run();
    QTRY_COMPARE(f.script.heldCount(), 1);
    query.run();
    QVERIFY(answered.wait());
    QTRY_COMPARE(f.script.cancelledCount(), 1);
    QCOMPARE(answered.size(), 1);
}

void TestSearchQuery::garbageIsAnErrorAndKeepsRows()
{
    Fixture f(cosineInfo);
    QuerySession query(f.session, Mode::Nearest);
    f.script.expect(Method::Post, queryPath).ok(twoPoints);
    f.script.expect(Method::Post, queryPath).answer(200, R"({"result":{"points":[{"id":)");
    query.setTargetPoint(PointId::fromNumber(1));
    QSignalSpy answered(&query, &QuerySession::answered);
    query.run();
    QVERIFY(answered.wait());
    query.run();
    QTRY_VERIFY(query.error().has_value());
    QCOMPARE(query.results().rowCount(), 2);
}

void TestSearchQuery::closingThePageCancels()
{
    Fixture f(cosineInfo);
    f.script.expect(Method::Post, queryPath).hold();
    {
        QuerySession query(f.session, Mode::Nearest);
        query.setTargetPoint(PointId::fromNumber(1));
        query.run();
        QTRY_COMPARE(f.script.heldCount(), 1);
    }
    QTRY_COMPARE(f.script.cancelledCount(), 1);
}

void TestSearchQuery::aQueryWaitsForFactsUnderWay()
{
    ScriptedTransport script;
    Client client(script.factory());
    CollectionSession session(client, Fixture::server("1.19.0"), u"c"_s, u"key"_s);
    QuerySession query(session, Mode::Nearest);
    script.expect(Method::Get, "/collections/c").hold();
    session.refreshInfo();
    query.setTargetPoint(PointId::fromNumber(1));
    QVERIFY(query.run());
    QVERIFY(query.isRunPending());
    QTRY_COMPARE(script.heldCount(), 1);
    script
        .expect(Method::Post, queryPath,
                R"({"query":1,"using":"a","limit":50,"with_payload":true,"with_vector":false})")
        .ok(twoPoints);
    QVERIFY(script.release(200, ScriptedTransport::envelope(namedInfo)));
    QTRY_COMPARE(query.results().rowCount(), 2);
    QVERIFY(!query.isRunPending());
}

void TestSearchQuery::aCollectionWithoutVectorsIsSaidSo()
{
    Fixture f(infoWith(R"({"vectors":{}})"));
    QuerySession query(f.session, Mode::Nearest);
    query.setTargetPoint(PointId::fromNumber(1));
    QVERIFY(!query.run());
    QVERIFY(query.request().error().code == Code::NoVectors);
}

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_searchquery.moc"
