#include "tests/local/ask.h"

#include <QTest>

#include <memory>

using namespace sextant;

class LocalPointsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void idsAreExactAndOrdered();
    void uuidSpellingsAreOneId();
    void payloadNumbersAreKeptAsTheServerDoes_data();
    void payloadNumbersAreKeptAsTheServerDoes();
    void cosineVectorsComeBackNormalised();
    void floatsComeBackShortest();
    void upsertReplacesTheWholePoint();
    void lastOfTheSameIdWins();
    void batchFormWritesColumns();
    void batchLengthsMustAgree();
    void insertOnlyKeepsWhatIsThere();
    void insertOnlyTakesTheLastOfAnIdGivenTwice();
    void updateOnlyInsertsNothing();
    void updateFilterGuardsExistingPointsOnly();
    void namedSparseAndMultiVectorsComeBackSorted();
    void retrieveKeepsTheOrderAsked();
    void selectorsChoosePartsOfAPoint();
    void deletingByIdsIgnoresTheFilter();
    void deletingByFilter();
    void vectorsAreMergedAndDeleted();
    void batchRunsInOrderWithoutRollback();
    void withoutWaitLateErrorsAreAcknowledged();
    void directUpsertWritesTheSame();

private:
    QByteArray ask(const QByteArray &line, const QByteArray &body = {})
    {
        return sextant::ask(*m_engine, line, body);
    }
    QByteArray upsert(const QByteArray &points)
    {
        return ask("PUT /collections/c/points?wait=true", "{\"points\":" + points + '}');
    }
    std::unique_ptr<Engine> m_engine;
};

void LocalPointsTest::init()
{
    m_engine = std::make_unique<Engine>();
    ask("PUT /collections/c", R"({"vectors":{"size":2,"distance":"Dot"}})");
    ask("PUT /collections/n",
        R"({"vectors":{"a":{"size":2,"distance":"Cosine"},)"
        R"("m":{"size":2,"distance":"Dot","multivector_config":{"comparator":"max_sim"}}},)"
        R"("sparse_vectors":{"s":{}}})");
}

void LocalPointsTest::idsAreExactAndOrdered()
{
    upsert(R"([{"id":"00000000-0000-0000-0000-000000000001","vector":[1,1]},)"
           R"({"id":18446744073709551615,"vector":[1,1]},{"id":9007199254740993,"vector":[1,1]},)"
           R"({"id":0,"vector":[1,1]}])");
    QCOMPARE(ask("POST /collections/c/points/scroll", R"({"with_payload":false})"),
             QByteArray(R"(200 {"points":[{"id":0},{"id":9007199254740993},)"
                        R"({"id":18446744073709551615},)"
                        R"({"id":"00000000-0000-0000-0000-000000000001"}],)"
                        R"("next_page_offset":null})"));
    QCOMPARE(ask("GET /collections/c/points/9007199254740993"),
             QByteArray(R"(200 {"id":9007199254740993,"payload":{},"vector":[1.0,1.0]})"));
}

void LocalPointsTest::uuidSpellingsAreOneId()
{
    upsert(R"([{"id":"9B2F1C1E000040008000000000000ABC","vector":[1,1]}])");
    const QByteArray answer = ask("POST /collections/c/points",
                                  R"({"ids":["urn:uuid:9b2f1c1e-0000-4000-8000-000000000abc"]})");
    QCOMPARE(answer, QByteArray(R"(200 [{"id":"9b2f1c1e-0000-4000-8000-000000000abc"}])"));
}

void LocalPointsTest::payloadNumbersAreKeptAsTheServerDoes_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("integer") << QByteArray("1") << QByteArray("1");
    QTest::newRow("whole float") << QByteArray("1.0") << QByteArray("1.0");
    QTest::newRow("trailing zero") << QByteArray("1.10") << QByteArray("1.1");
    QTest::newRow("exponent") << QByteArray("1e3") << QByteArray("1000.0");
    QTest::newRow("large exponent") << QByteArray("1e16") << QByteArray("1e+16");
    QTest::newRow("sixteen digits") << QByteArray("1e15") << QByteArray("1000000000000000.0");
    QTest::newRow("small") << QByteArray("0.00001") << QByteArray("0.00001");
    QTest::newRow("smaller") << QByteArray("0.0000012") << QByteArray("1.2e-6");
    QTest::newRow("u64") << QByteArray("18446744073709551615")
                         << QByteArray("18446744073709551615");
    QTest::newRow("beyond u64") << QByteArray("18446744073709551616")
                                << QByteArray("1.8446744073709552e+19");
    QTest::newRow("i64") << QByteArray("-9223372036854775808")
                         << QByteArray("-9223372036854775808");
    QTest::newRow("negative zero") << QByteArray("-0.0") << QByteArray("-0.0");
    QTest::newRow("key order") << QByteArray(R"({"b":1,"a":[null,"é\n"]})")
                               << QByteArray(R"({"b":1,"a":[null,"é\n"]})");
    QTest::newRow("twice the key")
        << QByteArray(R"({"a":1,"b":2,"a":3})") << QByteArray(R"({"a":3,"b":2})");
    QTest::newRow("escapes") << QByteArray(R"("\u00e9\/\u0001\"")")
                             << QByteArray("\"é/\\u0001\\\"\"");
}

void LocalPointsTest::payloadNumbersAreKeptAsTheServerDoes()
{
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, kept);
    upsert(R"([{"id":1,"vector":[1,1],"payload":{"v": )" + given + "}}]");
    Request request;
    request.path = "/collections/c/points/1";
    const QByteArray body = m_engine->handleBlocking(request).body;
    QVERIFY2(body.startsWith(R"({"result":{"id":1,"payload":{"v":)" + kept + "},"),
             body.constData());
}

void LocalPointsTest::cosineVectorsComeBackNormalised()
{
    ask("PUT /collections/n/points?wait=true",
        R"({"points":[{"id":1,"vector":{"a":[3,4]}},{"id":2,"vector":{"a":[0,0]}},)"
        R"({"id":3,"vector":{"a":[1,0.0000001]}}]})");
    QCOMPARE(
        ask("POST /collections/n/points/scroll", R"({"with_payload":false,"with_vector":true})"),
        QByteArray(R"(200 {"points":[{"id":1,"vector":{"a":[0.6,0.8]}},)"
                   R"({"id":2,"vector":{"a":[0.0,0.0]}},)"
                   R"({"id":3,"vector":{"a":[1.0,1e-7]}}],"next_page_offset":null})"));
}

void LocalPointsTest::floatsComeBackShortest()
{
    upsert(R"([{"id":1,"vector":[0.1,16777217]}])");
    QCOMPARE(ask("POST /collections/c/points", R"({"ids":[1],"with_vector":true})"),
             QByteArray(R"(200 [{"id":1,"vector":[0.1,16777216.0]}])"));
}

void LocalPointsTest::upsertReplacesTheWholePoint()
{
    QCOMPARE(upsert(R"([{"id":1,"vector":[1,2],"payload":{"a":1,"b":2}}])"),
             QByteArray(R"(200 {"operation_id":1,"status":"completed"})"));
    upsert(R"([{"id":1,"vector":{},"payload":{"c":3}}])");
    QCOMPARE(ask("GET /collections/c/points/1"),
             QByteArray(R"(200 {"id":1,"payload":{"c":3},"vector":{}})"));
}

void LocalPointsTest::lastOfTheSameIdWins()
{
    upsert(R"([{"id":1,"vector":[1,2]},{"id":1,"vector":[3,4]}])");
    QCOMPARE(ask("GET /collections/c/points/1"),
             QByteArray(R"(200 {"id":1,"payload":{},"vector":[3.0,4.0]})"));
}

void LocalPointsTest::batchFormWritesColumns()
{
    ask("PUT /collections/n/points?wait=true",
        R"({"batch":{"ids":[1,2],"vectors":{"a":[[1,0],[0,1]]},"payloads":[{"k":1},null]}})");
    QCOMPARE(ask("POST /collections/n/points/scroll", R"({"with_vector":true})"),
             QByteArray(R"(200 {"points":[{"id":1,"payload":{"k":1},"vector":{"a":[1.0,0.0]}},)"
                        R"({"id":2,"payload":{},"vector":{"a":[0.0,1.0]}}],)"
                        R"("next_page_offset":null})"));
}

void LocalPointsTest::batchLengthsMustAgree()
{
    QCOMPARE(
        ask("PUT /collections/c/points", R"({"batch":{"ids":[1,2],"vectors":[[1,0]]}})"),
        QByteArray(
            "422 Validation error in JSON body: [batch.batch: number of ids and vectors must be "
            "equal (2 != 1)]"));
}

void LocalPointsTest::insertOnlyKeepsWhatIsThere()
{
    upsert(R"([{"id":1,"vector":[1,2]}])");
    ask("PUT /collections/c/points?wait=true",
        R"({"points":[{"id":1,"vector":[9,9]},{"id":2,"vector":[9,9]}],"update_mode":"insert_only"})");
    QCOMPARE(ask("POST /collections/c/points", R"({"ids":[1,2],"with_vector":true})"),
             QByteArray(R"(200 [{"id":1,"vector":[1.0,2.0]},{"id":2,"vector":[9.0,9.0]}])"));
}

void LocalPointsTest::insertOnlyTakesTheLastOfAnIdGivenTwice()
{
    ask("PUT /collections/c/points?wait=true",
        R"({"points":[{"id":1,"vector":[1,1]},{"id":1,"vector":[2,2]}],"update_mode":"insert_only"})");
    QCOMPARE(ask("POST /collections/c/points", R"({"ids":[1],"with_vector":true})"),
             QByteArray(R"(200 [{"id":1,"vector":[2.0,2.0]}])"));
}

void LocalPointsTest::updateOnlyInsertsNothing()
{
    upsert(R"([{"id":1,"vector":[1,2]}])");
    ask("PUT /collections/c/points?wait=true",
        R"({"points":[{"id":1,"vector":[9,9]},{"id":2,"vector":[9,9]}],"update_mode":"update_only"})");
    QCOMPARE(ask("POST /collections/c/points", R"({"ids":[1,2],"with_vector":true})"),
             QByteArray(R"(200 [{"id":1,"vector":[9.0,9.0]}])"));
}

void LocalPointsTest::updateFilterGuardsExistingPointsOnly()
{
    upsert(
        R"([{"id":1,"vector":[1,1],"payload":{"rev":3}},{"id":2,"vector":[1,1],"payload":{"rev":4}}])");
    ask("PUT /collections/c/points?wait=true",
        R"({"points":[{"id":1,"vector":[2,2]},{"id":2,"vector":[2,2]},{"id":3,"vector":[2,2]}],)"
        R"("update_filter":{"must":[{"key":"rev","range":{"lt":4}}]}})");
    QCOMPARE(ask("POST /collections/c/points", R"({"ids":[1,2,3],"with_vector":true})"),
             QByteArray(R"(200 [{"id":1,"vector":[2.0,2.0]},{"id":2,"vector":[1.0,1.0]},)"
                        R"({"id":3,"vector":[2.0,2.0]}])"));
}

void LocalPointsTest::namedSparseAndMultiVectorsComeBackSorted()
{
    ask("PUT /collections/n/points?wait=true",
        R"({"points":[{"id":1,"vector":{"s":{"indices":[9,3],"values":[1,0.5]},"m":[[1,2],[3,4]]}}]})");
    QCOMPARE(ask("GET /collections/n/points/1"),
             QByteArray(R"(200 {"id":1,"payload":{},"vector":{"m":[[1.0,2.0],[3.0,4.0]],)"
                        R"("s":{"indices":[3,9],"values":[0.5,1.0]}}})"));
}

void LocalPointsTest::retrieveKeepsTheOrderAsked()
{
    upsert(R"([{"id":1,"vector":[1,1],"payload":{"a":1}},{"id":2,"vector":[1,1]}])");
    QCOMPARE(ask("POST /collections/c/points", R"({"ids":[2,7,1,2],"with_payload":true})"),
             QByteArray(R"(200 [{"id":2,"payload":{}},{"id":1,"payload":{"a":1}}])"));
}

void LocalPointsTest::selectorsChoosePartsOfAPoint()
{
    upsert(R"([{"id":1,"vector":[1,1],"payload":{"a":{"x":1,"y":2},"l":[{"x":1,"y":2}],"b":3}}])");
    const auto choose = [this](const QByteArray &selector) {
        return ask("POST /collections/c/points", R"({"ids":[1],"with_payload":)" + selector + '}');
    };
    QCOMPARE(choose(R"(["a.x","b"])"),
             QByteArray(R"(200 [{"id":1,"payload":{"a":{"x":1},"b":3}}])"));
    QCOMPARE(choose(R"({"include":["l[].y"]})"),
             QByteArray(R"(200 [{"id":1,"payload":{"l":[{"y":2}]}}])"));
    QCOMPARE(choose(R"({"exclude":["a.x","l"]})"),
             QByteArray(R"(200 [{"id":1,"payload":{"a":{"y":2},"b":3}}])"));
    QCOMPARE(
        choose(R"({"only":["a"]})"),
        QByteArray("400 Format error in JSON body: Expected a boolean, an array of strings, or an "
                   "object with an include/exclude field"));
}

void LocalPointsTest::deletingByIdsIgnoresTheFilter()
{
    upsert(R"([{"id":1,"vector":[1,1]},{"id":2,"vector":[1,1]}])");
    QCOMPARE(ask("POST /collections/c/points/delete?wait=true",
                 R"({"points":[1,99],"filter":{"must":[{"has_id":[2]}]}})"),
             QByteArray(R"(200 {"operation_id":2,"status":"completed"})"));
    QCOMPARE(ask("POST /collections/c/points/scroll", "{}"),
             QByteArray(R"(200 {"points":[{"id":2,"payload":{}}],"next_page_offset":null})"));
}

void LocalPointsTest::deletingByFilter()
{
    upsert(R"([{"id":1,"vector":[1,1],"payload":{"k":1}},{"id":2,"vector":[1,1]}])");
    ask("POST /collections/c/points/delete?wait=true",
        R"({"filter":{"must":[{"key":"k","match":{"value":1}}]}})");
    QCOMPARE(ask("POST /collections/c/points/count", "{}"), QByteArray(R"(200 {"count":1})"));
    QCOMPARE(ask("GET /collections/c/points/1"),
             QByteArray("404 Not found: Point with id 1 does not exists!"));
}

void LocalPointsTest::vectorsAreMergedAndDeleted()
{
    ask("PUT /collections/n/points?wait=true", R"({"points":[{"id":1,"vector":{"a":[1,0]}}]})");
    ask("PUT /collections/n/points/vectors?wait=true",
        R"({"points":[{"id":1,"vector":{"m":[[1,2]]}}]})");
    QCOMPARE(ask("GET /collections/n/points/1"),
             QByteArray(R"(200 {"id":1,"payload":{},"vector":{"a":[1.0,0.0],"m":[[1.0,2.0]]}})"));
    ask("POST /collections/n/points/vectors/delete?wait=true", R"({"points":[1],"vector":["a"]})");
    QCOMPARE(ask("GET /collections/n/points/1"),
             QByteArray(R"(200 {"id":1,"payload":{},"vector":{"m":[[1.0,2.0]]}})"));
    QCOMPARE(ask("PUT /collections/n/points/vectors?wait=true",
                 R"({"points":[{"id":2,"vector":{"a":[1,2]}}]})"),
             QByteArray("404 Not found: No point with id 2 found"));
    QCOMPARE(
        ask("PUT /collections/n/points/vectors?wait=true", R"({"points":[]})"),
        QByteArray("422 Validation error in JSON body: [points: must specify points to update]"));
}

void LocalPointsTest::batchRunsInOrderWithoutRollback()
{
    QCOMPARE(
        ask("POST /collections/c/points/batch?wait=true",
            R"({"operations":[{"upsert":{"points":[{"id":1,"vector":[1,1],"payload":{"a":1}}]}},)"
            R"({"set_payload":{"payload":{"b":2},"points":[1]}},)"
            R"({"delete_payload":{"keys":["a"],"points":[1]}}]})"),
        QByteArray(R"(200 [{"operation_id":1,"status":"completed"},)"
                   R"({"operation_id":2,"status":"completed"},)"
                   R"({"operation_id":3,"status":"completed"}])"));
    QCOMPARE(ask("POST /collections/c/points/batch?wait=true",
                 R"({"operations":[{"clear_payload":{"points":[1]}},)"
                 R"({"set_payload":{"payload":{"b":2},"points":[9]}}]})"),
             QByteArray("404 Not found: No point with id 9 found"));
    QCOMPARE(ask("POST /collections/c/points", R"({"ids":[1],"with_payload":true})"),
             QByteArray(R"(200 [{"id":1,"payload":{}}])"));
}

void LocalPointsTest::withoutWaitLateErrorsAreAcknowledged()
{
    const QByteArray body = R"({"points":[{"id":1,"vector":{"foo":[1,1]}}]})";
    QCOMPARE(ask("PUT /collections/c/points", body),
             QByteArray(R"(200 {"operation_id":1,"status":"acknowledged"})"));
    QCOMPARE(ask("PUT /collections/c/points?wait=true", body),
             QByteArray("400 Wrong input: Not existing vector name error: foo"));
    QCOMPARE(ask("POST /collections/c/points/count", "{}"), QByteArray(R"(200 {"count":0})"));
    QCOMPARE(ask("PUT /collections/c/points", R"({"points":[{"id":1,"vector":[1,2,3]}]})"),
             QByteArray("400 Wrong input: Vector dimension error: expected dim: 2, got 3"));
}

void LocalPointsTest::directUpsertWritesTheSame()
{
    std::vector<DirectPoint> points(1);
    points[0].id = PointId::fromNumber(5);
    points[0].vectors = { { QStringLiteral("a"), DenseVector{ 3, 4 } },
                          { QStringLiteral("s"), SparseVector{ { 9, 3 }, { 1, 2 } } } };
    points[0].payload = R"({"x": 1e3})";
    QCOMPARE(m_engine->upsertDirect(QStringLiteral("n"), points).status, 200);
    QCOMPARE(ask("GET /collections/n/points/5"),
             QByteArray(R"(200 {"id":5,"payload":{"x":1000.0},"vector":{"a":[0.6,0.8],)"
                        R"("s":{"indices":[3,9],"values":[2.0,1.0]}}})"));
    points[0].vectors = { { QStringLiteral("a"), DenseVector{ 1 } } };
    QCOMPARE(m_engine->upsertDirect(QStringLiteral("n"), points).status, 400);
    QCOMPARE(m_engine->upsertDirect(QStringLiteral("none"), points).status, 404);
}

QTEST_GUILESS_MAIN(LocalPointsTest)
#include "tst_localpoints.moc"
