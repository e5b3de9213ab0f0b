// The whole chain over a real socket: what a person's connection meets.

#include "client/net/apicore.h"
#include "client/net/httptransport.h"
#include "tests/support/await.h"
#include "tests/support/faultserver.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

const QByteArray Ok = R"({"result":true,"status":"ok","time":0})";

//! A connection to a fault server, with what its observer saw.
struct Connection
{
    explicit Connection(const QUrl &url, std::chrono::milliseconds silence = 10s)
    {
        HttpOptions http;
        http.baseUrl = url;
        http.apiKey = "secret";
        http.silenceLimit = silence;
        ApiCoreOptions options;
        options.retry = { .attempts = 3, .base = 1ms, .cap = 1ms, .jitter = 0 };
        options.observer.onAttempt = [this](const LogEntry &entry) { log.append(entry); };
        options.observer.onRetryWait = [this](const RetryNotice &notice) { waits.append(notice); };
        core = std::make_unique<ApiCore>(httpTransportFactory(http), options);
    }

    Result<QByteArray> exchange(bool isWrite = false)
    {
        return await<QByteArray>([&](const Handler<QByteArray> &handler) {
            return core->send<QByteArray>(request(isWrite), decode, handler);
        });
    }

    static Request request(bool isWrite = false)
    {
        Request made;
        made.method = isWrite ? Method::Put : Method::Get;
        made.path = "/collections/c";
        made.body = isWrite ? "{}" : "";
        made.isWrite = isWrite;
        return made;
    }

    static Result<QByteArray> decode(const Response &response)
    {
        if (response.body.isEmpty())
            return ApiError{ .kind = Kind::NotQdrant };
        if (!response.body.startsWith("{\"result\":"))
            return ApiError{ .kind = Kind::BadResponse, .detail = QStringLiteral("$.result") };
        return response.body;
    }

    QList<LogEntry> log;
    QList<RetryNotice> waits;
    std::unique_ptr<ApiCore> core;
};

} // namespace

class TestApiCoreHttp : public QObject
{
    Q_OBJECT

private slots:
    void answerArrives();
    void refusalsKeepTheServersWords_data();
    void refusalsKeepTheServersWords();
    void rateLimitIsWaitedFor();
    void failingServerIsAskedThreeTimes();
    void answerCutOnceIsAskedForAgain();
    void garbageIsABadResponse();
    void silenceIsATimeoutAndAskedOnce();
    void unreachableServerIsAskedThreeTimes();
    void redirectKeepsTheKeyHome();
    void writeCutInsideTheAnswerIsUnknownAndSeenOnce();
    void writeAnsweredWithGarbageIsUnknown_data();
    void writeAnsweredWithGarbageIsUnknown();
    void keyNeverReachesTheLog();
    void bigAnswerArrivesWhole();
    void coreMayGoWithRequestsInFlight();
};

void TestApiCoreHttp::answerArrives()
{
    FaultServer server;
    server.enqueue(FaultScript::answer(200, Ok));
    Connection connection(server.url());
    QCOMPARE(connection.exchange().value(), Ok);
    QCOMPARE(connection.log.size(), 1);
    QCOMPARE(connection.log.first().status, 200);
}

void TestApiCoreHttp::refusalsKeepTheServersWords_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("wrong key") << 401 << QByteArray("text/plain")
                               << QByteArray("Invalid API key or JWT") << Kind::Unauthorized
                               << QStringLiteral("Invalid API key or JWT");
    QTest::newRow("not allowed") << 403 << QByteArray("application/json")
                                 << QByteArray(R"({"status":{"error":"Forbidden: no"},"time":0})")
                                 << Kind::Forbidden << QStringLiteral("Forbidden: no");
    QTest::newRow("unknown route")
        << 404 << QByteArray("text/plain") << QByteArray() << Kind::UnknownRoute << QString();
    QTest::newRow("a proxy's page")
        << 200 << QByteArray("text/html") << QByteArray("<html><title>Sign in</title></html>")
        << Kind::NotQdrant << QStringLiteral("Sign in");
}

void TestApiCoreHttp::refusalsKeepTheServersWords()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(ApiError::Kind, kind);
    QFETCH(QString, text);
    FaultServer server;
    server.enqueue(FaultScript::answer(status, body, "Content-Type: " + type + "\r\n"));
    Connection connection(server.url());
    const auto result = connection.exchange();
    QCOMPARE(result.error().kind, kind);
    QCOMPARE(result.error().serverText, text);
    QCOMPARE(result.error().httpStatus, status);
    QCOMPARE(result.error().body, body);
    QCOMPARE(server.requests().size(), 1);
}

void TestApiCoreHttp::rateLimitIsWaitedFor()
{
    FaultServer server;
    server.enqueue(FaultScript::answer(429, R"({"status":{"error":"slow down"},"time":0})",
                                       "Retry-After: 1\r\n"));
    server.enqueue(FaultScript::answer(200, Ok));
    Connection connection(server.url());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(connection.exchange());
    QVERIFY(timer.elapsed() >= 1000);
    QCOMPARE(connection.waits.size(), 1);
    QCOMPARE(connection.waits.first().wait.count(), 1000);
    QCOMPARE(connection.waits.first().lastError.serverText, QStringLiteral("slow down"));
}

void TestApiCoreHttp::failingServerIsAskedThreeTimes()
{
    FaultServer server;
    server.setOtherwise(
        FaultScript::answer(500, R"({"status":{"error":"Service internal error: x"},"time":0})"));
    Connection connection(server.url());
    const auto result = connection.exchange();
    QCOMPARE(result.error().kind, Kind::ServerError);
    QCOMPARE(result.error().attempts, 3);
    QCOMPARE(server.requests().size(), 3);
    QCOMPARE(connection.log.size(), 3);
}

void TestApiCoreHttp::answerCutOnceIsAskedForAgain()
{
    FaultServer server;
    server.enqueue(FaultScript().send(FaultScript::http(200, Ok).chopped(5)).close());
    server.enqueue(FaultScript::answer(200, Ok));
    Connection connection(server.url());
    QCOMPARE(connection.exchange().value(), Ok);
    QCOMPARE(server.requests().size(), 2);
}

void TestApiCoreHttp::garbageIsABadResponse()
{
    FaultServer server;
    server.enqueue(FaultScript::answer(200, "{\"greeting\":\"hello\"}"));
    Connection connection(server.url());
    const auto result = connection.exchange();
    QCOMPARE(result.error().kind, Kind::BadResponse);
    QCOMPARE(result.error().detail, QStringLiteral("$.result"));
}

void TestApiCoreHttp::silenceIsATimeoutAndAskedOnce()
{
    FaultServer server;
    server.setOtherwise(FaultScript::silence());
    Connection connection(server.url(), 80ms);
    QCOMPARE(connection.exchange().error().kind, Kind::Timeout);
    QTRY_COMPARE(server.requests().size(), 1);
}

void TestApiCoreHttp::unreachableServerIsAskedThreeTimes()
{
    QUrl url(QStringLiteral("http://127.0.0.1"));
    url.setPort(closedPort());
    Connection connection(url);
    const auto result = connection.exchange();
    QCOMPARE(result.error().kind, Kind::ConnectionRefused);
    QCOMPARE(result.error().attempts, 3);
}

void TestApiCoreHttp::redirectKeepsTheKeyHome()
{
    FaultServer elsewhere;
    FaultServer server;
    server.setOtherwise(
        FaultScript::answer(302, {}, "Location: " + elsewhere.url("/x").toEncoded() + "\r\n"));
    Connection connection(server.url());
    for (const bool isWrite : { false, true }) {
        const auto result = connection.exchange(isWrite);
        QCOMPARE(result.error().kind, Kind::RedirectRefused);
        QCOMPARE(result.error().detail, elsewhere.url("/x").toString());
    }
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(elsewhere.connections(), 0);
}

void TestApiCoreHttp::writeCutInsideTheAnswerIsUnknownAndSeenOnce()
{
    FaultServer server;
    server.enqueue(FaultScript().send(FaultScript::http(200, Ok).chopped(5)).close());
    Connection connection(server.url());
    const auto result = connection.exchange(true);
    QCOMPARE(result.error().kind, Kind::WriteOutcomeUnknown);
    QCOMPARE(result.error().httpStatus, 200);
    QCOMPARE(server.requests().size(), 1);
}

void TestApiCoreHttp::writeAnsweredWithGarbageIsUnknown_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("another service") << FaultScript::http(200, "{\"greeting\":\"hello\"}");
    QTest::newRow("a page") << FaultScript::http(200, "<html></html>",
                                                 "Content-Type: text/html\r\n");
    QTest::newRow("no body") << FaultScript::http(200, {});
    QTest::newRow("cut before a body of unknown length")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
    QTest::newRow("failed on the way")
        << FaultScript::http(500, R"({"status":{"error":"Service internal error: x"},"time":0})");
    QTest::newRow("a proxy that lost its server") << FaultScript::http(524, "<html></html>");
}

void TestApiCoreHttp::writeAnsweredWithGarbageIsUnknown()
{
    QFETCH(QByteArray, answer);
    FaultServer server;
    server.enqueue(FaultScript().send(answer).close());
    Connection connection(server.url());
    QCOMPARE(connection.exchange(true).error().kind, Kind::WriteOutcomeUnknown);
    QCOMPARE(server.requests().size(), 1);
}

void TestApiCoreHttp::keyNeverReachesTheLog()
{
    FaultServer server;
    Connection connection(server.url());
    QVERIFY(connection.exchange(true));
    QVERIFY(server.requests().first().contains("api-key: secret"));
    const LogEntry &entry = connection.log.first();
    QVERIFY(!entry.path.contains("secret"));
    QVERIFY(!entry.requestBody.contains("secret"));
}

void TestApiCoreHttp::bigAnswerArrivesWhole()
{
    FaultServer server;
    const QByteArray body = "{\"result\":\"" + QByteArray(30 << 20, 'x') + "\"}";
    server.enqueue(FaultScript::answer(200, body));
    Connection connection(server.url());
    const auto result = connection.exchange();
    QVERIFY(result);
    QVERIFY(result.value() == body);
}

void TestApiCoreHttp::coreMayGoWithRequestsInFlight()
{
    FaultServer server;
    server.setOtherwise(FaultScript().drip(FaultScript::http(200, Ok), 2ms));
    bool hasRun = false;
    std::vector<Call> calls;
    {
        Connection connection(server.url());
        for (int i = 0; i < 20; ++i)
            calls.push_back(connection.core->send<QByteArray>(
                Connection::request(), Connection::decode,
                [&](const Result<QByteArray> &) { hasRun = true; }));
        QTRY_COMPARE(server.requests().size(), 6);
    }
    QTRY_COMPARE(server.openConnections(), 0);
    for (const Call &call : calls)
        QVERIFY(!call.isRunning());
    QVERIFY(!hasRun);
}

QTEST_GUILESS_MAIN(TestApiCoreHttp)
#include "tst_apicorehttp.moc"
