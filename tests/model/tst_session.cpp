// A session finds its server, tests the key, and says honestly how that ended; probing and discovery.

#include "model/session/connectionprobe.h"
#include "model/session/discovery.h"
#include "model/session/workspace.h"
#include "tests/support/scriptedtransport.h"

#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray rootBody = R"({"title":"qdrant - vector search engine","version":"1.19.0"})";

//! One scripted server per port.
struct Servers
{
    std::map<int, ScriptedTransport> byPort;
    TransportMaker maker()
    {
        return [this](const ConnectionSpec &spec) { return byPort[spec.baseUrl.port()].factory(); };
    }
    void refuse(int port)
    {
        byPort[port].expect(Method::Get, "/").fail({ .kind = ApiError::Kind::ConnectionRefused });
    }
    void answerRoot(int port) { byPort[port].expect(Method::Get, "/").answer(200, rootBody); }
    void answerLists(int port)
    {
        byPort[port].expect(Method::Get, "/collections").ok(R"({"collections":[{"name":"c"}]})");
        byPort[port].expect(Method::Get, "/aliases").ok(R"({"aliases":[]})");
    }
};

ConnectionSpec spec(const char *url)
{
    ConnectionSpec spec;
    spec.baseUrl = QUrl(QString::fromLatin1(url));
    return spec;
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT
private slots:
    void opensAndListsCollections();
    void aWrongKeyFailsTheSession();
    void anotherTryAfterAFailureWorks();
    void anUnnamedPortIsFound();
    void ofTwoServersThePreferredPortWins();
    void nothingAnsweringTellsWhy();
    void aSilentPortEndsAtTheLimit();
    void cancelEndsOpening();
    void destroyingWhileOpeningIsSafe();
    void readOnlySessionsRefuseWrites();
    void oneCollectionSessionPerName();
    void factsArriveAndSurviveAnError();
    void workspaceReusesAnOpenConnection();
    void attemptsReachTheLog();
    void discoveryOffersWhatAnswers();
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

void TestSession::ofTwoServersThePreferredPortWins()
{
    Servers servers;
    servers.byPort[6333].expect(Method::Get, "/").hold();
    servers.answerRoot(80);
    ConnectionProbe probe(spec("http://h"), servers.maker());
    QSignalSpy answered(&probe, &ConnectionProbe::answered);
    QSignalSpy finished(&probe, &ConnectionProbe::finished);
    probe.start();
    QVERIFY(answered.wait());
    QCOMPARE(finished.count(), 0); // port 80 answered, 6333 may still
    QTRY_COMPARE(servers.byPort[6333].heldCount(), 1);
    QVERIFY(servers.byPort[6333].release(200, rootBody));
    QVERIFY(finished.wait());
    QCOMPARE(probe.chosen()->spec.baseUrl.port(), 6333);
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

void TestSession::aSilentPortEndsAtTheLimit()
{
    Servers servers;
    servers.byPort[6333].expect(Method::Get, "/").hold();
    servers.answerRoot(80);
    ConnectionProbe probe(spec("http://h"), servers.maker());
    probe.setTimeLimit(50ms);
    QSignalSpy finished(&probe, &ConnectionProbe::finished);
    probe.start();
    QVERIFY(finished.wait());
    QCOMPARE(probe.chosen()->spec.baseUrl.port(), 80);
    QCOMPARE(probe.answers().front().error->kind, ApiError::Kind::Timeout);
    QTRY_COMPARE(servers.byPort[6333].cancelledCount(), 1);
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
    locked.readOnly = true;
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

void TestSession::discoveryOffersWhatAnswers()
{
    Servers servers;
    servers.answerRoot(6333);
    servers.byPort[6333]
        .expect(Method::Get, "/collections")
        .ok(R"({"collections":[{"name":"c"}]})");
    servers.refuse(7000);
    Discovery discovery({ spec("http://h:7000"), spec("http://h:6333") }, servers.maker());
    discovery.start();
    QTRY_COMPARE(discovery.found().size(), 1U);
    QCOMPARE(discovery.found().front().spec.baseUrl, QUrl(u"http://h:6333"_s));
    QTRY_COMPARE(discovery.found().front().collections, std::optional<qsizetype>(1));
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
