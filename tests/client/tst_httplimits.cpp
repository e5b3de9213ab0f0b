// Connections that don't come about in time, writes the server works on for long, and bodies over the server's limit.

#include "client/net/httptransport.h"
#include "client/net/retryingtransport.h"
#include "tests/support/await.h"
#include "tests/support/blackhole.h"
#include "tests/support/faultserver.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

const QByteArray Ok = R"({"result":true,"status":"ok","time":0})";

Request request(Method method, const QByteArray &body, bool isWrite = true)
{
    Request made;
    made.method = method;
    made.path = "/collections/c/points";
    made.body = body;
    made.isWrite = isWrite;
    return made;
}

QUrl urlOf(quint16 port)
{
    QUrl url(QStringLiteral("http://127.0.0.1"));
    url.setPort(port);
    return url;
}

//! A chain that repeats eagerly, with its waits counted.
struct Chain
{
    explicit Chain(const QUrl &url, std::chrono::milliseconds connect = 10s,
                   std::chrono::milliseconds silence = 10s)
    {
        HttpOptions options;
        options.baseUrl = url;
        options.connectLimit = connect;
        options.silenceLimit = silence;
        transport = std::make_unique<RetryingTransport>(
            httpTransportFactory(options)(),
            RetryPolicy{ .attempts = 3, .base = 1ms, .cap = 1ms, .jitter = 0 });
    }

    Result<Response> exchange(const Request &request)
    {
        return await<Response>(
            [&](const Handler<Response> &handler) { return transport->send(request, handler); });
    }

    std::unique_ptr<Transport> transport;
};

//! Qdrant at a body over its limit: it answers when it has read the head, and hangs up.
FaultScript refusalOfTheAnnouncedLength()
{
    return FaultScript()
        .readBytes(300)
        .send(FaultScript::http(400, R"({"status":{"error":"JSON payload is too large"},"time":0})",
                                "Connection: close\r\n"))
        .close();
}

QByteArray bodyOf(qsizetype size) { return '"' + QByteArray(size - 2, 'x') + '"'; }

constexpr qsizetype OverTheLimit = 33'554'433;

} // namespace

class TestHttpLimits : public QObject
{
    Q_OBJECT

private slots:
    void noConnectionInTimeIsToldOnce_data();
    void noConnectionInTimeIsToldOnce();
    void deleteWithoutAConnectionIsUnknown();
    void deleteTheServerWorksOnIsWaitedFor();
    void silentDeleteIsUnknown_data();
    void silentDeleteIsUnknown();
    void silentGetIsATimeoutNotAMissingConnection();
    void bodyOverTheServersLimitIsTooLarge_data();
    void bodyOverTheServersLimitIsTooLarge();
    void bodyOverTheLimitThatWasTakenIsFine_data();
    void bodyOverTheLimitThatWasTakenIsFine();
};

void TestHttpLimits::noConnectionInTimeIsToldOnce_data()
{
    QTest::addColumn<Request>("sent");
    QTest::newRow("GET") << request(Method::Get, {}, false);
    QTest::newRow("POST that reads") << request(Method::Post, "{}", false);
    QTest::newRow("PUT") << request(Method::Put, "{}");
}

void TestHttpLimits::noConnectionInTimeIsToldOnce()
{
    QFETCH(Request, sent);
    const BlackHole hole;
    Chain chain(urlOf(hole.port()), 80ms);
    const auto result = chain.exchange(sent);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::ConnectTimeout);
    QCOMPARE(result.error().detail, QStringLiteral("no connection within 80 ms"));
    QCOMPARE(result.error().attempts, 1);
}

void TestHttpLimits::deleteWithoutAConnectionIsUnknown()
{
    // Qt doesn't tell it from one that the server has: the careful answer is given.
    const BlackHole hole;
    Chain chain(urlOf(hole.port()), 40ms, 60ms);
    const auto result = chain.exchange(request(Method::Delete, {}));
    QCOMPARE(result.error().kind, Kind::WriteOutcomeUnknown);
    QCOMPARE(result.error().detail, QStringLiteral("no byte for 100 ms"));
}

void TestHttpLimits::deleteTheServerWorksOnIsWaitedFor()
{
    FaultServer server;
    server.enqueue(FaultScript().drip(FaultScript::http(200, Ok), 5ms)); // 0.4 s for its head
    Chain chain(server.url(), 50ms);
    const auto result = chain.exchange(request(Method::Delete, {}));
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    QCOMPARE(result->body, Ok);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpLimits::silentDeleteIsUnknown_data()
{
    QTest::addColumn<Method>("method");
    QTest::newRow("DELETE") << Method::Delete;
    QTest::newRow("POST without a body") << Method::Post;
}

void TestHttpLimits::silentDeleteIsUnknown()
{
    QFETCH(Method, method);
    FaultServer server;
    server.setOtherwise(FaultScript::silence());
    Chain chain(server.url(), 40ms, 60ms);
    const auto result = chain.exchange(request(method, {}));
    QCOMPARE(result.error().kind, Kind::WriteOutcomeUnknown);
    QCOMPARE(result.error().attempts, 1);
    QTRY_COMPARE(server.requests().size(), 1);
}

void TestHttpLimits::silentGetIsATimeoutNotAMissingConnection()
{
    FaultServer server;
    server.setOtherwise(FaultScript::silence());
    Chain chain(server.url(), 5s, 60ms);
    const auto result = chain.exchange(request(Method::Get, {}, false));
    QCOMPARE(result.error().kind, Kind::Timeout);
}

void TestHttpLimits::bodyOverTheServersLimitIsTooLarge_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<bool>("isWrite");
    QTest::newRow("write") << Method::Put << true;
    QTest::newRow("read") << Method::Post << false;
}

void TestHttpLimits::bodyOverTheServersLimitIsTooLarge()
{
    QFETCH(Method, method);
    QFETCH(bool, isWrite);
    FaultServer server;
    server.setOtherwise(refusalOfTheAnnouncedLength());
    Chain chain(server.url());
    const auto result = chain.exchange(request(method, bodyOf(OverTheLimit), isWrite));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::PayloadTooLarge);
    QCOMPARE(result.error().attempts, 1);
    QCOMPARE(server.connections(), 1);
}

void TestHttpLimits::bodyOverTheLimitThatWasTakenIsFine_data()
{
    bodyOverTheServersLimitIsTooLarge_data();
}

void TestHttpLimits::bodyOverTheLimitThatWasTakenIsFine()
{
    QFETCH(Method, method);
    QFETCH(bool, isWrite);
    FaultServer server; // one whose limit is larger
    Chain chain(server.url());
    const auto result = chain.exchange(request(method, bodyOf(OverTheLimit), isWrite));
    QVERIFY(result);
    QCOMPARE(result->body, Ok);
}

QTEST_GUILESS_MAIN(TestHttpLimits)
#include "tst_httplimits.moc"
