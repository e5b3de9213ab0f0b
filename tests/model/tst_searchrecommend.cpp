// The board and what follows from it: reruns, strategies, previews.
#include "client/api/client.h"
#include "model/points/pointsroles.h"
#include "model/search/boardlistmodel.h"
#include "model/search/querysession.h"
#include "model/search/resultsmodel.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Mode = QuerySession::Mode;
using Code = QueryProblem::Code;
using Mark = RecommendBoard::Mark;

namespace {

const QByteArray queryPath = "/collections/c/points/query";
const QByteArray onePoint = R"({"points":[{"id":9,"version":1,"score":0.5,"payload":{"n":1}}]})";

PointId id(quint64 number) { return PointId::fromNumber(number); }

ServerInfo server(const char *version)
{
    ServerInfo info;
    info.versionText = QString::fromLatin1(version);
    info.version = ServerVersion::parse(info.versionText);
    return info;
}

struct Fixture
{
    explicit Fixture(const char *version = "1.19.0", const QByteArray &distance = "Cosine")
        : client(script.factory())
        , session(client, server(version), u"c"_s, u"key"_s)
        , query(session, Mode::Recommend)
        , tester(&query.results())
    {
        query.setRerunDelay(1ms);
        script.expect(Method::Get, "/collections/c")
            .ok(R"({"status":"green","optimizer_status":"ok","segments_count":1,"config":{"params":)"
                R"({"vectors":{"size":2,"distance":")"
                + distance + R"("}}},"payload_schema":{}})");
        QSignalSpy known(&session, &CollectionSession::infoChanged);
        session.refreshInfo();
        if (!known.wait() || !session.info())
            qFatal("the collection's facts didn't come");
    }
    //! Beside the facts.
    bool nothingWasSent() const { return script.requests().size() == 1; }
    RecommendBoard &board() { return session.board(); }

    ScriptedTransport script;
    Client client;
    CollectionSession session;
    QuerySession query;
    QAbstractItemModelTester tester;
};

QByteArray recommendBody(const QByteArray &recommend)
{
    return "{\"query\":{\"recommend\":{" + recommend
        + "}},\"limit\":50,\"with_payload\":true,\"with_vector\":false}";
}

} // namespace

class TestSearchRecommend : public QObject
{
    Q_OBJECT

private slots:
    void theDefaultDelayIs300Milliseconds();
    void severalKeysGiveOneRun();
    void theStrategyRerunsToo();
    void negativesAloneNeedAnotherStrategy();
    void sumScoresNeedsItsServer();
    void anEmptiedBoardEmptiesTheResults();
    void cancelEndsAWaitingRerun();
    void bestScoreIsLargerIsBetterOnEveryMetric();
    void marksAreShownInResults();
    void manyMarksAreOneChange();
    void listsFollowTheBoardWithOneRequestForPreviews();
    void previewsAreNotAskedWhileNobodyLooks();
};

void TestSearchRecommend::theDefaultDelayIs300Milliseconds()
{
    ScriptedTransport script;
    Client client(script.factory());
    CollectionSession session(client, server("1.19.0"), u"c"_s, u"key"_s);
    QCOMPARE(QuerySession(session, Mode::Recommend).rerunDelay(), 300ms);
}

void TestSearchRecommend::severalKeysGiveOneRun()
{
    Fixture f;
    f.script
        .expect(
            Method::Post, queryPath,
            recommendBody(
                R"("positive":[1,18446744073709551615],"negative":[3],"strategy":"average_vector")"))
        .ok(onePoint);
    f.board().toggle(id(1), Mark::Positive);
    f.board().toggle(id(2), Mark::Positive);
    f.board().toggle(PointId::fromNumber(18446744073709551615U), Mark::Positive);
    f.board().toggle(id(2), Mark::Positive); // taken back
    f.board().toggle(id(3), Mark::Negative);
    QVERIFY(f.query.isRunPending());
    QTRY_COMPARE(f.query.results().rowCount(), 1);
    QVERIFY(!f.query.isRunPending());
    QVERIFY(f.script.isFinished());
}

void TestSearchRecommend::theStrategyRerunsToo()
{
    Fixture f;
    f.script.expect(Method::Post, queryPath).ok(onePoint);
    f.script
        .expect(Method::Post, queryPath, recommendBody(R"("positive":[1],"strategy":"best_score")"))
        .ok(onePoint);
    f.board().toggle(id(1), Mark::Positive);
    QTRY_VERIFY(f.query.shownRequest().has_value());
    f.query.setStrategy(RecommendStrategy::BestScore);
    QVERIFY(f.query.isStale());
    QTRY_VERIFY(!f.query.isStale());
}

void TestSearchRecommend::negativesAloneNeedAnotherStrategy()
{
    Fixture f;
    QVERIFY(f.query.request().error().code == Code::NoExamples);
    f.board().toggle(id(3), Mark::Negative);
    QTRY_VERIFY(!f.query.isRunPending());
    QVERIFY(f.query.request().error().code == Code::NoPositives);
    QVERIFY(f.nothingWasSent());
    f.script
        .expect(Method::Post, queryPath, recommendBody(R"("negative":[3],"strategy":"best_score")"))
        .ok(onePoint);
    f.query.setStrategy(RecommendStrategy::BestScore);
    QTRY_COMPARE(f.query.results().rowCount(), 1);
}

void TestSearchRecommend::sumScoresNeedsItsServer()
{
    Fixture f("1.13.2");
    f.board().toggle(id(1), Mark::Positive);
    f.query.setStrategy(RecommendStrategy::SumScores);
    QTRY_VERIFY(!f.query.isRunPending());
    QVERIFY(f.query.request().error().code == Code::NeedsNewerServer);
    QVERIFY(f.nothingWasSent());
}

void TestSearchRecommend::anEmptiedBoardEmptiesTheResults()
{
    Fixture f;
    f.script.expect(Method::Post, queryPath).ok(onePoint);
    f.board().toggle(id(1), Mark::Positive);
    QTRY_COMPARE(f.query.results().rowCount(), 1);
    f.board().clear();
    QCOMPARE(f.query.results().rowCount(), 0);
    QVERIFY(!f.query.shownRequest());
    QVERIFY(!f.query.isRunPending());
}

void TestSearchRecommend::cancelEndsAWaitingRerun()
{
    Fixture f;
    f.query.setRerunDelay(1h);
    f.board().toggle(id(1), Mark::Positive);
    QVERIFY(f.query.isRunPending());
    f.query.cancel();
    QVERIFY(!f.query.isRunPending());
    QVERIFY(f.nothingWasSent());
}

void TestSearchRecommend::bestScoreIsLargerIsBetterOnEveryMetric()
{
    Fixture f("1.19.0", "Euclid");
    f.script.expect(Method::Post, queryPath).ok(onePoint);
    f.script.expect(Method::Post, queryPath).ok(onePoint);
    QSignalSpy answered(&f.query, &QuerySession::answered);
    f.board().toggle(id(1), Mark::Positive);
    QVERIFY(answered.wait());
    QVERIFY(!f.query.shownLargerIsBetter());
    f.query.setStrategy(RecommendStrategy::BestScore);
    QVERIFY(answered.wait());
    QVERIFY(f.query.shownLargerIsBetter());
}

void TestSearchRecommend::marksAreShownInResults()
{
    Fixture f;
    f.script.expect(Method::Post, queryPath).ok(onePoint);
    f.board().toggle(id(1), Mark::Positive);
    QTRY_COMPARE(f.query.results().rowCount(), 1);
    f.query.setRerunDelay(1h);
    f.board().toggle(id(9), Mark::Negative);
    QCOMPARE(f.query.results().index(0, 0).data(MarkRole).toInt(), int(Mark::Negative));
    f.query.cancel();
}

void TestSearchRecommend::manyMarksAreOneChange()
{
    RecommendBoard board;
    QSignalSpy changed(&board, &RecommendBoard::changed);
    board.toggle(id(2), Mark::Negative);
    board.setMarks({ id(1), id(2), id(3), id(1) }, Mark::Positive);
    QCOMPARE(changed.size(), 2);
    QVERIFY(board.positives() == (std::vector{ id(1), id(2), id(3) }));
    QVERIFY(board.negatives().empty());
    board.setMarks({ id(1), id(3) }, Mark::Positive); // nothing new
    QCOMPARE(changed.size(), 2);
    board.setMarks({ id(3), id(1), id(9) }, Mark::None);
    QCOMPARE(changed.size(), 3);
    QVERIFY(board.positives() == std::vector{ id(2) });
    QVERIFY(board.markOf(id(1)) == Mark::None);
}

void TestSearchRecommend::listsFollowTheBoardWithOneRequestForPreviews()
{
    ScriptedTransport script;
    Client client(script.factory());
    CollectionSession session(client, server("1.19.0"), u"c"_s, u"key"_s);
    BoardPreviews previews(session);
    previews.setDelay(1ms);
    previews.setActive(true);
    BoardListModel positives(session.board(), previews, Mark::Positive);
    BoardListModel negatives(session.board(), previews, Mark::Negative);
    QAbstractItemModelTester tester(&positives);
    script
        .expect(Method::Post, "/collections/c/points",
                R"({"ids":[1,2],"with_payload":true,"with_vector":false})")
        .ok(R"([{"id":1,"payload":{"t":"x"}}])");
    session.board().toggle(id(1), Mark::Positive);
    session.board().toggle(id(2), Mark::Negative);
    QCOMPARE(positives.rowCount(), 1);
    QCOMPARE(positives.index(0).data().toString(), u"1"_s);
    QTRY_COMPARE(positives.index(0).data().toString(), u"1  {\"t\":\"x\"}"_s);
    QCOMPARE(negatives.index(0).data().toString(), u"2: no such point"_s);
    session.board().toggle(id(1), Mark::Negative); // changes sides; known already
    QCOMPARE(positives.rowCount(), 0);
    QCOMPARE(negatives.rowCount(), 2);
}

void TestSearchRecommend::previewsAreNotAskedWhileNobodyLooks()
{
    ScriptedTransport script;
    Client client(script.factory());
    CollectionSession session(client, server("1.19.0"), u"c"_s, u"key"_s);
    BoardPreviews previews(session);
    previews.setDelay(0ms);
    session.board().toggle(id(1), Mark::Positive);
    QCoreApplication::processEvents();
    QVERIFY(script.requests().isEmpty());
    script.expect(Method::Post, "/collections/c/points").ok("[]");
    QSignalSpy changed(&previews, &BoardPreviews::changed);
    previews.setActive(true);
    QVERIFY(changed.wait());
}

QTEST_GUILESS_MAIN(TestSearchRecommend)
#include "tst_searchrecommend.moc"
