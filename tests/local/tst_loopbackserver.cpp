#include "client/local/engine.h"
#include "client/local/loopbackserver.h"
#include "tests/local/wire.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sextant;

namespace {

QByteArray status(const QByteArray &answer) { return answer.mid(9, 3); }

} // namespace

class LoopbackServerTest : public QObject
{
    Q_OBJECT

private slots:
    void answersOnAFreePort();
    void answersManyRequestsOnOneConnection();
    void answersAPostWithoutABody();
    void handsPercentEncodedPathsOnAsTheyCame();
    void answersHeadWithoutABody();
    void answersChunkedBodies();
    void refusesRequestsWithoutTheKey_data();
    void refusesRequestsWithoutTheKey();
    void refusesForeignNames_data();
    void refusesForeignNames();
    void refusesForeignTargets();
    void refusesBodiesOverTheLimit();
    void refusesChunkedBodiesOverTheLimit();
    void answersTheFirstOfTwoPipelinedRequests();
    void answersUploadedFilesByName();
};

void LoopbackServerTest::answersOnAFreePort()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(!server.isRunning());
    QCOMPARE(server.url(), QString());
    const auto port = server.start();
    QVERIFY(port);
    QVERIFY(*port > 0);
    QCOMPARE(server.port(), *port);
    QCOMPARE(server.url(), QStringLiteral("http://127.0.0.1:%1").arg(*port));
    const QByteArray answer = Wire(server).ask("GET /");
    QCOMPARE(status(answer), QByteArray("200"));
    QVERIFY(answer.contains(R"("title":"qdrant - vector search engine")"));
    QVERIFY(!server.start());
    QVERIFY(server.isRunning());
}

void LoopbackServerTest::answersManyRequestsOnOneConnection()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    Wire wire(server);
    QCOMPARE(
        status(wire.ask("PUT /collections/c", {}, R"({"vectors":{"size":1,"distance":"Dot"}})")),
        QByteArray("200"));
    QCOMPARE(status(wire.ask("PUT /collections/c/points?wait=true", {},
                             R"({"points":[{"id":7,"vector":[1],"payload":{"x":1.0}}]})")),
             QByteArray("200"));
    // More than httplib's own default of five requests a connection.
    for (int i = 0; i < 50; ++i)
        QVERIFY(wire.ask("POST /collections/c/points/scroll", {}, "{}")
                    .contains(R"({"id":7,"payload":{"x":1.0}})"));
    QCOMPARE(status(wire.ask("DELETE /collections/c")), QByteArray("200"));
    QCOMPARE(status(wire.ask("GET /nowhere")), QByteArray("404"));
}

void LoopbackServerTest::answersAPostWithoutABody()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    QElapsedTimer timer;
    timer.start();
    const QByteArray answer = Wire(server).ask("POST /collections/c/points/scroll");
    QCOMPARE(status(answer), QByteArray("400"));
    QVERIFY(timer.elapsed() < 3000);
}

void LoopbackServerTest::handsPercentEncodedPathsOnAsTheyCame()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    Wire wire(server);
    QCOMPARE(status(wire.ask("PUT /collections/a%20%C3%BC", {}, "{}")), QByteArray("200"));
    QVERIFY(wire.ask("GET /collections").contains("{\"name\":\"a ü\"}"));
    // A slash inside a name is no separator.
    QVERIFY(status(wire.ask("GET /collections/a%2Fpoints/exists")) != "404");
}

void LoopbackServerTest::answersHeadWithoutABody()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    Wire wire(server);
    wire.write("HEAD /collections HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const QByteArray head = wire.read(false);
    QCOMPARE(status(head), QByteArray("200"));
    QVERIFY(head.endsWith("\r\n\r\n"));
    QCOMPARE(status(wire.ask("GET /collections")), QByteArray("200"));
}

void LoopbackServerTest::answersChunkedBodies()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    Wire wire(server);
    wire.write("PUT /collections/c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
               "Content-Type: application/json\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n");
    QCOMPARE(status(wire.read()), QByteArray("200"));
}

void LoopbackServerTest::refusesRequestsWithoutTheKey_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("answer"); // status, or 401 and its text
    const QByteArray missing = "Must provide an API key or an Authorization bearer token";
    const QByteArray wrong = "Invalid API key or JWT";
    QTest::newRow("none") << QByteArray("/collections") << QByteArray() << missing;
    QTest::newRow("unknown path") << QByteArray("/nowhere") << QByteArray() << missing;
    QTest::newRow("right") << QByteArray("/collections") << QByteArray("api-key: s3cret\r\n")
                           << QByteArray("200");
    QTest::newRow("right, other case of the name")
        << QByteArray("/collections") << QByteArray("API-Key: s3cret\r\n") << QByteArray("200");
    QTest::newRow("wrong") << QByteArray("/collections") << QByteArray("api-key: s3cre\r\n")
                           << wrong;
    QTest::newRow("bearer") << QByteArray("/collections")
                            << QByteArray("Authorization: Bearer s3cret\r\n") << QByteArray("200");
    QTest::newRow("wrong bearer") << QByteArray("/collections")
                                  << QByteArray("Authorization: Bearer no\r\n") << wrong;
    QTest::newRow("basic") << QByteArray("/collections")
                           << QByteArray("Authorization: Basic s3cret\r\n") << missing;
    QTest::newRow("wrong key beside a right bearer")
        << QByteArray("/collections")
        << QByteArray("api-key: no\r\nAuthorization: Bearer s3cret\r\n") << wrong;
    for (const char *path : { "/", "/healthz", "/livez", "/readyz" })
        QTest::newRow(path) << QByteArray(path) << QByteArray() << QByteArray("200");
}

void LoopbackServerTest::refusesRequestsWithoutTheKey()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, answer);
    Engine engine;
    LoopbackServer server(engine, { .apiKey = "s3cret" });
    QVERIFY(server.start());
    const QByteArray found = Wire(server).ask("GET " + path, headers);
    if (answer == "200") {
        QCOMPARE(status(found), answer);
        return;
    }
    QCOMPARE(status(found), QByteArray("401"));
    QVERIFY(found.toLower().contains("content-type: text/plain"));
    QVERIFY2(found.endsWith("\r\n\r\n" + answer), found.constData());
}

void LoopbackServerTest::refusesForeignNames_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("code");
    const QByteArray ok = "200";
    const QByteArray no = "403";
    QTest::newRow("address") << QByteArray("Host: 127.0.0.1:6333\r\n") << ok;
    QTest::newRow("localhost") << QByteArray("Host: LOCALHOST\r\n") << ok;
    QTest::newRow("IPv6") << QByteArray("Host: [::1]:80\r\n") << ok;
    QTest::newRow("another name") << QByteArray("Host: evil.example\r\n") << no;
    QTest::newRow("a name that begins alike")
        << QByteArray("Host: localhost.evil.example\r\n") << no;
    QTest::newRow("own page") << QByteArray("Host: localhost\r\nOrigin: http://localhost:8080\r\n")
                              << ok;
    QTest::newRow("foreign page") << QByteArray(
        "Host: localhost\r\nOrigin: https://evil.example\r\n")
                                  << no;
    for (const char *host :
         { "127.0.0.1.evil.example", "localhost@evil.example", "localhost:80@evil.example",
           "evil.example:80", "localhost.", "127.0.0.1.:80", "[::1", "[::ffff:127.0.0.1]",
           "[::1].evil.example", "[::2]:80", "127.0.0.2", "2130706433", "0.0.0.0", "localhost:x",
           "localhost/evil", "evil.example#localhost" })
        QTest::newRow(host) << "Host: " + QByteArray(host) + "\r\n" << no;
    for (const char *host : { "LocalHost:1", "127.0.0.1", "[::1]", "localhost:65535" })
        QTest::newRow(host) << "Host: " + QByteArray(host) + "\r\n" << ok;
    for (const char *origin : { "http://localhost.evil.example", "http://localhost@evil.example",
                                "http://localhost:80@evil.example", "evil://localhost", "localhost",
                                "https://evil", "http://127.0.0.1.:80", "file://" })
        QTest::newRow(origin) << "Host: localhost\r\nOrigin: " + QByteArray(origin) + "\r\n" << no;
    QTest::newRow("two hosts, the good one first")
        << QByteArray("Host: localhost\r\nHost: evil.example\r\n") << no;
    QTest::newRow("two hosts, the good one last")
        << QByteArray("Host: evil.example\r\nHost: localhost\r\n") << no;
    QTest::newRow("two origins") << QByteArray(
        "Host: localhost\r\nOrigin: http://localhost\r\nOrigin: https://evil.example\r\n")
                                 << no;
    QTest::newRow("a page from nowhere") << QByteArray("Host: localhost\r\nOrigin: null\r\n") << no;
}

void LoopbackServerTest::refusesForeignNames()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, code);
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    Wire wire(server);
    wire.write("GET / HTTP/1.1\r\n" + headers + "\r\n");
    QCOMPARE(status(wire.read()), code);
}

void LoopbackServerTest::refusesForeignTargets()
{
    Engine engine;
    LoopbackServer server(engine, { .apiKey = "s3cret" });
    QVERIFY(server.start());
    const auto ask = [&](const QByteArray &target) {
        Wire wire(server);
        wire.write("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return status(wire.read());
    };
    QCOMPARE(ask("http://evil.example/"), QByteArray("403"));
    QCOMPARE(ask("http://localhost@evil.example/collections"), QByteArray("403"));
    QCOMPARE(ask("http://evil.example?x=/"), QByteArray("403"));
    QCOMPARE(ask("http://localhost:1/"), QByteArray("200"));
    QCOMPARE(ask("http://localhost/collections"), QByteArray("401"));
}

void LoopbackServerTest::refusesBodiesOverTheLimit()
{
    Engine engine;
    LoopbackServer server(engine, { .apiKey = {}, .maxBodyBytes = 1000 });
    QVERIFY(server.start());
    Wire wire(server);
    const QByteArray fits = "{}" + QByteArray(998, ' ');
    QCOMPARE(status(wire.ask("PUT /collections/c", {}, fits)), QByteArray("200"));
    const QByteArray answer = wire.ask("PUT /collections/d", {}, fits + ' ');
    QCOMPARE(status(answer), QByteArray("400"));
    QVERIFY(
        answer.endsWith(R"({"status":{"error":"JSON payload (1001 bytes) is larger than allowed )"
                        R"((limit: 1000 bytes)."},"time":0.0})"));
    // It was read to its end: the connection goes on.
    QVERIFY(wire.ask("GET /collections").contains(R"([{"name":"c"}])"));
    QVERIFY(wire.ask("PUT /collections/d", {}, QByteArray(40'000'000, ' ')).contains("40000000"));
}

void LoopbackServerTest::refusesChunkedBodiesOverTheLimit()
{
    Engine engine;
    LoopbackServer server(engine, { .apiKey = {}, .maxBodyBytes = 10 });
    QVERIFY(server.start());
    Wire wire(server);
    wire.write(
        "PUT /collections/c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
        "b\r\n{         }\r\n0\r\n\r\n");
    const QByteArray answer = wire.read();
    QCOMPARE(status(answer), QByteArray("400"));
    QVERIFY(answer.contains("JSON payload has exceeded limit (10 bytes)."));
}

void LoopbackServerTest::answersTheFirstOfTwoPipelinedRequests()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    Wire wire(server);
    const QByteArray request = "GET /collections HTTP/1.1\r\nHost: localhost\r\n\r\n";
    wire.write(request + request);
    QCOMPARE(status(wire.read()), QByteArray("200"));
    // The library loses the second; what matters is that nobody else is hurt.
    QCOMPARE(status(Wire(server).ask("GET /")), QByteArray("200"));
}

void LoopbackServerTest::answersUploadedFilesByName()
{
    Engine engine;
    LoopbackServer server(engine);
    QVERIFY(server.start());
    const QByteArray form = "--line\r\nContent-Disposition: form-data; name=\"snapshot\"; "
                            "filename=\"a.snapshot\"\r\n\r\n0123456789\r\n--line--\r\n";
    Wire wire(server);
    wire.write("POST /collections/c/snapshots/upload HTTP/1.1\r\nHost: localhost\r\n"
               "Content-Type: multipart/form-data; boundary=line\r\nContent-Length: "
               + QByteArray::number(form.size()) + "\r\n\r\n" + form);
    const QByteArray answer = wire.read();
    QCOMPARE(status(answer), QByteArray("501"));
    QVERIFY2(answer.contains("Not implemented in local mode: recover from uploaded snapshot"),
             answer.constData());
    QCOMPARE(status(wire.ask("GET /collections")), QByteArray("200"));
}

QTEST_GUILESS_MAIN(LoopbackServerTest)
#include "tst_loopbackserver.moc"
