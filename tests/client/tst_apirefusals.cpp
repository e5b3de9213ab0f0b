// What strict mode refuses and the client asks again in another way, and what the client refuses by itself.

#include "client/api/client.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using Kind = ApiError::Kind;

namespace {

const QString docs = QStringLiteral("docs");
const QByteArray scrollPath = "/collections/docs/points/scroll";
const QByteArray pointsPath = "/collections/docs/points";
const QByteArray completed = R"({"operation_id":3,"status":"completed"})";
const QByteArray noPoints = R"({"points":[]})";

std::vector<PointId> seven() { return { PointId::fromNumber(7) }; }

ApiCoreOptions quick()
{
    ApiCoreOptions options;
    options.retry.attempts = 1;
    return options;
}

QByteArray limitRefusal(const QByteArray &value, const QByteArray &limit, const QByteArray &name)
{
    return ScriptedTransport::errorBody("Bad request: Limit exceeded " + value + " > " + limit
                                        + " for \\\"" + name + "\\\". Help: Reduce the \\\"" + name
                                        + "\\\" parameter to or below " + limit + '.');
}

struct Conversation
{
    ScriptedTransport script;
    Client client{ script.factory(), quick() };

    Result<RecordPage> scroll(const QString &collection = docs)
    {
        return await<RecordPage>(
            [&](auto handler) { return client.points().scroll(collection, {}, handler); });
    }
    Result<UpdateResult> remove()
    {
        return await<UpdateResult>(
            [&](auto handler) { return client.points().remove(docs, seven(), handler); });
    }
    Result<UpdateResult> upsert(const UpsertOptions &options)
    {
        const std::vector<PointStruct> points{ { PointId::fromNumber(7), "[1]", "" } };
        return await<UpdateResult>(
            [&](auto handler) { return client.points().upsert(docs, points, options, handler); });
    }
    void meetServer(const QByteArray &version)
    {
        script.expect(Method::Get, "/")
            .answer(200, "{\"title\":\"qdrant\",\"version\":\"" + version + "\"}");
        QVERIFY(await<ServerInfo>([&](auto handler) { return client.service().info(handler); }));
    }
};

} // namespace

class TestApiRefusals : public QObject
{
    Q_OBJECT

private slots:
    void refusedTimeoutIsAskedAgainWithTheAllowedOne_data();
    void refusedTimeoutIsAskedAgainWithTheAllowedOne();
    void refusedTimeoutOfAWriteIsSentAgain();
    void allowedTimeoutIsRememberedForItsCollection();
    void whereNoTimeoutIsAllowedNoneIsSent();
    void anotherRefusalIsNotAskedAgain_data();
    void anotherRefusalIsNotAskedAgain();
    void exactCountThatIsNotAllowedSaysSo();
    void oldServersAreNotSentWhatTheyWouldIgnore_data();
    void oldServersAreNotSentWhatTheyWouldIgnore();
    void newServersAreSentIt();
    void unknownServersAreSentIt();
    void namesThatNoPathCarriesAreRefused_data();
    void namesThatNoPathCarriesAreRefused();
};

void TestApiRefusals::refusedTimeoutIsAskedAgainWithTheAllowedOne_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("1.14.1 and later") << 400;
    QTest::newRow("1.13.0 to 1.14.0") << 403;
}

void TestApiRefusals::refusedTimeoutIsAskedAgainWithTheAllowedOne()
{
    QFETCH(int, status);
    Conversation talk;
    talk.script.expect(Method::Post, scrollPath)
        .query("timeout=29")
        .answer(status, limitRefusal("29", "10", "timeout"));
    talk.script.expect(Method::Post, scrollPath).query("timeout=10").ok(noPoints);
    QVERIFY(talk.scroll());
}

void TestApiRefusals::refusedTimeoutOfAWriteIsSentAgain()
{
    Conversation talk;
    talk.script.expect(Method::Post, pointsPath + "/delete", R"({"points":[7]})")
        .query("wait=true&timeout=29")
        .answer(400, limitRefusal("29", "3", "timeout"));
    talk.script.expect(Method::Post, pointsPath + "/delete", R"({"points":[7]})")
        .query("wait=true&timeout=3")
        .ok(completed);
    QVERIFY(talk.remove());
}

void TestApiRefusals::allowedTimeoutIsRememberedForItsCollection()
{
    Conversation talk;
    talk.script.expect(Method::Post, scrollPath).answer(400, limitRefusal("29", "10", "timeout"));
    talk.script.expect(Method::Post, scrollPath).query("timeout=10").ok(noPoints);
    QVERIFY(talk.scroll());
    talk.script.expect(Method::Post, scrollPath).query("timeout=10").ok(noPoints);
    QVERIFY(talk.scroll());
    talk.script.expect(Method::Post, "/collections/other/points/scroll")
        .query("timeout=29")
        .ok(noPoints);
    QVERIFY(talk.scroll(QStringLiteral("other")));
    // The administrator lowered it.
    talk.script.expect(Method::Post, scrollPath)
        .query("timeout=10")
        .answer(400, limitRefusal("10", "5", "timeout"));
    talk.script.expect(Method::Post, scrollPath).query("timeout=5").ok(noPoints);
    QVERIFY(talk.scroll());
}

void TestApiRefusals::whereNoTimeoutIsAllowedNoneIsSent()
{
    Conversation talk;
    talk.script.expect(Method::Post, scrollPath).answer(400, limitRefusal("29", "0", "timeout"));
    talk.script.expect(Method::Post, scrollPath).query("").ok(noPoints);
    QVERIFY(talk.scroll());
}

void TestApiRefusals::anotherRefusalIsNotAskedAgain_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("another limit") << limitRefusal("100", "10", "limit");
    QTest::newRow("a limit we are below") << limitRefusal("29", "60", "timeout");
    QTest::newRow("another text") << ScriptedTransport::errorBody("Bad request: timeout");
}

void TestApiRefusals::anotherRefusalIsNotAskedAgain()
{
    QFETCH(QByteArray, body);
    Conversation talk;
    talk.script.expect(Method::Post, scrollPath).answer(400, body);
    QCOMPARE(talk.scroll().error().kind, Kind::BadRequest);
}

void TestApiRefusals::exactCountThatIsNotAllowedSaysSo()
{
    Conversation talk;
    const QByteArray words = "Bad request: Exact search disabled!. Help: Set exact=false.";
    talk.script.expect(Method::Post, pointsPath + "/count")
        .answer(400, ScriptedTransport::errorBody(words));
    const auto count = await<quint64>([&](auto handler) {
        return talk.client.points().count(docs, {}, true, std::chrono::seconds(5), handler);
    });
    QCOMPARE(count.error().kind, Kind::BadRequest);
    QCOMPARE(count.error().serverText, QString::fromUtf8(words));
}

void TestApiRefusals::oldServersAreNotSentWhatTheyWouldIgnore_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QString>("detail");
    QTest::newRow("update mode") << QByteArray("1.16.3") << QByteArray("mode")
                                 << QStringLiteral(
                                        "update_mode needs Qdrant 1.17, this server is 1.16.3");
    QTest::newRow("update filter")
        << QByteArray("1.15.5") << QByteArray("filter")
        << QStringLiteral("update_filter needs Qdrant 1.16, this server is 1.15.5");
    QTest::newRow("facet") << QByteArray("1.11.5") << QByteArray("facet")
                           << QStringLiteral("facet needs Qdrant 1.12, this server is 1.11.5");
    QTest::newRow("sum of scores")
        << QByteArray("1.13.6") << QByteArray("sum")
        << QStringLiteral("sum_scores needs Qdrant 1.14, this server is 1.13.6");
}

void TestApiRefusals::oldServersAreNotSentWhatTheyWouldIgnore()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, what);
    QFETCH(QString, detail);
    Conversation talk;
    talk.meetServer(version);
    std::optional<ApiError> error;
    if (what == "mode") {
        error = talk.upsert({ UpdateMode::InsertOnly, {} }).error();
    } else if (what == "filter") {
        error = talk.upsert({ UpdateMode::Upsert, Filter() }).error();
    } else if (what == "facet") {
        error = await<std::vector<json::FacetHit>>([&](auto handler) {
                    return talk.client.points().facet(docs, docs, {}, 3, false, handler);
                }).error();
    } else {
        QueryRequest request;
        request.query = RecommendQuery{ { seven().front() }, {}, RecommendStrategy::SumScores };
        error = await<std::vector<ScoredPage>>([&](auto handler) {
                    return talk.client.query().queryBatch(docs, { request }, handler);
                }).error();
    }
    QCOMPARE(error->kind, Kind::UnsupportedByServer);
    QCOMPARE(error->detail, detail);
    QCOMPARE(error->attempts, 0);
}

void TestApiRefusals::newServersAreSentIt()
{
    Conversation talk;
    talk.meetServer("1.17.0");
    talk.script.expect(Method::Put, pointsPath).ok(completed);
    QVERIFY(talk.upsert({ UpdateMode::InsertOnly, Filter() }));
}

void TestApiRefusals::unknownServersAreSentIt()
{
    Conversation talk;
    talk.meetServer("dev");
    talk.script.expect(Method::Put, pointsPath).ok(completed);
    QVERIFY(talk.upsert({ UpdateMode::InsertOnly, {} }));
}

void TestApiRefusals::namesThatNoPathCarriesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("this folder") << QStringLiteral(".");
    QTest::newRow("the folder above") << QStringLiteral("..");
    QTest::newRow("none") << QString();
}

void TestApiRefusals::namesThatNoPathCarriesAreRefused()
{
    QFETCH(QString, name);
    Conversation talk;
    QCOMPARE(talk.scroll(name).error().kind, Kind::InvalidRequest);
    CollectionsApi &collections = talk.client.collections();
    const auto removed
        = await<bool>([&](auto handler) { return collections.remove(name, handler); });
    QCOMPARE(removed.error().kind, Kind::InvalidRequest);
    const auto index = await<UpdateResult>(
        [&](auto handler) { return collections.removeIndex(docs, name, handler); });
    QCOMPARE(index.error().kind, Kind::InvalidRequest);
}

QTEST_GUILESS_MAIN(TestApiRefusals)
#include "tst_apirefusals.moc"
