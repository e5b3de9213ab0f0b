#include "client/net/apicore.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>
#include <QThread>

using namespace sextant;
using namespace sextant::test;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

Request read(const QByteArray &path = "/collections")
{
    Request request;
    request.path = path;
    return request;
}

Request write()
{
    Request request;
    request.method = Method::Put;
    request.path = "/collections/c/points";
    request.body = "{}";
    request.isWrite = true;
    return request;
}

Result<QByteArray> bodyOf(Response response) { return std::move(response.body); }

Result<QByteArray> garbage(Response response)
{
    return ApiError{ .detail = QStringLiteral("$.result"), .body = response.body };
}

ApiCoreOptions quick(int attempts = 1)
{
    ApiCoreOptions options;
    options.retry = { .attempts = attempts, .base = 1ms, .cap = 1ms, .jitter = 0 };
    return options;
}

} // namespace

class TestApiCore : public QObject
{
    Q_OBJECT

private slots:
    void answerComesDecodedOnTheCallersThread();
    void decoderRunsOffTheCallersThread_data();
    void decoderRunsOffTheCallersThread();
    void errorAnswerBecomesApiError();
    void transportErrorArrivesUnchanged();
    void garbageIsWhatTheDecoderSays();
    void garbageAfterAWriteLeavesItOpen();
    void gatewayTimeoutOfAWriteLeavesItOpen();
    void readOnlyRefusesWritesWithoutSendingThem();
    void readOnlyCanBeLifted();
    void exchangeInfoCountsBytesAttemptsAndWaits();
    void observersRunOnTheCallersThread();
    void retryNowEndsTheWait();
    void manyCallsKeepTheirAnswersApart();
};

void TestApiCore::answerComesDecodedOnTheCallersThread()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/collections").answer(200, "[1]");
    ApiCore core(script.factory(), quick());
    QThread *thread = nullptr;
    const auto result = await<QByteArray>([&](Handler<QByteArray> handler) {
        return core.send<QByteArray>(read(), bodyOf, [&, handler](Result<QByteArray> body) {
            thread = QThread::currentThread();
            handler(std::move(body));
        });
    });
    QCOMPARE(result.value(), QByteArray("[1]"));
    QCOMPARE(thread, QThread::currentThread());
}

void TestApiCore::decoderRunsOffTheCallersThread_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("small") << 10;
    QTest::newRow("over a megabyte, on the pool") << (2 << 20);
}

void TestApiCore::decoderRunsOffTheCallersThread()
{
    QFETCH(int, size);
    ScriptedTransport script;
    script.expect(Method::Get, "/collections").answer(200, QByteArray(size, ' '));
    ApiCore core(script.factory(), quick());
    QThread *thread = nullptr;
    const auto result = await<int>([&](Handler<int> handler) {
        return core.send<int>(
            read(),
            [&](Response response) -> Result<int> {
                thread = QThread::currentThread();
                return int(response.body.size());
            },
            handler);
    });
    QCOMPARE(result.value(), size);
    QVERIFY(thread != QThread::currentThread());
}

void TestApiCore::errorAnswerBecomesApiError()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/collections")
        .answer(404, ScriptedTransport::errorBody("Not found: Collection `x` doesn't exist!"));
    ApiCore core(script.factory(), quick());
    const auto result = await<QByteArray>(
        [&](auto handler) { return core.send<QByteArray>(read(), bodyOf, handler); });
    QCOMPARE(result.error().kind, Kind::NotFound);
    QCOMPARE(result.error().httpStatus, 404);
    QCOMPARE(result.error().serverText, QStringLiteral("Not found: Collection `x` doesn't exist!"));
    QCOMPARE(result.error().attempts, 1);
}

void TestApiCore::transportErrorArrivesUnchanged()
{
    const ApiError error{ .kind = Kind::HostNotFound, .detail = QStringLiteral("nowhere") };
    ScriptedTransport script;
    script.expect(Method::Get, "/collections").fail(error);
    ApiCore core(script.factory(), quick());
    const auto result = await<QByteArray>(
        [&](auto handler) { return core.send<QByteArray>(read(), bodyOf, handler); });
    QVERIFY(result.error() == error);
}

void TestApiCore::garbageIsWhatTheDecoderSays()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/collections").answer(200, "][");
    ApiCore core(script.factory(), quick());
    const auto result = await<QByteArray>(
        [&](auto handler) { return core.send<QByteArray>(read(), garbage, handler); });
    QCOMPARE(result.error().kind, Kind::BadResponse);
    QCOMPARE(result.error().httpStatus, 200);
    QCOMPARE(result.error().detail, QStringLiteral("$.result"));
    QCOMPARE(result.error().body, QByteArray("]["));
}

void TestApiCore::garbageAfterAWriteLeavesItOpen()
{
    ScriptedTransport script;
    script.expect(Method::Put, "/collections/c/points").answer(200, "][");
    ApiCore core(script.factory(), quick());
    const auto result = await<QByteArray>(
        [&](auto handler) { return core.send<QByteArray>(write(), garbage, handler); });
    QCOMPARE(result.error().kind, Kind::WriteOutcomeUnknown);
}

void TestApiCore::gatewayTimeoutOfAWriteLeavesItOpen()
{
    ScriptedTransport script;
    script.expect(Method::Put, "/collections/c/points")
        .answer(504, "<html><title>504 Gateway Time-out</title></html>",
                { { "content-type", "text/html" } });
    ApiCore core(script.factory(), quick(3));
    const auto result = await<QByteArray>(
        [&](auto handler) { return core.send<QByteArray>(write(), bodyOf, handler); });
    QCOMPARE(result.error().kind, Kind::WriteOutcomeUnknown);
    QCOMPARE(result.error().httpStatus, 504);
    QCOMPARE(result.error().serverText, QStringLiteral("504 Gateway Time-out"));
}

void TestApiCore::readOnlyRefusesWritesWithoutSendingThem()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/collections").answer(200, "{}");
    ApiCoreOptions options = quick();
    options.protection = Protection::ReadOnly;
    ApiCore core(script.factory(), options);
    const auto refused = await<QByteArray>(
        [&](auto handler) { return core.send<QByteArray>(write(), bodyOf, handler); });
    QCOMPARE(refused.error().kind, Kind::ReadOnlyConnection);
    QCOMPARE(refused.error().attempts, 0);
    const auto answered = await<QByteArray>(
        [&](auto handler) { return core.send<QByteArray>(read(), bodyOf, handler); });
    QVERIFY(answered.hasValue());
    QCOMPARE(script.requests().size(), 1);
}

void TestApiCore::readOnlyCanBeLifted()
{
    ScriptedTransport script;
    script.expect(Method::Put, "/collections/c/points").answer(200, "{}");
    ApiCoreOptions options = quick();
    options.protection = Protection::ReadOnly;
    ApiCore core(script.factory(), options);
    QVERIFY(core.isReadOnly());
    core.setProtection(Protection::Normal);
    const auto result = await<QByteArray>(
        [&](auto handler) { return core.send<QByteArray>(write(), bodyOf, handler); });
    QVERIFY(result.hasValue());
}

void TestApiCore::exchangeInfoCountsBytesAttemptsAndWaits()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/collections")
        .answer(503, ScriptedTransport::errorBody("Shard temporarily unavailable: s"));
    script.expect(Method::Get, "/collections").answer(200, "12345");
    ApiCoreOptions options = quick(3);
    options.retry.base = 30ms;
    options.retry.cap = 30ms;
    ApiCore core(script.factory(), options);
    const auto result = await<ExchangeInfo>([&](auto handler) {
        return core.send<ExchangeInfo>(
            read(), [](Response response) -> Result<ExchangeInfo> { return response.exchange; },
            handler);
    });
    QCOMPARE(result->attempts, 2);
    QCOMPARE(result->bytesReceived, 5);
    QVERIFY(result->total >= 30ms);
}

void TestApiCore::observersRunOnTheCallersThread()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/collections").answer(500, "");
    script.expect(Method::Get, "/collections").answer(200, "{}");
    QStringList seen;
    ApiCoreOptions options = quick(2);
    const auto note = [&](const QString &text) {
        QCOMPARE(QThread::currentThread(), thread());
        seen.append(text);
    };
    options.observer.onAttempt = [&](const LogEntry &entry) {
        note(QStringLiteral("attempt %1 of #%2: %3")
                 .arg(entry.attempt)
                 .arg(entry.requestId)
                 .arg(entry.status));
    };
    options.observer.onRetryWait = [&](const RetryNotice &notice) {
        note(QStringLiteral("wait for %1 of %2").arg(notice.nextAttempt).arg(notice.attempts));
    };
    options.observer.onRetryEnd
        = [&](quint64 id) { note(QStringLiteral("wait over for #%1").arg(id)); };
    ApiCore core(script.factory(), options);
    const auto result = await<QByteArray>(
        [&](auto handler) { return core.send<QByteArray>(read(), bodyOf, handler); });
    QVERIFY(result.hasValue());
    QCOMPARE(seen,
             (QStringList{ QStringLiteral("attempt 1 of #1: 500"),
                           QStringLiteral("wait for 2 of 2"), QStringLiteral("wait over for #1"),
                           QStringLiteral("attempt 2 of #1: 200") }));
}

void TestApiCore::retryNowEndsTheWait()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/collections").answer(500, "");
    script.expect(Method::Get, "/collections").answer(200, "{}");
    ApiCoreOptions options = quick(2);
    options.retry.base = 1h;
    options.retry.cap = 1h;
    ApiCore *sender = nullptr;
    options.observer.onRetryWait
        = [&](const RetryNotice &notice) { sender->retryNow(notice.requestId); };
    ApiCore core(script.factory(), options);
    sender = &core;
    core.retryNow(77);
    const auto result = await<QByteArray>(
        [&](auto handler) { return core.send<QByteArray>(read(), bodyOf, handler); });
    QCOMPARE(result.value(), QByteArray("{}"));
}

void TestApiCore::manyCallsKeepTheirAnswersApart()
{
    constexpr int Count = 200;
    ScriptedTransport script;
    for (int i = 0; i < Count; ++i)
        script.expect(Method::Get, "/" + QByteArray::number(i)).answer(200, QByteArray::number(i));
    ApiCore core(script.factory(), quick());
    std::vector<Call> calls;
    QList<int> answers;
    for (int i = 0; i < Count; ++i)
        calls.push_back(core.send<QByteArray>(read("/" + QByteArray::number(i)), bodyOf,
                                              [&answers, i](const Result<QByteArray> &body) {
                                                  QCOMPARE(*body, QByteArray::number(i));
                                                  answers.append(i);
                                              }));
    QTRY_COMPARE(answers.size(), Count);
    QVERIFY(std::is_sorted(answers.cbegin(), answers.cend()));
}

QTEST_GUILESS_MAIN(TestApiCore)
#include "tst_apicore.moc"
