// A connection test tells each step's end, and ends well, at the step that fails, or when it is told to.

#include "client/net/pendingcall.h"
#include "model/activity/requestlogmodel.h"
#include "model/session/connectiontest.h"
#include "tests/model/scriptedservers.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kind = ApiError::Kind;

//! Like `DDSDDD`: the first letters of Waiting, Running, Done, Failed, Skipped (S).
QString states(const ConnectionTest &test)
{
    QString text;
    for (const TestStep &step : test.steps())
        text += u"WRDFS"_s[int(step.state)];
    return text;
}

//! Tells these steps, one after the other, and how they end.
ReachabilityMaker told(std::vector<ReachStep> steps, std::optional<ApiError> error = {})
{
    return [steps, error](const ConnectionSpec &, std::function<void(const ReachStep &)> onStep,
                          Handler<std::monostate> handler) {
        auto call = std::make_shared<PendingCall<std::monostate>>(std::move(handler));
        QTimer::singleShot(0ms, [steps, error, onStep, weak = std::weak_ptr(call)] {
            const auto self = weak.lock();
            if (!self)
                return;
            for (const ReachStep &step : steps)
                onStep(step);
            if (error)
                self->finish(*error);
            else
                self->finish(std::monostate{});
        });
        return Call(call);
    };
}

} // namespace

class TestConnectionTest : public QObject
{
    Q_OBJECT
private slots:
    void allStepsEndWell();
    void firstStepsAreSkippedWithoutAMaker();
    void theFirstFailureSkipsTheRest();
    void aWrongKeyFailsAtTheKey_data();
    void aWrongKeyFailsAtTheKey();
    void anotherFaultOfTheListIsTheLists();
    void garbageIsNotAVersion();
    void theCandidateThatAnswersIsTested();
    void cancelEndsWhatRuns();
    void destroyingCancels();
    void aTunnelThatFailsEndsIt();
    void attemptsAreNotRepeatedAndReachTheLog();
};

void TestConnectionTest::allStepsEndWell()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.byPort[6333]
        .expect(Method::Get, "/collections")
        .ok(R"({"collections":[{"name":"a"},{"name":"b"}]})");
    RequestLogModel log;
    using Reach = ReachStep::Kind;
    ConnectionTest test(spec("https://h:6333"), servers.maker(),
                        told({ { .kind = Reach::Lookup, .isRunning = true },
                               { .kind = Reach::Lookup, .took = 5us, .fact = u"10.0.0.1"_s },
                               { .kind = Reach::Connect, .took = 6us, .fact = u"10.0.0.1:6333"_s },
                               { .kind = Reach::Tls, .took = 7us, .fact = u"TLS 1.3"_s } }),
                        log);
    QCOMPARE(states(test), u"WWWWWW"_s);
    QSignalSpy finished(&test, &ConnectionTest::finished);
    test.start();
    QCOMPARE(states(test), u"RWWWWW"_s);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(states(test), u"DDDDDD"_s);
    QVERIFY(test.hasPassed());
    QCOMPARE(test.steps()[2].fact, u"TLS 1.3"_s);
    QCOMPARE(test.steps()[2].took, 7us);
    QCOMPARE(test.steps()[3].fact, u"1.19.0"_s);
    QCOMPARE(*test.steps()[5].collections, 2);
    test.cancel();
    QCOMPARE(finished.count(), 1);
}

void TestConnectionTest::firstStepsAreSkippedWithoutAMaker()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.byPort[6333].expect(Method::Get, "/collections").ok(R"({"collections":[]})");
    RequestLogModel log;
    ConnectionTest test(spec("http://h:6333"), servers.maker(), {}, log);
    test.start();
    QTRY_VERIFY(test.isFinished());
    QCOMPARE(states(test), u"SSSDDD"_s);
    QVERIFY(test.hasPassed());
}

void TestConnectionTest::theFirstFailureSkipsTheRest()
{
    Servers servers;
    RequestLogModel log;
    const ApiError refused{ .kind = Kind::ConnectionRefused };
    ConnectionTest test(spec("http://h:6333"), servers.maker(),
                        told({ { .kind = ReachStep::Kind::Lookup },
                               { .kind = ReachStep::Kind::Connect, .error = refused } },
                             refused),
                        log);
    test.start();
    QTRY_VERIFY(test.isFinished());
    QCOMPARE(states(test), u"DFSSSS"_s);
    QCOMPARE(test.steps()[1].error->kind, Kind::ConnectionRefused);
    QVERIFY(!test.hasPassed());
}

void TestConnectionTest::aWrongKeyFailsAtTheKey_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::newRow("401") << 401 << int(Kind::Unauthorized);
    QTest::newRow("403") << 403 << int(Kind::Forbidden);
}

void TestConnectionTest::aWrongKeyFailsAtTheKey()
{
    QFETCH(int, status);
    QFETCH(int, kind);
    Servers servers;
    servers.answerRoot(6333);
    servers.byPort[6333]
        .expect(Method::Get, "/collections")
        .answer(status, "no", { { "content-type", "text/plain" } });
    RequestLogModel log;
    ConnectionTest test(spec("http://h:6333"), servers.maker(), {}, log);
    test.start();
    QTRY_VERIFY(test.isFinished());
    QCOMPARE(states(test), u"SSSDFS"_s);
    QCOMPARE(int(test.steps()[4].error->kind), kind);
}

void TestConnectionTest::anotherFaultOfTheListIsTheLists()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.byPort[6333].expect(Method::Get, "/collections").answer(500, "broken");
    RequestLogModel log;
    ConnectionTest test(spec("http://h:6333"), servers.maker(), {}, log);
    test.start();
    QTRY_VERIFY(test.isFinished());
    QCOMPARE(states(test), u"SSSDDF"_s);
    QCOMPARE(test.steps()[5].error->kind, Kind::ServerError);
}

void TestConnectionTest::garbageIsNotAVersion()
{
    Servers servers;
    servers.byPort[6333].expect(Method::Get, "/").answer(200, "<html>hello");
    RequestLogModel log;
    ConnectionTest test(spec("http://h:6333"), servers.maker(), {}, log);
    test.start();
    QTRY_VERIFY(test.isFinished());
    QCOMPARE(states(test), u"SSSFSS"_s);
    QVERIFY(test.steps()[3].error);
}

void TestConnectionTest::theCandidateThatAnswersIsTested()
{
    Servers servers;
    servers.refuse(6333);
    servers.answerRoot(443); // the probe
    servers.answerRoot(443);
    servers.byPort[443].expect(Method::Get, "/collections").ok(R"({"collections":[]})");
    RequestLogModel log;
    ConnectionTest test(spec("https://h"), servers.maker(), {}, log);
    test.start();
    QTRY_VERIFY(test.isFinished());
    QVERIFY(test.hasPassed());
    QCOMPARE(test.spec().baseUrl, QUrl(u"https://h:443"_s));
}

void TestConnectionTest::cancelEndsWhatRuns()
{
    Servers servers;
    servers.byPort[6333].expect(Method::Get, "/").hold();
    RequestLogModel log;
    ConnectionTest test(spec("http://h:6333"), servers.maker(), {}, log);
    QSignalSpy finished(&test, &ConnectionTest::finished);
    test.start();
    QTRY_COMPARE(servers.byPort[6333].heldCount(), 1);
    test.cancel();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(states(test), u"SSSFSS"_s);
    QCOMPARE(test.steps()[3].error->kind, Kind::Cancelled);
    QTRY_COMPARE(servers.byPort[6333].cancelledCount(), 1);
}

void TestConnectionTest::destroyingCancels()
{
    Servers servers;
    servers.byPort[6333].expect(Method::Get, "/").hold();
    RequestLogModel log;
    auto test = std::make_unique<ConnectionTest>(spec("http://h:6333"), servers.maker(),
                                                 ReachabilityMaker{}, log);
    test->start();
    QTRY_COMPARE(servers.byPort[6333].heldCount(), 1);
    test.reset();
    QTRY_COMPARE(servers.byPort[6333].cancelledCount(), 1);
}

void TestConnectionTest::aTunnelThatFailsEndsIt()
{
    Servers servers;
    RequestLogModel log;
    ConnectionSpec tunnelled = spec("http://h");
    tunnelled.ssh = { .isUsed = true, .destination = u"-oProxyCommand=x"_s };
    ConnectionTest test(tunnelled, servers.maker(), {}, log);
    QCOMPARE(states(test), u"WWWWWWW"_s);
    test.start();
    QTRY_VERIFY(test.isFinished());
    QCOMPARE(states(test), u"FSSSSSS"_s);
    QCOMPARE(test.steps()[0].error->kind, Kind::TunnelFailed);
}

void TestConnectionTest::attemptsAreNotRepeatedAndReachTheLog()
{
    Servers servers;
    servers.byPort[6333].expect(Method::Get, "/").answer(503, "later");
    RequestLogModel log;
    ConnectionTest test(spec("http://h:6333"), servers.maker(), {}, log);
    test.start();
    QTRY_VERIFY(test.isFinished());
    QCOMPARE(test.steps()[3].error->kind, Kind::Unavailable);
    QTRY_COMPARE(log.rowCount(), 1);
}

QTEST_GUILESS_MAIN(TestConnectionTest)
#include "tst_connectiontest.moc"
