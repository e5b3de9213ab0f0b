#include "tests/local/ask.h"

#include <QCoreApplication>
#include <QTest>

#include <thread>

using namespace sextant;

class LocalErrorsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void requestsAreRefused_data();
    void requestsAreRefused();
    void envelopeOfAnErrorHasNoResult();
    void unknownRoutesAreEmpty();
    void slashesAreFolded();
    void bodyLimitIsTheServers();
    void depthLimitIsTheServers();
    void transportAnswersLaterOnThisThread();
    void transportRefusesAnswersOverTheLimitAsked();
    void cancelledCallNeverAnswers();
    void transportMayGoBeforeItsAnswer();
    void transportOutlivesTheEngine();
    void threadsMayAskAtOnce();

private:
    Engine m_engine;
};

void LocalErrorsTest::initTestCase()
{
    ask(m_engine, "PUT /collections/c", R"({"vectors":{"size":2,"distance":"Dot"}})");
    ask(m_engine, "PUT /collections/n", R"({"vectors":{"a":{"size":2,"distance":"Dot"}}})");
}

void LocalErrorsTest::requestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *name, const char *line, const char *body, const char *answer) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(body) << QByteArray(answer);
    };
    row("unknown collection", "POST /collections/x/points/scroll", "{}",
        "404 Not found: Collection `x` doesn't exist!");
    row("unknown collection, info", "GET /collections/x", "",
        "404 Not found: Collection `x` doesn't exist!");
    row("missing point", "GET /collections/c/points/5", "",
        "404 Not found: Point with id 5 does not exists!");
    row("bad id in the path", "GET /collections/c/points/x", "",
        "400 Wrong input: Can not recognize \"x\" as point id");
    row("cut JSON", "POST /collections/c/points/scroll", "{\"limit\":",
        "400 Format error in JSON body: EOF while parsing a value at line 1 column 9");
    row("empty body", "POST /collections/c/points/scroll", "",
        "400 Format error in JSON body: EOF while parsing a value at line 1 column 0");
    row("no comma between members", "POST /collections/c/points/scroll",
        R"({"limit":1 "offset":2})",
        "400 Format error in JSON body: expected `,` or `}` at line 1 column 12");
    row("no comma between elements", "POST /collections/c/points", R"({"ids":[1 2]})",
        "400 Format error in JSON body: expected `,` or `]` at line 1 column 11");
    row("trailing comma", "POST /collections/c/points", "{\"ids\":[1,\n]}",
        "400 Format error in JSON body: trailing comma at line 2 column 1");
    row("trailing characters", "POST /collections/c/points/scroll", "{} x",
        "400 Format error in JSON body: trailing characters at line 1 column 4");
    row("key without quotes", "POST /collections/c/points/scroll", "{limit:1}",
        "400 Format error in JSON body: key must be a string at line 1 column 2");
    row("no colon", "POST /collections/c/points/scroll", R"({"limit" 1})",
        "400 Format error in JSON body: expected `:` at line 1 column 10");
    row("no value", "POST /collections/c/points/scroll", R"({"limit":})",
        "400 Format error in JSON body: expected value at line 1 column 10");
    row("misspelt word", "POST /collections/c/points/scroll", R"({"with_payload":ture})",
        "400 Format error in JSON body: expected ident at line 1 column 18");
    row("unended text", "POST /collections/c/points/scroll", "{\"offset",
        "400 Format error in JSON body: EOF while parsing a string at line 1 column 8");
    row("unended list", "POST /collections/c/points", "{\"ids\":[1",
        "400 Format error in JSON body: EOF while parsing a list at line 1 column 9");
    row("wrong type", "POST /collections/c/points/scroll", R"({"limit":"ten"})",
        "400 Format error in JSON body: invalid type: string \"ten\", expected usize");
    row("negative limit", "POST /collections/c/points/scroll", R"({"limit":-1})",
        "400 Format error in JSON body: invalid value: integer `-1`, expected usize");
    row("id as float", "PUT /collections/c/points", R"({"points":[{"id":1.0,"vector":[1,2]}]})",
        "400 Format error in JSON body: value 1.0 is not a valid point ID, valid values are either "
        "an "
        "unsigned integer or a UUID");
    row("point without vector", "PUT /collections/c/points", R"({"points":[{"id":1}]})",
        "400 Format error in JSON body: missing field `vector`");
    row("no points at all", "PUT /collections/c/points", "{}",
        "400 Format error in JSON body: Invalid PointInsertOperations format");
    row("empty vector", "PUT /collections/c/points", R"({"points":[{"id":1,"vector":[]}]})",
        "422 Validation error in JSON body: [vector: dense vector must not be empty]");
    row("wrong dimension", "PUT /collections/c/points", R"({"points":[{"id":1,"vector":[1]}]})",
        "400 Wrong input: Vector dimension error: expected dim: 2, got 1");
    row("wrong dimension, named", "PUT /collections/n/points",
        R"({"points":[{"id":1,"vector":{"a":[1]}}]})",
        "400 Wrong input: Vector dimension error: expected dim: 2, got 1 for vector 'a'");
    row("duplicate sparse index", "PUT /collections/n/points",
        R"({"points":[{"id":1,"vector":{"s":{"indices":[1,1],"values":[1,2]}}}]})",
        "422 Validation error in JSON body: [indices: Validation error: must be unique [{}]]");
    row("read timeout zero", "POST /collections/c/points/scroll?timeout=0", "{}",
        "400 Deserialize error in query parameters: invalid value: integer `0`, expected a nonzero "
        "u64");
    row("bad wait", "PUT /collections/c/points?wait=maybe", R"({"points":[]})",
        "400 Deserialize error in query parameters: provided string was not `true` or `false`");
    row("bad ordering", "PUT /collections/c/points?ordering=x", R"({"points":[]})",
        "400 Deserialize error in query parameters: unknown variant `x`, expected one of `weak`, "
        "`medium`, `strong`");
    row("what is missing is named", "GET /telemetry", "",
        "501 Not implemented in local mode: telemetry");
    row("groups are missing", "POST /collections/c/points/query/groups", "{}",
        "501 Not implemented in local mode: query points groups");
    row("snapshots are missing", "POST /collections/c/snapshots", "",
        "501 Not implemented in local mode: create snapshot");
}

void LocalErrorsTest::requestsAreRefused()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, body);
    QTEST(ask(m_engine, line, body), "answer");
}

void LocalErrorsTest::envelopeOfAnErrorHasNoResult()
{
    Request request;
    request.method = Method::Post;
    request.path = "/collections/c/points/scroll";
    request.body = R"({"limit":0})";
    QCOMPARE(
        m_engine.handleBlocking(request).body,
        QByteArray(R"({"status":{"error":"Validation error in JSON body: [scroll_request.limit: )"
                   R"(value 0 invalid, must be 1 or larger]"},"time":0.0})"));
}

void LocalErrorsTest::unknownRoutesAreEmpty()
{
    QCOMPARE(ask(m_engine, "GET /nowhere"), QByteArray("404 "));
    QCOMPARE(ask(m_engine, "DELETE /collections"), QByteArray("404 "));
    QCOMPARE(ask(m_engine, "GET /collections/c/points/scroll/more"), QByteArray("404 "));
}

void LocalErrorsTest::slashesAreFolded()
{
    QCOMPARE(ask(m_engine, "GET //collections//c/exists/"), QByteArray(R"(200 {"exists":true})"));
}

void LocalErrorsTest::bodyLimitIsTheServers()
{
    const QByteArray body(33'554'433, ' ');
    QCOMPARE(ask(m_engine, "POST /collections/c/points/scroll", body),
             QByteArray("400 JSON payload (33554433 bytes) is larger than allowed (limit: 33554432 "
                        "bytes)."));
}

void LocalErrorsTest::depthLimitIsTheServers()
{
    const QByteArray body = QByteArray(200, '[') + QByteArray(200, ']');
    QVERIFY(ask(m_engine, "POST /collections/c/points/scroll", body)
                .startsWith("400 Format error in JSON body: recursion limit exceeded at line 1"));
}

void LocalErrorsTest::transportRefusesAnswersOverTheLimitAsked()
{
    const std::unique_ptr<Transport> transport = m_engine.transportFactory()();
    Request request;
    request.path = "/collections";
    request.byteLimit = 10;
    std::optional<Result<Response>> outcome;
    const Call call
        = transport->send(request, [&](Result<Response> result) { outcome = std::move(result); });
    QTRY_VERIFY(outcome.has_value());
    QVERIFY(!*outcome);
    QCOMPARE(outcome->error().kind, ApiError::Kind::TooLarge);
    QCOMPARE(outcome->error().httpStatus, 200);
}

void LocalErrorsTest::transportAnswersLaterOnThisThread()
{
    const std::unique_ptr<Transport> transport = m_engine.transportFactory()();
    Request request;
    request.path = "/collections/c/exists";
    QByteArray body;
    std::thread::id thread;
    const Call call = transport->send(request, [&](Result<Response> result) {
        thread = std::this_thread::get_id();
        body = result ? result->body : "error";
    });
    QVERIFY(call.isRunning());
    QVERIFY(body.isEmpty());
    QTRY_VERIFY(body.startsWith(R"({"result":{"exists":true},"status":"ok","time":)"));
    QVERIFY(thread == std::this_thread::get_id());
    QVERIFY(!call.isRunning());
}

void LocalErrorsTest::cancelledCallNeverAnswers()
{
    const std::unique_ptr<Transport> transport = m_engine.transportFactory()();
    Request request;
    request.path = "/collections";
    bool isAnswered = false;
    bool isOtherAnswered = false;
    Call call = transport->send(request, [&](Result<Response>) { isAnswered = true; });
    call.cancel();
    // Answers come in order: once the second is here, the first would have been.
    const Call other = transport->send(request, [&](Result<Response>) { isOtherAnswered = true; });
    QTRY_VERIFY(isOtherAnswered);
    QVERIFY(!isAnswered);
}

void LocalErrorsTest::transportMayGoBeforeItsAnswer()
{
    bool isAnswered = false;
    Request request;
    request.path = "/collections";
    std::unique_ptr<Transport> transport = m_engine.transportFactory()();
    const Call call = transport->send(request, [&](Result<Response>) { isAnswered = true; });
    transport.reset();
    m_engine.handleBlocking(request);
    QCoreApplication::sendPostedEvents();
    QVERIFY(!isAnswered);
}

void LocalErrorsTest::transportOutlivesTheEngine()
{
    auto engine = std::make_unique<Engine>();
    const std::unique_ptr<Transport> transport = engine->transportFactory()();
    engine.reset();
    int status = 0;
    const Call call = transport->send(
        {}, [&](Result<Response> result) { status = result ? result->status : -1; });
    QCOMPARE(status, 0);
    QTRY_COMPARE(status, 503);
}

void LocalErrorsTest::threadsMayAskAtOnce()
{
    ask(m_engine, "PUT /collections/t", "{}");
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([this, thread] {
            for (int i = 0; i < 50; ++i)
                ask(m_engine, "PUT /collections/t/points?wait=true",
                    R"({"points":[{"vector":{},"id":)" + QByteArray::number(thread * 50 + i)
                        + "}]}");
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(ask(m_engine, "POST /collections/t/points/count", "{}"),
             QByteArray(R"(200 {"count":200})"));
}

QTEST_GUILESS_MAIN(LocalErrorsTest)
#include "tst_localerrors.moc"
