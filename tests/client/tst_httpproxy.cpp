// The ways through proxies: who is asked for what, with which name and password, and what a refusal is called.

#include "client/net/httptransport.h"
#include "client/net/reachability.h"
#include "tests/support/await.h"
#include "tests/support/certificates.h"
#include "tests/support/faultserver.h"
#include "tests/support/relayproxy.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;
using Mode = ProxyOptions::Mode;

namespace {

Result<Response> get(const HttpOptions &options)
{
    const std::unique_ptr<Transport> transport = httpTransportFactory(options)();
    Request request;
    request.path = "/collections";
    return await<Response>(
        [&](const Handler<Response> &handler) { return transport->send(request, handler); });
}

//! `db.invalid` at the port of a server here, which only a proxy that leads here can reach.
HttpOptions through(const RelayProxy &proxy, Mode mode, const QString &scheme, quint16 port)
{
    HttpOptions options;
    options.baseUrl = QUrl(scheme + u"://db.invalid:"_s + QString::number(port));
    options.proxy = { mode, u"127.0.0.1"_s, proxy.port(), {}, {} };
    return options;
}

RelayProxy::Kind kindOf(Mode mode)
{
    return mode == Mode::Http ? RelayProxy::Kind::Http : RelayProxy::Kind::Socks5;
}

} // namespace

class TestHttpProxy : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void httpsGoesThrough_data() { modes(); }
    void httpsGoesThrough();
    void theCertificateIsTheServers_data() { modes(); }
    void theCertificateIsTheServers();
    void plainHttpGoesThroughSocks();
    void nameAndPasswordAreGiven_data() { modes(); }
    void nameAndPasswordAreGiven();
    void wrongOnesAreTold_data() { modes(); }
    void wrongOnesAreTold();
    void theTestOfAConnectionTakesTheSameWay_data() { modes(); }
    void theTestOfAConnectionTakesTheSameWay();
    void theSystemsProxyIsTaken();
    void noProxyMeansNone();
    void thisMachineIsNeverAskedOfTheSystemsProxy();

private:
    static void modes();
    Certificates m_ca;
    TlsFiles m_files;
};

void TestHttpProxy::initTestCase() { m_files = m_ca.issue(u"far"_s, u"DNS:db.invalid"_s); }

void TestHttpProxy::modes()
{
    QTest::addColumn<Mode>("mode");
    QTest::newRow("CONNECT") << Mode::Http;
    QTest::newRow("SOCKS 5") << Mode::Socks5;
}

void TestHttpProxy::httpsGoesThrough()
{
    QFETCH(Mode, mode);
    const FaultServer server(m_files);
    const RelayProxy proxy(kindOf(mode));
    HttpOptions options = through(proxy, mode, u"https"_s, server.port());
    options.tls.caFile = m_ca.authority();
    options.apiKey = "key";
    const auto result = get(options);
    QVERIFY2(result.hasValue(), result ? "" : qPrintable(result.error().detail));
    QCOMPARE(proxy.asked(), QStringList{ u"db.invalid:%1"_s.arg(server.port()) });
    QVERIFY(server.requests().front().contains("\r\napi-key: key\r\n"));
}

void TestHttpProxy::theCertificateIsTheServers()
{
    QFETCH(Mode, mode);
    const FaultServer server(m_files);
    const RelayProxy proxy(kindOf(mode));
    const auto result = get(through(proxy, mode, u"https"_s, server.port()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::TlsFailure);
    QCOMPARE(result.error().tls->kind, TlsProblem::Kind::UnknownIssuer);
    QVERIFY(server.requests().isEmpty());
}

void TestHttpProxy::plainHttpGoesThroughSocks()
{
    const FaultServer server;
    const RelayProxy proxy(RelayProxy::Kind::Socks5);
    QVERIFY(get(through(proxy, Mode::Socks5, u"http"_s, server.port())).hasValue());
    QVERIFY(server.requests().front().startsWith("GET /collections "));
    QCOMPARE(proxy.asked(), QStringList{ u"db.invalid:%1"_s.arg(server.port()) });
}

void TestHttpProxy::nameAndPasswordAreGiven()
{
    QFETCH(Mode, mode);
    const FaultServer server(m_files);
    const RelayProxy proxy(kindOf(mode), "me", "pass word");
    HttpOptions options = through(proxy, mode, u"https"_s, server.port());
    options.tls.caFile = m_ca.authority();
    options.proxy.user = u"me"_s;
    options.proxy.password = u"pass word"_s;
    const auto result = get(options);
    QVERIFY2(result.hasValue(), result ? "" : qPrintable(result.error().detail));
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(!server.requests().front().contains("Proxy-Authorization"));
}

void TestHttpProxy::wrongOnesAreTold()
{
    QFETCH(Mode, mode);
    const FaultServer server(m_files);
    const RelayProxy proxy(kindOf(mode), "me", "right");
    HttpOptions options = through(proxy, mode, u"https"_s, server.port());
    options.proxy.user = u"me"_s;
    options.proxy.password = u"hidden"_s;
    const auto result = get(options);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::Unreachable);
    QCOMPARE(result.error().detail,
             u"the proxy 127.0.0.1:%1 wants credentials, or other ones"_s.arg(proxy.port()));
    QCOMPARE(server.connections(), 0);
}

void TestHttpProxy::theTestOfAConnectionTakesTheSameWay()
{
    QFETCH(Mode, mode);
    const FaultServer server(m_files);
    const RelayProxy proxy(kindOf(mode));
    HttpOptions options = through(proxy, mode, u"https"_s, server.port());
    options.tls.caFile = m_ca.authority();
    std::vector<ReachStep> ended;
    const auto result = await<std::monostate>([&](const Handler<std::monostate> &handler) {
        return checkReachability(
            options,
            [&ended](const ReachStep &step) {
                if (!step.isRunning)
                    ended.push_back(step);
            },
            handler);
    });
    QVERIFY2(result.hasValue(), result ? "" : qPrintable(result.error().detail));
    QCOMPARE(ended.size(), size_t(3));
    QVERIFY(ended[0].isSkipped); // the proxy looks names up
    QCOMPARE(ended[1].fact, u"127.0.0.1:%1"_s.arg(proxy.port()));
    QCOMPARE(ended[2].fact, u"TLS 1.3"_s);
}

void TestHttpProxy::theSystemsProxyIsTaken()
{
    const FaultServer proxy;
    qputenv("http_proxy", proxy.url().toEncoded());
    qputenv("no_proxy", "");
    HttpOptions options;
    options.baseUrl = QUrl(u"http://db.invalid:6333"_s);
    const auto result = get(options);
    qunsetenv("http_proxy");
    qunsetenv("no_proxy");
    QVERIFY2(result.hasValue(), result ? "" : qPrintable(result.error().detail));
    QVERIFY(proxy.requests().front().startsWith("GET http://db.invalid:6333/collections "));
}

void TestHttpProxy::noProxyMeansNone()
{
    const FaultServer proxy;
    qputenv("http_proxy", proxy.url().toEncoded());
    HttpOptions options;
    options.baseUrl = QUrl(u"http://db.invalid:6333"_s);
    options.proxy.mode = Mode::None;
    const auto result = get(options);
    qunsetenv("http_proxy");
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::HostNotFound);
    QCOMPARE(proxy.connections(), 0);
}

void TestHttpProxy::thisMachineIsNeverAskedOfTheSystemsProxy()
{
    const FaultServer server;
    const FaultServer proxy;
    qputenv("http_proxy", proxy.url().toEncoded());
    HttpOptions options;
    options.baseUrl = server.url();
    const auto result = get(options);
    qunsetenv("http_proxy");
    QVERIFY(result.hasValue());
    QCOMPARE(proxy.connections(), 0);
}

QTEST_GUILESS_MAIN(TestHttpProxy)
#include "tst_httpproxy.moc"
