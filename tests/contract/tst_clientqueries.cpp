// Queries, facets and indexes of the typed client over HTTP; see tst_clientcontract.cpp.

#include "tests/contract/clienttarget.h"

using namespace Qt::StringLiterals;
using namespace sextant;
using namespace sextant::contract;
using Kind = ApiError::Kind;

namespace {

PointId id(quint64 number) { return PointId::fromNumber(number); }

QueryRequest nearest(VectorInput target, const QString &usingVector)
{
    QueryRequest request;
    request.query = NearestQuery{ std::move(target) };
    request.usingVector = usingVector;
    return request;
}

QueryRequest recommend(std::vector<VectorInput> positive, std::vector<VectorInput> negative,
                       RecommendStrategy strategy)
{
    QueryRequest request;
    request.query = RecommendQuery{ std::move(positive), std::move(negative), strategy };
    return request;
}

Filter kindIs(const QString &kind)
{
    Filter filter;
    filter.must = { FieldCondition{ u"kind"_s, MatchValue{ json::Value(kind) } } };
    return filter;
}

} // namespace

class ClientQueriesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_servers.start()); }
    void nearestOfEachKindOfVector_data() { Servers::addRows(); }
    void nearestOfEachKindOfVector();
    void nearestWithFilterThresholdAndOffset_data() { Servers::addRows(); }
    void nearestWithFilterThresholdAndOffset();
    void recommendByEachStrategy_data() { Servers::addRows(); }
    void recommendByEachStrategy();
    void batchAnswersEachQuery_data() { Servers::addRows(); }
    void batchAnswersEachQuery();
    void facetsNeedAnIndexAndCount_data() { Servers::addRows(); }
    void facetsNeedAnIndexAndCount();

private:
    void meet()
    {
        QFETCH(QString, server);
        m_client = m_servers.client(server);
    }
    void fill(const ThrowAway &c, const std::vector<PointStruct> &points)
    {
        QVERIFY(isCompleted(answerOf<UpdateResult>([&](auto handler) {
            return m_client->points().upsert(c.name(), points, {}, handler);
        })));
    }
    void fillNamed(const ThrowAway &c);
    void fillUnnamed(const ThrowAway &c);
    ScoredPage query(const ThrowAway &c, const QueryRequest &request)
    {
        return answerOf<ScoredPage>(
            [&](auto handler) { return m_client->query().query(c.name(), request, handler); });
    }
    std::vector<PayloadIndex> indexes(const ThrowAway &c)
    {
        return answerOf<CollectionInfo>(
                   [&](auto handler) { return m_client->collections().info(c.name(), handler); })
            .payloadSchema;
    }

    Servers m_servers;
    std::unique_ptr<Client> m_client;
};

void ClientQueriesTest::fillNamed(const ThrowAway &c)
{
    c.create(R"({"vectors":{"d":{"size":2,"distance":"Dot"},"m":{"size":2,"distance":"Dot",)"
             R"("multivector_config":{"comparator":"max_sim"}}},"sparse_vectors":{"s":{}}})");
    fill(c,
         { { id(1), R"({"d":[1,0],"m":[[1.0,0.0],[0.0,1.0]],"s":{"indices":[1],"values":[1]}})",
             R"({"kind":"a","f":1.0})" },
           { id(2), R"({"d":[0.5,0.5],"m":[[0.5,0.5]],"s":{"indices":[1,2],"values":[0.5,1]}})",
             R"({"kind":"b"})" },
           { id(3), R"({"d":[0,1],"m":[[0.25,1.0]],"s":{"indices":[2],"values":[1]}})",
             R"({"kind":"a"})" } });
}

void ClientQueriesTest::fillUnnamed(const ThrowAway &c)
{
    c.create(R"({"vectors":{"size":2,"distance":"Dot"}})");
    fill(c,
         { { id(1), "[1,0]", "" },
           { id(2), "[0.8,0.6]", "" },
           { id(3), "[0,1]", "" },
           { id(4), "[-1,0]", "" },
           { id(5), "[0.5,-0.5]", "" },
           { id(6), "[2,1]", "" } });
}

void ClientQueriesTest::nearestOfEachKindOfVector()
{
    meet();
    const ThrowAway c(*m_client);
    fillNamed(c);
    const ScoredPage dense = query(c, nearest(DenseVector{ 1, 0.25f }, u"d"_s));
    QCOMPARE(ranking(dense), u"1: 1, 2: 0.625, 3: 0.25"_s);
    QVERIFY(isSameJson(dense.points.payload(0), R"({"kind":"a","f":1.0})"));
    QCOMPARE(ranking(query(c, nearest(id(1), u"d"_s))), u"2: 0.5, 3: 0"_s);
    QCOMPARE(ranking(query(c, nearest(SparseVector{ { 1 }, { 2 } }, u"s"_s))), u"1: 2, 2: 1"_s);
    const MultiVector rows{ { { 1, 0 }, { 0, 2 } } };
    QCOMPARE(ranking(query(c, nearest(rows, u"m"_s))), u"1: 3, 3: 2.25, 2: 1.5"_s);
    QCOMPARE(ranking(query(c, nearest(id(2), u"m"_s))), u"3: 0.625, 1: 0.5"_s);
    QueryRequest withVectors = nearest(id(1), u"d"_s);
    withVectors.withVectors = true;
    withVectors.withPayload = false;
    withVectors.limit = 1;
    const ScoredPage page = query(c, withVectors);
    QVERIFY(
        isSameJson(page.points.vectors(0),
                   R"({"d":[0.5,0.5],"m":[[0.5,0.5]],"s":{"indices":[1,2],"values":[0.5,1.0]}})"));
    QVERIFY(page.points.payload(0).isEmpty());
}

void ClientQueriesTest::nearestWithFilterThresholdAndOffset()
{
    meet();
    const ThrowAway c(*m_client);
    fillNamed(c);
    QueryRequest request = nearest(DenseVector{ 1, 0.25f }, u"d"_s);
    request.exact = true;
    request.filter = kindIs(u"a"_s);
    QCOMPARE(ranking(query(c, request)), u"1: 1, 3: 0.25"_s);
    request.scoreThreshold = 0.5;
    QCOMPARE(ranking(query(c, request)), u"1: 1"_s);
    request.filter.reset();
    QCOMPARE(ranking(query(c, request)), u"1: 1, 2: 0.625"_s);
    request.offset = 1;
    request.limit = 1;
    QCOMPARE(ranking(query(c, request)), u"2: 0.625"_s);
}

void ClientQueriesTest::recommendByEachStrategy()
{
    meet();
    const ThrowAway c(*m_client);
    fillUnnamed(c);
    using enum RecommendStrategy;
    QCOMPARE(ranking(query(c, recommend({ id(1) }, {}, AverageVector))),
             u"6: 2, 2: 0.8, 5: 0.5, 3: 0, 4: -1"_s);
    QCOMPARE(ranking(query(c, recommend({ id(1), id(2) }, { id(4) }, AverageVector))),
             u"6: 6.2, 5: 1.1, 3: 0.6"_s);
    QCOMPARE(ranking(query(c, recommend({ DenseVector{ 1, 0.5f } }, { id(5) }, AverageVector))),
             u"6: 4.5, 2: 2.1, 1: 1.5, 3: 1.5, 4: -1.5"_s);
    QCOMPARE(ranking(query(c, recommend({ id(1) }, { id(3) }, BestScore))),
             u"6: 0.833, 2: 0.722, 5: 0.667, 4: -0.5"_s);
    const QueryRequest sum = recommend({ id(1), id(2) }, { id(3) }, SumScores);
    const auto server
        = answerOf<ServerInfo>([&](auto handler) { return m_client->service().info(handler); });
    if (server.supports(Feature::SumScores)) {
        QCOMPARE(ranking(query(c, sum)), u"6: 3.2, 5: 1.1, 4: -1.8"_s);
    } else {
        const auto refused = errorOf<ScoredPage>(
            [&](auto handler) { return m_client->query().query(c.name(), sum, handler); });
        QCOMPARE(refused.kind, Kind::UnsupportedByServer);
    }
}

void ClientQueriesTest::batchAnswersEachQuery()
{
    meet();
    const ThrowAway c(*m_client);
    fillUnnamed(c);
    QueryRequest one = nearest(id(1), {});
    one.limit = 2;
    QueryRequest other = recommend({ id(3) }, {}, RecommendStrategy::AverageVector);
    other.limit = 1;
    const auto pages = answerOf<std::vector<ScoredPage>>([&](auto handler) {
        return m_client->query().queryBatch(c.name(), { one, other }, handler);
    });
    QCOMPARE(pages.size(), size_t(2));
    QCOMPARE(ranking(pages[0]), u"6: 2, 2: 0.8"_s);
    QCOMPARE(ranking(pages[1]), u"6: 1"_s);
}

void ClientQueriesTest::facetsNeedAnIndexAndCount()
{
    meet();
    const ThrowAway c(*m_client);
    fillNamed(c);
    const auto facet = [&](auto handler) {
        return m_client->points().facet(c.name(), u"kind"_s, {}, 10, true, handler);
    };
    using Hits = std::vector<json::FacetHit>;
    const auto server
        = answerOf<ServerInfo>([&](auto handler) { return m_client->service().info(handler); });
    const bool hasFacet = server.supports(Feature::Facet);
    QCOMPARE(errorOf<Hits>(facet).kind, hasFacet ? Kind::BadRequest : Kind::UnsupportedByServer);

    QVERIFY(isCompleted(answerOf<UpdateResult>([&](auto handler) {
        return m_client->collections().createIndex(c.name(), u"kind"_s, "\"keyword\"", handler);
    })));
    QCOMPARE(indexes(c).size(), size_t(1));
    QCOMPARE(indexes(c)[0].field, u"kind"_s);
    QCOMPARE(indexes(c)[0].type, FieldType::Keyword);
    QCOMPARE(indexes(c)[0].points, std::optional<quint64>(3));
    if (hasFacet) {
        const Hits hits = answerOf<Hits>(facet);
        QCOMPARE(hits.size(), size_t(2));
        QVERIFY(hits[0].value == json::Value(u"a"_s) && hits[0].count == 2);
        QVERIFY(hits[1].value == json::Value(u"b"_s) && hits[1].count == 1);
    }

    QVERIFY(isCompleted(answerOf<UpdateResult>([&](auto handler) {
        return m_client->collections().removeIndex(c.name(), u"kind"_s, handler);
    })));
    QVERIFY(indexes(c).empty());
}

QTEST_GUILESS_MAIN(ClientQueriesTest)
#include "tst_clientqueries.moc"
