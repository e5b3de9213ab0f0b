#include "tests/local/ask.h"

#include <QTest>

#include <memory>

using namespace sextant;

class LocalCollectionsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_engine = std::make_unique<Engine>(); }
    void rootAnswersExactlyThreeKeys();
    void probesAnswerPlainText();
    void everyAnswerIsMarkedAsLocal();
    void createdCollectionsAreListedBytewise();
    void creatingTwiceIsAConflict();
    void unnamedInfoShowsConfigAndDefaults();
    void namedInfoKeepsDenseAndSparseApart();
    void badConfigsAreRefused_data();
    void badConfigsAreRefused();
    void existsKnowsCollectionsAndAliases();
    void deletingTellsWhetherThereWasOne();
    void deletingTakesAliasesAlong();
    void aliasActionsRunInOrder();
    void aliasErrorsNameTheirCause();
    void aliasReachesThePoints();
    void metadataIsMergedByPatch();
    void indexesShowTheirPoints();

private:
    QByteArray ask(const QByteArray &line, const QByteArray &body = {})
    {
        return sextant::ask(*m_engine, line, body);
    }
    std::unique_ptr<Engine> m_engine;
};

void LocalCollectionsTest::rootAnswersExactlyThreeKeys()
{
    QCOMPARE(ask("GET /"),
             QByteArray(R"(200 {"title":"qdrant - vector search engine","version":"1.19.0",)"
                        R"("commit":"74f3e85b9473c62560006c043e13737ce6b48412"})"));
}

void LocalCollectionsTest::probesAnswerPlainText()
{
    QCOMPARE(ask("GET /healthz"), QByteArray("200 healthz check passed"));
    QCOMPARE(ask("GET /livez/"), QByteArray("200 healthz check passed"));
    QCOMPARE(ask("GET /readyz"), QByteArray("200 all shards are ready"));
}

void LocalCollectionsTest::everyAnswerIsMarkedAsLocal()
{
    for (const char *path : { "/", "/collections", "/collections/none", "/nowhere", "/healthz" }) {
        Request request;
        request.path = path;
        QCOMPARE(m_engine->handleBlocking(request).header("x-sextant-local"), QByteArray("1"));
    }
    Request request;
    request.path = "/collections";
    QCOMPARE(m_engine->handleBlocking(request).header("content-type"),
             QByteArray("application/json"));
}

void LocalCollectionsTest::createdCollectionsAreListedBytewise()
{
    QCOMPARE(ask("GET /collections"), QByteArray(R"(200 {"collections":[]})"));
    QCOMPARE(ask("PUT /collections/b", "{}"), QByteArray("200 true"));
    QCOMPARE(ask("PUT /collections/B", "{}"), QByteArray("200 true"));
    QCOMPARE(ask("PUT /collections/caf%C3%A9%20au%20lait", "{}"), QByteArray("200 true"));
    QCOMPARE(
        ask("GET /collections"),
        QByteArray(R"(200 {"collections":[{"name":"B"},{"name":"b"},{"name":"café au lait"}]})"));
}

void LocalCollectionsTest::creatingTwiceIsAConflict()
{
    ask("PUT /collections/x", "{}");
    QCOMPARE(ask("PUT /collections/x", "{}"),
             QByteArray("409 Wrong input: Collection `x` already exists!"));
}

void LocalCollectionsTest::unnamedInfoShowsConfigAndDefaults()
{
    ask("PUT /collections/x", R"({"vectors":{"size":4,"distance":"Cosine"}})");
    QCOMPARE(
        ask("GET /collections/x"),
        QByteArray(
            R"(200 {"status":"green","optimizer_status":"ok","indexed_vectors_count":0,)"
            R"("points_count":0,"segments_count":1,"config":{"params":)"
            R"({"vectors":{"size":4,"distance":"Cosine"},"shard_number":1,"replication_factor":1,)"
            R"("write_consistency_factor":1,"on_disk_payload":true},"hnsw_config":{"m":16,)"
            R"("ef_construct":100,"full_scan_threshold":10000,"max_indexing_threads":0,)"
            R"("on_disk":false},"optimizer_config":{"deleted_threshold":0.2,)"
            R"("vacuum_min_vector_number":1000,"default_segment_number":0,"max_segment_size":null,)"
            R"("memmap_threshold":null,"indexing_threshold":10000,"flush_interval_sec":5,)"
            R"("max_optimization_threads":null},"wal_config":{"wal_capacity_mb":32,)"
            R"("wal_segments_ahead":0,"wal_retain_closed":1},"quantization_config":null},)"
            R"("payload_schema":{},"update_queue":{"length":0}})"));
}

void LocalCollectionsTest::namedInfoKeepsDenseAndSparseApart()
{
    ask("PUT /collections/x",
        R"({"vectors":{"b":{"size":2,"distance":"Dot"},"a":{"size":3,"distance":"Euclid"}},)"
        R"("sparse_vectors":{"s":{"modifier":"idf"}},"hnsw_config":{"m":8}})");
    const QByteArray info = ask("GET /collections/x");
    QVERIFY(info.contains(R"("vectors":{"a":{"size":3,"distance":"Euclid"},)"
                          R"("b":{"size":2,"distance":"Dot"}},)"
                          R"("sparse_vectors":{"s":{"modifier":"idf"}},"shard_number":1)"));
    QVERIFY(info.contains(R"("hnsw_config":{"m":8,"ef_construct":100)"));
}

void LocalCollectionsTest::badConfigsAreRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("size too large")
        << QByteArray("PUT /collections/x")
        << QByteArray(R"({"vectors":{"size":65537,"distance":"Dot"}})")
        << QByteArray("422 Validation error in JSON body: [vectors.size: value 65537 invalid, must "
                      "be from 1 to 65536]");
    QTest::newRow("unknown distance")
        << QByteArray("PUT /collections/x")
        << QByteArray(R"({"vectors":{"size":4,"distance":"Cos"}})")
        << QByteArray("400 Format error in JSON body: unknown variant `Cos`, expected one of "
                      "`Cosine`, `Euclid`, `Dot`, `Manhattan`");
    QTest::newRow("same name twice")
        << QByteArray("PUT /collections/x")
        << QByteArray(R"({"vectors":{"a":{"size":4,"distance":"Dot"}},"sparse_vectors":{"a":{}}})")
        << QByteArray("400 Wrong input: Dense and sparse vector names must be unique - duplicate "
                      "found with 'a'");
    QTest::newRow("bad character in the name")
        << QByteArray("PUT /collections/a%3Cb") << QByteArray("{}")
        << QByteArray("422 Validation error in path parameters: [collection_name: collection name "
                      "cannot contain \"<\" char]");
    QTest::newRow("encoded slash in the name")
        << QByteArray("PUT /collections/a%2Fb") << QByteArray("{}")
        << QByteArray("422 Validation error in path parameters: [collection_name: collection name "
                      "cannot contain \"/\" char]");
    QTest::newRow("timeout zero")
        << QByteArray("PUT /collections/x?timeout=0") << QByteArray("{}")
        << QByteArray(
               "422 Validation error in query parameters: [timeout: value 0 invalid, must be "
               "1 or larger]");
}

void LocalCollectionsTest::badConfigsAreRefused()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, body);
    QTEST(ask(line, body), "answer");
    QCOMPARE(ask("GET /collections"), QByteArray(R"(200 {"collections":[]})"));
}

void LocalCollectionsTest::existsKnowsCollectionsAndAliases()
{
    ask("PUT /collections/x", "{}");
    ask("POST /collections/aliases",
        R"({"actions":[{"create_alias":{"alias_name":"live","collection_name":"x"}}]})");
    QCOMPARE(ask("GET /collections/x/exists"), QByteArray(R"(200 {"exists":true})"));
    QCOMPARE(ask("GET /collections/live/exists"), QByteArray(R"(200 {"exists":true})"));
    QCOMPARE(ask("GET /collections/y/exists"), QByteArray(R"(200 {"exists":false})"));
}

void LocalCollectionsTest::deletingTellsWhetherThereWasOne()
{
    ask("PUT /collections/x", "{}");
    QCOMPARE(ask("DELETE /collections/x"), QByteArray("200 true"));
    QCOMPARE(ask("DELETE /collections/x"), QByteArray("200 false"));
}

void LocalCollectionsTest::deletingTakesAliasesAlong()
{
    ask("PUT /collections/x", "{}");
    ask("POST /collections/aliases",
        R"({"actions":[{"create_alias":{"alias_name":"live","collection_name":"x"}}]})");
    QCOMPARE(ask("DELETE /collections/live"), QByteArray("200 false"));
    QCOMPARE(ask("DELETE /collections/x"), QByteArray("200 true"));
    QCOMPARE(ask("GET /aliases"), QByteArray(R"(200 {"aliases":[]})"));
}

void LocalCollectionsTest::aliasActionsRunInOrder()
{
    ask("PUT /collections/v1", "{}");
    ask("PUT /collections/v2", "{}");
    QCOMPARE(ask("POST /collections/aliases",
                 R"({"actions":[{"create_alias":{"alias_name":"live","collection_name":"v1"}},)"
                 R"({"delete_alias":{"alias_name":"none"}},)"
                 R"({"rename_alias":{"old_alias_name":"live","new_alias_name":"old"}},)"
                 R"({"create_alias":{"alias_name":"live","collection_name":"v2"}}]})"),
             QByteArray("200 true"));
    QCOMPARE(ask("GET /aliases"),
             QByteArray(R"(200 {"aliases":[{"alias_name":"live","collection_name":"v2"},)"
                        R"({"alias_name":"old","collection_name":"v1"}]})"));
    QCOMPARE(ask("GET /collections/v1/aliases"),
             QByteArray(R"(200 {"aliases":[{"alias_name":"old","collection_name":"v1"}]})"));
}

void LocalCollectionsTest::aliasErrorsNameTheirCause()
{
    ask("PUT /collections/x", "{}");
    QCOMPARE(ask("POST /collections/aliases",
                 R"({"actions":[{"create_alias":{"alias_name":"a","collection_name":"y"}}]})"),
             QByteArray("404 Not found: Collection `y` doesn't exist!"));
    QCOMPARE(ask("POST /collections/aliases",
                 R"({"actions":[{"create_alias":{"alias_name":"x","collection_name":"x"}}]})"),
             QByteArray("409 Wrong input: Collection `x` already exists!"));
    QCOMPARE(ask("POST /collections/aliases",
                 R"({"actions":[{"rename_alias":{"old_alias_name":"a","new_alias_name":"b"}}]})"),
             QByteArray("404 Not found: Alias a does not exists!"));
}

void LocalCollectionsTest::aliasReachesThePoints()
{
    ask("PUT /collections/x", "{}");
    ask("POST /collections/aliases",
        R"({"actions":[{"create_alias":{"alias_name":"live","collection_name":"x"}}]})");
    ask("PUT /collections/live/points?wait=true", R"({"points":[{"id":1,"vector":{}}]})");
    QCOMPARE(ask("POST /collections/x/points/count", "{}"), QByteArray(R"(200 {"count":1})"));
}

void LocalCollectionsTest::metadataIsMergedByPatch()
{
    ask("PUT /collections/x", R"({"metadata":{"owner":"demo","old":1}})");
    QCOMPARE(ask("PATCH /collections/x", R"({"metadata":{"old":null,"new":2}})"),
             QByteArray("200 true"));
    QVERIFY(ask("GET /collections/x").contains(R"("metadata":{"owner":"demo","new":2})"));
}

void LocalCollectionsTest::indexesShowTheirPoints()
{
    ask("PUT /collections/x", "{}");
    ask("PUT /collections/x/points?wait=true",
        R"({"points":[{"id":1,"vector":{},"payload":{"city":"Ulm","tags":["a",1]}},)"
        R"({"id":2,"vector":{},"payload":{"city":7}}]})");
    QCOMPARE(ask("PUT /collections/x/index?wait=true",
                 R"({"field_name":"city","field_schema":"keyword"})"),
             QByteArray(R"(200 {"operation_id":2,"status":"completed"})"));
    ask("PUT /collections/x/index?wait=true",
        R"({"field_name":"tags","field_schema":{"type":"keyword","is_tenant":true}})");
    QVERIFY(ask("GET /collections/x")
                .contains(R"("payload_schema":{"city":{"data_type":"keyword","points":1},)"
                          R"("tags":{"data_type":"keyword","params":{"type":"keyword",)"
                          R"("is_tenant":true},"points":1}})"));
    QCOMPARE(ask("DELETE /collections/x/index/city?wait=true"),
             QByteArray(R"(200 {"operation_id":4,"status":"completed"})"));
    QVERIFY(!ask("GET /collections/x").contains("\"city\""));
    QCOMPARE(ask("PUT /collections/x/index", R"({"field_name":"city"})"),
             QByteArray("400 Bad request: Can't auto-detect field type, please specify "
                        "`field_schema` in the request"));
}

QTEST_GUILESS_MAIN(LocalCollectionsTest)
#include "tst_localcollections.moc"
