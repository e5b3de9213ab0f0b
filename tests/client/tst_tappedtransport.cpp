#include "client/net/tappedtransport.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

Request request()
{
    Request made;
    made.method = Method::Post;
    made.path = "/collections/c/points";
    made.query = "timeout=29";
    made.body = "{\"ids\":[1]}";
    made.id = 5;
    made.attempt = 2;
    return made;
}

struct Fixture
{
    Result<Response> exchange()
    {
        return await<Response>(
            [&](const Handler<Response> &handler) { return transport.send(request(), handler); });
    }

    ScriptedTransport script;
    QList<LogEntry> log;
    TappedTransport transport{ script.factory()(),
                               [this](const LogEntry &entry) { log.append(entry); } };
};

} // namespace

class TestTappedTransport : public QObject
{
    Q_OBJECT

private slots:
    void answerIsLoggedAndPassedOn();
    void errorAnswerIsLoggedWithItsStatus();
    void failureIsLoggedWithItsError();
    void cancelledAttemptIsLogged();
    void finishedCallIsLoggedOnce();
    void longBodiesAreCut();
    void keysInBodiesAreRedacted_data();
    void keysInBodiesAreRedacted();
};

void TestTappedTransport::answerIsLoggedAndPassedOn()
{
    Fixture fixture;
    fixture.script.expect(Method::Post, "/collections/c/points").answer(200, "{\"result\":[]}");
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const auto result = fixture.exchange();
    QCOMPARE(result->body, QByteArray("{\"result\":[]}"));
    QCOMPARE(fixture.log.size(), 1);
    const LogEntry &entry = fixture.log.first();
    QCOMPARE(entry.requestId, 5);
    QCOMPARE(entry.attempt, 2);
    QCOMPARE(entry.method, Method::Post);
    QCOMPARE(entry.path, QByteArray("/collections/c/points?timeout=29"));
    QCOMPARE(entry.requestBody, QByteArray("{\"ids\":[1]}"));
    QVERIFY(!entry.requestBodyCut);
    QCOMPARE(entry.status, 200);
    QCOMPARE(entry.bytesReceived, 13);
    QVERIFY(!entry.error);
    QVERIFY(entry.duration.count() > 0);
    QVERIFY(entry.started >= before);
}

void TestTappedTransport::errorAnswerIsLoggedWithItsStatus()
{
    Fixture fixture;
    fixture.script.expect(Method::Post, "/collections/c/points").answer(404, "");
    QVERIFY(fixture.exchange());
    QCOMPARE(fixture.log.first().status, 404);
    QVERIFY(!fixture.log.first().error);
}

void TestTappedTransport::failureIsLoggedWithItsError()
{
    Fixture fixture;
    fixture.script.expect(Method::Post, "/collections/c/points")
        .fail({ .kind = Kind::ConnectionLost,
                .httpStatus = 200,
                .body = "{\"re",
                .bytesReceived = 5'000'000 });
    QVERIFY(!fixture.exchange());
    const LogEntry &entry = fixture.log.first();
    QCOMPARE(entry.error->kind, Kind::ConnectionLost);
    QCOMPARE(entry.status, 200);
    QCOMPARE(entry.bytesReceived, 5'000'000); // not what is kept of it
}

void TestTappedTransport::cancelledAttemptIsLogged()
{
    Fixture fixture;
    fixture.script.expect(Method::Post, "/collections/c/points").hold();
    bool hasRun = false;
    {
        const Call call
            = fixture.transport.send(request(), [&](const Result<Response> &) { hasRun = true; });
    }
    QCOMPARE(fixture.log.size(), 1);
    QCOMPARE(fixture.log.first().error->kind, Kind::Cancelled);
    QCOMPARE(fixture.script.cancelledCount(), 1);
    QVERIFY(!hasRun);
}

void TestTappedTransport::finishedCallIsLoggedOnce()
{
    Fixture fixture;
    fixture.script.expect(Method::Post, "/collections/c/points").answer(200, "{}");
    Call call;
    bool hasRun = false;
    call = fixture.transport.send(request(), [&](const Result<Response> &) {
        call = Call();
        hasRun = true;
    });
    QTRY_VERIFY(hasRun);
    QCOMPARE(fixture.log.size(), 1);
    QVERIFY(!fixture.log.first().error);
}

void TestTappedTransport::longBodiesAreCut()
{
    bool isCut = false;
    QCOMPARE(loggedBody(QByteArray(65'537, 'x'), &isCut).size(), 65'536);
    QVERIFY(isCut);
    QCOMPARE(loggedBody(QByteArray(65'536, 'x'), &isCut).size(), 65'536);
    QVERIFY(!isCut);
}

void TestTappedTransport::keysInBodiesAreRedacted_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("logged");
    QTest::newRow("recover") << QByteArray(R"({"location":"u","api_key":"s3cret","x":1})")
                             << QByteArray(R"({"location":"u","api_key":"***","x":1})");
    QTest::newRow("with blanks and escapes")
        << QByteArray(R"({"api_key" : "a\"b\\"})") << QByteArray(R"({"api_key" : "***"})");
    QTest::newRow("null") << QByteArray(R"({"api_key":null})") << QByteArray(R"({"api_key":null})");
    QTest::newRow("cut inside") << QByteArray(R"({"api_key":"s3cr)")
                                << QByteArray(R"({"api_key":"***")");
    QTest::newRow("twice") << QByteArray(R"([{"api_key":"a"},{"api_key":"b"}])")
                           << QByteArray(R"([{"api_key":"***"},{"api_key":"***"}])");
    QTest::newRow("as a value") << QByteArray(R"({"k":"api_key"})")
                                << QByteArray(R"({"k":"api_key"})");
}

void TestTappedTransport::keysInBodiesAreRedacted()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, logged);
    QCOMPARE(loggedBody(body), logged);
}

QTEST_GUILESS_MAIN(TestTappedTransport)
#include "tst_tappedtransport.moc"
