// Lost servers are found again by themselves, ever more rarely; those that are there are left alone.

#include "model/activity/requestlogmodel.h"
#include "model/session/reconnector.h"
#include "model/session/session.h"
#include "model/session/sshtunnel.h"
#include "tests/model/scriptedservers.h"

#include <QFile>
#include <QMutex>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

//! Listens where -L says until somebody sends it a word.
const char *const listeningSsh = R"py(#!/usr/bin/env python3
import os, signal, socket, sys
where = sys.argv[sys.argv.index('-L') + 1].split(':')
open(os.path.abspath(__file__) + '.pid', 'w').write(str(os.getpid()))
server = socket.socket()
server.bind((where[0], int(where[1])))
server.listen(8)
signal.pause()
)py";

//! A ready session under a reconnector whose clock the test moves.
struct Scene
{
    Servers servers;
    RequestLogModel log;
    QDateTime now{ QDate(2026, 1, 1), QTime(12, 0), Qt::UTC };
    Session session{ spec("http://h:6333"), servers.maker(), log };
    Reconnector reconnector{ [this] { return now; } };

    Scene()
    {
        servers.answerRoot(6333);
        servers.answerLists(6333);
        session.open();
        if (!QTest::qWaitFor(
                [this] { return session.state() == Session::State::Ready && !session.isBusy(); }))
            QTest::qFail("the session isn't ready", __FILE__, __LINE__);
        reconnector.add(&session);
    }
    void pass(int seconds)
    {
        now = now.addSecs(seconds);
        reconnector.tick();
    }
    ScriptedTransport &server() { return servers.byPort[6333]; }
    qsizetype asked() { return server().requests().size(); }
    void refuseOnce()
    {
        server().expect(Method::Get, "/").fail({ .kind = ApiError::Kind::ConnectionRefused });
    }
    void lose()
    {
        refuseOnce();
        session.reconnect();
        QTRY_VERIFY(session.isLost() && !session.isLooking());
    }
};

} // namespace

class TestReconnector : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsAskedWhileTheServerIsThere();
    void aSleepIsFollowedByOneLook();
    void lostServersAreLookedForEverMoreRarely();
    void aClockSetBackIsNoSleep();
    void sessionsMayGo();
    void aTunnelComesBack();
};

void TestReconnector::nothingIsAskedWhileTheServerIsThere()
{
    Scene scene;
    for (int beat = 0; beat < 100; ++beat)
        scene.pass(5);
    QCOMPARE(scene.asked(), 3);
}

void TestReconnector::aSleepIsFollowedByOneLook()
{
    Scene scene;
    scene.servers.answerRoot(6333);
    QSignalSpy changed(&scene.session, &Session::stateChanged);
    scene.pass(3600);
    scene.pass(5);
    QTRY_COMPARE(scene.asked(), 4);
    QTRY_VERIFY(!scene.session.isLooking());
    QVERIFY(!scene.session.isLost());
    QCOMPARE(changed.count(), 0);
}

void TestReconnector::lostServersAreLookedForEverMoreRarely()
{
    Scene scene;
    scene.lose();
    scene.pass(5); // seen
    qsizetype asked = scene.asked();
    for (const int pause : { 5, 10, 20, 25 }) {
        if (pause > 5)
            scene.pass(pause == 25 ? 25 : pause - 5); // not yet
        QCOMPARE(scene.asked(), asked);
        if (pause == 25) // towards 40 s and 60 s
            break;
        scene.refuseOnce();
        scene.pass(5);
        ++asked;
        QTRY_COMPARE(scene.asked(), asked);
        QVERIFY(scene.session.isLost());
        QTRY_VERIFY(!scene.session.isLooking());
    }
    scene.servers.answerRoot(6333);
    QSignalSpy changed(&scene.session, &Session::stateChanged);
    scene.pass(20);
    QTRY_VERIFY(!scene.session.isLost());
    QCOMPARE(changed.count(), 1);
}

void TestReconnector::aClockSetBackIsNoSleep()
{
    Scene scene;
    scene.pass(-7200);
    scene.pass(5);
    QCOMPARE(scene.asked(), 3);
}

void TestReconnector::sessionsMayGo()
{
    Servers servers;
    RequestLogModel log;
    QDateTime now = QDateTime::currentDateTimeUtc();
    Reconnector reconnector([&now] { return now; });
    {
        Session session(spec("http://h:6333"), servers.maker(), log);
        reconnector.add(&session);
    }
    now = now.addSecs(100);
    reconnector.tick();
}

void TestReconnector::aTunnelComesBack()
{
    const QTemporaryDir folder;
    QFile program(folder.filePath(u"ssh"_s));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write(listeningSsh);
    program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    program.close();

    ScriptedTransport server;
    std::vector<quint16> ports;
    QMutex mutex;
    const TransportMaker maker = [&](const ConnectionSpec &given) {
        const QMutexLocker lock(&mutex);
        ports.push_back(given.tunnelPort);
        return server.factory();
    };
    server.expect(Method::Get, "/").answer(200, rootBody);
    server.expect(Method::Get, "/collections").ok(R"({"collections":[]})");
    server.expect(Method::Get, "/aliases").ok(R"({"aliases":[]})");
    RequestLogModel log;
    ConnectionSpec tunnelled = spec("http://far");
    tunnelled.ssh = { .isUsed = true, .destination = u"gate"_s };
    Session session(tunnelled, maker, log);
    session.setSshProgram(program.fileName());
    session.open();
    QCOMPARE(session.state(), Session::State::Tunnelling);
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::State::Ready, 15'000);
    QCOMPARE(session.spec().baseUrl.port(), 6333);
    QCOMPARE(ports, std::vector<quint16>{ session.tunnel()->localPort() });
    QTRY_VERIFY(!session.isBusy());

    QFile pid(program.fileName() + u".pid"_s);
    QVERIFY(pid.open(QIODevice::ReadOnly));
    QCOMPARE(::kill(pid.readAll().toInt(), SIGKILL), 0);
    QTRY_VERIFY(session.isLost());
    QCOMPARE(session.error()->kind, ApiError::Kind::TunnelFailed);

    server.expect(Method::Get, "/").answer(200, rootBody);
    session.reconnect();
    QTRY_VERIFY_WITH_TIMEOUT(!session.isLost(), 15'000);
    const QMutexLocker lock(&mutex);
    QCOMPARE(ports.back(), session.tunnel()->localPort());
}

QTEST_GUILESS_MAIN(TestReconnector)
#include "tst_reconnector.moc"
