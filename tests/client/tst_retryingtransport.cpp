#include "client/net/pendingcall.h"
#include "client/net/retryingtransport.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;
using std::chrono::milliseconds;

namespace {

const QByteArray Path = "/collections";

Request read()
{
    Request request;
    request.path = Path;
    request.id = 7;
    return request;
}

ApiError lost() { return { .kind = Kind::ConnectionLost }; }

//! A retrying transport over a script, with every notice written down.
struct Fixture
{
    explicit Fixture(RetryPolicy policy, bool isImpatient = false)
    {
        RetryHooks hooks;
        hooks.random = [this] { return random; };
        hooks.onWait = [this, isImpatient](const RetryNotice &notice) {
            notices.append(notice);
            if (isImpatient)
                transport->retryNow(notice.requestId);
        };
        hooks.onWaitEnd = [this](quint64 id) { ended.append(id); };
        transport = std::make_unique<RetryingTransport>(script.factory()(), policy, hooks);
    }

    Result<Response> exchange(const Request &request = read())
    {
        return await<Response>(
            [&](const Handler<Response> &handler) { return transport->send(request, handler); });
    }

    ScriptedTransport script;
    std::unique_ptr<RetryingTransport> transport;
    QList<RetryNotice> notices;
    QList<quint64> ended;
    double random = 0;
};

const RetryPolicy Quick{ .attempts = 3, .base = 1ms, .cap = 1ms, .jitter = 0 };

} // namespace

class TestRetryingTransport : public QObject
{
    Q_OBJECT

private slots:
    void firstAnswerIsPassedOn();
    void passingFailureIsRepeated_data();
    void passingFailureIsRepeated();
    void lastingFailureIsToldAtOnce_data();
    void lastingFailureIsToldAtOnce();
    void retryStopsAfterThreeAttempts();
    void writesAreNeverRepeated();
    void waitsDoubleUpToTheCap();
    void jitterShortensTheWait();
    void retryAfterWins();
    void tooLongARetryAfterIsToldInstead();
    void lostConnectionIsRepeatedOnceWithoutWaiting();
    void attemptsAreNumbered();
    void noticeSaysWhatFailed();
    void waitingCallCanBeCancelled();
    void retryNowOfUnknownIdsIsIgnored();
    void ownerGoneInsideTheNotice();
    void callMayOutliveTheTransport();
};

void TestRetryingTransport::firstAnswerIsPassedOn()
{
    Fixture fixture(Quick);
    fixture.script.expect(Method::Get, Path).answer(200, "{}");
    const auto result = fixture.exchange();
    QCOMPARE(result->body, QByteArray("{}"));
    QCOMPARE(result->exchange.attempts, 1);
    QVERIFY(fixture.notices.isEmpty());
}

void TestRetryingTransport::passingFailureIsRepeated_data()
{
    QTest::addColumn<int>("status"); // 0: the kind
    QTest::addColumn<ApiError::Kind>("kind");
    for (const int status : { 429, 500, 502, 503, 504 })
        QTest::addRow("%d", status) << status << Kind::OtherStatus;
    QTest::newRow("refused") << 0 << Kind::ConnectionRefused;
    QTest::newRow("unreachable") << 0 << Kind::Unreachable;
    QTest::newRow("lost") << 0 << Kind::ConnectionLost;
}

void TestRetryingTransport::passingFailureIsRepeated()
{
    QFETCH(int, status);
    QFETCH(ApiError::Kind, kind);
    Fixture fixture(Quick);
    if (status == 0)
        fixture.script.expect(Method::Get, Path).fail({ .kind = kind });
    else
        fixture.script.expect(Method::Get, Path).answer(status, "");
    fixture.script.expect(Method::Get, Path).answer(200, "{}");
    const auto result = fixture.exchange();
    QCOMPARE(result->status, 200);
    QCOMPARE(result->exchange.attempts, 2);
}

void TestRetryingTransport::lastingFailureIsToldAtOnce_data()
{
    QTest::addColumn<int>("status"); // 0: the kind
    QTest::addColumn<ApiError::Kind>("kind");
    for (const int status : { 301, 400, 401, 403, 404, 405, 408, 409, 413, 422, 501, 507 })
        QTest::addRow("%d", status) << status << Kind::OtherStatus;
    QTest::newRow("our own timeout") << 0 << Kind::Timeout;
    QTest::newRow("our own limit to connect") << 0 << Kind::ConnectTimeout;
    QTest::newRow("unknown host") << 0 << Kind::HostNotFound;
    QTest::newRow("TLS") << 0 << Kind::TlsFailure;
    QTest::newRow("too large") << 0 << Kind::TooLarge;
    QTest::newRow("garbage") << 0 << Kind::NotQdrant;
}

void TestRetryingTransport::lastingFailureIsToldAtOnce()
{
    QFETCH(int, status);
    QFETCH(ApiError::Kind, kind);
    Fixture fixture(Quick);
    if (status == 0)
        fixture.script.expect(Method::Get, Path).fail({ .kind = kind });
    else
        fixture.script.expect(Method::Get, Path).answer(status, "");
    const auto result = fixture.exchange();
    QCOMPARE(result ? result->status : 0, status);
    if (!result)
        QCOMPARE(result.error().attempts, 1);
}

void TestRetryingTransport::retryStopsAfterThreeAttempts()
{
    Fixture fixture(Quick);
    for (int i = 0; i < 3; ++i)
        fixture.script.expect(Method::Get, Path).fail({ .kind = Kind::ConnectionRefused });
    const auto result = fixture.exchange();
    QCOMPARE(result.error().kind, Kind::ConnectionRefused);
    QCOMPARE(result.error().attempts, 3);
    QCOMPARE(fixture.notices.size(), 2);
    QCOMPARE(fixture.ended, (QList<quint64>{ 7, 7 }));
}

void TestRetryingTransport::writesAreNeverRepeated()
{
    Fixture fixture(Quick);
    fixture.script.expect(Method::Put, Path).answer(503, "");
    Request request = read();
    request.method = Method::Put;
    request.isWrite = true;
    QCOMPARE(fixture.exchange(request)->status, 503);
}

void TestRetryingTransport::waitsDoubleUpToTheCap()
{
    Fixture fixture({ .attempts = 6, .jitter = 0 }, true);
    for (int i = 0; i < 6; ++i)
        fixture.script.expect(Method::Get, Path).answer(503, "");
    QCOMPARE(fixture.exchange()->status, 503);
    QList<qint64> waits;
    for (const RetryNotice &notice : fixture.notices)
        waits.append(notice.wait.count());
    QCOMPARE(waits, (QList<qint64>{ 2000, 4000, 8000, 10'000, 10'000 }));
}

void TestRetryingTransport::jitterShortensTheWait()
{
    Fixture fixture({ .attempts = 2, .jitter = 0.2 }, true);
    fixture.random = 0.5;
    fixture.script.expect(Method::Get, Path).answer(503, "");
    fixture.script.expect(Method::Get, Path).answer(200, "{}");
    QVERIFY(fixture.exchange());
    QCOMPARE(fixture.notices.first().wait.count(), 1800);
}

void TestRetryingTransport::retryAfterWins()
{
    Fixture fixture({ .attempts = 2, .jitter = 0.2 }, true);
    fixture.random = 0.5;
    fixture.script.expect(Method::Get, Path).answer(429, "", { { "retry-after", "60" } });
    fixture.script.expect(Method::Get, Path).answer(200, "{}");
    QVERIFY(fixture.exchange());
    QCOMPARE(fixture.notices.first().wait.count(), 60'000);
}

void TestRetryingTransport::tooLongARetryAfterIsToldInstead()
{
    Fixture fixture({ .attempts = 2 });
    fixture.script.expect(Method::Get, Path).answer(429, "", { { "retry-after", "3600" } });
    QCOMPARE(fixture.exchange()->status, 429);
    QVERIFY(fixture.notices.isEmpty());
}

void TestRetryingTransport::lostConnectionIsRepeatedOnceWithoutWaiting()
{
    Fixture fixture({ .attempts = 3, .base = 1ms, .jitter = 0 });
    fixture.script.expect(Method::Get, Path).fail(lost());
    fixture.script.expect(Method::Get, Path).fail(lost());
    fixture.script.expect(Method::Get, Path).answer(200, "{}");
    const auto result = fixture.exchange();
    QCOMPARE(result->exchange.attempts, 3);
    QCOMPARE(fixture.notices.size(), 1);
    QCOMPARE(fixture.notices.first().nextAttempt, 3);
    QCOMPARE(fixture.notices.first().wait.count(), 1);
}

void TestRetryingTransport::attemptsAreNumbered()
{
    Fixture fixture(Quick);
    for (int i = 0; i < 3; ++i)
        fixture.script.expect(Method::Get, Path).answer(500, "");
    QVERIFY(fixture.exchange());
    QList<int> numbers;
    for (const Request &request : fixture.script.requests())
        numbers.append(request.attempt);
    QCOMPARE(numbers, (QList<int>{ 1, 2, 3 }));
}

void TestRetryingTransport::noticeSaysWhatFailed()
{
    Fixture fixture({ .attempts = 4, .base = 1ms, .jitter = 0 });
    fixture.script.expect(Method::Get, Path)
        .answer(503, ScriptedTransport::errorBody("Shard temporarily unavailable: s"));
    fixture.script.expect(Method::Get, Path).answer(200, "{}");
    QVERIFY(fixture.exchange());
    const RetryNotice &notice = fixture.notices.first();
    QCOMPARE(notice.requestId, 7);
    QCOMPARE(notice.nextAttempt, 2);
    QCOMPARE(notice.attempts, 4);
    QCOMPARE(notice.lastError.kind, Kind::Unavailable);
    QCOMPARE(notice.lastError.serverText, QStringLiteral("Shard temporarily unavailable: s"));
}

void TestRetryingTransport::waitingCallCanBeCancelled()
{
    Fixture fixture({ .attempts = 3, .base = 1h, .cap = 1h });
    fixture.script.expect(Method::Get, Path).answer(500, "");
    bool hasRun = false;
    Call call = fixture.transport->send(read(), [&](const Result<Response> &) { hasRun = true; });
    QTRY_COMPARE(fixture.notices.size(), 1);
    QVERIFY(call.isRunning());
    call.cancel();
    QCOMPARE(fixture.ended, QList<quint64>{ 7 });
    fixture.transport->retryNow(7);
    QVERIFY(!hasRun);
}

void TestRetryingTransport::retryNowOfUnknownIdsIsIgnored()
{
    Fixture fixture(Quick);
    fixture.transport->retryNow(99);
    QVERIFY(fixture.ended.isEmpty());
}

void TestRetryingTransport::ownerGoneInsideTheNotice()
{
    ScriptedTransport script;
    script.expect(Method::Get, Path).answer(500, "");
    Call call;
    bool hasRun = false;
    bool wasTold = false;
    RetryHooks hooks;
    hooks.onWait = [&](const RetryNotice &) {
        wasTold = true;
        call = Call();
    };
    RetryingTransport transport(script.factory()(), { .attempts = 2, .base = 1ms }, hooks);
    call = transport.send(read(), [&](const Result<Response> &) { hasRun = true; });
    QTRY_VERIFY(wasTold);
    QVERIFY(!call.isRunning());
    QVERIFY(!hasRun);
}

void TestRetryingTransport::callMayOutliveTheTransport()
{
    ScriptedTransport script;
    script.expect(Method::Get, Path).hold();
    auto transport = std::make_unique<RetryingTransport>(script.factory()(), Quick);
    bool hasRun = false;
    Call call = transport->send(read(), [&](const Result<Response> &) { hasRun = true; });
    transport.reset();
    call.cancel();
    QCOMPARE(script.cancelledCount(), 1);
    QVERIFY(!hasRun);
}

QTEST_GUILESS_MAIN(TestRetryingTransport)
#include "tst_retryingtransport.moc"
