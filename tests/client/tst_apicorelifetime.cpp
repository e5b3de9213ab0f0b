// Who may go away when: calls, handlers, the core itself.

#include "client/net/apicore.h"
#include "tests/support/scriptedtransport.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace sextant;
using namespace sextant::test;
using namespace std::chrono_literals;

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

ApiCoreOptions quick(int attempts = 1)
{
    ApiCoreOptions options;
    options.retry = { .attempts = attempts, .base = 1ms, .cap = 1ms, .jitter = 0 };
    return options;
}

//! Says on which thread it was destroyed.
struct Tracked
{
    explicit Tracked(QThread **where)
        : destroyedOn(where)
    {
    }
    ~Tracked() { *destroyedOn = QThread::currentThread(); }
    QThread **destroyedOn;
};

using TrackedResult = std::shared_ptr<Tracked>;

} // namespace

class TestApiCoreLifetime : public QObject
{
    Q_OBJECT

private slots:
    void silenceKeepsTheCallRunning();
    void destroyedCallIsCancelledBelow();
    void assigningOverACallDropsItsAnswer();
    void callOutlivesItsCore();
    void handlerMayDestroyItsCall();
    void handlerMayDestroyTheCore();
    void cancelledBigResultIsReleasedOffTheCallersThread();
    void handlerNeverRunsBeforeTheCallReturned();
};

void TestApiCoreLifetime::silenceKeepsTheCallRunning()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/collections").hold();
    ApiCore core(script.factory(), quick());
    bool hasRun = false;
    const Call call
        = core.send<QByteArray>(read(), bodyOf, [&](const Result<QByteArray> &) { hasRun = true; });
    QTRY_COMPARE(script.heldCount(), 1);
    QVERIFY(call.isRunning());
    QVERIFY(!hasRun);
    QVERIFY(script.release(200, "{}"));
    QTRY_VERIFY(hasRun);
}

void TestApiCoreLifetime::destroyedCallIsCancelledBelow()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/collections").hold();
    ApiCore core(script.factory(), quick());
    bool hasRun = false;
    {
        const Call call = core.send<QByteArray>(read(), bodyOf,
                                                [&](const Result<QByteArray> &) { hasRun = true; });
        QTRY_COMPARE(script.heldCount(), 1);
    }
    QTRY_COMPARE(script.cancelledCount(), 1);
    QVERIFY(!script.release(200, "{}"));
    QVERIFY(!hasRun);
}

void TestApiCoreLifetime::assigningOverACallDropsItsAnswer()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/first").hold();
    script.expect(Method::Get, "/second").hold();
    ApiCore core(script.factory(), quick());
    QList<QByteArray> answers;
    const auto collect = [&](const Result<QByteArray> &body) { answers.append(*body); };
    Call call = core.send<QByteArray>(read("/first"), bodyOf, collect);
    QTRY_COMPARE(script.heldCount(), 1);
    call = core.send<QByteArray>(read("/second"), bodyOf, collect);
    QTRY_COMPARE(script.requests().size(), 2);
    QTRY_COMPARE(script.heldCount(), 1);
    QVERIFY(script.release(200, "2"));
    QTRY_COMPARE(answers, QList<QByteArray>{ "2" });
}

void TestApiCoreLifetime::callOutlivesItsCore()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/collections").hold();
    bool hasRun = false;
    Call call;
    {
        ApiCore core(script.factory(), quick());
        call = core.send<QByteArray>(read(), bodyOf,
                                     [&](const Result<QByteArray> &) { hasRun = true; });
        QTRY_COMPARE(script.heldCount(), 1);
    }
    QVERIFY(!call.isRunning());
    call.cancel();
    QVERIFY(!hasRun);
}

void TestApiCoreLifetime::handlerMayDestroyItsCall()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/collections").answer(200, "{}");
    ApiCore core(script.factory(), quick());
    auto call = std::make_unique<Call>();
    bool hasRun = false;
    *call = core.send<QByteArray>(read(), bodyOf, [&](const Result<QByteArray> &) {
        call.reset();
        hasRun = true;
    });
    QTRY_VERIFY(hasRun);
}

void TestApiCoreLifetime::handlerMayDestroyTheCore()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/collections").answer(200, "{}");
    auto core = std::make_unique<ApiCore>(script.factory(), quick());
    bool hasRun = false;
    const Call call = core->send<QByteArray>(read(), bodyOf, [&](const Result<QByteArray> &) {
        core.reset();
        hasRun = true;
    });
    QTRY_VERIFY(hasRun);
    QVERIFY(!call.isRunning());
}

void TestApiCoreLifetime::cancelledBigResultIsReleasedOffTheCallersThread()
{
    ScriptedTransport script;
    script.expect(Method::Get, "/collections").answer(200, QByteArray(2 << 20, ' '));
    QThread *destroyedOn = nullptr;
    {
        ApiCore core(script.factory(), quick());
        QSemaphore decoded;
        bool hasRun = false;
        Call call = core.send<TrackedResult>(
            read(),
            [&](const Response &) -> Result<TrackedResult> {
                auto tracked = std::make_shared<Tracked>(&destroyedOn);
                decoded.release();
                return tracked;
            },
            [&](const Result<TrackedResult> &) { hasRun = true; });
        decoded.acquire(); // the result is on its way, but this thread's loop hasn't run
        call.cancel();
        QVERIFY(!hasRun);
    }
    QVERIFY(destroyedOn);
    QVERIFY(destroyedOn != QThread::currentThread());
}

void TestApiCoreLifetime::handlerNeverRunsBeforeTheCallReturned()
{
    ScriptedTransport script;
    ApiCoreOptions options = quick();
    options.protection = Protection::ReadOnly;
    ApiCore core(script.factory(), options);
    bool isReturned = false;
    bool wasReturned = false;
    const Call call = core.send<QByteArray>(
        write(), bodyOf, [&](const Result<QByteArray> &) { wasReturned = isReturned; });
    QVERIFY(call.isRunning());
    isReturned = true;
    QTRY_VERIFY(wasReturned);
    QVERIFY(!call.isRunning());
}

QTEST_GUILESS_MAIN(TestApiCoreLifetime)
#include "tst_apicorelifetime.moc"
