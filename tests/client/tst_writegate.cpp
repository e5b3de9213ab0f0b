// Writes of a connection that asks: nothing goes out before a yes, and only what was agreed to.

#include "client/net/apicore.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

#include <chrono>

using namespace sextant;
using namespace sextant::test;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

Request write(const QByteArray &body = "{}")
{
    Request request;
    request.method = Method::Put;
    request.path = "/collections/c/points";
    request.query = "wait=true";
    request.serverLimit = 29s;
    request.body = body;
    request.isWrite = true;
    return request;
}

Result<QByteArray> bodyOf(Response response) { return std::move(response.body); }

struct Asking
{
    ScriptedTransport script;
    std::vector<PendingWrite> asked;
    std::vector<quint64> ended;
    std::optional<Result<QByteArray>> result;
    std::unique_ptr<ApiCore> core;

    explicit Asking(bool hasObserver = true)
    {
        ApiCoreOptions options;
        options.retry = { .attempts = 1, .base = 1ms, .cap = 1ms, .jitter = 0 };
        options.protection = Protection::ConfirmWrites;
        if (hasObserver)
            options.observer.onConfirm
                = [this](const PendingWrite &pending) { asked.push_back(pending); };
        options.observer.onConfirmEnd = [this](quint64 id) { ended.push_back(id); };
        core = std::make_unique<ApiCore>(script.factory(), options);
    }
    Call send(const Request &request)
    {
        return core->send<QByteArray>(
            request, bodyOf, [this](Result<QByteArray> got) { result.emplace(std::move(got)); });
    }
};

} // namespace

class TestWriteGate : public QObject
{
    Q_OBJECT
private slots:
    void aYesSendsWhatWasShown();
    void aNoSendsNothing();
    void nobodyToAskMeansNo();
    void readsAreNotAskedFor();
    void aCancelledWriteIsWithdrawn();
    void whatWasReviewedPassesOnce();
    void anotherBodyIsAskedFor();
    void anApprovalEndsWithItsOwner();
    void readOnlyWinsOverAYes();
    void aRefusedTimeoutIsAskedForAgain();
};

void TestWriteGate::aYesSendsWhatWasShown()
{
    Asking f;
    const Call call = f.send(write(R"({"a":1.0})"));
    QTRY_COMPARE(f.asked.size(), 1U);
    QCOMPARE(f.asked[0].request.query, QByteArray("wait=true&timeout=29"));
    QCOMPARE(f.asked[0].request.body, QByteArray(R"({"a":1.0})"));
    QVERIFY(f.script.requests().isEmpty());
    f.script.expect(Method::Put, "/collections/c/points", R"({"a":1.0})")
        .query("wait=true&timeout=29")
        .answer(200, "{}");
    f.core->confirmWrite(f.asked[0].requestId, true);
    QTRY_VERIFY(f.result);
    QVERIFY(f.result->hasValue());
    QVERIFY(f.ended.empty());
}

void TestWriteGate::aNoSendsNothing()
{
    Asking f;
    const Call call = f.send(write());
    QTRY_COMPARE(f.asked.size(), 1U);
    f.core->confirmWrite(f.asked[0].requestId, false);
    QTRY_VERIFY(f.result);
    QCOMPARE(f.result->error().kind, Kind::WriteNotConfirmed);
    QCOMPARE(f.result->error().attempts, 0);
    f.core->confirmWrite(f.asked[0].requestId, true); // too late
    QCOMPARE(f.core->runningCalls(), 0);
}

void TestWriteGate::nobodyToAskMeansNo()
{
    Asking f(false);
    const Call call = f.send(write());
    QTRY_VERIFY(f.result);
    QCOMPARE(f.result->error().kind, Kind::WriteNotConfirmed);
}

void TestWriteGate::readsAreNotAskedFor()
{
    Asking f;
    f.script.expect(Method::Put, "/collections/c/points", "{}").answer(200, "{}");
    Request read = write();
    read.isWrite = false;
    const Call call = f.send(read);
    QTRY_VERIFY(f.result);
    QVERIFY(f.asked.empty());
}

void TestWriteGate::aCancelledWriteIsWithdrawn()
{
    Asking f;
    Call call = f.send(write());
    QTRY_COMPARE(f.asked.size(), 1U);
    call.cancel();
    QTRY_COMPARE(f.ended.size(), 1U);
    QCOMPARE(f.ended[0], f.asked[0].requestId);
    f.core->confirmWrite(f.asked[0].requestId, true);
    QVERIFY(!f.result);
}

void TestWriteGate::whatWasReviewedPassesOnce()
{
    Asking f;
    Request seen = write();
    seen.query = "wait=true&timeout=29";
    const WriteGate::Approval approval = f.core->approve({ seen });
    f.script.expect(Method::Put, "/collections/c/points", "{}").answer(200, "{}");
    const Call first = f.send(write());
    QTRY_VERIFY(f.result);
    QVERIFY(f.result->hasValue());
    QVERIFY(f.asked.empty());
    const Call second = f.send(write());
    QTRY_COMPARE(f.asked.size(), 1U);
}

void TestWriteGate::anotherBodyIsAskedFor()
{
    Asking f;
    Request seen = write();
    seen.query = "wait=true&timeout=29";
    const WriteGate::Approval approval = f.core->approve({ seen });
    const Call call = f.send(write("{ }"));
    QTRY_COMPARE(f.asked.size(), 1U);
    QCOMPARE(f.asked[0].request.body, QByteArray("{ }"));
}

void TestWriteGate::anApprovalEndsWithItsOwner()
{
    Asking f;
    Request seen = write();
    seen.query = "wait=true&timeout=29";
    WriteGate::Approval approval = f.core->approve({ seen });
    approval.reset();
    const Call call = f.send(write());
    QTRY_COMPARE(f.asked.size(), 1U);
}

void TestWriteGate::readOnlyWinsOverAYes()
{
    Asking f;
    const Call call = f.send(write());
    QTRY_COMPARE(f.asked.size(), 1U);
    f.core->setProtection(Protection::ReadOnly);
    f.core->confirmWrite(f.asked[0].requestId, true);
    QTRY_VERIFY(f.result);
    QCOMPARE(f.result->error().kind, Kind::ReadOnlyConnection);
    QTRY_COMPARE(f.ended.size(), 1U);
}

void TestWriteGate::aRefusedTimeoutIsAskedForAgain()
{
    Asking f;
    const Call call = f.send(write());
    QTRY_COMPARE(f.asked.size(), 1U);
    f.script.expect(Method::Put, "/collections/c/points")
        .query("wait=true&timeout=29")
        .answer(400, ScriptedTransport::errorBody(R"(Limit exceeded 29 > 5 for "timeout")"));
    f.core->confirmWrite(f.asked[0].requestId, true);
    QTRY_COMPARE(f.asked.size(), 2U);
    QCOMPARE(f.asked[1].request.query, QByteArray("wait=true&timeout=5"));
    f.script.expect(Method::Put, "/collections/c/points")
        .query("wait=true&timeout=5")
        .answer(200, "{}");
    f.core->confirmWrite(f.asked[1].requestId, true);
    QTRY_VERIFY(f.result);
    QVERIFY(f.result->hasValue());
}

QTEST_GUILESS_MAIN(TestWriteGate)
#include "tst_writegate.moc"
