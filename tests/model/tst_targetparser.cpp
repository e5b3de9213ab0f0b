// What people type or paste as a server is understood, or refused with the right reason.

#include "model/session/targetparser.h"

#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

class TestTargetParser : public QObject
{
    Q_OBJECT
private slots:
    void addressesAreUnderstood_data();
    void addressesAreUnderstood();
    void faultsAreNamed_data();
    void faultsAreNamed();
};

void TestTargetParser::addressesAreUnderstood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("collection");
    const auto row = [](const char *text, const char *url, const char *collection) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(url)
                            << QString::fromUtf8(collection);
    };
    row("localhost", "http://localhost", "");
    row("localhost:6333", "http://localhost:6333", "");
    row("  localhost:6333 ", "http://localhost:6333", "");
    row("localhost/docs", "http://localhost", "docs");
    row("localhost:6333/docs", "http://localhost:6333", "docs");
    row("localhost:6333/docs/", "http://localhost:6333", "docs");
    row("localhost:6333/Мои 100%", "http://localhost:6333", "Мои 100%");
    row("localhost:6333/", "http://localhost:6333", "");
    row("10.0.0.7:80/a", "http://10.0.0.7:80", "a");
    row("[::1]:6333/docs", "http://[::1]:6333", "docs");
    row("[::1]", "http://[::1]", "");
    row("::1", "http://[::1]", "");
    row("abc.eu-west.aws.cloud.qdrant.io:6333", "https://abc.eu-west.aws.cloud.qdrant.io:6333", "");
    row("localhost:6333/dashboard", "http://localhost:6333", "");
    row("localhost:6333/dashboard#/collections/docs", "http://localhost:6333", "docs");
    row("http://h:6333", "http://h:6333", "");
    row("http://h:6333/", "http://h:6333", "");
    row("HTTPS://H/qdrant/", "https://h/qdrant", "");
    row("https://h/a%20b/c", "https://h/a%20b/c", "");
    row("https://h/docs", "https://h/docs", "");
    row("http://[::1]:6333", "http://[::1]:6333", "");
    row("http://h:6333/dashboard", "http://h:6333", "");
    row("http://h:6333/dashboard/#/", "http://h:6333", "");
    row("http://h:6333/dashboard#/collections/my%20docs", "http://h:6333", "my docs");
    row("http://h:6333/dashboard#/collections/docs#points", "http://h:6333", "docs");
    row("https://h/sub/dashboard#/collections/docs/snapshots", "https://h/sub", "docs");
}

void TestTargetParser::addressesAreUnderstood()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    QFETCH(QString, collection);
    const auto target = parseTarget(text);
    QVERIFY(target);
    QCOMPARE(target->baseUrl.toString(QUrl::FullyEncoded), url);
    QCOMPARE(target->collection, collection);
}

void TestTargetParser::faultsAreNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("error");
    const auto row = [](const char *text, TargetError error) {
        QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text) << int(error);
    };
    row("", TargetError::Empty);
    row("   ", TargetError::Empty);
    row("ftp://h", TargetError::UnsupportedScheme);
    row("http://", TargetError::NoHost);
    row("http:///docs", TargetError::NoHost);
    row("http://h:99999", TargetError::BadPort);
    row("http://h:0", TargetError::BadPort);
    row("http://user:secret@h", TargetError::HasCredentials);
    row("http://h?a=b", TargetError::HasQuery);
    row("http://a b/", TargetError::BadUrl);
    row("h:", TargetError::BadPort);
    row("h:x", TargetError::BadPort);
    row("h:0", TargetError::BadPort);
    row("h:65536", TargetError::BadPort);
    row("h:+80", TargetError::BadPort);
    row(":6333", TargetError::NoHost);
    row("/docs", TargetError::NoHost);
    row("a b", TargetError::BadHost);
    row("[::1", TargetError::BadHost);
    row("[::1]x", TargetError::BadHost);
    row("user@h", TargetError::HasCredentials);
    row("h/a/b", TargetError::TooManySegments);
}

void TestTargetParser::faultsAreNamed()
{
    QFETCH(QString, text);
    QFETCH(int, error);
    const auto target = parseTarget(text);
    QVERIFY(!target);
    QCOMPARE(int(target.error()), error);
}

QTEST_GUILESS_MAIN(TestTargetParser)
#include "tst_targetparser.moc"
