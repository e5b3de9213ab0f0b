// The loopback server's life: starting, many clients, clients that leave, stopping at once.

#include "client/local/engine.h"
#include "client/local/loopbackserver.h"
#include "tests/local/wire.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTest>

#include <atomic>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace sextant;

namespace {

QByteArray status(const QByteArray &answer) { return answer.mid(9, 3); }

// Takes next to nothing of an answer, and reads none of it.
class SlowClient
{
public:
    explicit SlowClient(quint16 port)
    {
        const int room = 4096;
        setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address);
    }
    ~SlowClient() { ::close(m_socket); }
    SlowClient(const SlowClient &) = delete;
    SlowClient &operator=(const SlowClient &) = delete;

    void write(const QByteArray &bytes)
    {
        QCOMPARE(::send(m_socket, bytes.data(), size_t(bytes.size()), 0), bytes.size());
    }
    int waitingBytes() const
    {
        int count = 0;
        ::ioctl(m_socket, FIONREAD, &count);
        return count;
    }

private:
    const int m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
};

} // namespace

class LoopbackLifeTest : public QObject
{
    Q_OBJECT

private slots:
    void survivesClientsThatLeave();
    void answersBesideManyBusyClients();
    void stopsAtOnceWithIdleConnections();
    void stopsAtOnceInTheMiddleOfARequest();
    void stopsAtOnceBesideAClientThatDoesNotRead();
    void startsAgainAfterStopping();
    void saysWhenAPortIsTaken();
};

void LoopbackLifeTest::survivesClientsThatLeave()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    for (int i = 0; i < 100; ++i) {
        Wire wire(server);
        switch (i % 4) {
        case 0: // before the head ends
            wire.write("POST /collections/c/points/scr");
            break;
        case 1: // before the body ends
            wire.write(
                "PUT /collections/c HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{");
            break;
        case 2: // before the answer
            wire.write("GET /collections HTTP/1.1\r\nHost: localhost\r\n\r\n");
            break;
        case 3: // without a word
            break;
        }
        wire.leave();
    }
    const QByteArray answer = Wire(server).ask("GET /collections");
    QCOMPARE(status(answer), QByteArray("200"));
    QVERIFY(answer.contains(R"("collections":[])"));
}

void LoopbackLifeTest::answersBesideManyBusyClients()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    std::atomic<bool> isOver = false;
    std::atomic<int> busyCount = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 64; ++i)
        clients.emplace_back([&] {
            Wire wire(server);
            for (bool isFirst = true; !isOver; isFirst = false)
                if (status(wire.ask("GET /collections")) == "200" && isFirst)
                    ++busyCount;
        });
    const bool areAllBusy = QTest::qWaitFor([&] { return busyCount == 64; }, 20'000);
    const QByteArray answer
        = areAllBusy ? status(Wire(server).ask("GET /collections")) : QByteArray("starved");
    isOver = true;
    for (std::thread &client : clients)
        client.join();
    QCOMPARE(answer, QByteArray("200"));
}

void LoopbackLifeTest::stopsAtOnceWithIdleConnections()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    std::vector<std::unique_ptr<Wire>> wires;
    for (int i = 0; i < 10; ++i) {
        wires.push_back(std::make_unique<Wire>(server));
        QCOMPARE(status(wires.back()->ask("GET /")), QByteArray("200"));
    }
    QElapsedTimer timer;
    timer.start();
    server.stop();
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    for (const auto &wire : wires)
        QVERIFY(wire->isEnded());
    QVERIFY(!server.isRunning());
    QCOMPARE(server.port(), quint16(0));
}

void LoopbackLifeTest::stopsAtOnceInTheMiddleOfARequest()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    Wire wire(server);
    wire.write("PUT /collections/c HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{");
    QCOMPARE(status(Wire(server).ask("GET /")), QByteArray("200"));
    QElapsedTimer timer;
    timer.start();
    server.stop();
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
}

void LoopbackLifeTest::stopsAtOnceBesideAClientThatDoesNotRead()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    Wire writer(server);
    writer.ask("PUT /collections/c", {}, "{}");
    const QByteArray point = R"({"points":[{"id":1,"vector":{},"payload":{"x":")"
        + QByteArray(30'000'000, 'x') + R"("}}]})";
    QCOMPARE(status(writer.ask("PUT /collections/c/points?wait=true", {}, point)),
             QByteArray("200"));
    SlowClient client(server.port());
    client.write("GET /collections/c/points/1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    // Nothing more comes in: the server is stuck with the rest.
    int before = 0;
    QVERIFY(QTest::qWaitFor([&] {
        const int now = client.waitingBytes();
        return now > 0 && std::exchange(before, now) == now;
    }));
    QElapsedTimer timer;
    timer.start();
    server.stop();
    QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
}

void LoopbackLifeTest::startsAgainAfterStopping()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    const quint16 port = server.port();
    server.stop();
    server.stop();
    QVERIFY(server.start(port));
    QCOMPARE(server.port(), port);
    QCOMPARE(status(Wire(server).ask("GET /")), QByteArray("200"));
}

void LoopbackLifeTest::saysWhenAPortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Engine engine;
    LoopbackServer server(engine);
    const auto result = server.start(other.serverPort());
    QVERIFY(!result);
    QVERIFY(result.error().contains(QString::number(other.serverPort())));
    QVERIFY(!server.isRunning());
    QVERIFY(server.start());
    LoopbackServer second(engine);
    QVERIFY(!second.start(server.port()));
}

QTEST_GUILESS_MAIN(LoopbackLifeTest)
#include "tst_loopbacklife.moc"
