// A tunnel is ready when its port is open, says in ssh's words why it isn't, and ends with its object.

#include "client/net/loopbackport.h"
#include "model/session/sshtunnel.h"
#include "tests/model/scriptedservers.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Listens where -L says, and ends itself when somebody sends it a word.
const char *const listeningSsh = R"py(#!/usr/bin/env python3
import socket, sys
where = sys.argv[sys.argv.index('-L') + 1].split(':')
server = socket.socket()
server.bind((where[0], int(where[1])))
server.listen(8)
while True:
    client, _ = server.accept()
    if client.recv(1):
        sys.stderr.write('Connection to far closed by remote host.\n')
        sys.exit(255)
)py";

ConnectionSpec tunnelled(const char *url = "http://far:6333")
{
    ConnectionSpec result = spec(url);
    result.ssh = { .isUsed = true, .destination = u"me@gate"_s };
    return result;
}

} // namespace

class TestSshTunnel : public QObject
{
    Q_OBJECT
private slots:
    void argumentsAreWhatSshWants();
    void optionsInDisguiseAreRefused();
    void readyWhenThePortIsOpen();
    void sshsOwnWordsAreKept();
    void aMissingProgramIsTold();
    void silenceEndsAtTheLimit();
    void anUnexpectedEndIsAFailure();
    void endsWithItsObject();
    void itsObjectGoesAtOnceThoughSshLingers();
    void aRealSshLeadsThere();

private:
    QString script(const QByteArray &content);
    QTemporaryDir m_folder;
    int m_count = 0;
};

QString TestSshTunnel::script(const QByteArray &content)
{
    QFile file(m_folder.filePath(u"ssh%1"_s.arg(++m_count)));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(content);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return file.fileName();
}

void TestSshTunnel::argumentsAreWhatSshWants()
{
    ConnectionSpec given = tunnelled("http://[fe80::1]:7000");
    given.ssh.port = 2222;
    given.ssh.keyFile = u"/k"_s;
    QCOMPARE(sshArguments(given, 5000).join(u' '),
             u"-N -T -o BatchMode=yes -o ExitOnForwardFailure=yes -o ConnectTimeout=10 "
             "-o ServerAliveInterval=15 -o ServerAliveCountMax=3 -L 127.0.0.1:5000:[fe80::1]:7000 "
             "-p 2222 -i /k -o IdentitiesOnly=yes -- me@gate"_s);
    QVERIFY(sshArguments(tunnelled("http://far"), 5000).contains(u"127.0.0.1:5000:far:6333"_s));
}

void TestSshTunnel::optionsInDisguiseAreRefused()
{
    for (const QString &destination : { u"-oProxyCommand=x"_s, u" -F/x"_s, u""_s }) {
        ConnectionSpec given = tunnelled();
        given.ssh.destination = destination;
        SshTunnel tunnel(given);
        tunnel.start();
        QCOMPARE(tunnel.state(), SshTunnel::State::Failed);
        QCOMPARE(tunnel.error()->kind, ApiError::Kind::TunnelFailed);
    }
}

void TestSshTunnel::readyWhenThePortIsOpen()
{
    SshTunnel tunnel(tunnelled(), nullptr, script(listeningSsh));
    tunnel.start();
    QCOMPARE(tunnel.state(), SshTunnel::State::Starting);
    QCOMPARE(tunnel.localPort(), quint16(0));
    QTRY_COMPARE_WITH_TIMEOUT(tunnel.state(), SshTunnel::State::Ready, 15'000);
    QVERIFY(tunnel.localPort() > 0);
    tunnel.stop();
    QCOMPARE(tunnel.state(), SshTunnel::State::Idle);
    QCOMPARE(tunnel.localPort(), quint16(0));
}

void TestSshTunnel::sshsOwnWordsAreKept()
{
    SshTunnel tunnel(
        tunnelled(), nullptr,
        script("#!/bin/sh\nprintf '%3000d' 0 >&2\necho 'Permission denied (publickey).' >&2\n"
               "exit 255\n"));
    tunnel.start();
    QTRY_COMPARE(tunnel.state(), SshTunnel::State::Failed);
    QCOMPARE(tunnel.error()->kind, ApiError::Kind::TunnelFailed);
    QVERIFY(tunnel.error()->detail.endsWith(u"Permission denied (publickey)."_s));
    QVERIFY(tunnel.error()->detail.size() <= 2048);
}

void TestSshTunnel::aMissingProgramIsTold()
{
    SshTunnel tunnel(tunnelled(), nullptr, m_folder.filePath(u"none"_s));
    tunnel.start();
    QTRY_COMPARE(tunnel.state(), SshTunnel::State::Failed);
    QVERIFY(!tunnel.error()->detail.isEmpty());
}

void TestSshTunnel::silenceEndsAtTheLimit()
{
    SshTunnel tunnel(tunnelled(), nullptr, script("#!/bin/sh\nexec sleep 60\n"));
    tunnel.setTimeLimit(100ms);
    tunnel.start();
    QTRY_COMPARE(tunnel.state(), SshTunnel::State::Failed);
    QCOMPARE(tunnel.error()->kind, ApiError::Kind::TunnelFailed);
}

void TestSshTunnel::anUnexpectedEndIsAFailure()
{
    SshTunnel tunnel(tunnelled(), nullptr, script(listeningSsh));
    tunnel.start();
    QTRY_COMPARE_WITH_TIMEOUT(tunnel.state(), SshTunnel::State::Ready, 15'000);
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, tunnel.localPort());
    QVERIFY(socket.waitForConnected());
    socket.write("x");
    QTRY_COMPARE(tunnel.state(), SshTunnel::State::Failed);
    QCOMPARE(tunnel.error()->detail, u"Connection to far closed by remote host."_s);
    QCOMPARE(tunnel.localPort(), quint16(0));
    tunnel.start();
    QTRY_COMPARE_WITH_TIMEOUT(tunnel.state(), SshTunnel::State::Ready, 15'000);
}

void TestSshTunnel::endsWithItsObject()
{
    auto tunnel = std::make_unique<SshTunnel>(
        tunnelled(), nullptr,
        script(QByteArray(listeningSsh)
                   .replace("import socket, sys\n",
                            "import socket, sys, signal\n"
                            "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n")));
    tunnel->start();
    QTRY_COMPARE_WITH_TIMEOUT(tunnel->state(), SshTunnel::State::Ready, 15'000);
    const quint16 port = tunnel->localPort();
    QElapsedTimer timer;
    timer.start();
    tunnel.reset();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    QVERIFY(!socket.waitForConnected(2000));
}

void TestSshTunnel::itsObjectGoesAtOnceThoughSshLingers()
{
    // Deaf to SIGTERM: only the kill a second later ends it, and nobody waits for that.
    const QByteArray deaf
        = QByteArray(listeningSsh)
              .replace("server = ",
                       "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\nserver = ");
    auto tunnel = std::make_unique<SshTunnel>(tunnelled(), nullptr, script(deaf));
    tunnel->start();
    QTRY_COMPARE(tunnel->state(), SshTunnel::State::Ready);
    const quint16 port = tunnel->localPort();
    const auto isOpen = [port] {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port);
        return socket.waitForConnected(1000);
    };
    bool wasOpenAfterwards = false;
    QEventLoop loop;
    QTimer::singleShot(0, &loop, [&] {
        tunnel.reset();
        wasOpenAfterwards = isOpen();
        loop.quit();
    });
    loop.exec();
    QVERIFY(wasOpenAfterwards);
    QTRY_VERIFY(!isOpen());
}

void TestSshTunnel::aRealSshLeadsThere()
{
    const QString sshd = QStandardPaths::findExecutable(u"sshd"_s, { u"/usr/sbin"_s });
    if (sshd.isEmpty() || QStandardPaths::findExecutable(u"ssh"_s).isEmpty())
        QSKIP("ssh and sshd are not installed");
    const auto file = [this](const char *name) { return m_folder.filePath(QLatin1String(name)); };
    const auto keygen = [&file](const char *name) {
        return QProcess::execute(
            u"ssh-keygen"_s,
            { u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s, file(name) });
    };
    QVERIFY(keygen("host") == 0 && keygen("user") == 0);
    const QString port = QString::number(freeLoopbackPort());
    QFile config(file("config"));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("Host gate\n HostName 127.0.0.1\n Port " + port.toLatin1()
                 + "\n StrictHostKeyChecking no\n UserKnownHostsFile " + file("known").toLocal8Bit()
                 + '\n');
    config.close();
    QProcess server;
    server.start(sshd,
                 { u"-D"_s, u"-e"_s, u"-f"_s, u"/dev/null"_s, u"-p"_s, port, u"-h"_s, file("host"),
                   u"-o"_s, u"ListenAddress=127.0.0.1"_s, u"-o"_s, u"StrictModes=no"_s, u"-o"_s,
                   u"PidFile=none"_s, u"-o"_s, u"AuthorizedKeysFile="_s + file("user.pub") });
    if (!server.waitForStarted() || server.waitForFinished(300))
        QSKIP("sshd does not run here");
    QTcpServer far;
    QVERIFY(far.listen(QHostAddress::LocalHost));
    ConnectionSpec given = spec("http://127.0.0.1");
    given.baseUrl.setPort(far.serverPort());
    given.ssh = { .isUsed = true, .destination = u"gate"_s, .keyFile = file("user") };
    SshTunnel tunnel(
        given, nullptr,
        script("#!/bin/sh\nexec ssh -F '" + file("config").toLocal8Bit() + "' \"$@\"\n"));
    tunnel.start();
    QTRY_VERIFY_WITH_TIMEOUT(tunnel.state() != SshTunnel::State::Starting, 15'000);
    QVERIFY2(tunnel.state() == SshTunnel::State::Ready,
             tunnel.error() ? qPrintable(tunnel.error()->detail) : "");
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, tunnel.localPort());
    QTRY_VERIFY(far.hasPendingConnections());
    server.kill();
    QVERIFY(server.waitForFinished());
}

QTEST_GUILESS_MAIN(TestSshTunnel)
#include "tst_sshtunnel.moc"
