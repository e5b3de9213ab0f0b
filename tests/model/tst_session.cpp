// A session finds its server, tests the key, and says honestly how that ended and how it goes on.

#include "model/session/workspace.h"
#include "tests/model/scriptedservers.h"

#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

class TestSession : public QObject
{
    Q_OBJECT
private slots:
    void opensAndListsCollections();
    void aWrongKeyFailsTheSession();
    void anotherTryAfterAFailureWorks();
    void anUnnamedPortIsFound();
    void nothingAnsweringTellsWhy();
    void cancelEndsOpening();
    void destroyingWhileOpeningIsSafe();
    void readOnlySessionsRefuseWrites();
    void oneCollectionSessionPerName();
    void factsArriveAndSurviveAnError();
    void workspaceReusesAnOpenConnection();
    void attemptsReachTheLog();
    void anAddressAskedForTwiceIsOneSession();
    void anotherKeyTakesThePlaceOfTheFailedSession();
    void waitsAreCountedDownAndAllEndAtOnce();
    void anAbsentServerIsLostUntilItAnswers();
    void refreshReadsTheVersionAgain();
    void serversBefore110AreTooOld();
    void settingsKeysAreReadBackAsTheyWere();
};

void TestSession::opensAndListsCollections()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.answerLists(6333);
    RequestLogModel log;
    Session session(spec("http://h:6333"), servers.maker(), log);
    QCOMPARE(session.collection(u"c"_s), nullptr);
    session.open();
    QTRY_COMPARE(session.state(), Session::State::Ready);
    QCOMPARE(session.server().versionText, u"1.19.0"_s);
    QCOMPARE(session.collections().names(), QStringList{ u"c"_s });
    QTRY_VERIFY(servers.byPort[6333].isFinished());
}

void TestSession::aWrongKeyFailsTheSession()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.byPort[6333]
        .expect(Method::Get, "/collections")
        .answer(401, "Invalid API key or JWT", { { "content-type", "text/plain" } });
    RequestLogModel log;
    Session session(spec("http://h:6333"), servers.maker(), log);
    session.open();
    QTRY_COMPARE(session.state(), Session::State::Failed);
    QCOMPARE(session.error()->kind, ApiError::Kind::Unauthorized);
    QCOMPARE(session.error()->serverText, u"Invalid API key or JWT"_s);
}

void TestSession::anotherTryAfterAFailureWorks()
{
    Servers servers;
    servers.byPort[6333]
        .expect(Method::Get, "/")
        .answer(401, "no", { { "content-type", "text/plain" } });
    RequestLogModel log;
    Session session(spec("http://h:6333"), servers.maker(), log);
    session.open();
    QTRY_COMPARE(session.state(), Session::State::Failed);
    servers.answerRoot(6333);
    servers.answerLists(6333);
    session.open();
    QTRY_COMPARE(session.state(), Session::State::Ready);
    QVERIFY(!session.error());
    QTRY_VERIFY(servers.byPort[6333].isFinished());
}

void TestSession::anUnnamedPortIsFound()
{
    Servers servers;
    servers.refuse(6333);
    servers.answerRoot(443); // the probe
    servers.answerRoot(443); // the session
    servers.answerLists(443);
    RequestLogModel log;
    Session session(spec("https://h"), servers.maker(), log);
    session.open();
    QCOMPARE(session.state(), Session::State::Probing);
    QTRY_COMPARE(session.state(), Session::State::Ready);
    QCOMPARE(session.spec().baseUrl, QUrl(u"https://h:443"_s));
    QTRY_VERIFY(servers.byPort[443].isFinished());
}

void TestSession::nothingAnsweringTellsWhy()
{
    Servers servers;
    servers.refuse(6333);
    servers.refuse(80);
    RequestLogModel log;
    Session session(spec("http://h"), servers.maker(), log);
    session.open();
    QTRY_COMPARE(session.state(), Session::State::Failed);
    QCOMPARE(session.error()->kind, ApiError::Kind::ConnectionRefused);
}

void TestSession::cancelEndsOpening()
{
    Servers servers;
    servers.byPort[6333].expect(Method::Get, "/").hold();
    RequestLogModel log;
    Session session(spec("http://h:6333"), servers.maker(), log);
    session.open();
    QTRY_COMPARE(servers.byPort[6333].heldCount(), 1);
    session.cancel();
    QCOMPARE(session.state(), Session::State::Failed);
    QCOMPARE(session.error()->kind, ApiError::Kind::Cancelled);
    QTRY_COMPARE(servers.byPort[6333].cancelledCount(), 1);
}

void TestSession::destroyingWhileOpeningIsSafe()
{
    Servers servers;
    servers.byPort[6333].expect(Method::Get, "/").hold();
    servers.byPort[80].expect(Method::Get, "/").hold();
    RequestLogModel log;
    auto session = std::make_unique<Session>(spec("http://h"), servers.maker(), log);
    session->open();
    QTRY_COMPARE(servers.byPort[6333].heldCount() + servers.byPort[80].heldCount(), 2);
    session.reset();
    QTRY_COMPARE(servers.byPort[80].cancelledCount(), 1);
}

void TestSession::readOnlySessionsRefuseWrites()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.answerLists(6333);
    RequestLogModel log;
    ConnectionSpec locked = spec("http://h:6333");
    locked.protection = Protection::ReadOnly;
    Session session(locked, servers.maker(), log);
    session.open();
    QTRY_COMPARE(session.state(), Session::State::Ready);
    QVERIFY(session.collection(u"c"_s)->isReadOnly());
    QTRY_VERIFY(servers.byPort[6333].isFinished());
}

void TestSession::oneCollectionSessionPerName()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.answerLists(6333);
    RequestLogModel log;
    Session session(spec("http://h:6333"), servers.maker(), log);
    session.open();
    QTRY_COMPARE(session.state(), Session::State::Ready);
    CollectionSession *first = session.collection(u"c"_s);
    QCOMPARE(session.collection(u"c"_s), first);
    QCOMPARE(first->settingsKey(), u"http://h:6333"_s);
    first->board().toggle(PointId::fromNumber(1), RecommendBoard::Mark::Positive);
    session.releaseCollection(u"c"_s);
    QVERIFY(session.collection(u"c"_s)->board().isEmpty());
    QTRY_VERIFY(servers.byPort[6333].isFinished());
}

void TestSession::factsArriveAndSurviveAnError()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.answerLists(6333);
    RequestLogModel log;
    Session session(spec("http://h:6333"), servers.maker(), log);
    session.open();
    QTRY_COMPARE(session.state(), Session::State::Ready);
    QTRY_VERIFY(servers.byPort[6333].isFinished());
    CollectionSession *facts = session.collection(u"c"_s);
    QSignalSpy changed(facts, &CollectionSession::infoChanged);
    servers.byPort[6333]
        .expect(Method::Get, "/collections/c")
        .ok(R"({"status":"green","optimizer_status":"ok","points_count":3,"segments_count":1,)"
            R"("config":{"params":{"vectors":{"size":4,"distance":"Dot"}}},)"
            R"("payload_schema":{"city":{"data_type":"keyword","points":2}}})");
    facts->refreshInfo();
    QVERIFY(changed.wait());
    QCOMPARE(*facts->info()->pointsCount, 3U);
    QCOMPARE(facts->knownFields(), QStringList{ u"city"_s });
    servers.byPort[6333]
        .expect(Method::Get, "/collections/c")
        .answer(404, ScriptedTransport::errorBody("Not found: Collection `c` doesn't exist!"));
    facts->refreshInfo();
    QVERIFY(changed.wait());
    QCOMPARE(facts->infoError()->kind, ApiError::Kind::NotFound);
    QCOMPARE(*facts->info()->pointsCount, 3U);
}

void TestSession::workspaceReusesAnOpenConnection()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.answerLists(6333);
    Workspace workspace(servers.maker());
    QSignalSpy added(&workspace, &Workspace::sessionAdded);
    Session *first = workspace.open(spec("http://h:6333"));
    QTRY_COMPARE(first->state(), Session::State::Ready);
    QCOMPARE(workspace.open(spec("http://h:6333")), first);
    QCOMPARE(added.count(), 1);
    QTRY_VERIFY(servers.byPort[6333].isFinished());
    workspace.close(first);
    QVERIFY(workspace.sessions().empty());
}

void TestSession::attemptsReachTheLog()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.answerLists(6333);
    Workspace workspace(servers.maker());
    workspace.open(spec("http://h:6333"));
    QTRY_COMPARE(workspace.log().rowCount(), 3);
    QCOMPARE(workspace.log().entry(0).path, QByteArray("/"));
    QCOMPARE(workspace.log().entry(1).path, QByteArray("/collections"));
}

void TestSession::anAddressAskedForTwiceIsOneSession()
{
    Servers servers;
    servers.byPort[6333].expect(Method::Get, "/").hold();
    servers.byPort[80].expect(Method::Get, "/").hold();
    Workspace workspace(servers.maker());
    Session *first = workspace.open(spec("http://h"));
    QTRY_COMPARE(servers.byPort[6333].heldCount() + servers.byPort[80].heldCount(), 2);
    servers.answerRoot(6333);
    servers.answerLists(6333);
    QVERIFY(servers.byPort[6333].release(200, rootBody));
    QTRY_COMPARE(first->state(), Session::State::Ready);
    QCOMPARE(first->spec().baseUrl.port(), 6333);
    QCOMPARE(workspace.open(spec("http://h")), first);
    QCOMPARE(workspace.open(spec("http://h:6333")), first);
    ConnectionSpec named = spec("http://h:6333");
    named.name = u"mine"_s;
    QCOMPARE(workspace.open(named), first);
    QCOMPARE(workspace.sessions().size(), 1U);
    QTRY_VERIFY(servers.byPort[6333].isFinished());
}

void TestSession::anotherKeyTakesThePlaceOfTheFailedSession()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.byPort[6333].expect(Method::Get, "/collections").answer(401, "Must provide an API key");
    Workspace workspace(servers.maker());
    const Session *keyless = workspace.open(spec("http://h:6333"));
    QTRY_COMPARE(keyless->state(), Session::State::Failed);
    servers.answerRoot(6333);
    servers.answerLists(6333);
    ConnectionSpec keyed = spec("http://h:6333");
    keyed.apiKey = "key";
    Session *session = workspace.open(keyed);
    QCOMPARE(workspace.sessions(), std::vector<Session *>{ session });
    QTRY_COMPARE(session->state(), Session::State::Ready);
    QTRY_VERIFY(servers.byPort[6333].isFinished());
}

void TestSession::waitsAreCountedDownAndAllEndAtOnce()
{
    Servers servers;
    RequestLogModel log;
    Session session(spec("http://h:6333"), servers.maker(), log);
    ScriptedTransport &server = servers.byPort[6333];
    const ScriptedTransport::Headers later{ { "retry-after", "100" } };
    server.expect(Method::Get, "/").answer(503, "starting", later);
    session.open();
    QTRY_VERIFY(session.retryWait());
    QCOMPARE(session.retryWait()->nextAttempt, 2);
    QCOMPARE(session.retryWait()->attempts, 3);
    const qint64 left = session.retryWait()->until.remainingTime();
    QVERIFY(left > 90'000 && left <= 100'000);
    QSignalSpy ticks(&session, &Session::retryWaitChanged);
    QVERIFY(ticks.wait());
    servers.answerRoot(6333);
    server.expect(Method::Get, "/collections").answer(503, "starting", later);
    session.retryNow();
    QTRY_COMPARE(server.requests().size(), 3);
    QTRY_VERIFY(session.retryWait());
    servers.answerLists(6333);
    session.retryNow();
    QTRY_COMPARE(session.state(), Session::State::Ready);
    QTRY_VERIFY(!session.retryWait());
    QTRY_VERIFY(server.isFinished());
}

void TestSession::anAbsentServerIsLostUntilItAnswers()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.answerLists(6333);
    RequestLogModel log;
    Session session(spec("http://h:6333"), servers.maker(), log);
    session.open();
    QTRY_COMPARE(session.state(), Session::State::Ready);
    QTRY_VERIFY(!session.isBusy());
    QVERIFY(!session.isLost());
    ScriptedTransport &server = servers.byPort[6333];
    server.expect(Method::Get, "/collections/c").fail({ .kind = ApiError::Kind::HostNotFound });
    QSignalSpy changed(&session, &Session::stateChanged);
    session.collection(u"c"_s)->refreshInfo();
    QVERIFY(changed.wait());
    QVERIFY(session.isLost());
    QCOMPARE(session.state(), Session::State::Ready); // its tabs stay
    server.expect(Method::Get, "/collections/c").answer(404, ScriptedTransport::errorBody("no"));
    session.collection(u"c"_s)->refreshInfo();
    QTRY_VERIFY(!session.isLost());
    QTRY_VERIFY(server.isFinished());
}

void TestSession::refreshReadsTheVersionAgain()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.answerLists(6333);
    RequestLogModel log;
    Session session(spec("http://h:6333"), servers.maker(), log);
    session.open();
    QTRY_COMPARE(session.state(), Session::State::Ready);
    QTRY_VERIFY(!session.isBusy());
    QCOMPARE(session.server().versionText, u"1.19.0"_s);
    servers.byPort[6333]
        .expect(Method::Get, "/")
        .answer(200, R"({"title":"q","version":"1.20.1"})");
    servers.answerLists(6333);
    session.refresh();
    QTRY_COMPARE(session.server().versionText, u"1.20.1"_s);
    QTRY_VERIFY(servers.byPort[6333].isFinished());
}

void TestSession::serversBefore110AreTooOld()
{
    for (const auto &[version, isTooOld] :
         { std::pair("1.9.7", true), std::pair("1.10.0", false), std::pair("dev", false) }) {
        Servers servers;
        servers.byPort[6333]
            .expect(Method::Get, "/")
            .answer(200, QByteArray(R"({"title":"q","version":")") + version + R"("})");
        servers.answerLists(6333);
        RequestLogModel log;
        Session session(spec("http://h:6333"), servers.maker(), log);
        session.open();
        QTRY_COMPARE(session.state(), Session::State::Ready);
        QCOMPARE(session.server().isTooOld(), isTooOld);
        QTRY_VERIFY(servers.byPort[6333].isFinished());
    }
}

void TestSession::settingsKeysAreReadBackAsTheyWere()
{
    const ConnectionSpec odd = spec("https://h/a%20b%2Fc");
    QCOMPARE(odd.settingsKey(), u"https://h/a%20b%2Fc"_s);
    QCOMPARE(QUrl(odd.settingsKey(), QUrl::StrictMode), odd.baseUrl);
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
