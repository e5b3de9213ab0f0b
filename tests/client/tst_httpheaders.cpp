// What goes out beside the request: keys, headers, a tunnel's names; and what may not go out.

#include "client/net/httptransport.h"
#include "tests/support/await.h"
#include "tests/support/faultserver.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

namespace {

Result<Response> get(const HttpOptions &options)
{
    const std::unique_ptr<Transport> transport = httpTransportFactory(options)();
    Request request;
    request.path = "/collections";
    return await<Response>(
        [&](const Handler<Response> &handler) { return transport->send(request, handler); });
}

HttpOptions at(const QUrl &url)
{
    HttpOptions options;
    options.baseUrl = url;
    return options;
}

} // namespace

class TestHttpHeaders : public QObject
{
    Q_OBJECT
private slots:
    void aBearerTokenReplacesTheKeyHeader();
    void headersGoWithEveryRequest();
    void redirectsCarryNothingAway();
    void whatWouldBreakTheRequestIsRefused_data();
    void whatWouldBreakTheRequestIsRefused();
    void aSecretOverPlainHttpIsRefused_data();
    void aSecretOverPlainHttpIsRefused();
    void aTunnelKeepsTheServersName();
    void aProxyThatRefusesIsNamed();
    void aProxyThatWantsCredentialsIsNamed();
    void aProxyIsAsked();
};

void TestHttpHeaders::aBearerTokenReplacesTheKeyHeader()
{
    const FaultServer server;
    HttpOptions options = at(server.url());
    options.apiKey = "token";
    options.keyAsBearer = true;
    QVERIFY(get(options).hasValue());
    const QByteArray sent = server.requests().front();
    QVERIFY(sent.contains("\r\nAuthorization: Bearer token\r\n"));
    QVERIFY(!sent.toLower().contains("api-key"));
}

void TestHttpHeaders::headersGoWithEveryRequest()
{
    const FaultServer server;
    HttpOptions options = at(server.url());
    options.headers = { { "X-Team", "search", false }, { "CF-Access-Client-Secret", "s", true } };
    QVERIFY(get(options).hasValue());
    const QByteArray sent = server.requests().front();
    QVERIFY(sent.contains("\r\nX-Team: search\r\n"));
    QVERIFY(sent.contains("\r\nCF-Access-Client-Secret: s\r\n"));
}

void TestHttpHeaders::redirectsCarryNothingAway()
{
    const FaultServer elsewhere;
    FaultServer server;
    server.setOtherwise(FaultScript::answer(
        307, {}, "Location: " + elsewhere.url("/collections").toEncoded() + "\r\n"));
    HttpOptions options = at(server.url());
    options.apiKey = "token";
    options.keyAsBearer = true;
    options.headers = { { "X-Secret", "s", true } };
    const auto result = get(options);
    QVERIFY(result.hasValue());
    QCOMPARE(result->status, 307);
    QCOMPARE(elsewhere.connections(), 0);
}

void TestHttpHeaders::whatWouldBreakTheRequestIsRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("line break in a value") << QByteArray("X-A") << QByteArray("a\r\nX-B: b");
    QTest::newRow("zero byte in a value") << QByteArray("X-A") << QByteArray("a\0b", 3);
    QTest::newRow("line break in a name") << QByteArray("X-A\r\nX-B") << QByteArray("b");
    QTest::newRow("blank in a name") << QByteArray("X A") << QByteArray("b");
    QTest::newRow("no name") << QByteArray() << QByteArray("b");
    QTest::newRow("the transport's own") << QByteArray("content-LENGTH") << QByteArray("1");
    QTest::newRow("another host") << QByteArray("Host") << QByteArray("other.example");
}

void TestHttpHeaders::whatWouldBreakTheRequestIsRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const FaultServer server;
    HttpOptions options = at(server.url());
    options.headers = { { name, value, false } };
    const auto result = get(options);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::InvalidRequest);
    QCOMPARE(server.connections(), 0);
}

void TestHttpHeaders::aSecretOverPlainHttpIsRefused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("another host") << u"http://db.invalid:6333"_s << true;
    QTest::newRow("another host in the own network") << u"http://192.168.255.254:6333"_s << true;
    QTest::newRow("a name that only looks like here") << u"http://localhost.invalid:6333"_s << true;
    QTest::newRow("https") << u"https://db.invalid:6333"_s << false;
}

void TestHttpHeaders::aSecretOverPlainHttpIsRefused()
{
    QFETCH(QString, url);
    QFETCH(bool, isRefused);
    HttpOptions withKey = at(QUrl(url));
    withKey.proxy.mode = ProxyOptions::Mode::Http; // nothing leaves this machine, whatever happens
    withKey.proxy.host = u"127.0.0.1"_s;
    withKey.proxy.port = closedPort();
    HttpOptions withHeader = withKey;
    withKey.apiKey = "key";
    withHeader.headers = { { "X-Secret", "s", true } };
    for (HttpOptions options : { withKey, withHeader }) {
        const auto result = get(options);
        QVERIFY(!result);
        QCOMPARE(result.error().kind == Kind::PlainTextKeyRefused, isRefused);
        options.allowsPlainKey = true;
        const auto agreed = get(options);
        QVERIFY(!agreed);
        QVERIFY(agreed.error().kind != Kind::PlainTextKeyRefused);
    }
}

void TestHttpHeaders::aTunnelKeepsTheServersName()
{
    const FaultServer server;
    HttpOptions options = at(QUrl(u"http://db.invalid:6333/sub"_s));
    options.apiKey = "key"; // the tunnel guards it
    options.tunnelPort = server.port();
    QVERIFY(get(options).hasValue());
    const QByteArray sent = server.requests().front();
    QVERIFY(sent.startsWith("GET /sub/collections "));
    QVERIFY(sent.contains("\r\nHost: db.invalid:6333\r\n"));
    QVERIFY(sent.contains("\r\napi-key: key\r\n"));
}

void TestHttpHeaders::aProxyThatRefusesIsNamed()
{
    const quint16 port = closedPort();
    HttpOptions options = at(QUrl(u"http://db.invalid:6333"_s));
    options.proxy = { ProxyOptions::Mode::Http, u"127.0.0.1"_s, port, u"me"_s, u"hidden"_s };
    const auto result = get(options);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Unreachable);
    QCOMPARE(result.error().detail, u"the proxy 127.0.0.1:%1 refused the connection"_s.arg(port));
}

void TestHttpHeaders::aProxyThatWantsCredentialsIsNamed()
{
    FaultServer proxy;
    proxy.setOtherwise(FaultScript::answer(407, "no", "Proxy-Authenticate: Basic realm=\"x\"\r\n"));
    HttpOptions options = at(QUrl(u"http://db.invalid:6333"_s));
    options.proxy = { ProxyOptions::Mode::Http, u"127.0.0.1"_s, proxy.port(), {}, {} };
    const auto result = get(options);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Unreachable);
    QCOMPARE(result.error().detail,
             u"the proxy 127.0.0.1:%1 wants credentials, or other ones"_s.arg(proxy.port()));
}

void TestHttpHeaders::aProxyIsAsked()
{
    const FaultServer proxy;
    HttpOptions options = at(QUrl(u"http://db.invalid:6333"_s));
    options.proxy = { ProxyOptions::Mode::Http, u"127.0.0.1"_s, proxy.port(), {}, {} };
    QVERIFY(get(options).hasValue());
    QVERIFY(proxy.requests().front().startsWith("GET http://db.invalid:6333/collections "));
}

QTEST_GUILESS_MAIN(TestHttpHeaders)
#include "tst_httpheaders.moc"
