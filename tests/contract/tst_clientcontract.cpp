// The typed client, from its encoders to its decoders, over HTTP: against local mode always, and against a real server
// where SEXTANT_CONTRACT_URL names one. Only collections with the prefix sextant_contract_ are touched.

#include "client/json/vectorsjson.h"
#include "tests/contract/clienttarget.h"

using namespace Qt::StringLiterals;
using namespace sextant;
using namespace sextant::contract;
using Kind = ApiError::Kind;

namespace {

const QByteArray OneVector = R"({"vectors":{"size":2,"distance":"Dot"}})";
const QByteArray NamedVectorsConfig
    = R"({"vectors":{"d":{"size":2,"distance":"Dot"},"m":{"size":2,"distance":"Dot",)"
      R"("multivector_config":{"comparator":"max_sim"}}},"sparse_vectors":{"s":{}}})";
const PointId Uuid = *PointId::parse(u"9b2f1c1e-0000-4000-8000-0000000000aa");

PointId id(quint64 number) { return PointId::fromNumber(number); }

Filter has(const PointId &point)
{
    Filter filter;
    filter.must = { HasId{ { point } } };
    return filter;
}

} // namespace

class ClientContractTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_servers.start()); }
    void collectionsComeAndGo_data() { Servers::addRows(); }
    void collectionsComeAndGo();
    void aliasesAreListedAndStandForTheirCollection_data() { Servers::addRows(); }
    void aliasesAreListedAndStandForTheirCollection();
    void pointsOfBothFormsComeBackExactly_data() { Servers::addRows(); }
    void pointsOfBothFormsComeBackExactly();
    void pagesFollowEachOther_data() { Servers::addRows(); }
    void pagesFollowEachOther();
    void orderedPagesHaveTheirValues_data() { Servers::addRows(); }
    void orderedPagesHaveTheirValues();
    void payloadsChangeAsTold_data() { Servers::addRows(); }
    void payloadsChangeAsTold();
    void pointsAreDeletedByIdAndByFilter_data() { Servers::addRows(); }
    void pointsAreDeletedByIdAndByFilter();
    void conditionalUpsertsHoldOrAreRefused_data() { Servers::addRows(); }
    void conditionalUpsertsHoldOrAreRefused();
    void refusalsHaveTheirKinds_data() { Servers::addRows(); }
    void refusalsHaveTheirKinds();

private:
    //! Connects to the row's server.
    void meet()
    {
        QFETCH(QString, server);
        m_client = m_servers.client(server);
    }
    CollectionsApi &collections() { return m_client->collections(); }
    PointsApi &points() { return m_client->points(); }

    void upsert(const ThrowAway &c, const std::vector<PointStruct> &list)
    {
        QVERIFY(isCompleted(answerOf<UpdateResult>(
            [&](auto handler) { return points().upsert(c.name(), list, {}, handler); })));
    }
    Record get(const ThrowAway &c, const PointId &point)
    {
        return answerOf<Record>(
            [&](auto handler) { return points().get(c.name(), point, handler); });
    }
    quint64 count(const ThrowAway &c, const std::optional<Filter> &filter = {})
    {
        return answerOf<quint64>([&](auto handler) {
            return points().count(c.name(), filter, true, std::chrono::seconds(20), handler);
        });
    }
    RecordPage scroll(const ThrowAway &c, const ScrollRequest &request)
    {
        return answerOf<RecordPage>(
            [&](auto handler) { return points().scroll(c.name(), request, handler); });
    }

    Servers m_servers;
    std::unique_ptr<Client> m_client;
};

void ClientContractTest::collectionsComeAndGo()
{
    meet();
    const ThrowAway c(*m_client, u" ü+#"_s);
    const auto exists = [&] {
        return answerOf<bool>(
            [&](auto handler) { return collections().exists(c.name(), handler); });
    };
    QVERIFY(!exists());
    c.create(NamedVectorsConfig);
    QVERIFY(exists());
    const auto names
        = answerOf<QStringList>([&](auto handler) { return collections().list(handler); });
    QVERIFY(names.contains(c.name()));

    const auto info = answerOf<CollectionInfo>(
        [&](auto handler) { return collections().info(c.name(), handler); });
    QCOMPARE(info.pointsCount, std::optional<quint64>(0));
    QCOMPARE(info.vectors.size(), size_t(2));
    QVERIFY(info.vector(u"d"_s) && info.vector(u"m"_s) && info.sparseVector(u"s"_s));
    QCOMPARE(info.vector(u"d"_s)->size, 2);
    QCOMPARE(info.vector(u"d"_s)->distance, Distance::Dot);
    QVERIFY(!info.vector(u"d"_s)->isMulti && info.vector(u"m"_s)->isMulti);

    const auto again = errorOf<bool>(
        [&](auto handler) { return collections().create(c.name(), OneVector, handler); });
    QCOMPARE(again.kind, Kind::Conflict);
    const auto remove = [&] {
        return answerOf<bool>(
            [&](auto handler) { return collections().remove(c.name(), handler); });
    };
    QVERIFY(remove());
    QVERIFY(!remove());
    QVERIFY(!exists());
}

void ClientContractTest::aliasesAreListedAndStandForTheirCollection()
{
    meet();
    const ThrowAway c(*m_client);
    const QString alias = c.name() + u" alias"_s;
    c.create(OneVector);
    upsert(c, { { id(7), "[1,2]", "" } });
    Request request;
    request.method = Method::Post;
    request.path = "/collections/aliases";
    request.body = R"({"actions":[{"create_alias":{"collection_name":)" + json::quoted(c.name())
        + R"(,"alias_name":)" + json::quoted(alias) + "}}]}";
    request.isWrite = true;
    QVERIFY(answerOf<bool>([&](auto handler) {
        return m_client->core().send<bool>(request, json::decodeBool, handler);
    }));
    const auto aliases = answerOf<std::vector<AliasInfo>>(
        [&](auto handler) { return collections().aliases(handler); });
    QVERIFY(std::ranges::count(aliases, AliasInfo{ alias, c.name() }) == 1);
    const auto record
        = answerOf<Record>([&](auto handler) { return points().get(alias, id(7), handler); });
    QVERIFY(isSameJson(record.vectors, "[1.0,2.0]"));
}

void ClientContractTest::pointsOfBothFormsComeBackExactly()
{
    meet();
    const ThrowAway c(*m_client);
    c.create(NamedVectorsConfig);
    const PointId largest = id(18446744073709551615ULL);
    const QByteArray payload
        = R"({"z":1.0,"a":18446744073709551615,"i":-9007199254740993,"t":"жя \"q\"","n":null,)"
          R"("o":{"b":[true,[],{}],"a":1.5}})";
    const QByteArray vectors
        = R"({"d":[0.5,-0.25],"m":[[1.0,0.0],[0.0,1.0]],"s":{"indices":[3,7],"values":[1.5,0.5]}})";
    upsert(c, { { id(9007199254740993ULL), vectors, payload }, { Uuid, R"({"d":[1,0]})", "" } });
    QVERIFY(isCompleted(answerOf<UpdateResult>([&](auto handler) {
        return points().upsertBatch(
            c.name(),
            { { largest, R"({"d":[2,3]})", R"({"k":1})" }, { id(1), R"({"d":[4,5]})", "" } }, {},
            handler);
    })));

    const Record first = get(c, id(9007199254740993ULL));
    QVERIFY(isSameJson(first.payload, payload));
    QVERIFY(isSameJson(first.vectors, vectors));
    QVERIFY(isSameJson(get(c, Uuid).payload, "{}"));
    QVERIFY(isSameJson(get(c, Uuid).vectors, R"({"d":[1.0,0.0]})"));

    const auto page = answerOf<RecordPage>([&](auto handler) {
        return points().retrieve(c.name(), { largest, id(5), Uuid, id(1) }, true,
                                 QStringList{ u"d"_s }, handler);
    });
    QCOMPARE(idsOf(page), (QStringList{ largest.toString(), Uuid.toString(), u"1"_s }));
    QVERIFY(isSameJson(page.payload(0), R"({"k":1})"));
    QVERIFY(isSameJson(page.vectors(2), R"({"d":[4.0,5.0]})"));
    QCOMPARE(count(c), quint64(4));
    QCOMPARE(count(c, has(Uuid)), quint64(1));
}

void ClientContractTest::pagesFollowEachOther()
{
    meet();
    const ThrowAway c(*m_client);
    c.create(OneVector);
    upsert(c, { { Uuid, "[0,0]", "" }, { id(30), "[0,0]", "" }, { id(4), "[0,0]", R"({"a":1})" } });
    ScrollRequest request;
    request.limit = 2;
    request.withVectors = true;
    const RecordPage first = scroll(c, request);
    QCOMPARE(idsOf(first), (QStringList{ u"4"_s, u"30"_s }));
    QVERIFY(isSameJson(first.payload(0), R"({"a":1})"));
    QVERIFY(isSameJson(first.vectors(0), "[0.0,0.0]"));
    QCOMPARE(first.nextPageOffset, std::optional(Uuid));
    request.offset = first.nextPageOffset;
    const RecordPage last = scroll(c, request);
    QCOMPARE(idsOf(last), QStringList(Uuid.toString()));
    QVERIFY(!last.nextPageOffset);
}

void ClientContractTest::orderedPagesHaveTheirValues()
{
    meet();
    const ThrowAway c(*m_client);
    c.create(OneVector);
    upsert(c,
           { { id(1), "[0,0]", R"({"n":5})" },
             { id(2), "[0,0]", R"({"n":-3})" },
             { id(3), "[0,0]", R"({"n":9})" },
             { id(4), "[0,0]", "" } });
    ScrollRequest request;
    request.orderBy = OrderBy{ u"n"_s, true, {} };
    const auto unindexed = errorOf<RecordPage>(
        [&](auto handler) { return points().scroll(c.name(), request, handler); });
    QCOMPARE(unindexed.kind, Kind::BadRequest);
    QVERIFY(isCompleted(answerOf<UpdateResult>([&](auto handler) {
        return collections().createIndex(c.name(), u"n"_s, "\"integer\"", handler);
    })));
    const RecordPage page = scroll(c, request);
    QCOMPARE(idsOf(page), (QStringList{ u"3"_s, u"1"_s, u"2"_s }));
    QCOMPARE(page.orderValue(0).toByteArray(), QByteArray("9"));
    QCOMPARE(page.orderValue(2).toByteArray(), QByteArray("-3"));
    QVERIFY(!page.nextPageOffset);
    request.orderBy->startFrom = "5";
    QCOMPARE(idsOf(scroll(c, request)), (QStringList{ u"1"_s, u"2"_s }));
}

void ClientContractTest::payloadsChangeAsTold()
{
    meet();
    const ThrowAway c(*m_client);
    c.create(OneVector);
    upsert(c, { { id(1), "[1,0]", R"({"a":1,"b":{"c":2,"d":3}})" }, { id(2), "[0,1]", "" } });
    const PointSelector one = std::vector<PointId>{ id(1) };
    const auto set
        = [&](const QByteArray &payload, const PointSelector &where, const QString &key) {
              return isCompleted(answerOf<UpdateResult>([&](auto handler) {
                  return points().setPayload(c.name(), payload, where, key, handler);
              }));
          };
    QVERIFY(set(R"({"a":1.5,"new":"x"})", one, {}));
    QVERIFY(isSameJson(get(c, id(1)).payload, R"({"a":1.5,"new":"x","b":{"c":2,"d":3}})"));
    QVERIFY(set(R"({"c":7})", has(id(1)), u"b"_s));
    QVERIFY(isSameJson(get(c, id(1)).payload, R"({"a":1.5,"new":"x","b":{"c":7,"d":3}})"));
    QVERIFY(set(R"({"new":null})", one, {}));
    QVERIFY(isSameJson(get(c, id(1)).payload, R"({"a":1.5,"b":{"c":7,"d":3}})"));
    QVERIFY(isCompleted(answerOf<UpdateResult>([&](auto handler) {
        return points().deletePayload(c.name(), { u"a"_s, u"b.d"_s }, one, handler);
    })));
    QVERIFY(isSameJson(get(c, id(1)).payload, R"({"b":{"c":7}})"));
    QVERIFY(isCompleted(answerOf<UpdateResult>([&](auto handler) {
        return points().overwritePayload(c.name(), R"({"n":null,"l":[1,1.0]})", one, handler);
    })));
    QVERIFY(isSameJson(get(c, id(1)).payload, R"({"n":null,"l":[1,1.0]})"));
    QVERIFY(isSameJson(get(c, id(1)).vectors, "[1.0,0.0]"));
    QVERIFY(isSameJson(get(c, id(2)).payload, "{}"));
}

void ClientContractTest::pointsAreDeletedByIdAndByFilter()
{
    meet();
    const ThrowAway c(*m_client);
    c.create(OneVector);
    upsert(c, { { id(1), "[0,0]", "" }, { id(2), "[0,0]", "" }, { Uuid, "[0,0]", "" } });
    const auto remove = [&](const PointSelector &which) {
        return isCompleted(answerOf<UpdateResult>(
            [&](auto handler) { return points().remove(c.name(), which, handler); }));
    };
    QVERIFY(remove(std::vector<PointId>{ id(1), id(77) }));
    QCOMPARE(count(c), quint64(2));
    QVERIFY(remove(has(Uuid)));
    QCOMPARE(idsOf(scroll(c, {})), QStringList(u"2"_s));
    const auto gone
        = errorOf<Record>([&](auto handler) { return points().get(c.name(), Uuid, handler); });
    QCOMPARE(gone.kind, Kind::NotFound);
}

void ClientContractTest::conditionalUpsertsHoldOrAreRefused()
{
    meet();
    const ThrowAway c(*m_client);
    c.create(OneVector);
    upsert(c, { { id(1), "[0,0]", R"({"v":1})" } });
    const auto server
        = answerOf<ServerInfo>([&](auto handler) { return m_client->service().info(handler); });
    const auto tryWith = [&](const UpsertOptions &options, Feature needed) {
        const std::vector<PointStruct> changed{ { id(1), "[0,0]", R"({"v":2})" } };
        const auto result = test::await<UpdateResult>(
            [&](auto handler) { return points().upsert(c.name(), changed, options, handler); });
        return server.supports(needed)
            ? bool(result)
            : !result && result.error().kind == Kind::UnsupportedByServer;
    };
    QVERIFY(tryWith({ UpdateMode::InsertOnly, {} }, Feature::UpdateMode));
    QVERIFY(tryWith({ UpdateMode::Upsert, has(id(2)) }, Feature::UpdateFilter));
    QVERIFY(isSameJson(get(c, id(1)).payload, R"({"v":1})"));
}

void ClientContractTest::refusalsHaveTheirKinds()
{
    meet();
    const ThrowAway c(*m_client);
    const auto unknown
        = errorOf<RecordPage>([&](auto handler) { return points().scroll(c.name(), {}, handler); });
    QCOMPARE(unknown.kind, Kind::NotFound);
    QVERIFY(unknown.serverText.contains(c.name()));
    c.create(OneVector);
    const auto wrongSize = errorOf<UpdateResult>([&](auto handler) {
        return points().upsert(c.name(), { { id(1), "[1,2,3]", "" } }, {}, handler);
    });
    QCOMPARE(wrongSize.kind, Kind::BadRequest);
    QVERIFY(wrongSize.serverText.contains(u"expected dim: 2, got 3"_s));
    const QByteArray huge = R"({"t":")" + QByteArray(33'554'432, 'x') + "\"}";
    const auto tooLarge = errorOf<UpdateResult>([&](auto handler) {
        return points().upsert(c.name(), { { id(1), "[1,2]", huge } }, {}, handler);
    });
    QCOMPARE(tooLarge.kind, Kind::PayloadTooLarge);
    QCOMPARE(count(c), quint64(0));
}

QTEST_GUILESS_MAIN(ClientContractTest)
#include "tst_clientcontract.moc"
