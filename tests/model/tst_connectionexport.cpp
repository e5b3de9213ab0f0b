// Exported connections hold no secrets and come back the same; what is imported is checked strictly.

#include "model/session/connectionstore.h"
#include "model/session/secretstore.h"

#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

ConnectionSpec fullSpec()
{
    ConnectionSpec spec;
    spec.id = u"id-1"_s;
    spec.name = u"Orders"_s;
    spec.folder = u"work/eu"_s;
    spec.environment = u"production"_s;
    spec.color = ConnectionColor::Red;
    spec.baseUrl = QUrl(u"https://q.example:6333/sub"_s);
    spec.apiKey = "planted-key";
    spec.keyAsBearer = true;
    spec.secretHome = SecretHome::Keychain;
    spec.headers = { { "X-Token", "planted-header", true }, { "X-Team", "blue", false } };
    spec.tls.caFile = u"/ca.pem"_s;
    spec.tls.keyPassphrase = "planted-passphrase";
    spec.tls.pinnedFingerprint = QByteArray(32, '\xab');
    spec.proxy = { ProxyOptions::Mode::Http, u"proxy"_s, 3128, u"me"_s, u"planted-proxy"_s };
    spec.ssh = { true, u"me@jump"_s, 2222, {} };
    spec.limits.attempts = 5;
    spec.protection = Protection::ConfirmWrites;
    spec.lastUsed = QDateTime(QDate(2026, 1, 2), QTime(3, 4), Qt::UTC);
    return spec;
}

QString importError(const QByteArray &entry)
{
    return importConnections(R"({"version":1,"connections":[)" + entry + "]}").error;
}

} // namespace

class TestConnectionExport : public QObject
{
    Q_OBJECT
private slots:
    void comesBackWithoutIdSecretsAndLastUse();
    void holdsNoSecret();
    void textIsLiteral();
    void privateOnesStay();
    void secretsInAFileAreNotTaken();
    void unknownMembersAreIgnored();
    void faultsAreNamed_data();
    void faultsAreNamed();
    void oneFaultMeansNothingIsImported();
    void secretsAreTakenOutAndPutBack();
};

void TestConnectionExport::comesBackWithoutIdSecretsAndLastUse()
{
    const ImportedConnections imported = importConnections(exportConnections({ fullSpec() }));
    QCOMPARE(imported.error, QString());
    QCOMPARE(imported.specs.size(), 1U);
    ConnectionSpec expected = withoutSecrets(fullSpec());
    expected.id.clear();
    expected.lastUsed = {};
    QVERIFY(imported.specs.front() == expected);
    QVERIFY(imported.specs.front().expectsKey);
    QCOMPARE(imported.specs.front().headers[0], (HttpHeader{ "X-Token", "", true }));
}

void TestConnectionExport::holdsNoSecret()
{
    ConnectionSpec spec = fullSpec();
    spec.baseUrl = QUrl(u"https://me:planted-url@q.example:6333/?token=planted-query"_s);
    const QByteArray text = exportConnections({ spec });
    QVERIFY2(!text.contains("planted"), text.constData());
    QVERIFY(!text.contains("id-1"));
    QVERIFY(!text.contains("2026"));
}

void TestConnectionExport::textIsLiteral()
{
    ConnectionSpec spec;
    spec.baseUrl = QUrl(u"http://localhost:6333"_s);
    QCOMPARE(exportConnections({ spec }), QByteArray(R"({
  "version": 1,
  "connections": [
    {
      "url": "http://localhost:6333",
      "secretHome": "memory"
    }
  ]
}
)"));
}

void TestConnectionExport::privateOnesStay()
{
    ConnectionSpec spec = fullSpec();
    spec.isPrivate = true;
    QVERIFY(!exportConnections({ spec }).contains("q.example"));
}

void TestConnectionExport::secretsInAFileAreNotTaken()
{
    const ImportedConnections imported = importConnections(
        R"({"version":1,"connections":[{"url":"http://me:planted@h:1/?t=planted","apiKey":"planted",
            "headers":[{"name":"X-T","secret":true,"value":"planted"}],
            "tls":{"keyPassphrase":"planted"},"proxy":{"password":"planted"},"id":"x"}]})");
    QCOMPARE(imported.error, QString());
    const ConnectionSpec &spec = imported.specs.front();
    QVERIFY(secretsOf(spec).isEmpty());
    QCOMPARE(spec.baseUrl, QUrl(u"http://h:1/"_s));
    QCOMPARE(spec.id, QString());
}

void TestConnectionExport::unknownMembersAreIgnored()
{
    QCOMPARE(importError(R"({"url":"http://h:1","later":{"a":1}})"), QString());
}

void TestConnectionExport::faultsAreNamed_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *entry, const char *error) {
        QTest::newRow(name) << QByteArray(entry) << QString::fromLatin1(error);
    };
    row("no object", "3", "connections[0]: must be an object");
    row("no url", "{}", "connections[0].url: must be an address of http or https");
    row("other scheme", R"({"url":"ftp://h"})",
        "connections[0].url: must be an address of http or https");
    row("kind", R"({"url":"http://h","name":3})", "connections[0].name: must be a string");
    row("word", R"({"url":"http://h","color":"pink"})",
        "connections[0].color: has an unknown value \"pink\"");
    row("range", R"({"url":"http://h","proxy":{"port":70000}})",
        "connections[0].proxy.port: must be from 0 to 65535");
    row("pin", R"({"url":"http://h","tls":{"pinnedFingerprint":"abc"}})",
        "connections[0].tls.pinnedFingerprint: must be 64 hexadecimal digits");
    row("option as host", R"({"url":"http://h","ssh":{"destination":"-oProxyCommand=x"}})",
        "connections[0].ssh.destination: must not begin with a dash");
    row("header name", R"({"url":"http://h","headers":[{"name":"a b"}]})",
        "connections[0].headers[0].name: is no name of a header");
    row("header value", R"({"url":"http://h","headers":[{"name":"a","value":"x\r\ny: z"}]})",
        "connections[0].headers[0].value: is no value of a header");
}

void TestConnectionExport::faultsAreNamed()
{
    QFETCH(QByteArray, entry);
    QFETCH(QString, error);
    QCOMPARE(importError(entry), error);
}

void TestConnectionExport::oneFaultMeansNothingIsImported()
{
    const ImportedConnections imported
        = importConnections(R"({"version":1,"connections":[{"url":"http://h:1"},{}]})");
    QCOMPARE(imported.error, u"connections[1].url: must be an address of http or https"_s);
    QVERIFY(imported.specs.empty());
    QCOMPARE(importConnections(R"({"version":2,"connections":[]})").error,
             u"version: 2 is newer than 1, the newest known here"_s);
    QCOMPARE(importConnections(R"({"connections":[]})").error,
             u"version: must be an integer from 1"_s);
    QVERIFY(importConnections("{").error.startsWith(u"line 1, column "_s));
}

void TestConnectionExport::secretsAreTakenOutAndPutBack()
{
    const ConnectionSpec spec = fullSpec();
    const ConnectionSecrets secrets = secretsOf(spec);
    QCOMPARE(secrets.apiKey, QByteArray("planted-key"));
    QCOMPARE(secrets.headerValues, QList<QByteArray>{ "planted-header" });
    QCOMPARE(secrets.keyPassphrase, QByteArray("planted-passphrase"));
    QCOMPARE(secrets.proxyPassword, u"planted-proxy"_s);
    const ConnectionSpec bare = withoutSecrets(spec);
    QVERIFY(secretsOf(bare).isEmpty());
    QCOMPARE(bare.headers[1].value, QByteArray("blue"));
    QVERIFY(secretsOf(withSecrets(bare, secrets)) == secrets);
}

QTEST_GUILESS_MAIN(TestConnectionExport)
#include "tst_connectionexport.moc"
