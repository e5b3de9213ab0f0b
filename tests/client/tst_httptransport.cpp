#include "client/net/httptransport.h"
#include "client/net/statuserrors.h"
#include "tests/support/await.h"
#include "tests/support/faultserver.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

HttpOptions at(const QUrl &url)
{
    HttpOptions options;
    options.baseUrl = url;
    options.silenceLimit = 10s;
    return options;
}

Request read()
{
    Request request;
    request.path = "/collections";
    return request;
}

Result<Response> exchange(const HttpOptions &options, const Request &request)
{
    const std::unique_ptr<Transport> transport = httpTransportFactory(options)();
    return await<Response>(
        [&](const Handler<Response> &handler) { return transport->send(request, handler); });
}

const QByteArray Ok = R"({"result":true,"status":"ok","time":0})";

} // namespace

class TestHttpTransport : public QObject
{
    Q_OBJECT

private slots:
    void answerComesWithStatusHeadersAndBody();
    void requestIsWhatQdrantExpects();
    void getHasNeitherBodyNorContentType();
    void subPathAndEncodedNamesStayAsTheyAre();
    void errorStatusesAreAnswers_data();
    void errorStatusesAreAnswers();
    void challengeOf401KeepsTheServersText();
    void redirectIsNotFollowedAndTheKeyStaysHome();
    void redirectToTheSameServerIsNotFollowed();
    void refusedConnectionIsNamed();
    void unknownHostIsNamed();
    void selfSignedCertificateIsATlsFailure();
    void plainAnswerToTlsIsATlsFailure();
    void garbageInsteadOfHttpIsAnError();
    void silenceEndsInTimeout();
    void silenceInsideTheBodyEndsInTimeout();
    void dripBelowTheTotalLimitArrivesWhole();
    void dripBeyondTheTotalLimitEndsInTimeout();
    void answersOfEverySizeArriveWhole();
    void keptAliveConnectionIsUsedAgain();
    void waitingForASlotIsNoSilence();
    void backgroundRequestsHaveTheirOwnConnections();
    void destroyedCallClosesItsConnection();
    void handlerMayDestroyCallAndTransport();
    void localHostsAreKnown_data();
    void localHostsAreKnown();
};

void TestHttpTransport::answerComesWithStatusHeadersAndBody()
{
    FaultServer server;
    server.enqueue(
        FaultScript::answer(200, Ok, "Content-Type: application/json\r\nX-Mixed-Case: Yes\r\n"));
    const auto result = exchange(at(server.url()), read());
    QCOMPARE(result->status, 200);
    QCOMPARE(result->reason, QByteArray("Reason"));
    QCOMPARE(result->body, Ok);
    QCOMPARE(result->header("x-mixed-case"), QByteArray("Yes"));
    QCOMPARE(result->exchange.bytesReceived, Ok.size());
}

void TestHttpTransport::requestIsWhatQdrantExpects()
{
    FaultServer server;
    HttpOptions options = at(server.url());
    options.apiKey = "secret";
    Request request = read();
    request.method = Method::Post;
    request.path = "/collections/c/points/scroll";
    request.query = "timeout=29";
    request.body = R"({"limit":1})";
    QVERIFY(exchange(options, request));
    QCOMPARE(server.requests().size(), 1);
    const QByteArray sent = server.requests().first();
    QVERIFY(sent.startsWith("POST /collections/c/points/scroll?timeout=29 HTTP/1.1\r\n"));
    QVERIFY(sent.contains("\r\nContent-Type: application/json\r\n"));
    QVERIFY(sent.contains("\r\napi-key: secret\r\n"));
    QVERIFY(sent.contains("\r\nUser-Agent: Sextant/"));
    QVERIFY(sent.contains("\r\nAccept-Encoding: identity\r\n"));
    QVERIFY(sent.contains("\r\nContent-Length: 11\r\n"));
    QVERIFY(sent.endsWith("\r\n\r\n{\"limit\":1}"));
}

void TestHttpTransport::getHasNeitherBodyNorContentType()
{
    FaultServer server;
    HttpOptions options = at(server.url());
    options.compress = true;
    QVERIFY(exchange(options, read()));
    const QByteArray sent = server.requests().first();
    QVERIFY(sent.startsWith("GET /collections HTTP/1.1\r\n"));
    QVERIFY(!sent.contains("Content-Type"));
    QVERIFY(!sent.contains("api-key"));
    QVERIFY2(sent.contains("gzip"), sent); // Qt's own list, which it decodes itself
    QVERIFY(sent.endsWith("\r\n\r\n"));
}

void TestHttpTransport::subPathAndEncodedNamesStayAsTheyAre()
{
    FaultServer server;
    Request request = read();
    request.path = "/collections/a%2Fb%20%C3%A9%3F%23%25/index/%22my%20key%22.x%5B%5D";
    QVERIFY(exchange(at(server.url("/qdrant/")), request));
    QVERIFY2(server.requests().first().startsWith(
                 "GET /qdrant/collections/a%2Fb%20%C3%A9%3F%23%25/index/%22my%20key%22.x%5B%5D "),
             server.requests().first());
}

void TestHttpTransport::errorStatusesAreAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    for (const int status :
         { 400, 401, 403, 404, 405, 408, 409, 413, 422, 429, 500, 501, 502, 503, 504, 507 })
        QTest::addRow("%d", status)
            << status << QByteArray(R"({"status":{"error":"no"},"time":0})");
    QTest::newRow("404, empty") << 404 << QByteArray();
}

void TestHttpTransport::errorStatusesAreAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    FaultServer server;
    server.enqueue(FaultScript::answer(status, body));
    const auto result = exchange(at(server.url()), read());
    QVERIFY(result);
    QCOMPARE(result->status, status);
    QCOMPARE(result->body, body);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::challengeOf401KeepsTheServersText()
{
    FaultServer server;
    server.enqueue(
        FaultScript::answer(401, "Invalid API key or JWT",
                            "Content-Type: text/plain\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"));
    const auto result = exchange(at(server.url()), read());
    QCOMPARE(result->status, 401);
    QCOMPARE(result->body, QByteArray("Invalid API key or JWT"));
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::redirectIsNotFollowedAndTheKeyStaysHome()
{
    FaultServer elsewhere;
    FaultServer server;
    server.enqueue(
        FaultScript::answer(307, {}, "Location: " + elsewhere.url("/steal").toEncoded() + "\r\n"));
    HttpOptions options = at(server.url());
    options.apiKey = "secret";
    const auto result = exchange(options, read());
    const auto error = statusError(result.value());
    QCOMPARE(error->kind, Kind::RedirectRefused);
    QCOMPARE(error->httpStatus, 307);
    QCOMPARE(error->detail, elsewhere.url("/steal").toString());
    QCOMPARE(elsewhere.connections(), 0);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::redirectToTheSameServerIsNotFollowed()
{
    FaultServer server;
    server.enqueue(FaultScript::answer(301, {}, "Location: /elsewhere\r\n"));
    const auto result = exchange(at(server.url()), read());
    QCOMPARE(statusError(result.value())->kind, Kind::RedirectRefused);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpTransport::refusedConnectionIsNamed()
{
    QUrl url(QStringLiteral("http://127.0.0.1"));
    url.setPort(closedPort());
    const auto result = exchange(at(url), read());
    QCOMPARE(result.error().kind, Kind::ConnectionRefused);
    QCOMPARE(result.error().httpStatus, 0);
    QVERIFY(!result.error().detail.isEmpty());
}

void TestHttpTransport::unknownHostIsNamed()
{
    // ".invalid" never resolves (RFC 2606).
    const auto result = exchange(at(QUrl(QStringLiteral("http://sextant.invalid:6333"))), read());
    QCOMPARE(result.error().kind, Kind::HostNotFound);
}

void TestHttpTransport::selfSignedCertificateIsATlsFailure()
{
    FaultServer server(FaultServer::Security::SelfSigned);
    const auto result = exchange(at(server.url()), read());
    QCOMPARE(result.error().kind, Kind::TlsFailure);
    QVERIFY(server.requests().isEmpty());
}

void TestHttpTransport::plainAnswerToTlsIsATlsFailure()
{
    FaultServer server;
    server.setOtherwise(
        FaultScript().readBytes(1).send("HTTP/1.1 400 Bad Request\r\n\r\n").close());
    QUrl url = server.url();
    url.setScheme(QStringLiteral("https"));
    const auto result = exchange(at(url), read());
    QCOMPARE(result.error().kind, Kind::TlsFailure);
}

void TestHttpTransport::garbageInsteadOfHttpIsAnError()
{
    FaultServer server;
    server.setOtherwise(FaultScript().send("SSH-2.0-OpenSSH_9.2\r\n").close());
    const auto result = exchange(at(server.url()), read());
    QVERIFY(!result);
    QVERIFY(result.error().kind == Kind::NotQdrant || result.error().kind == Kind::ConnectionLost);
}

void TestHttpTransport::silenceEndsInTimeout()
{
    FaultServer server;
    server.enqueue(FaultScript::silence());
    HttpOptions options = at(server.url());
    options.silenceLimit = 60ms;
    const auto result = exchange(options, read());
    QCOMPARE(result.error().kind, Kind::Timeout);
    QCOMPARE(result.error().detail, QStringLiteral("no byte for 60 ms"));
    QTRY_COMPARE(server.requests().size(), 1);
}

void TestHttpTransport::silenceInsideTheBodyEndsInTimeout()
{
    FaultServer server;
    server.enqueue(FaultScript()
                       .send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"result\":")
                       .drip("[[", 10s));
    HttpOptions options = at(server.url());
    options.silenceLimit = 60ms;
    const auto result = exchange(options, read());
    QCOMPARE(result.error().kind, Kind::Timeout);
    QCOMPARE(result.error().httpStatus, 200);
    QVERIFY(result.error().body.startsWith("{\"result\":"));
}

void TestHttpTransport::dripBelowTheTotalLimitArrivesWhole()
{
    FaultServer server;
    server.enqueue(FaultScript().drip(FaultScript::http(200, "{\"a\":1}"), 2ms));
    HttpOptions options = at(server.url());
    options.silenceLimit = 2s;
    const auto result = exchange(options, read());
    QCOMPARE(result->body, QByteArray("{\"a\":1}"));
}

void TestHttpTransport::dripBeyondTheTotalLimitEndsInTimeout()
{
    FaultServer server;
    server.enqueue(FaultScript().drip(FaultScript::http(200, QByteArray(100'000, ' ')), 5ms));
    HttpOptions options = at(server.url());
    options.silenceLimit = 5s;
    Request request = read();
    request.totalLimit = 300ms;
    const auto result = exchange(options, request);
    QCOMPARE(result.error().kind, Kind::Timeout);
    QCOMPARE(result.error().detail, QStringLiteral("not done within 300 ms"));
}

void TestHttpTransport::answersOfEverySizeArriveWhole()
{
    FaultServer server;
    for (const int size : { 2, 100, 65'472, 65'536, 3'000'000 })
        server.enqueue(FaultScript::answer(200, '{' + QByteArray(size - 2, ' ') + '}'));
    for (const int size : { 2, 100, 65'472, 65'536, 3'000'000 }) {
        const auto result = exchange(at(server.url()), read());
        QCOMPARE(result->body.size(), size);
    }
}

void TestHttpTransport::keptAliveConnectionIsUsedAgain()
{
    FaultServer server;
    const std::unique_ptr<Transport> transport = httpTransportFactory(at(server.url()))();
    for (int i = 0; i < 3; ++i)
        QVERIFY(await<Response>([&](auto handler) { return transport->send(read(), handler); }));
    QCOMPARE(server.connections(), 1);
}

void TestHttpTransport::waitingForASlotIsNoSilence()
{
    FaultServer server;
    for (int i = 0; i < 6; ++i)
        server.enqueue(FaultScript()
                           .send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
                           .drip(QByteArray(100, ' '), 10ms));
    HttpOptions options = at(server.url());
    options.connectLimit = 700ms;
    options.silenceLimit = 700ms;
    const std::unique_ptr<Transport> transport = httpTransportFactory(options)();
    std::vector<Call> calls;
    int answers = 0;
    for (int i = 0; i < 9; ++i)
        calls.push_back(transport->send(
            read(), [&](const Result<Response> &result) { answers += result ? 1 : 100; }));
    QTRY_COMPARE(answers, 9);
    QVERIFY(server.connections() <= 6);
}

void TestHttpTransport::backgroundRequestsHaveTheirOwnConnections()
{
    FaultServer server;
    for (int i = 0; i < 6; ++i)
        server.enqueue(FaultScript::silence());
    const std::unique_ptr<Transport> transport = httpTransportFactory(at(server.url()))();
    Request request = read();
    request.isBackground = true;
    std::vector<Call> calls;
    for (int i = 0; i < 8; ++i)
        calls.push_back(transport->send(request, [](const Result<Response> &) {}));
    QTRY_COMPARE(server.requests().size(), 6);
    QVERIFY(await<Response>([&](auto handler) { return transport->send(read(), handler); }));
}

void TestHttpTransport::destroyedCallClosesItsConnection()
{
    FaultServer server;
    server.enqueue(FaultScript::silence());
    const std::unique_ptr<Transport> transport = httpTransportFactory(at(server.url()))();
    bool hasRun = false;
    {
        const Call call = transport->send(read(), [&](const Result<Response> &) { hasRun = true; });
        QTRY_COMPARE(server.requests().size(), 1);
    }
    QTRY_COMPARE(server.openConnections(), 0);
    QVERIFY(!hasRun);
}

void TestHttpTransport::handlerMayDestroyCallAndTransport()
{
    FaultServer server;
    std::unique_ptr<Transport> transport = httpTransportFactory(at(server.url()))();
    auto call = std::make_unique<Call>();
    bool hasRun = false;
    *call = transport->send(read(), [&](const Result<Response> &) {
        call.reset();
        transport.reset();
        hasRun = true;
    });
    QTRY_VERIFY(hasRun);
}

void TestHttpTransport::localHostsAreKnown_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLocal");
    for (const char *host :
         { "localhost", "127.0.0.1", "127.1.2.3", "::1", "10.0.0.7", "172.16.0.1", "172.31.255.255",
           "192.168.1.1", "169.254.3.4", "fe80::1", "fd00::1", "qdrant", "box.local", "box.lan" })
        QTest::addRow("%s", host) << QString::fromLatin1(host) << true;
    for (const char *host : { "example.org", "8.8.8.8", "172.32.0.1", "192.169.0.1", "11.0.0.1",
                              "2001:db8::1", "localhost.example.org" })
        QTest::addRow("%s", host) << QString::fromLatin1(host) << false;
}

void TestHttpTransport::localHostsAreKnown()
{
    QFETCH(QString, host);
    QFETCH(bool, isLocal);
    QCOMPARE(isLocalNetworkHost(host), isLocal);
}

QTEST_GUILESS_MAIN(TestHttpTransport)
#include "tst_httptransport.moc"
