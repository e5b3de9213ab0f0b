#include "tests/local/ask.h"

#include <QTest>

using namespace sextant;

class LocalRecommendTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void recommends_data();
    void recommends();
    void thresholdsCutTheListAtTheFirstThatFails();

private:
    Engine m_engine;
};

void LocalRecommendTest::initTestCase()
{
    const QByteArray points = R"({"points":[{"id":1,"vector":[1,0]},{"id":2,"vector":[0,1]},)"
                              R"({"id":3,"vector":[1,1]},{"id":4,"vector":[-1,2]}]})";
    for (const char *metric : { "Dot", "Euclid" }) {
        ask(m_engine, QByteArray("PUT /collections/") + metric,
            QByteArray(R"({"vectors":{"size":2,"distance":")") + metric + R"("}})");
        QVERIFY(
            ask(m_engine, QByteArray("PUT /collections/") + metric + "/points?wait=true", points)
                .startsWith("200"));
    }
    ask(m_engine, "PUT /collections/Multi",
        R"({"vectors":{"size":2,"distance":"Dot","multivector_config":{"comparator":"max_sim"}}})");
    ask(m_engine, "PUT /collections/Multi/points?wait=true",
        R"({"points":[{"id":1,"vector":[[1,0]]},{"id":2,"vector":[[0,1]]},{"id":3,"vector":[[2,3]]}]})");
}

void LocalRecommendTest::recommends_data()
{
    QTest::addColumn<QByteArray>("collection");
    QTest::addColumn<QByteArray>("recommend");
    QTest::addColumn<QByteArray>("answer");
    const auto row
        = [](const char *name, const char *collection, const char *recommend, const char *answer) {
              QTest::newRow(name) << QByteArray(collection) << QByteArray(recommend)
                                  << QByteArray(answer);
          };
    // Mean of (1,0) and (0,1) = (0.5,0.5): 3 → 1, 4 → 0.5.
    row("average of positives", "Dot", R"({"positive":[1,2]})",
        R"(200 {"points":[{"id":3,"version":1,"score":1.0},{"id":4,"version":1,"score":0.5}]})");
    // 2·(1,0) − (0,1) = (2,−1): 3 → 1, 4 → −4.
    row("average pushed away", "Dot", R"({"positive":[1],"negative":[2]})",
        R"(200 {"points":[{"id":3,"version":1,"score":1.0},{"id":4,"version":1,"score":-4.0}]})");
    // The same target on Euclid: 3 at √(1+4), 4 at √(9+9).
    row("average follows the metric", "Euclid", R"({"positive":[1],"negative":[2]})",
        R"(200 {"points":[{"id":3,"version":1,"score":2.236068},{"id":4,"version":1,"score":4.2426405}]})");
    row("raw vectors leave nobody out", "Dot", R"({"positive":[[2,0]]})",
        R"(200 {"points":[{"id":1,"version":1,"score":2.0},{"id":3,"version":1,"score":2.0},{"id":2,"version":1,"score":0.0},{"id":4,"version":1,"score":-2.0}]})");
    // 3: positive 1 > negative 1? no: −½(1/2+1) = −0.75. 4: −1 against 2: −½(2/3+1) = −5/6.
    row("best score", "Dot", R"({"positive":[1],"negative":[2],"strategy":"best_score"})",
        R"(200 {"points":[{"id":3,"version":1,"score":-0.75},{"id":4,"version":1,"score":-0.8333334}]})");
    // On Euclid similarities are −d²: 3: −1 → ½(−1/2+1) = ¼; 2: −2 → ½(−2/3+1) = 1/6; 4: −8 → 1/18.
    row("best score is larger-better on a distance", "Euclid",
        R"({"positive":[1],"strategy":"best_score"})",
        R"(200 {"points":[{"id":3,"version":1,"score":0.25},{"id":2,"version":1,"score":0.16666666},{"id":4,"version":1,"score":0.055555552}]})");
    // 3: 1 − 1 = 0. 4: −1 − 2 = −3.
    row("sum of scores", "Dot", R"({"positive":[1],"negative":[2],"strategy":"sum_scores"})",
        R"(200 {"points":[{"id":3,"version":1,"score":0.0},{"id":4,"version":1,"score":-3.0}]})");
    row("negatives alone", "Dot", R"({"negative":[2,3],"strategy":"sum_scores"})",
        R"(200 {"points":[{"id":1,"version":1,"score":-1.0},{"id":4,"version":1,"score":-3.0}]})");
    // Rows (1,0) and −(0,1): 2 − 3 = −1.
    row("multi vectors are joined, negatives turned", "Multi", R"({"positive":[1],"negative":[2]})",
        R"(200 {"points":[{"id":3,"version":1,"score":-1.0}]})");
    row("average needs positives", "Dot", R"({"negative":[2]})",
        "400 Wrong input: Positive vectors should not be empty with `average` strategy");
    row("no examples", "Dot", R"({"positive":[]})",
        "422 Validation error in JSON body: [internal.query.recommend.positives, negatives: "
        "Validation error: At least one positive or negative vector/id must be provided [{}]]");
    row("unknown example", "Dot", R"({"positive":[99]})",
        "404 Not found: No point with id 99 found");
}

void LocalRecommendTest::recommends()
{
    QFETCH(QByteArray, collection);
    QFETCH(QByteArray, recommend);
    QTEST(ask(m_engine, "POST /collections/" + collection + "/points/query",
              R"({"query":{"recommend":)" + recommend + "}}"),
          "answer");
}

void LocalRecommendTest::thresholdsCutTheListAtTheFirstThatFails()
{
    // The strategy's scores are ¼, 1/6, 1/18; the metric wants them below the threshold.
    const QByteArray query = R"({"query":{"recommend":{"positive":[1],"strategy":"best_score"}},)"
                             R"("score_threshold":)";
    QCOMPARE(ask(m_engine, "POST /collections/Euclid/points/query", query + "0.2}"),
             QByteArray(R"(200 {"points":[]})"));
    QCOMPARE(ask(m_engine, "POST /collections/Euclid/points/query", query + R"(0.3,"limit":1})"),
             QByteArray(R"(200 {"points":[{"id":3,"version":1,"score":0.25}]})"));
}

QTEST_GUILESS_MAIN(LocalRecommendTest)
#include "tst_localrecommend.moc"
