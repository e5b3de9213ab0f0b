#include "client/api/client.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace std::chrono_literals;

namespace {

const QString docs = QStringLiteral("my docs");

ApiCoreOptions quick(bool readOnly = false)
{
    ApiCoreOptions options;
    options.retry.attempts = 1;
    options.protection = readOnly ? Protection::ReadOnly : Protection::Normal;
    return options;
}

Filter anyFilter()
{
    Filter filter;
    filter.must = { HasId{ { PointId::fromNumber(1) } } };
    return filter;
}

std::vector<PointId> seven() { return { PointId::fromNumber(7) }; }
const char updated[] = R"({"operation_id":3,"status":"completed"})";

//! Runs one call against a script and checks what went out beside path and body.
class Conversation
{
public:
    explicit Conversation(bool readOnly = false)
        : client(script.factory(), quick(readOnly))
    {
    }

    Request sent() const { return script.requests().value(0); }

    ScriptedTransport script;
    Client client;
};

} // namespace

class TestApi : public QObject
{
    Q_OBJECT

private slots:
    void serverInfo();
    void listOfCollections();
    void collectionInfo();
    void collectionExists();
    void createCollection();
    void removeCollection();
    void aliases();
    void payloadIndexes();
    void scroll();
    void retrieve();
    void getOnePoint();
    void countGivesTheServerItsLimit();
    void facet();
    void upsertInBothForms();
    void removePoints();
    void payloadWrites();
    void query();
    void queryBatch();
    void refusalsKeepTheServersWords();
    void garbageIsABadResponse();
    void writesAreRefusedOnReadOnlyConnections();
};

void TestApi::serverInfo()
{
    Conversation talk;
    talk.script.expect(Method::Get, "/")
        .query("")
        .answer(200, R"({"title":"qdrant - vector search engine","version":"1.19.0"})",
                { { "x-sextant-local", "1" } });
    const auto info
        = await<ServerInfo>([&](auto handler) { return talk.client.service().info(handler); });
    QVERIFY(info.hasValue());
    QVERIFY(info->version == (ServerVersion{ 1, 19, 0 }));
    QVERIFY(info->isLocalMode);
    QVERIFY(talk.sent().body.isEmpty());
    QVERIFY(!talk.sent().isWrite);
}

void TestApi::listOfCollections()
{
    Conversation talk;
    talk.script.expect(Method::Get, "/collections")
        .query("")
        .ok(R"({"collections":[{"name":"a"}]})");
    const auto names
        = await<QStringList>([&](auto handler) { return talk.client.collections().list(handler); });
    QCOMPARE(names.value(), QStringList(QStringLiteral("a")));
}

void TestApi::collectionInfo()
{
    Conversation talk;
    talk.script.expect(Method::Get, "/collections/my%20docs")
        .query("")
        .ok(R"({"status":"green","points_count":3,"config":{"params":{}}})");
    const auto info = await<CollectionInfo>(
        [&](auto handler) { return talk.client.collections().info(docs, handler); });
    QCOMPARE(info->pointsCount, std::optional<quint64>(3));
}

void TestApi::collectionExists()
{
    Conversation talk;
    talk.script.expect(Method::Get, "/collections/my%20docs/exists").ok(R"({"exists":false})");
    const auto exists = await<bool>(
        [&](auto handler) { return talk.client.collections().exists(docs, handler); });
    QVERIFY(!exists.value());
}

void TestApi::createCollection()
{
    Conversation talk;
    const QByteArray config = R"({"vectors":{"size":4,"distance":"Dot"}})";
    talk.script.expect(Method::Put, "/collections/my%20docs", config)
        .query("timeout=29")
        .ok("true");
    const auto created = await<bool>(
        [&](auto handler) { return talk.client.collections().create(docs, config, handler); });
    QVERIFY(created.value());
    QVERIFY(talk.sent().isWrite);
}

void TestApi::removeCollection()
{
    Conversation talk;
    talk.script.expect(Method::Delete, "/collections/my%20docs").query("timeout=29").ok("false");
    const auto removed = await<bool>(
        [&](auto handler) { return talk.client.collections().remove(docs, handler); });
    QVERIFY(!removed.value());
    QVERIFY(talk.sent().isWrite);
    QVERIFY(talk.sent().body.isEmpty());
}

void TestApi::aliases()
{
    Conversation talk;
    talk.script.expect(Method::Get, "/aliases")
        .ok(R"({"aliases":[{"alias_name":"live","collection_name":"docs"}]})");
    const auto list = await<std::vector<AliasInfo>>(
        [&](auto handler) { return talk.client.collections().aliases(handler); });
    QCOMPARE(list->at(0).alias, QStringLiteral("live"));
}

void TestApi::payloadIndexes()
{
    Conversation talk;
    const QByteArray body = R"({"field_name":"a.\"b c\"","field_schema":"keyword"})";
    talk.script.expect(Method::Put, "/collections/my%20docs/index", body)
        .query("wait=true&timeout=29")
        .ok(updated);
    talk.script.expect(Method::Delete, "/collections/my%20docs/index/a.%22b%20c%22%5B%5D")
        .query("wait=true&timeout=29")
        .ok(updated);
    CollectionsApi &collections = talk.client.collections();
    const auto created = await<UpdateResult>([&](auto handler) {
        return collections.createIndex(docs, QStringLiteral("a.\"b c\""), "\"keyword\"", handler);
    });
    QCOMPARE(created->status, UpdateResult::Status::Completed);
    const auto removed = await<UpdateResult>([&](auto handler) {
        return collections.removeIndex(docs, QStringLiteral("a.\"b c\"[]"), handler);
    });
    QCOMPARE(removed->operationId, std::optional<quint64>(3));
    QVERIFY(talk.script.requests().at(0).isWrite && talk.script.requests().at(1).isWrite);
}

void TestApi::scroll()
{
    Conversation talk;
    talk.script
        .expect(Method::Post, "/collections/my%20docs/points/scroll",
                R"({"limit":2,"with_payload":true,"with_vector":false})")
        .query("timeout=29")
        .ok(R"({"points":[{"id":7,"payload":{"a":1.0}}],"next_page_offset":8})");
    ScrollRequest request;
    request.limit = 2;
    request.isBackground = true;
    const auto page = await<RecordPage>(
        [&](auto handler) { return talk.client.points().scroll(docs, request, handler); });
    QVERIFY(page.hasValue());
    QCOMPARE(page->payload(0).toByteArray(), QByteArray(R"({"a":1.0})"));
    QCOMPARE(page->nextPageOffset, std::optional(PointId::fromNumber(8)));
    QVERIFY(talk.sent().isBackground);
    QVERIFY(!talk.sent().isWrite);
}

void TestApi::retrieve()
{
    Conversation talk;
    talk.script
        .expect(Method::Post, "/collections/my%20docs/points",
                R"({"ids":[7],"with_payload":true,"with_vector":["a"]})")
        .query("timeout=29")
        .ok(R"([{"id":7,"vector":{"a":[1]}}])");
    const auto page = await<RecordPage>([&](auto handler) {
        return talk.client.points().retrieve(docs, seven(), true, QStringList(QStringLiteral("a")),
                                             handler);
    });
    QCOMPARE(page->vectors(0).toByteArray(), QByteArray(R"({"a":[1]})"));
    QVERIFY(!talk.sent().isWrite);
}

void TestApi::getOnePoint()
{
    Conversation talk;
    talk.script
        .expect(Method::Get, "/collections/my%20docs/points/9b2f1c1e-0000-4000-8000-0000000000aa")
        .ok(R"({"id":"9b2f1c1e-0000-4000-8000-0000000000aa","payload":{"b":1,"a":2}})");
    const PointId id = *PointId::parse(u"9b2f1c1e-0000-4000-8000-0000000000aa");
    const auto record
        = await<Record>([&](auto handler) { return talk.client.points().get(docs, id, handler); });
    QCOMPARE(record->id, id);
    QCOMPARE(record->payload, QByteArray(R"({"b":1,"a":2})"));
}

void TestApi::countGivesTheServerItsLimit()
{
    const std::vector<std::pair<std::chrono::milliseconds, QByteArray>> limits{
        { 5000ms, "timeout=5" }, { 4001ms, "timeout=5" }, { 1ms, "timeout=1" }
    };
    for (const auto &[limit, query] : limits) {
        Conversation talk;
        talk.script
            .expect(Method::Post, "/collections/my%20docs/points/count",
                    R"({"filter":{"must":[{"has_id":[1]}]},"exact":true})")
            .query(query)
            .ok(R"({"count":9007199254740993})");
        const auto count = await<quint64>([&, ms = limit](auto handler) {
            return talk.client.points().count(docs, anyFilter(), true, ms, handler);
        });
        QCOMPARE(count.value(), quint64(9007199254740993));
        QCOMPARE(talk.sent().totalLimit.count(), limit.count());
    }
}

void TestApi::facet()
{
    Conversation talk;
    talk.script
        .expect(Method::Post, "/collections/my%20docs/facet",
                R"({"key":"city","limit":3,"exact":false})")
        .query("timeout=29")
        .ok(R"({"hits":[{"value":"Ulm","count":2}]})");
    const auto hits = await<std::vector<json::FacetHit>>([&](auto handler) {
        return talk.client.points().facet(docs, QStringLiteral("city"), {}, 3, false, handler);
    });
    QCOMPARE(hits->at(0).count, quint64(2));
}

void TestApi::upsertInBothForms()
{
    Conversation talk;
    talk.script
        .expect(Method::Put, "/collections/my%20docs/points",
                R"({"points":[{"id":7,"vector":[1]}]})")
        .query("wait=true&timeout=29")
        .ok(updated);
    talk.script
        .expect(Method::Put, "/collections/my%20docs/points",
                R"({"batch":{"ids":[7],"vectors":[[1]],"payloads":[null]}})")
        .query("wait=true&timeout=29")
        .ok(R"({"operation_id":4,"status":"wait_timeout"})");
    const std::vector<PointStruct> points{ { PointId::fromNumber(7), "[1]", "" } };
    const auto one = await<UpdateResult>(
        [&](auto handler) { return talk.client.points().upsert(docs, points, {}, handler); });
    QCOMPARE(one->status, UpdateResult::Status::Completed);
    const auto other = await<UpdateResult>(
        [&](auto handler) { return talk.client.points().upsertBatch(docs, points, {}, handler); });
    QCOMPARE(other->status, UpdateResult::Status::WaitTimeout);
    QVERIFY(talk.script.requests().at(0).isWrite && talk.script.requests().at(1).isWrite);
}

void TestApi::removePoints()
{
    Conversation talk;
    talk.script.expect(Method::Post, "/collections/my%20docs/points/delete", R"({"points":[7]})")
        .query("wait=true&timeout=29")
        .ok(updated);
    const auto removed = await<UpdateResult>(
        [&](auto handler) { return talk.client.points().remove(docs, seven(), handler); });
    QVERIFY(removed.hasValue());
    QVERIFY(talk.sent().isWrite);
}

void TestApi::payloadWrites()
{
    Conversation talk;
    const QByteArray path = "/collections/my%20docs/points/payload";
    talk.script.expect(Method::Post, path, R"({"payload":{"a":1.0},"points":[7],"key":"m"})")
        .query("wait=true&timeout=29")
        .ok(updated);
    talk.script.expect(Method::Put, path, R"({"payload":{"a":null},"points":[7]})")
        .query("wait=true&timeout=29")
        .ok(updated);
    talk.script.expect(Method::Post, path + "/delete", R"({"keys":["a.b"],"points":[7]})")
        .query("wait=true&timeout=29")
        .ok(updated);
    PointsApi &points = talk.client.points();
    QVERIFY(await<UpdateResult>([&](auto handler) {
                return points.setPayload(docs, R"({"a":1.0})", seven(), QStringLiteral("m"),
                                         handler);
            }).hasValue());
    QVERIFY(await<UpdateResult>([&](auto handler) {
                return points.overwritePayload(docs, R"({"a":null})", seven(), handler);
            }).hasValue());
    QVERIFY(await<UpdateResult>([&](auto handler) {
                return points.deletePayload(docs, { QStringLiteral("a.b") }, seven(), handler);
            }).hasValue());
    for (const Request &request : talk.script.requests())
        QVERIFY(request.isWrite);
}

void TestApi::query()
{
    Conversation talk;
    talk.script
        .expect(Method::Post, "/collections/my%20docs/points/query",
                R"({"query":7,"using":"a","limit":10,"with_payload":true,"with_vector":false})")
        .query("timeout=29")
        .ok(R"({"points":[{"id":8,"version":1,"score":0.5,"payload":{}}]})");
    QueryRequest request;
    request.query = NearestQuery{ PointId::fromNumber(7) };
    request.usingVector = QStringLiteral("a");
    const auto page = await<ScoredPage>(
        [&](auto handler) { return talk.client.query().query(docs, request, handler); });
    QVERIFY(page.hasValue());
    QCOMPARE(page->scores.at(0), 0.5f);
    QVERIFY(!talk.sent().isWrite);
}

void TestApi::queryBatch()
{
    Conversation talk;
    talk.script
        .expect(Method::Post, "/collections/my%20docs/points/query/batch",
                R"({"searches":[{"query":7,"limit":10,"with_payload":true,"with_vector":false}]})")
        .query("timeout=29")
        .ok(R"([{"points":[]}])");
    QueryRequest request;
    request.query = NearestQuery{ PointId::fromNumber(7) };
    const auto pages = await<std::vector<ScoredPage>>(
        [&](auto handler) { return talk.client.query().queryBatch(docs, { request }, handler); });
    QCOMPARE(pages->size(), size_t(1));
}

void TestApi::refusalsKeepTheServersWords()
{
    Conversation talk;
    const QByteArray words = "Not found: Collection `my docs` doesn't exist!";
    talk.script.expect(Method::Post, "/collections/my%20docs/points/scroll")
        .answer(404, ScriptedTransport::errorBody(words));
    const auto page = await<RecordPage>(
        [&](auto handler) { return talk.client.points().scroll(docs, {}, handler); });
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ApiError::Kind::NotFound);
    QCOMPARE(page.error().serverText, QString::fromUtf8(words));
}

void TestApi::garbageIsABadResponse()
{
    Conversation talk;
    talk.script.expect(Method::Get, "/collections/my%20docs").answer(200, "{\"result\":{\"stat");
    talk.script.expect(Method::Get, "/collections").answer(200, "<html>", {});
    const auto info = await<CollectionInfo>(
        [&](auto handler) { return talk.client.collections().info(docs, handler); });
    QCOMPARE(info.error().kind, ApiError::Kind::BadResponse);
    const auto names
        = await<QStringList>([&](auto handler) { return talk.client.collections().list(handler); });
    QCOMPARE(names.error().kind, ApiError::Kind::NotQdrant);
}

void TestApi::writesAreRefusedOnReadOnlyConnections()
{
    Conversation talk(true);
    const auto update = await<UpdateResult>(
        [&](auto handler) { return talk.client.points().remove(docs, seven(), handler); });
    QCOMPARE(update.error().kind, ApiError::Kind::ReadOnlyConnection);
    const auto created = await<bool>(
        [&](auto handler) { return talk.client.collections().create(docs, "{}", handler); });
    QCOMPARE(created.error().kind, ApiError::Kind::ReadOnlyConnection);
    QVERIFY(talk.script.requests().isEmpty());
}

QTEST_GUILESS_MAIN(TestApi)
#include "tst_api.moc"
