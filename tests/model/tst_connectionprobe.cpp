// A probe finds the port of an address that names none, and says what answered where.

#include "model/activity/requestlogmodel.h"
#include "model/session/connectionprobe.h"
#include "tests/model/scriptedservers.h"

#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestConnectionProbe : public QObject
{
    Q_OBJECT
private slots:
    void ofTwoServersThePreferredPortWins();
    void aSilentPortEndsAtTheLimit();
    void probesReachTheLogToo();
};

void TestConnectionProbe::ofTwoServersThePreferredPortWins()
{
    Servers servers;
    servers.byPort[6333].expect(Method::Get, "/").hold();
    servers.answerRoot(80);
    RequestLogModel log;
    ConnectionProbe probe(spec("http://h"), servers.maker(), log);
    QSignalSpy answered(&probe, &ConnectionProbe::answered);
    QSignalSpy finished(&probe, &ConnectionProbe::finished);
    probe.start();
    QVERIFY(answered.wait());
    QCOMPARE(finished.count(), 0); // port 80 answered, 6333 may still
    QTRY_COMPARE(servers.byPort[6333].heldCount(), 1);
    QVERIFY(servers.byPort[6333].release(200, rootBody));
    QVERIFY(finished.wait());
    QCOMPARE(probe.chosen()->spec.baseUrl.port(), 6333);
}

void TestConnectionProbe::aSilentPortEndsAtTheLimit()
{
    Servers servers;
    servers.byPort[6333].expect(Method::Get, "/").hold();
    servers.answerRoot(80);
    RequestLogModel log;
    ConnectionProbe probe(spec("http://h"), servers.maker(), log);
    probe.setTimeLimit(50ms);
    QSignalSpy finished(&probe, &ConnectionProbe::finished);
    probe.start();
    QVERIFY(finished.wait());
    QCOMPARE(probe.chosen()->spec.baseUrl.port(), 80);
    QCOMPARE(probe.answers().front().error->kind, ApiError::Kind::Timeout);
    QTRY_COMPARE(servers.byPort[6333].cancelledCount(), 1);
}

void TestConnectionProbe::probesReachTheLogToo()
{
    Servers servers;
    servers.refuse(6333);
    servers.refuse(80);
    RequestLogModel log;
    ConnectionProbe probe(spec("http://h"), servers.maker(), log);
    probe.start();
    QTRY_COMPARE(log.rowCount(), 2);
    QCOMPARE(log.entry(0).path, QByteArray("/"));
    QTRY_VERIFY(probe.isFinished());
}

QTEST_GUILESS_MAIN(TestConnectionProbe)
#include "tst_connectionprobe.moc"
