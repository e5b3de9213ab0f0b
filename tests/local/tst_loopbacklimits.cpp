// What one client does badly costs the others of the loopback server nothing.

#include "client/local/engine.h"
#include "client/local/loopbackserver.h"
#include "tests/local/wire.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <memory>
#include <vector>

using namespace sextant;
using namespace std::chrono_literals;

namespace {

QByteArray status(const QByteArray &answer) { return answer.mid(9, 3); }

qsizetype entries(const char *folder)
{
    return QDir(QString::fromLatin1(folder))
        .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
        .size();
}

} // namespace

class LoopbackLimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void listensOnLoopbackOnly();
    void tricklingHeadsEnd();
    void tricklingBodiesEnd();
    void endlessHeadsEnd();
    void chunksBeyondTheLimitAreRefused();
    void tooManyConnectionsAreToldSo();
    void hundredsThatLeaveCostNothing();
};

void LoopbackLimitsTest::listensOnLoopbackOnly()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    QFile table(QStringLiteral("/proc/net/tcp"));
    if (!table.open(QIODevice::ReadOnly))
        QSKIP("no table of sockets here");
    const QByteArray port = QByteArray::number(server.port(), 16).toUpper().rightJustified(4, '0');
    const QByteArray content = table.readAll();
    QVERIFY(content.contains(" 0100007F:" + port + " 00000000:0000 0A"));
    QVERIFY(!content.contains(" 00000000:" + port + " 00000000:0000 0A"));
}

void LoopbackLimitsTest::tricklingHeadsEnd()
{
    Engine engine;
    LoopbackServer server(engine, { .headLimit = 300ms });
    QVERIFY(server.start());
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    QVERIFY(socket.waitForConnected());
    QElapsedTimer timer;
    timer.start();
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
    while (socket.state() == QAbstractSocket::ConnectedState && timer.elapsed() < 8000) {
        socket.write("x");
        socket.waitForDisconnected(20);
    }
    QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(status(Wire(server).ask("GET /")), QByteArray("200"));
}

void LoopbackLimitsTest::tricklingBodiesEnd()
{
    Engine engine;
    LoopbackServer server(engine, { .bodyLimit = 300ms });
    QVERIFY(server.start());
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    QVERIFY(socket.waitForConnected());
    QElapsedTimer timer;
    timer.start();
    socket.write("PUT /collections/c HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n{");
    while (socket.state() == QAbstractSocket::ConnectedState && timer.elapsed() < 8000) {
        socket.write(" ");
        socket.waitForDisconnected(20);
    }
    QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(Wire(server).ask("GET /collections").contains(R"("collections":[])"));
}

void LoopbackLimitsTest::endlessHeadsEnd()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), server.port());
    QVERIFY(socket.waitForConnected());
    socket.write("GET / HTTP/1.1\r\nHost: localhost\r\n");
    qint64 sent = 0;
    while (socket.state() == QAbstractSocket::ConnectedState && sent < 64'000'000) {
        sent += socket.write("X-A: " + QByteArray(60'000, 'a') + "\r\n");
        socket.waitForBytesWritten(1000);
    }
    QVERIFY2(sent < 64'000'000, "it reads heads without an end");
    QCOMPARE(status(Wire(server).ask("GET /")), QByteArray("200"));
}

void LoopbackLimitsTest::chunksBeyondTheLimitAreRefused()
{
    Engine engine;
    LoopbackServer server(engine, { .maxBodyBytes = 1000 });
    QVERIFY(server.start());
    Wire wire(server);
    wire.write("PUT /collections/c HTTP/1.1\r\nHost: localhost\r\n"
               "Transfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 100; ++i)
        wire.write("64\r\n" + QByteArray(100, ' ') + "\r\n");
    wire.write("0\r\n\r\n");
    QCOMPARE(status(wire.read()), QByteArray("400"));
    QVERIFY(Wire(server).ask("GET /collections").contains(R"("collections":[])"));
}

void LoopbackLimitsTest::tooManyConnectionsAreToldSo()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    std::vector<std::unique_ptr<Wire>> wires;
    for (int i = 0; i < 512; ++i) {
        wires.push_back(std::make_unique<Wire>(server));
        wires.back()->write("GET / HTTP/1.1\r\nHost: localhost\r\n"); // and the rest later
    }
    QTRY_COMPARE_WITH_TIMEOUT(status(Wire(server).ask("GET /")), QByteArray("503"), 8000);
    for (const auto &wire : wires)
        wire->write("\r\n");
    for (const auto &wire : wires)
        QCOMPARE(status(wire->read()), QByteArray("200"));
    wires.clear();
    QTRY_COMPARE_WITH_TIMEOUT(status(Wire(server).ask("GET /")), QByteArray("200"), 8000);
}

void LoopbackLimitsTest::hundredsThatLeaveCostNothing()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    const QByteArray request = "PUT /collections/c HTTP/1.1\r\nHost: localhost\r\n"
                               "Content-Length: 30\r\n\r\n{                            }";
    const auto round = [&] {
        // Cut at every byte: in the line, in the headers, in the body, while it answers.
        for (qsizetype cut = 0; cut <= request.size(); ++cut) {
            Wire wire(server);
            wire.write(request.left(cut));
            wire.leave();
        }
    };
    round();
    QCOMPARE(status(Wire(server).ask("GET /")), QByteArray("200"));
    const qsizetype threads = entries("/proc/self/task");
    const qsizetype handles = entries("/proc/self/fd");
    if (threads == 0)
        QSKIP("nothing to count with here");
    for (int i = 0; i < 10; ++i)
        round();
    QTRY_VERIFY_WITH_TIMEOUT(entries("/proc/self/fd") <= handles + 20, 20'000);
    // As many as there were clients at one moment, which nobody knows; not one for each of the thousand.
    QVERIFY2(entries("/proc/self/task") <= threads + 200, "threads are left behind");
    QCOMPARE(status(Wire(server).ask("GET /")), QByteArray("200"));
}

QTEST_GUILESS_MAIN(LoopbackLimitsTest)
#include "tst_loopbacklimits.moc"
