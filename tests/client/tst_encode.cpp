#include "client/api/collectionsapi.h"
#include "client/api/pointsapi.h"
#include "client/api/queryapi.h"

#include <QTest>

using namespace sextant;

namespace {

Filter cityIsUlm()
{
    Filter filter;
    filter.must = { FieldCondition{ QStringLiteral("city"),
                                    MatchValue{ json::Value(QStringLiteral("Ulm")) } } };
    return filter;
}

const char ulmJson[] = R"({"must":[{"key":"city","match":{"value":"Ulm"}}]})";
const char uuidText[] = "9b2f1c1e-0000-4000-8000-0000000000aa";

PointId uuid() { return *PointId::parse(QString::fromLatin1(uuidText)); }

std::vector<PointId> ids() { return { PointId::fromNumber(9007199254740993ULL), uuid() }; }

QByteArray idsJson() { return "[9007199254740993,\"" + QByteArray(uuidText) + "\"]"; }

} // namespace

class TestEncode : public QObject
{
    Q_OBJECT

private slots:
    void namesArePercentEncoded_data();
    void namesArePercentEncoded();
    void scrollFromTheStart();
    void scrollWithEverything();
    void orderedScrollHasNoOffset();
    void retrieve();
    void countAndFacet();
    void upsertOfPoints();
    void upsertOptions();
    void batchOfUnnamedVectors();
    void batchOfNamedVectors();
    void unevenVectorsGoAsPoints();
    void deleteBySelector();
    void payloadWrites();
    void nearestQueries();
    void queryWithEverything();
    void recommendQueries();
    void queryBatch();
};

void TestEncode::namesArePercentEncoded_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char *name, const char *path) {
        QTest::newRow(name) << QString::fromUtf8(name) << QByteArray(path);
    };
    row("docs", "/collections/docs/x");
    row("a-b_c.d~e", "/collections/a-b_c.d~e/x");
    row("two words", "/collections/two%20words/x");
    row("100%", "/collections/100%25/x");
    row("имя", "/collections/%D0%B8%D0%BC%D1%8F/x");
    row("a+b&c=d#e;f", "/collections/a%2Bb%26c%3Dd%23e%3Bf/x");
    row("...", "/collections/.../x");
}

void TestEncode::namesArePercentEncoded()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, path);
    QCOMPARE(collectionPath(name, "/x"), path);
}

void TestEncode::scrollFromTheStart()
{
    QCOMPARE(encodeScroll({}),
             QByteArray(R"({"limit":100,"with_payload":true,"with_vector":false})"));
    ScrollRequest request;
    request.limit = 5;
    request.filter = Filter(); // restricts nothing: isn't sent
    request.withPayload = false;
    request.withVectors = true;
    QCOMPARE(encodeScroll(request),
             QByteArray(R"({"limit":5,"with_payload":false,"with_vector":true})"));
}

void TestEncode::scrollWithEverything()
{
    ScrollRequest request;
    request.limit = 50;
    request.offset = uuid();
    request.filter = cityIsUlm();
    request.withVectors = QStringList{ QStringLiteral("a"), QStringLiteral("b\"c") };
    const QByteArray expected = R"({"limit":50,"offset":"9b2f1c1e-0000-4000-8000-0000000000aa",)"
                                R"("filter":{"must":[{"key":"city","match":{"value":"Ulm"}}]},)"
                                R"("with_payload":true,"with_vector":["a","b\"c"]})";
    QCOMPARE(encodeScroll(request), expected);
}

void TestEncode::orderedScrollHasNoOffset()
{
    ScrollRequest request;
    request.offset = PointId::fromNumber(7); // the server refuses both
    request.orderBy = OrderBy{ QStringLiteral("price"), true, "10.50" };
    QCOMPARE(encodeScroll(request),
             QByteArray(R"({"limit":100,"order_by":{"key":"price","direction":"desc",)"
                        R"("start_from":10.50},"with_payload":true,"with_vector":false})"));
    request.orderBy = OrderBy{ QStringLiteral("a.b"), false, {} };
    QCOMPARE(encodeScroll(request),
             QByteArray(R"({"limit":100,"order_by":{"key":"a.b","direction":"asc"},)"
                        R"("with_payload":true,"with_vector":false})"));
}

void TestEncode::retrieve()
{
    QCOMPARE(encodeRetrieve(ids(), true, false),
             "{\"ids\":" + idsJson() + R"(,"with_payload":true,"with_vector":false})");
    QCOMPARE(encodeRetrieve({}, false, true),
             QByteArray(R"({"ids":[],"with_payload":false,"with_vector":true})"));
}

void TestEncode::countAndFacet()
{
    QCOMPARE(encodeCount({}, true), QByteArray(R"({"exact":true})"));
    QCOMPARE(encodeCount(cityIsUlm(), false),
             QByteArray("{\"filter\":") + ulmJson + ",\"exact\":false}");
    QCOMPARE(encodeFacet(QStringLiteral("city"), {}, 10, false),
             QByteArray(R"({"key":"city","limit":10,"exact":false})"));
    QCOMPARE(encodeFacet(QStringLiteral("m[].k"), cityIsUlm(), 3, true),
             QByteArray(R"({"key":"m[].k","limit":3,"filter":)") + ulmJson + ",\"exact\":true}");
}

void TestEncode::upsertOfPoints()
{
    const std::vector<PointStruct> points{
        { PointId::fromNumber(7), "[1,0.50]", R"({"z":1,"a":1.0})" }, { uuid(), "", "" }
    };
    QCOMPARE(encodeUpsert(points, {}),
             QByteArray(R"({"points":[{"id":7,"vector":[1,0.50],"payload":{"z":1,"a":1.0}},)"
                        R"({"id":"9b2f1c1e-0000-4000-8000-0000000000aa","vector":{}}]})"));
}

void TestEncode::upsertOptions()
{
    const std::vector<PointStruct> points{ { PointId::fromNumber(7), "{}", "" } };
    const QByteArray head = R"({"points":[{"id":7,"vector":{}}])";
    QCOMPARE(encodeUpsert(points, { UpdateMode::InsertOnly, {} }),
             head + R"(,"update_mode":"insert_only"})");
    QCOMPARE(encodeUpsert(points, { UpdateMode::UpdateOnly, cityIsUlm() }),
             head + R"(,"update_mode":"update_only","update_filter":)" + ulmJson + "}");
}

void TestEncode::batchOfUnnamedVectors()
{
    const std::vector<PointStruct> points{ { PointId::fromNumber(1), "[1,0]", R"({"k":1})" },
                                           { PointId::fromNumber(2), " [0,1.0]", "" } };
    QCOMPARE(encodeUpsertBatch(points, { UpdateMode::InsertOnly, {} }),
             QByteArray(R"({"batch":{"ids":[1,2],"vectors":[[1,0], [0,1.0]],)"
                        R"("payloads":[{"k":1},null]},"update_mode":"insert_only"})"));
}

void TestEncode::batchOfNamedVectors()
{
    const std::vector<PointStruct> points{
        { PointId::fromNumber(1), R"({"a":[1.10],"s":{"indices":[1],"values":[2]}})", "" },
        { uuid(), R"({"s":{"indices":[],"values":[]},"a":[2]})", "{}" }
    };
    QCOMPARE(encodeUpsertBatch(points, {}),
             QByteArray(R"({"batch":{"ids":[1,"9b2f1c1e-0000-4000-8000-0000000000aa"],)"
                        R"("vectors":{"a":[[1.10],[2]],"s":[{"indices":[1],"values":[2]},)"
                        R"({"indices":[],"values":[]}]},"payloads":[null,{}]}})"));
}

void TestEncode::unevenVectorsGoAsPoints()
{
    const PointStruct named{ PointId::fromNumber(1), R"({"a":[1]})", "" };
    const PointStruct other{ PointId::fromNumber(2), R"({"b":[1]})", "" };
    const PointStruct more{ PointId::fromNumber(3), R"({"a":[1],"b":[1]})", "" };
    const PointStruct unnamed{ PointId::fromNumber(4), "[1]", "" };
    const PointStruct none{ PointId::fromNumber(5), "{}", "" };
    for (const auto &points : std::vector<std::vector<PointStruct>>{ { named, other },
                                                                     { named, more },
                                                                     { more, named },
                                                                     { named, unnamed },
                                                                     { none, none },
                                                                     {} })
        QCOMPARE(encodeUpsertBatch(points, {}), encodeUpsert(points, {}));
}

void TestEncode::deleteBySelector()
{
    QCOMPARE(encodeDelete(ids()), "{\"points\":" + idsJson() + "}");
    QCOMPARE(encodeDelete(cityIsUlm()), QByteArray("{\"filter\":") + ulmJson + "}");
}

void TestEncode::payloadWrites()
{
    const PointSelector seven = std::vector<PointId>{ PointId::fromNumber(7) };
    QCOMPARE(encodeSetPayload(R"({"z":1.0,"a":null})", seven, {}),
             QByteArray(R"({"payload":{"z":1.0,"a":null},"points":[7]})"));
    QCOMPARE(encodeSetPayload(R"({"x":1})", cityIsUlm(), QStringLiteral("meta.\"a b\"")),
             QByteArray(R"({"payload":{"x":1},"filter":)") + ulmJson + R"(,"key":"meta.\"a b\""})");
    const QStringList keys{ QStringLiteral("a"), QStringLiteral("b.c") };
    QCOMPARE(encodeDeletePayload(keys, seven), QByteArray(R"({"keys":["a","b.c"],"points":[7]})"));
}

void TestEncode::nearestQueries()
{
    const QByteArray tail = R"(,"limit":10,"with_payload":true,"with_vector":false})";
    const auto nearest = [](VectorInput target) {
        QueryRequest request;
        request.query = NearestQuery{ std::move(target) };
        return encodeQuery(request);
    };
    QCOMPARE(nearest(PointId::fromNumber(18446744073709551615ULL)),
             "{\"query\":18446744073709551615" + tail);
    QCOMPARE(nearest(uuid()), "{\"query\":\"" + QByteArray(uuidText) + '"' + tail);
    QCOMPARE(nearest(DenseVector{ 0.1f, -1 }), "{\"query\":[0.1,-1]" + tail);
    QCOMPARE(nearest(SparseVector{ { 3, 9 }, { 1, 0.5f } }),
             R"({"query":{"indices":[3,9],"values":[1,0.5]})" + tail);
    QCOMPARE(nearest(MultiVector{ { { 1, 0.5f }, { 0, 1 } } }),
             "{\"query\":[[1.0,0.5],[0.0,1.0]]" + tail);
}

void TestEncode::queryWithEverything()
{
    QueryRequest request;
    request.query = NearestQuery{ PointId::fromNumber(5) };
    request.usingVector = QStringLiteral("a\"b");
    request.filter = cityIsUlm();
    request.limit = 20;
    request.offset = 40;
    request.scoreThreshold = 0.5;
    request.exact = true;
    request.withPayload = false;
    request.withVectors = true;
    const QByteArray head = R"({"query":5,"using":"a\"b","filter":)";
    QCOMPARE(encodeQuery(request),
             head + ulmJson
                 + R"(,"params":{"exact":true},"limit":20,"offset":40,"score_threshold":0.5,)"
                   R"("with_payload":false,"with_vector":true})");
}

void TestEncode::recommendQueries()
{
    const QByteArray tail = R"(,"limit":10,"with_payload":true,"with_vector":false})";
    QueryRequest request;
    request.query = RecommendQuery{ { PointId::fromNumber(7), DenseVector{ 1, 0 } },
                                    { uuid() },
                                    RecommendStrategy::BestScore };
    QCOMPARE(encodeQuery(request),
             R"({"query":{"recommend":{"positive":[7,[1,0]],"negative":[")" + QByteArray(uuidText)
                 + R"("],"strategy":"best_score"}})" + tail);
    request.query = RecommendQuery{ { PointId::fromNumber(7) }, {}, {} };
    QCOMPARE(encodeQuery(request),
             R"({"query":{"recommend":{"positive":[7],"strategy":"average_vector"}})" + tail);
    request.query = RecommendQuery{ {}, { PointId::fromNumber(7) }, RecommendStrategy::SumScores };
    QCOMPARE(encodeQuery(request),
             R"({"query":{"recommend":{"negative":[7],"strategy":"sum_scores"}})" + tail);
}

void TestEncode::queryBatch()
{
    QueryRequest request;
    request.query = NearestQuery{ PointId::fromNumber(5) };
    const QByteArray one = encodeQuery(request);
    QCOMPARE(encodeQueryBatch({ request, request }), "{\"searches\":[" + one + ',' + one + "]}");
    QCOMPARE(encodeQueryBatch({}), QByteArray("{\"searches\":[]}"));
}

QTEST_GUILESS_MAIN(TestEncode)
#include "tst_encode.moc"
