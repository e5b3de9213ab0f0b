// Discovery offers what answers, once each, and says when a server the person named does not.

#include "model/activity/requestlogmodel.h"
#include "model/session/discovery.h"
#include "tests/model/scriptedservers.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

class TestDiscovery : public QObject
{
    Q_OBJECT
private slots:
    void offersWhatAnswers();
    void ofOnePlaceTheFirstCandidateCounts_data();
    void ofOnePlaceTheFirstCandidateCounts();
    void aNamedServerThatDoesNotAnswerIsTold();
};

void TestDiscovery::offersWhatAnswers()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.byPort[6333]
        .expect(Method::Get, "/collections")
        .ok(R"({"collections":[{"name":"c"}]})");
    servers.refuse(7000);
    RequestLogModel log;
    Discovery discovery({ { spec("http://h:7000"), false }, { spec("http://h:6333"), false } },
                        servers.maker(), log);
    discovery.start();
    QTRY_COMPARE(discovery.found().size(), 1U);
    QCOMPARE(discovery.found().front().spec.baseUrl, QUrl(u"http://h:6333"_s));
    QVERIFY(!discovery.found().front().error);
    QTRY_COMPARE(discovery.found().front().collections, std::optional<qsizetype>(1));
    QTRY_COMPARE(log.rowCount(), 3);
}

void TestDiscovery::ofOnePlaceTheFirstCandidateCounts_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char *url :
         { "http://localhost:6333", "http://127.0.0.1:6333", "http://[::1]:6333" })
        QTest::newRow(url) << QByteArray(url);
}

void TestDiscovery::ofOnePlaceTheFirstCandidateCounts()
{
    QFETCH(QByteArray, url);
    Servers servers;
    servers.answerRoot(6333);
    servers.byPort[6333].expect(Method::Get, "/collections").ok(R"({"collections":[]})");
    ConnectionSpec keyed = spec(url.constData());
    keyed.apiKey = "key";
    RequestLogModel log;
    Discovery discovery({ { keyed, true }, { spec("http://localhost:6333"), false } },
                        servers.maker(), log);
    discovery.start();
    QTRY_COMPARE(discovery.found().size(), 1U);
    QTRY_COMPARE(discovery.found().front().collections, std::optional<qsizetype>(0));
    QCOMPARE(discovery.found().front().spec.apiKey, QByteArray("key"));
    QCOMPARE(servers.byPort[6333].requests().size(), 2);
}

void TestDiscovery::aNamedServerThatDoesNotAnswerIsTold()
{
    Servers servers;
    servers.refuse(7000);
    servers.refuse(6333);
    RequestLogModel log;
    Discovery discovery({ { spec("http://h:7000"), true }, { spec("http://h:6333"), false } },
                        servers.maker(), log);
    discovery.start();
    QTRY_COMPARE(discovery.found().size(), 1U);
    QCOMPARE(discovery.found().front().spec.baseUrl, QUrl(u"http://h:7000"_s));
    QCOMPARE(discovery.found().front().error->kind, ApiError::Kind::ConnectionRefused);
    QTRY_VERIFY(servers.byPort[6333].isFinished());
}

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
