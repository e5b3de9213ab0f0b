#include "tests/local/ask.h"

#include <QTest>

using namespace sextant;

//! Scores are worked out by hand; all are exact in f32 or given as their shortest text.
class LocalQueryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void queriesAnswer_data();
    void queriesAnswer();
    void selectorsAddParts();
    void batchAnswersEach();
    void lookupTakesTheVectorFromElsewhere();
    void orderByQueryCarriesTheValue();
    void sampleGivesEveryPointOnce();

private:
    QByteArray query(const QByteArray &collection, const QByteArray &body)
    {
        return ask(m_engine, "POST /collections/" + collection + "/points/query", body);
    }
    Engine m_engine;
};

void LocalQueryTest::initTestCase()
{
    const auto make
        = [this](const QByteArray &name, const QByteArray &config, const QByteArray &points) {
              QCOMPARE(ask(m_engine, "PUT /collections/" + name, config), QByteArray("200 true"));
              QVERIFY(ask(m_engine, "PUT /collections/" + name + "/points?wait=true",
                          R"({"points":)" + points + '}')
                          .startsWith("200"));
          };
    const QByteArray plane
        = R"([{"id":1,"vector":[3,4],"payload":{"n":2}},)"
          R"({"id":2,"vector":[0,1],"payload":{"n":1}},{"id":3,"vector":[-1,0]}])";
    make("dot", R"({"vectors":{"size":2,"distance":"Dot"}})", plane);
    make("cosine", R"({"vectors":{"size":2,"distance":"Cosine"}})", plane);
    make("euclid", R"({"vectors":{"size":2,"distance":"Euclid"}})", plane);
    make("manhattan", R"({"vectors":{"size":2,"distance":"Manhattan"}})", plane);
    make("ties", R"({"vectors":{"size":1,"distance":"Dot"}})",
         R"([{"id":9,"vector":[1]},{"id":4,"vector":[1]},{"id":7,"vector":[2]}])");
    make(
        "named",
        R"({"vectors":{"m":{"size":2,"distance":"Dot","multivector_config":{"comparator":"max_sim"}}},)"
        R"("sparse_vectors":{"s":{},"i":{"modifier":"idf"}}})",
        R"([{"id":1,"vector":{"m":[[1,0],[0,2]],"s":{"indices":[1,5],"values":[1,2]}}},)"
        R"({"id":2,"vector":{"m":[[3,0]],"s":{"indices":[5],"values":[4]}}},)"
        R"({"id":3,"vector":{"s":{"indices":[7],"values":[1]}}}])");
    QVERIFY(ask(m_engine, "PUT /collections/dot/index",
                R"({"field_name":"n","field_schema":"integer"})")
                .startsWith("200"));
}

void LocalQueryTest::queriesAnswer_data()
{
    QTest::addColumn<QByteArray>("collection");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *name, const char *collection, const char *body,
                        const char *answer) {
        QTest::newRow(name) << QByteArray(collection) << QByteArray(body) << QByteArray(answer);
    };
    row("dot", "dot", R"({"query":[1,0]})",
        R"(200 {"points":[{"id":1,"version":1,"score":3.0},{"id":2,"version":1,"score":0.0},{"id":3,"version":1,"score":-1.0}]})");
    row("cosine normalises the query", "cosine", R"({"query":[0,5],"limit":2})",
        R"(200 {"points":[{"id":2,"version":1,"score":1.0},{"id":1,"version":1,"score":0.8}]})");
    row("euclid, smaller first", "euclid", R"({"query":[0,0]})",
        R"(200 {"points":[{"id":2,"version":1,"score":1.0},{"id":3,"version":1,"score":1.0},{"id":1,"version":1,"score":5.0}]})");
    row("manhattan", "manhattan", R"({"query":{"nearest":[0,0]},"offset":2})",
        R"(200 {"points":[{"id":1,"version":1,"score":7.0}]})");
    row("by id leaves the example out", "dot", R"({"query":1})",
        R"(200 {"points":[{"id":2,"version":1,"score":4.0},{"id":3,"version":1,"score":-3.0}]})");
    row("threshold is strict", "dot", R"({"query":[1,0],"score_threshold":0})",
        R"(200 {"points":[{"id":1,"version":1,"score":3.0}]})");
    row("threshold on a distance", "euclid", R"({"query":[0,0],"score_threshold":5})",
        R"(200 {"points":[{"id":2,"version":1,"score":1.0},{"id":3,"version":1,"score":1.0}]})");
    row("filter", "dot",
        R"({"query":[1,0],"filter":{"must_not":[{"has_id":[1]}]},"limit":1,"params":{"hnsw_ef":8,"exact":true}})",
        R"(200 {"points":[{"id":2,"version":1,"score":0.0}]})");
    row("ties go by id", "ties", R"({"query":[1],"limit":2})",
        R"(200 {"points":[{"id":7,"version":1,"score":2.0},{"id":4,"version":1,"score":1.0}]})");
    row("no query lists by id", "dot", R"({"offset":1,"limit":1})",
        R"(200 {"points":[{"id":2,"version":0,"score":1.0}]})");
    row("multi sums the best rows", "named", R"({"query":[[1,0],[0,1]],"using":"m"})",
        R"(200 {"points":[{"id":1,"version":1,"score":3.0},{"id":2,"version":1,"score":3.0}]})");
    row("one row asks a multi vector", "named", R"({"query":[0,1],"using":"m"})",
        R"(200 {"points":[{"id":1,"version":1,"score":2.0},{"id":2,"version":1,"score":0.0}]})");
    row("sparse leaves out the unrelated", "named",
        R"({"query":{"indices":[5,1],"values":[1,1]},"using":"s"})",
        R"(200 {"points":[{"id":2,"version":1,"score":4.0},{"id":1,"version":1,"score":3.0}]})");
    row("offset beyond the end", "dot", R"({"query":[1,0],"offset":9})", R"(200 {"points":[]})");
    row("unknown id", "dot", R"({"query":77})", "404 Not found: No point with id 77 found");
    row("point without that vector", "named", R"({"query":3,"using":"m"})",
        R"(404 Not found: Vector with name "m" for point not found)");
    row("dimension", "dot", R"({"query":[1,2,3]})",
        "400 Wrong input: Vector dimension error: expected dim: 2, got 3");
    row("name needed", "named", R"({"query":[1,2]})",
        "400 Wrong input: Collection requires specified vector name in the request, available "
        "names: "
        "m, i, s");
    row("unknown name", "named", R"({"query":[1,2],"using":"x"})",
        "400 Wrong input: Vector with name `x` is not configured in this collection, available "
        "names: m, i, s");
    row("limit zero", "dot", R"({"query":[1,2],"limit":0})",
        "422 Validation error in JSON body: [internal.limit: value 0 invalid, must be 1 or "
        "larger]");
    row("no query to speak of", "dot", R"({"query":{"nearby":1}})",
        "400 Format error in JSON body: Expected some form of vector, id, or a type of query");
    row("threshold without query", "dot", R"({"score_threshold":1})",
        "400 Bad request: A query is needed to use the score_threshold. Can't have score_threshold "
        "without defining a query.");
    row("prefetch without query", "dot", R"({"prefetch":{"query":1}})",
        "400 Bad request: A query is needed to merge the prefetches. Can't have prefetches without "
        "defining a query.");
    row("fusion is missing here", "dot", R"({"query":{"fusion":"rrf"}})",
        "501 Not implemented in local mode: query fusion");
    row("prefetch is missing here", "dot", R"({"prefetch":[{"query":1}],"query":[1,0]})",
        "501 Not implemented in local mode: query with prefetch");
}

void LocalQueryTest::queriesAnswer()
{
    QFETCH(QByteArray, collection);
    QFETCH(QByteArray, body);
    QTEST(query(collection, body), "answer");
}

void LocalQueryTest::selectorsAddParts()
{
    QCOMPARE(query("dot", R"({"query":[1,0],"limit":1,"with_payload":["n"],"with_vector":true})"),
             QByteArray(R"(200 {"points":[{"id":1,"version":1,"score":3.0,"payload":{"n":2},)"
                        R"("vector":[3.0,4.0]}]})"));
    QCOMPARE(query("dot", R"({"query":[1,0],"with_vector":["x"]})"),
             QByteArray("400 Wrong input: Not existing vector name error: x"));
}

void LocalQueryTest::batchAnswersEach()
{
    QCOMPARE(ask(m_engine, "POST /collections/dot/points/query/batch",
                 R"({"searches":[{"query":[1,0],"limit":1},{"limit":1}]})"),
             QByteArray(R"(200 [{"points":[{"id":1,"version":1,"score":3.0}]},)"
                        R"({"points":[{"id":1,"version":0,"score":1.0}]}])"));
    QCOMPARE(ask(m_engine, "POST /collections/dot/points/query/batch",
                 R"({"searches":[{"limit":1},{"limit":0}]})"),
             QByteArray("422 Validation error in JSON body: [searches[1].internal.limit: value 0 "
                        "invalid, must be 1 or larger]"));
}

void LocalQueryTest::lookupTakesTheVectorFromElsewhere()
{
    QCOMPARE(query("dot", R"({"query":2,"limit":1,"lookup_from":{"collection":"euclid"}})"),
             QByteArray(R"(200 {"points":[{"id":1,"version":1,"score":4.0}]})"));
    QCOMPARE(query("dot", R"({"query":2,"lookup_from":{"collection":"none"}})"),
             QByteArray("404 Not found: Collection `none` doesn't exist!"));
}

void LocalQueryTest::orderByQueryCarriesTheValue()
{
    QCOMPARE(query("dot", R"({"query":{"order_by":"n"}})"),
             QByteArray(R"(200 {"points":[{"id":2,"version":0,"score":1.0,"order_value":1},)"
                        R"({"id":1,"version":0,"score":1.0,"order_value":2}]})"));
}

void LocalQueryTest::sampleGivesEveryPointOnce()
{
    const QByteArray answer = query("dot", R"({"query":{"sample":"random"}})");
    for (const char *id : { "\"id\":1,", "\"id\":2,", "\"id\":3," })
        QCOMPARE(answer.count(id), 1);
}

QTEST_GUILESS_MAIN(LocalQueryTest)
#include "tst_localquery.moc"
