// Certificates: who is trusted, what a refusal says, and that a refused server never sees the request.

#include "client/net/httptransport.h"
#include "tests/support/await.h"
#include "tests/support/certificates.h"
#include "tests/support/faultserver.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;
using Fault = TlsProblem::Kind;

namespace {

const QString here = u"IP:127.0.0.1"_s;

class Exchange
{
public:
    explicit Exchange(const FaultServer &server)
    {
        options.baseUrl = server.url();
        options.apiKey = "planted-key";
        options.connectLimit = 10s;
        options.silenceLimit = 10s;
    }
    Result<Response> run(Method method = Method::Get)
    {
        const std::unique_ptr<Transport> transport = httpTransportFactory(options)();
        Request request;
        request.method = method;
        request.path = "/collections";
        request.isWrite = method != Method::Get;
        if (request.isWrite)
            request.body = "{}";
        return await<Response>(
            [&](const Handler<Response> &handler) { return transport->send(request, handler); });
    }

    HttpOptions options;
};

} // namespace

class TestTls : public QObject
{
    Q_OBJECT
private slots:
    void anUnknownIssuerIsNamed();
    void theOwnAuthorityIsTrusted();
    void faultsAreTold_data();
    void faultsAreTold();
    void aSelfSignedCertificateIsNamed();
    void ofSeveralFaultsTheIssuerComesFirst();
    void thePinnedCertificateIsTaken();
    void anotherCertificateThanThePinnedOneIsRefusedThoughGood();
    void aPinSurvivesManyRequestsOfOneTransport();
    void aCertificateThatChangesUnderARunningTransportIsRefused();
    void requestsSentTogetherAllTellTheFault();
    void aWriteToARefusedServerIsNotUnknown();
    void aClientCertificateIsShown();
    void aServerThatWantsACertificateGetsNoAnswerWithoutOne();
    void filesThatAreNoUseAreNamed_data();
    void filesThatAreNoUseAreNamed();
    void plainHttpOnTheTlsPortIsATlsFailure();

private:
    Certificates m_ca;
    Certificates m_others{ u"Other Authority"_s };
};

void TestTls::anUnknownIssuerIsNamed()
{
    const TlsFiles files = m_ca.issue(u"stranger"_s, here);
    const FaultServer server(files);
    const auto result = Exchange(server).run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::TlsFailure);
    QVERIFY(result.error().tls.has_value());
    const TlsProblem problem = *result.error().tls;
    QCOMPARE(problem.kind, Fault::UnknownIssuer);
    QCOMPARE(problem.fingerprint, Certificates::fingerprint(files));
    QCOMPARE(problem.host, u"127.0.0.1"_s);
    QCOMPARE(problem.names, QStringList{ u"127.0.0.1"_s });
    QCOMPARE(problem.issuer, u"Test Authority"_s);
    QCOMPARE(problem.validFrom.date(), QDate(2020, 1, 1));
    QCOMPARE(problem.validTo.date(), QDate(2049, 12, 31));
    QVERIFY(server.requests().isEmpty());
}

void TestTls::theOwnAuthorityIsTrusted()
{
    const FaultServer server(m_ca.issue(u"good"_s, here));
    Exchange exchange(server);
    exchange.options.tls.caFile = m_ca.authority();
    const auto result = exchange.run();
    QVERIFY2(result.hasValue(), result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->status, 200);
    QVERIFY(server.requests().front().contains("api-key: planted-key"));
}

void TestTls::faultsAreTold_data()
{
    QTest::addColumn<QString>("altName");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<Fault>("kind");
    QTest::newRow("expired") << here << u"20200101000000Z"_s << u"20210101000000Z"_s
                             << Fault::Expired;
    QTest::newRow("not yet valid")
        << here << u"20480101000000Z"_s << u"20490101000000Z"_s << Fault::NotYetValid;
    QTest::newRow("wrong host") << u"DNS:db.example"_s << u"20200101000000Z"_s
                                << u"20490101000000Z"_s << Fault::WrongHost;
    QTest::newRow("wrong host, and expired")
        << u"DNS:db.example"_s << u"20200101000000Z"_s << u"20210101000000Z"_s << Fault::WrongHost;
}

void TestTls::faultsAreTold()
{
    QFETCH(QString, altName);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(Fault, kind);
    const FaultServer server(m_ca.issue(u"faulty"_s, altName, from, to));
    Exchange exchange(server);
    exchange.options.tls.caFile = m_ca.authority();
    const auto result = exchange.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::TlsFailure);
    QCOMPARE(result.error().tls->kind, kind);
    QVERIFY(!result.error().detail.isEmpty());
    QVERIFY(server.requests().isEmpty());
}

void TestTls::aSelfSignedCertificateIsNamed()
{
    const FaultServer server(m_ca.selfSigned(u"self"_s));
    const auto result = Exchange(server).run();
    QVERIFY(!result);
    QCOMPARE(result.error().tls->kind, Fault::SelfSigned);
    QVERIFY(server.requests().isEmpty());
}

void TestTls::ofSeveralFaultsTheIssuerComesFirst()
{
    const FaultServer server(
        m_ca.issue(u"old"_s, here, u"20200101000000Z"_s, u"20210101000000Z"_s));
    const auto result = Exchange(server).run();
    QVERIFY(!result);
    QCOMPARE(result.error().tls->kind, Fault::UnknownIssuer);
    QVERIFY(result.error().detail.contains(u"expired"_s));
}

void TestTls::thePinnedCertificateIsTaken()
{
    // Wrong in every way, and still the one the person chose.
    const TlsFiles files = m_others.issue(u"pinned"_s, u"DNS:db.example"_s, u"20200101000000Z"_s,
                                          u"20210101000000Z"_s);
    const FaultServer server(files);
    Exchange exchange(server);
    exchange.options.tls.pinnedFingerprint = Certificates::fingerprint(files);
    const auto result = exchange.run();
    QVERIFY2(result.hasValue(), result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->status, 200);
}

void TestTls::anotherCertificateThanThePinnedOneIsRefusedThoughGood()
{
    const TlsFiles changed = m_ca.issue(u"changed"_s, here);
    const FaultServer server(changed);
    Exchange exchange(server);
    exchange.options.tls.caFile = m_ca.authority();
    exchange.options.tls.pinnedFingerprint
        = Certificates::fingerprint(m_ca.issue(u"pinned-before"_s, here));
    const auto result = exchange.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::TlsFailure);
    QCOMPARE(result.error().tls->kind, Fault::PinChanged);
    QCOMPARE(result.error().tls->fingerprint, Certificates::fingerprint(changed));
    QVERIFY(server.requests().isEmpty());
}

void TestTls::aPinSurvivesManyRequestsOfOneTransport()
{
    const TlsFiles files = m_ca.selfSigned(u"kept"_s);
    const FaultServer server(files);
    Exchange exchange(server);
    exchange.options.tls.pinnedFingerprint = Certificates::fingerprint(files);
    const std::unique_ptr<Transport> transport = httpTransportFactory(exchange.options)();
    for (int round = 0; round < 5; ++round) {
        Request request;
        request.path = "/collections";
        const auto result = await<Response>(
            [&](const Handler<Response> &handler) { return transport->send(request, handler); });
        QVERIFY(result.hasValue());
    }
    QCOMPARE(server.requests().size(), 5);
}

void TestTls::aCertificateThatChangesUnderARunningTransportIsRefused()
{
    // The same issuer, the same name: whatever the transport remembers of the first must not help the second.
    const TlsFiles before = m_ca.issue(u"before"_s, here);
    FaultServer server(before);
    server.setOtherwise(FaultScript::answer(200, "{}").close());
    Exchange exchange(server);
    exchange.options.tls.pinnedFingerprint = Certificates::fingerprint(before);
    const std::unique_ptr<Transport> transport = httpTransportFactory(exchange.options)();
    const auto get = [&transport] {
        Request request;
        request.path = "/collections";
        return await<Response>(
            [&](const Handler<Response> &handler) { return transport->send(request, handler); });
    };
    QVERIFY(get().hasValue());
    server.changeTls(m_ca.issue(u"after"_s, here));
    for (int round = 0; round < 8; ++round) { // more than a host has connections
        const auto result = get();
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::TlsFailure);
        QCOMPARE(result.error().tls->kind, Fault::PinChanged);
    }
    QCOMPARE(server.requests().size(), 1);
}

void TestTls::requestsSentTogetherAllTellTheFault()
{
    const TlsFiles before = m_ca.selfSigned(u"together-before"_s);
    FaultServer server(before);
    server.setOtherwise(FaultScript::answer(200, "{}").close());
    Exchange exchange(server);
    exchange.options.tls.pinnedFingerprint = Certificates::fingerprint(before);
    const std::unique_ptr<Transport> transport = httpTransportFactory(exchange.options)();
    std::vector<Result<Response>> results;
    std::vector<Call> calls;
    const auto sendAll = [&] {
        results.clear();
        for (int i = 0; i < 3; ++i) {
            Request request;
            request.path = "/collections";
            calls.push_back(transport->send(request, [&results](Result<Response> result) {
                results.push_back(std::move(result));
            }));
        }
    };
    sendAll();
    QTRY_COMPARE(results.size(), size_t(3));
    QVERIFY(results[0].hasValue() && results[1].hasValue() && results[2].hasValue());
    const TlsFiles after = m_others.issue(u"together-after"_s, u"DNS:db.example"_s);
    server.changeTls(after);
    for (int round = 0; round < 5; ++round) {
        sendAll();
        QTRY_COMPARE(results.size(), size_t(3));
        for (const Result<Response> &result : results) {
            QVERIFY(!result);
            QCOMPARE(result.error().kind, Kind::TlsFailure);
            QVERIFY(result.error().tls.has_value());
            QCOMPARE(result.error().tls->kind, Fault::PinChanged);
            QCOMPARE(result.error().tls->fingerprint, Certificates::fingerprint(after));
        }
    }
    QCOMPARE(server.requests().size(), 3);
}

void TestTls::aWriteToARefusedServerIsNotUnknown()
{
    const FaultServer server(m_ca.issue(u"write"_s, here));
    const auto result = Exchange(server).run(Method::Put);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::TlsFailure);
    QVERIFY(server.requests().isEmpty());
}

void TestTls::aClientCertificateIsShown()
{
    TlsFiles files = m_ca.issue(u"mutual"_s, here);
    files.clientCa = m_ca.authority();
    const TlsFiles client = m_ca.issue(u"client"_s, {});
    const FaultServer server(files);
    Exchange exchange(server);
    exchange.options.tls.caFile = m_ca.authority();
    exchange.options.tls.certificateFile = client.certificate;
    exchange.options.tls.keyFile = m_ca.guardedKey(client, u"open sesame"_s);
    exchange.options.tls.keyPassphrase = "open sesame";
    const auto result = exchange.run();
    QVERIFY2(result.hasValue(), result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->status, 200);
}

void TestTls::aServerThatWantsACertificateGetsNoAnswerWithoutOne()
{
    TlsFiles files = m_ca.issue(u"strict"_s, here);
    files.clientCa = m_ca.authority();
    const FaultServer server(files);
    Exchange exchange(server);
    exchange.options.tls.caFile = m_ca.authority();
    const auto result = exchange.run();
    QVERIFY(!result);
    QVERIFY(server.requests().isEmpty());
}

void TestTls::filesThatAreNoUseAreNamed_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("told");
    QTest::newRow("authority missing") << u"missing"_s << u"nowhere.pem"_s;
    QTest::newRow("authority garbage") << u"garbage"_s << u"no PEM certificate in it"_s;
    QTest::newRow("key without certificate") << u"lonely"_s << u"a key without a certificate"_s;
    QTest::newRow("wrong passphrase") << u"passphrase"_s << u"passphrase is another"_s;
}

void TestTls::filesThatAreNoUseAreNamed()
{
    QFETCH(QString, what);
    QFETCH(QString, told);
    const FaultServer server(m_ca.issue(u"files"_s, here));
    const TlsFiles client = m_ca.issue(u"files-client"_s, {});
    Exchange exchange(server);
    TlsOptions &tls = exchange.options.tls;
    if (what == u"missing"_s) {
        tls.caFile = u"/nowhere/nowhere.pem"_s;
    } else if (what == u"garbage"_s) {
        tls.caFile = m_ca.write(u"garbage.pem"_s, "no certificate");
    } else if (what == u"lonely"_s) {
        tls.keyFile = client.key;
    } else {
        tls.certificateFile = client.certificate;
        tls.keyFile = m_ca.guardedKey(client, u"right"_s);
        tls.keyPassphrase = "wrong";
    }
    const auto result = exchange.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::InvalidRequest);
    QVERIFY2(result.error().detail.contains(told), qPrintable(result.error().detail));
    QCOMPARE(server.connections(), 0);
}

void TestTls::plainHttpOnTheTlsPortIsATlsFailure()
{
    FaultServer server;
    server.setOtherwise(
        FaultScript().readBytes(0).send("HTTP/1.1 400 Bad Request\r\n\r\n").close());
    Exchange exchange(server);
    exchange.options.baseUrl.setScheme(u"https"_s);
    const auto result = exchange.run();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::TlsFailure);
    QVERIFY(!result.error().tls.has_value());
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
