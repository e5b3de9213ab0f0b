// A write goes out once, and a write without a whole answer is said to be unknown.

#include "client/net/httptransport.h"
#include "client/net/retryingtransport.h"
#include "tests/support/await.h"
#include "tests/support/faultserver.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

Request write(Method method, const QByteArray &body)
{
    Request request;
    request.method = method;
    request.path = "/collections/c/points";
    request.query = "wait=true";
    request.body = body;
    request.isWrite = true;
    return request;
}

//! The whole chain above the wire, eager to repeat.
std::unique_ptr<Transport> eagerTransport(const QUrl &url, std::chrono::milliseconds silence = 10s)
{
    HttpOptions options;
    options.baseUrl = url;
    options.silenceLimit = silence;
    return std::make_unique<RetryingTransport>(
        httpTransportFactory(options)(),
        RetryPolicy{ .attempts = 5, .base = 1ms, .cap = 1ms, .jitter = 0 });
}

Result<Response> exchange(Transport &transport, const Request &request)
{
    return await<Response>(
        [&](const Handler<Response> &handler) { return transport.send(request, handler); });
}

const QByteArray Answer
    = FaultScript::http(200, R"({"result":{"operation_id":1,"status":"completed"},"status":"ok"})");

} // namespace

class TestHttpWrites : public QObject
{
    Q_OBJECT

private slots:
    void writeIsSentWhole_data();
    void writeIsSentWhole();
    void cutWriteIsSeenOnceAndUnknown_data();
    void cutWriteIsSeenOnceAndUnknown();
    void cutWriteOnAKeptAliveConnectionIsSeenOnce_data();
    void cutWriteOnAKeptAliveConnectionIsSeenOnce();
    void writeCutInsideItsOwnBodyIsSeenOnce();
    void writeCutAtTheDoorIsNotRepeated();
    void silentWriteIsUnknown();
    void writeOverItsTotalLimitIsUnknown();
    void refusedConnectionStaysRefused_data();
    void refusedConnectionStaysRefused();
    void unknownHostStaysUnknownHost();
    void tlsFailureStaysTlsFailure();
    void refusalOfTheServerIsNoUnknown_data();
    void refusalOfTheServerIsNoUnknown();
    void redirectedWriteIsNotFollowed();
    void rateLimitedWriteIsNotRepeated();
    void queuedWriteThatNeverStartedIsNotUnknown();
};

void TestHttpWrites::writeIsSentWhole_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("PUT") << Method::Put << QByteArray("{\"points\":[]}");
    QTest::newRow("POST") << Method::Post << QByteArray("{}");
    QTest::newRow("PATCH") << Method::Patch << QByteArray("{}");
    QTest::newRow("DELETE") << Method::Delete << QByteArray();
    QTest::newRow("POST without a body") << Method::Post << QByteArray();
    QTest::newRow("5 MB") << Method::Put << '"' + QByteArray(5'000'000, 'x') + '"';
}

void TestHttpWrites::writeIsSentWhole()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, body);
    FaultServer server;
    server.enqueue(FaultScript().send(Answer));
    const auto transport = eagerTransport(server.url());
    QVERIFY(exchange(*transport, write(method, body)));
    QCOMPARE(server.requests().size(), 1);
    const QByteArray sent = server.requests().first();
    QVERIFY(sent.startsWith(QByteArray(methodName(method)) + " /collections/c/points?wait=true "));
    QVERIFY(sent.contains("\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"));
    QCOMPARE(sent.contains("Content-Type: application/json"), !body.isEmpty());
    QCOMPARE(sent.mid(sent.indexOf("\r\n\r\n") + 4), body);
}

void TestHttpWrites::cutWriteIsSeenOnceAndUnknown_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("isReset");
    const struct
    {
        const char *name;
        Method method;
        QByteArray body;
    } writes[] = { { "PUT", Method::Put, "{\"points\":[]}" },
                   { "POST", Method::Post, "{\"ids\":[1]}" },
                   { "DELETE", Method::Delete, "" } };
    const struct
    {
        const char *name;
        qsizetype length;
    } regions[] = { { "before the answer", 0 },
                    { "inside the status line", 7 },
                    { "inside the headers", 40 },
                    { "before the body", Answer.indexOf("\r\n\r\n") + 4 },
                    { "inside the body", Answer.size() - 10 },
                    { "before the last byte", Answer.size() - 1 } };
    for (const auto &write : writes)
        for (const auto &region : regions)
            for (const bool isReset : { false, true })
                QTest::addRow("%s, %s %s", write.name, isReset ? "reset" : "closed", region.name)
                    << write.method << write.body << Answer.left(region.length) << isReset;
}

void TestHttpWrites::cutWriteIsSeenOnceAndUnknown()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, sent);
    QFETCH(bool, isReset);
    FaultServer server;
    FaultScript script;
    if (!sent.isEmpty())
        script.send(sent);
    server.enqueue(isReset ? script.reset() : script.close());
    server.setOtherwise(FaultScript().send(Answer));
    const auto transport = eagerTransport(server.url());
    const auto result = exchange(*transport, write(method, body));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::WriteOutcomeUnknown);
    QCOMPARE(result.error().attempts, 1);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.connections(), 1);
}

void TestHttpWrites::cutWriteOnAKeptAliveConnectionIsSeenOnce_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("PUT") << Method::Put << QByteArray("{}");
    QTest::newRow("POST") << Method::Post << QByteArray("{}");
    QTest::newRow("DELETE") << Method::Delete << QByteArray();
}

void TestHttpWrites::cutWriteOnAKeptAliveConnectionIsSeenOnce()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, body);
    FaultServer server;
    const auto transport = eagerTransport(server.url());
    Request read;
    read.path = "/collections";
    QVERIFY(exchange(*transport, read));
    server.enqueue(FaultScript().close());
    const auto result = exchange(*transport, write(method, body));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::WriteOutcomeUnknown);
    QCOMPARE(server.requests().size(), 2);
}

void TestHttpWrites::writeCutInsideItsOwnBodyIsSeenOnce()
{
    FaultServer server;
    server.enqueue(FaultScript().readBytes(100'000).reset());
    const auto transport = eagerTransport(server.url());
    const auto result
        = exchange(*transport, write(Method::Put, '"' + QByteArray(8'000'000, 'x') + '"'));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::WriteOutcomeUnknown);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpWrites::writeCutAtTheDoorIsNotRepeated()
{
    FaultServer server;
    server.enqueue(FaultScript().readBytes(0).reset());
    const auto transport = eagerTransport(server.url());
    const auto result = exchange(*transport, write(Method::Put, "{}"));
    // Whether a byte had left already is a race. If none had, Qt may open a second connection:
    // then that one carries the only request.
    QVERIFY(result || result.error().kind == Kind::WriteOutcomeUnknown
            || result.error().kind == Kind::ConnectionLost);
    QVERIFY(server.requests().size() <= 1);
}

void TestHttpWrites::silentWriteIsUnknown()
{
    FaultServer server;
    server.enqueue(FaultScript::silence());
    const auto transport = eagerTransport(server.url(), 80ms);
    const auto result = exchange(*transport, write(Method::Put, "{}"));
    QCOMPARE(result.error().kind, Kind::WriteOutcomeUnknown);
    QCOMPARE(result.error().detail, QStringLiteral("no byte for 80 ms"));
    QTRY_COMPARE(server.requests().size(), 1);
}

void TestHttpWrites::writeOverItsTotalLimitIsUnknown()
{
    FaultServer server;
    server.enqueue(FaultScript().drip(Answer, 10ms));
    const auto transport = eagerTransport(server.url());
    Request request = write(Method::Delete, {});
    request.totalLimit = 500ms;
    const auto result = exchange(*transport, request);
    QCOMPARE(result.error().kind, Kind::WriteOutcomeUnknown);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpWrites::refusedConnectionStaysRefused_data()
{
    cutWriteOnAKeptAliveConnectionIsSeenOnce_data();
}

void TestHttpWrites::refusedConnectionStaysRefused()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, body);
    QUrl url(QStringLiteral("http://127.0.0.1"));
    url.setPort(closedPort());
    const auto transport = eagerTransport(url);
    const auto result = exchange(*transport, write(method, body));
    QCOMPARE(result.error().kind, Kind::ConnectionRefused);
}

void TestHttpWrites::unknownHostStaysUnknownHost()
{
    const auto transport = eagerTransport(QUrl(QStringLiteral("http://sextant.invalid:6333")));
    const auto result = exchange(*transport, write(Method::Put, "{}"));
    QCOMPARE(result.error().kind, Kind::HostNotFound);
}

void TestHttpWrites::tlsFailureStaysTlsFailure()
{
    FaultServer server(FaultServer::Security::SelfSigned);
    const auto transport = eagerTransport(server.url());
    const auto result = exchange(*transport, write(Method::Put, "{}"));
    QCOMPARE(result.error().kind, Kind::TlsFailure);
    QVERIFY(server.requests().isEmpty());
}

void TestHttpWrites::refusalOfTheServerIsNoUnknown_data()
{
    QTest::addColumn<int>("status");
    for (const int status : { 400, 401, 403, 404, 409, 413, 422, 429, 500, 503, 507 })
        QTest::addRow("%d", status) << status;
}

void TestHttpWrites::refusalOfTheServerIsNoUnknown()
{
    QFETCH(int, status);
    FaultServer server;
    server.enqueue(FaultScript::answer(status, R"({"status":{"error":"no"},"time":0})"));
    const auto transport = eagerTransport(server.url());
    const auto result = exchange(*transport, write(Method::Put, "{}"));
    QVERIFY(result);
    QCOMPARE(result->status, status);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpWrites::redirectedWriteIsNotFollowed()
{
    FaultServer elsewhere;
    FaultServer server;
    server.enqueue(
        FaultScript::answer(308, {}, "Location: " + elsewhere.url("/").toEncoded() + "\r\n"));
    const auto transport = eagerTransport(server.url());
    const auto result = exchange(*transport, write(Method::Put, "{}"));
    QCOMPARE(result->status, 308);
    QCOMPARE(elsewhere.connections(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpWrites::rateLimitedWriteIsNotRepeated()
{
    FaultServer server;
    server.enqueue(FaultScript::answer(429, R"({"status":{"error":"slow down"},"time":0})",
                                       "Content-Type: application/json\r\nRetry-After: 0\r\n"));
    const auto transport = eagerTransport(server.url());
    const auto result = exchange(*transport, write(Method::Put, "{}"));
    QCOMPARE(result->status, 429);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpWrites::queuedWriteThatNeverStartedIsNotUnknown()
{
    FaultServer server;
    server.setOtherwise(FaultScript::silence());
    const auto transport = eagerTransport(server.url());
    Request read;
    read.path = "/collections";
    std::vector<Call> busy;
    for (int i = 0; i < 6; ++i)
        busy.push_back(transport->send(read, [](const Result<Response> &) {}));
    Request request = write(Method::Put, "{}");
    request.totalLimit = 100ms;
    const auto result = exchange(*transport, request);
    QCOMPARE(result.error().kind, Kind::Timeout);
    QTRY_COMPARE(server.requests().size(), 6);
}

QTEST_GUILESS_MAIN(TestHttpWrites)
#include "tst_httpwrites.moc"
