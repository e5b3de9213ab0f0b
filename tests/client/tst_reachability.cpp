// The first steps of a connection, each with its end.

#include "client/net/reachability.h"
#include "tests/support/await.h"
#include "tests/support/blackhole.h"
#include "tests/support/faultserver.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;
using StepKind = ReachStep::Kind;

namespace {

struct Checked
{
    std::vector<ReachStep> ended;
    std::optional<ApiError> error;
};

Checked check(const HttpOptions &options)
{
    Checked checked;
    const auto result = await<std::monostate>([&](const Handler<std::monostate> &handler) {
        return checkReachability(
            options,
            [&checked](const ReachStep &step) {
                if (!step.isRunning)
                    checked.ended.push_back(step);
            },
            handler);
    });
    if (!result)
        checked.error = result.error();
    return checked;
}

HttpOptions at(const QUrl &url)
{
    HttpOptions options;
    options.baseUrl = url;
    return options;
}

} // namespace

class TestReachability : public QObject
{
    Q_OBJECT
private slots:
    void plainHttpHasNoTlsStep();
    void everyStepOfHttpsIsTold();
    void aRefusedPortEndsAtConnect();
    void anUnknownHostEndsAtLookup();
    void aBadCertificateEndsAtTls();
    void aPinnedCertificatePasses();
    void silenceEndsAtTheLimit();
    void aDroppedCallIsHeardNoMore();
    void aProxyLooksNamesUp();
};

void TestReachability::plainHttpHasNoTlsStep()
{
    const FaultServer server;
    const Checked checked = check(at(server.url()));
    QVERIFY(!checked.error);
    QCOMPARE(checked.ended.size(), size_t(3));
    QCOMPARE(checked.ended[0].kind, StepKind::Lookup);
    QCOMPARE(checked.ended[0].fact, u"127.0.0.1"_s);
    QCOMPARE(checked.ended[1].kind, StepKind::Connect);
    QCOMPARE(checked.ended[1].fact, u"127.0.0.1:%1"_s.arg(server.port()));
    QCOMPARE(checked.ended[2].kind, StepKind::Tls);
    QVERIFY(checked.ended[2].isSkipped);
}

void TestReachability::everyStepOfHttpsIsTold()
{
    const Certificates authority;
    const FaultServer server(authority.issue(u"good"_s, u"IP:127.0.0.1"_s));
    HttpOptions options = at(server.url());
    options.tls.caFile = authority.authority();
    const Checked checked = check(options);
    QVERIFY(!checked.error);
    QCOMPARE(checked.ended.size(), size_t(3));
    QCOMPARE(checked.ended[2].fact, u"TLS 1.3"_s);
    QVERIFY(checked.ended[2].took > 0us);
    QVERIFY(server.requests().isEmpty());
}

void TestReachability::aRefusedPortEndsAtConnect()
{
    const Checked checked = check(at(QUrl(u"http://127.0.0.1:%1"_s.arg(closedPort()))));
    QVERIFY(checked.error.has_value());
    QCOMPARE(checked.error->kind, Kind::ConnectionRefused);
    QCOMPARE(checked.ended.back().kind, StepKind::Connect);
    QCOMPARE(checked.ended.back().error->kind, Kind::ConnectionRefused);
}

void TestReachability::anUnknownHostEndsAtLookup()
{
    const Checked checked = check(at(QUrl(u"http://nobody.invalid:6333"_s)));
    QVERIFY(checked.error.has_value());
    QCOMPARE(checked.error->kind, Kind::HostNotFound);
    QCOMPARE(checked.ended.size(), size_t(1));
}

void TestReachability::aBadCertificateEndsAtTls()
{
    const FaultServer server(FaultServer::Security::SelfSigned);
    const Checked checked = check(at(server.url()));
    QVERIFY(checked.error.has_value());
    QCOMPARE(checked.error->kind, Kind::TlsFailure);
    QCOMPARE(checked.error->tls->kind, TlsProblem::Kind::SelfSigned);
    QCOMPARE(checked.ended.back().kind, StepKind::Tls);
}

void TestReachability::aPinnedCertificatePasses()
{
    const Certificates authority;
    const TlsFiles files = authority.selfSigned(u"pinned"_s);
    const FaultServer server(files);
    HttpOptions options = at(server.url());
    options.tls.pinnedFingerprint = Certificates::fingerprint(files);
    QVERIFY(!check(options).error);
    options.tls.pinnedFingerprint = QByteArray(32, 'x');
    const Checked changed = check(options);
    QCOMPARE(changed.error->tls->kind, TlsProblem::Kind::PinChanged);
}

void TestReachability::silenceEndsAtTheLimit()
{
    FaultServer server;
    server.setOtherwise(FaultScript::silence());
    HttpOptions options = at(server.url());
    options.baseUrl.setScheme(u"https"_s); // the handshake is never answered
    options.connectLimit = 100ms;
    const Checked checked = check(options);
    QCOMPARE(checked.error->kind, Kind::ConnectTimeout);
    QCOMPARE(checked.ended.back().kind, StepKind::Tls);
}

void TestReachability::aDroppedCallIsHeardNoMore()
{
    const FaultServer server;
    int heard = 0;
    Call call = checkReachability(
        at(server.url()), [&heard](const ReachStep &) { ++heard; },
        [&heard](const Result<std::monostate> &) { ++heard; });
    QVERIFY(call.isRunning());
    call.cancel();
    QVERIFY(!check(at(server.url())).error); // a whole other check goes by
    QCOMPARE(heard, 0);
}

void TestReachability::aProxyLooksNamesUp()
{
    const quint16 port = closedPort();
    HttpOptions options = at(QUrl(u"https://nobody.invalid"_s));
    options.proxy = { ProxyOptions::Mode::Http, u"127.0.0.1"_s, port, {}, {} };
    const Checked checked = check(options);
    QVERIFY(checked.ended.front().isSkipped);
    QCOMPARE(checked.error->kind, Kind::Unreachable);
    QCOMPARE(checked.error->detail, u"the proxy 127.0.0.1:%1 refused the connection"_s.arg(port));
}

QTEST_GUILESS_MAIN(TestReachability)
#include "tst_reachability.moc"
