// Every call of the API at each of its ends: answer, error answer, garbage, silence, owner gone.

#include "client/api/client.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using Kind = ApiError::Kind;

namespace {

//! How a call ended, whatever its type.
struct End
{
    int count = 0;
    std::optional<ApiError> error{};

    template <typename T> Handler<T> handler()
    {
        return [this](const Result<T> &result) {
            ++count;
            if (!result)
                error = result.error();
        };
    }
};

const QString c = QStringLiteral("c");

PointId seven() { return PointId::fromNumber(7); }

std::vector<PointStruct> onePoint() { return { { seven(), "[1]", "" } }; }

struct ApiCall
{
    const char *name;
    Method method;
    QByteArray path;
    QByteArray answer; //!< `result`
    Call (*start)(Client &client, End &end);
    bool isEnveloped = true;

    QByteArray body() const { return isEnveloped ? ScriptedTransport::envelope(answer) : answer; }
};

const QByteArray Updated = R"({"operation_id":1,"status":"completed"})";
const QByteArray Found = R"({"points":[{"id":7,"version":0,"score":1.0}]})";

const std::vector<ApiCall> &collectionCalls()
{
    static const std::vector<ApiCall> calls{
        { "service.info", Method::Get, "/", R"({"title":"qdrant","version":"1.19.0"})",
          [](Client &client, End &end) { return client.service().info(end.handler<ServerInfo>()); },
          false },
        { "collections.list", Method::Get, "/collections", R"({"collections":[]})",
          [](Client &client, End &end) {
              return client.collections().list(end.handler<QStringList>());
          } },
        { "collections.info", Method::Get, "/collections/c",
          R"({"status":"green","config":{"params":{}}})",
          [](Client &client, End &end) {
              return client.collections().info(c, end.handler<CollectionInfo>());
          } },
        { "collections.exists", Method::Get, "/collections/c/exists", R"({"exists":true})",
          [](Client &client, End &end) {
              return client.collections().exists(c, end.handler<bool>());
          } },
        { "collections.create", Method::Put, "/collections/c", "true",
          [](Client &client, End &end) {
              return client.collections().create(c, "{}", end.handler<bool>());
          } },
        { "collections.remove", Method::Delete, "/collections/c", "true",
          [](Client &client, End &end) {
              return client.collections().remove(c, end.handler<bool>());
          } },
        { "collections.aliases", Method::Get, "/aliases", R"({"aliases":[]})",
          [](Client &client, End &end) {
              return client.collections().aliases(end.handler<std::vector<AliasInfo>>());
          } },
        { "collections.createIndex", Method::Put, "/collections/c/index", Updated,
          [](Client &client, End &end) {
              return client.collections().createIndex(c, c, "\"keyword\"",
                                                      end.handler<UpdateResult>());
          } },
        { "collections.removeIndex", Method::Delete, "/collections/c/index/c", Updated,
          [](Client &client, End &end) {
              return client.collections().removeIndex(c, c, end.handler<UpdateResult>());
          } },
    };
    return calls;
}

const std::vector<ApiCall> &readCalls()
{
    static const std::vector<ApiCall> calls{
        { "points.scroll", Method::Post, "/collections/c/points/scroll", R"({"points":[]})",
          [](Client &client, End &end) {
              return client.points().scroll(c, {}, end.handler<RecordPage>());
          } },
        { "points.retrieve", Method::Post, "/collections/c/points", "[]",
          [](Client &client, End &end) {
              return client.points().retrieve(c, { seven() }, true, true,
                                              end.handler<RecordPage>());
          } },
        { "points.get", Method::Get, "/collections/c/points/7", R"({"id":7})",
          [](Client &client, End &end) {
              return client.points().get(c, seven(), end.handler<Record>());
          } },
        { "points.count", Method::Post, "/collections/c/points/count", R"({"count":1})",
          [](Client &client, End &end) {
              return client.points().count(c, {}, true, std::chrono::seconds(5),
                                           end.handler<quint64>());
          } },
        { "points.facet", Method::Post, "/collections/c/facet", R"({"hits":[]})",
          [](Client &client, End &end) {
              return client.points().facet(c, c, {}, 3, false,
                                           end.handler<std::vector<json::FacetHit>>());
          } },
        { "query.query", Method::Post, "/collections/c/points/query", Found,
          [](Client &client, End &end) {
              return client.query().query(c, {}, end.handler<ScoredPage>());
          } },
        { "query.queryBatch", Method::Post, "/collections/c/points/query/batch", '[' + Found + ']',
          [](Client &client, End &end) {
              return client.query().queryBatch(c, { {} }, end.handler<std::vector<ScoredPage>>());
          } },
    };
    return calls;
}

const std::vector<ApiCall> &writeCalls()
{
    static const std::vector<ApiCall> calls{
        { "points.upsert", Method::Put, "/collections/c/points", Updated,
          [](Client &client, End &end) {
              return client.points().upsert(c, onePoint(), {}, end.handler<UpdateResult>());
          } },
        { "points.upsertBatch", Method::Put, "/collections/c/points", Updated,
          [](Client &client, End &end) {
              return client.points().upsertBatch(c, onePoint(), {}, end.handler<UpdateResult>());
          } },
        { "points.remove", Method::Post, "/collections/c/points/delete", Updated,
          [](Client &client, End &end) {
              return client.points().remove(c, Filter(), end.handler<UpdateResult>());
          } },
        { "points.setPayload", Method::Post, "/collections/c/points/payload", Updated,
          [](Client &client, End &end) {
              return client.points().setPayload(c, "{}", Filter(), {}, end.handler<UpdateResult>());
          } },
        { "points.overwritePayload", Method::Put, "/collections/c/points/payload", Updated,
          [](Client &client, End &end) {
              return client.points().overwritePayload(c, "{}", Filter(),
                                                      end.handler<UpdateResult>());
          } },
        { "points.deletePayload", Method::Post, "/collections/c/points/payload/delete", Updated,
          [](Client &client, End &end) {
              return client.points().deletePayload(c, { c }, Filter(), end.handler<UpdateResult>());
          } },
    };
    return calls;
}

std::vector<ApiCall> allCalls()
{
    std::vector<ApiCall> calls;
    for (const auto &group : { collectionCalls(), readCalls(), writeCalls() })
        calls.insert(calls.end(), group.begin(), group.end());
    return calls;
}

void addCalls()
{
    QTest::addColumn<size_t>("index");
    const std::vector<ApiCall> calls = allCalls();
    for (size_t i = 0; i < calls.size(); ++i)
        QTest::newRow(calls[i].name) << i;
}

ApiCoreOptions once()
{
    ApiCoreOptions options;
    options.retry.attempts = 1;
    return options;
}

//! A client, its script, and one call of it.
struct Conversation
{
    explicit Conversation(size_t index)
        : call(allCalls()[index])
    {
    }

    ScriptedTransport::Step expect() { return script.expect(call.method, call.path); }
    Call start() { return call.start(*client, end); }
    // QTRY_ looks every 50 ms, which a hundred calls make long.
    bool hasEnded()
    {
        return QTest::qWaitFor([this] { return end.count == 1; });
    }
    bool isHeld()
    {
        return QTest::qWaitFor([this] { return script.heldCount() == 1; });
    }
    bool isCancelled()
    {
        return QTest::qWaitFor([this] { return script.cancelledCount() == 1; });
    }
    bool isWrite() const { return script.requests().first().isWrite; }

    ApiCall call;
    ScriptedTransport script;
    End end;
    std::unique_ptr<Client> client = std::make_unique<Client>(script.factory(), once());
};

} // namespace

class TestFiveEnds : public QObject
{
    Q_OBJECT

private slots:
    void answer_data() { addCalls(); }
    void answer();
    void errorAnswer_data() { addCalls(); }
    void errorAnswer();
    void garbage_data() { addCalls(); }
    void garbage();
    void silenceUntilTheTimeLimit_data() { addCalls(); }
    void silenceUntilTheTimeLimit();
    void silenceUntilTheOwnerCancels_data() { addCalls(); }
    void silenceUntilTheOwnerCancels();
    void ownerGone_data() { addCalls(); }
    void ownerGone();
    void ownerGoneWithItsAnswerOnTheWay_data() { addCalls(); }
    void ownerGoneWithItsAnswerOnTheWay();
    void clientGone_data() { addCalls(); }
    void clientGone();
};

void TestFiveEnds::answer()
{
    QFETCH(size_t, index);
    Conversation talk(index);
    talk.expect().answer(200, talk.call.body());
    const Call call = talk.start();
    QCOMPARE(talk.end.count, 0);
    QVERIFY(talk.hasEnded());
    QVERIFY2(!talk.end.error, qPrintable(talk.end.error ? talk.end.error->detail : QString()));
    QVERIFY(!call.isRunning());
}

void TestFiveEnds::errorAnswer()
{
    QFETCH(size_t, index);
    Conversation talk(index);
    talk.expect().answer(404, ScriptedTransport::errorBody("Not found: Collection `c`"));
    const Call call = talk.start();
    QVERIFY(talk.hasEnded());
    QCOMPARE(talk.end.error->kind, Kind::NotFound);
    QCOMPARE(talk.end.error->serverText, QStringLiteral("Not found: Collection `c`"));
}

void TestFiveEnds::garbage()
{
    QFETCH(size_t, index);
    for (const char *body : { R"({"result":"?","status":"ok","time":0})", R"({"result":)", "{}" }) {
        Conversation talk(index);
        talk.expect().answer(200, body);
        const Call call = talk.start();
        QVERIFY(talk.hasEnded());
        // What has no title may be any service's answer to GET /.
        const bool isForeign = !talk.call.isEnveloped && QByteArray(body).endsWith('}');
        const Kind refusal = isForeign ? Kind::NotQdrant : Kind::BadResponse;
        const Kind kind = talk.isWrite() ? Kind::WriteOutcomeUnknown : refusal;
        QCOMPARE(talk.end.error->kind, kind);
        QCOMPARE(talk.end.error->body, QByteArray(body));
        QVERIFY(!talk.end.error->detail.isEmpty());
    }
}

void TestFiveEnds::silenceUntilTheTimeLimit()
{
    QFETCH(size_t, index);
    Conversation talk(index);
    talk.expect().hold();
    const Call call = talk.start();
    QVERIFY(talk.isHeld());
    const Kind kind = talk.isWrite() ? Kind::WriteOutcomeUnknown : Kind::Timeout;
    QVERIFY(talk.script.release(ApiError{ .kind = kind }));
    QVERIFY(talk.hasEnded());
    QCOMPARE(talk.end.error->kind, kind);
}

void TestFiveEnds::silenceUntilTheOwnerCancels()
{
    QFETCH(size_t, index);
    Conversation talk(index);
    talk.expect().hold();
    Call call = talk.start();
    QVERIFY(talk.isHeld());
    call.cancel();
    QVERIFY(!call.isRunning());
    QVERIFY(talk.isCancelled());
    QCOMPARE(talk.end.count, 0);
}

void TestFiveEnds::ownerGone()
{
    QFETCH(size_t, index);
    Conversation talk(index);
    talk.expect().hold();
    {
        const Call owner = talk.start();
        QVERIFY(talk.isHeld());
    }
    QVERIFY(talk.isCancelled());
    QCOMPARE(talk.end.count, 0);
}

void TestFiveEnds::ownerGoneWithItsAnswerOnTheWay()
{
    QFETCH(size_t, index);
    Conversation talk(index);
    talk.expect().hold();
    talk.script.expect(Method::Get, "/").answer(200, R"({"title":"qdrant","version":"1.19.0"})");
    {
        const Call owner = talk.start();
        QVERIFY(talk.isHeld());
        talk.script.release(200, talk.call.body());
    }
    // What is answered later shows that the earlier answer didn't arrive.
    End later;
    const Call call = talk.client->service().info(later.handler<ServerInfo>());
    QVERIFY(QTest::qWaitFor([&] { return later.count == 1; }));
    QCOMPARE(talk.end.count, 0);
}

void TestFiveEnds::clientGone()
{
    QFETCH(size_t, index);
    Conversation talk(index);
    talk.expect().hold();
    const Call call = talk.start();
    QVERIFY(talk.isHeld());
    talk.client.reset();
    QVERIFY(!call.isRunning());
    QCOMPARE(talk.script.cancelledCount(), 1);
    QCOMPARE(talk.end.count, 0);
}

QTEST_GUILESS_MAIN(TestFiveEnds)
#include "tst_fiveends.moc"
