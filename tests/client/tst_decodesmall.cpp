#include "client/json/decode.h"

#include <QTest>

using namespace sextant;
using namespace sextant::json;

namespace {

Response answer(const QByteArray &body)
{
    Response response;
    response.status = 200;
    response.body = body;
    return response;
}

Response result(const QByteArray &json)
{
    return answer(R"({"result":)" + json + R"(,"status":"ok","time":0.25})");
}

template <typename T> QString faultOf(const Result<T> &decoded)
{
    return decoded || decoded.error().kind != ApiError::Kind::BadResponse ? QString()
                                                                          : decoded.error().detail;
}

//! As a server of 1.19 writes it, every part filled.
const char fullInfo[] = R"({"status":"green","optimizer_status":"ok",
 "warnings":[{"message":"low disk"}],"indexed_vectors_count":null,"points_count":12,
 "segments_count":8,"config":{"params":{"vectors":{
   "title":{"size":4,"distance":"Cosine","on_disk":true,"datatype":"float16"},
   "tokens":{"size":2,"distance":"Dot","multivector_config":{"comparator":"max_sim"}},
   "far":{"size":3,"distance":"Chebyshev"}},
  "sparse_vectors":{"terms":{"modifier":"idf"},"plain":{}},"shard_number":1},
  "hnsw_config":{"m":16},"quantization_config":{"scalar":{"type":"int8","quantile":0.990}}},
 "payload_schema":{"city":{"data_type":"keyword","points":12},
  "n":{"data_type":"integer","params":{"type":"integer","lookup":false,"range":true},"points":9},
  "m[].k":{"data_type":"integer","params":{"type":"integer","range":false},"points":0},
  "later":{"data_type":"vectorish","points":null}},
 "update_queue":{"length":0}})";

} // namespace

class TestDecodeSmall : public QObject
{
    Q_OBJECT

private slots:
    void serverInfoIsReadLeniently();
    void localModeIsToldByItsHeader();
    void otherServicesAreNotQdrant();
    void collectionNames();
    void aliases();
    void booleans();
    void counts();
    void updates();
    void facets();
    void collectionInfoInFull();
    void collectionInfoShapesOfVectors();
    void collectionInfoStates();
    void faultsNameTheirPlace();
    void everyCutIsNoticed();
    void usageIsSkipped();
};

void TestDecodeSmall::serverInfoIsReadLeniently()
{
    const auto info = decodeServerInfo(answer(
        R"({"title":"qdrant - vector search engine","version":"1.19.0","commit":"74f3e85b94"})"));
    QVERIFY(info.hasValue());
    QCOMPARE(info->title, QStringLiteral("qdrant - vector search engine"));
    QVERIFY(info->version == (ServerVersion{ 1, 19, 0 }));
    QCOMPARE(info->commit, QStringLiteral("74f3e85b94"));
    QVERIFY(!info->isLocalMode);

    const auto odd = decodeServerInfo(answer(R"({"title":"qdrant","version":"nightly"})"));
    QVERIFY(odd.hasValue());
    QVERIFY(!odd->version);
    QCOMPARE(odd->versionText, QStringLiteral("nightly"));
    QVERIFY(odd->supports(Feature::MatchPrefix));
}

void TestDecodeSmall::localModeIsToldByItsHeader()
{
    Response response = answer(R"({"title":"qdrant - vector search engine","version":"1.19.0"})");
    response.headers = { { "x-sextant-local", "1" } };
    QVERIFY(decodeServerInfo(response)->isLocalMode);
}

void TestDecodeSmall::otherServicesAreNotQdrant()
{
    for (const char *body : { "<html>Welcome to nginx!</html>", "", "{}", "[]",
                              R"({"name":"node","version":{"number":"8"}})", R"({"status":"ok"})",
                              R"({"title":"x"})", R"({"title":1,"version":"1.0"})" }) {
        const auto info = decodeServerInfo(answer(body));
        QVERIFY2(!info, body);
        QVERIFY2(info.error().kind == ApiError::Kind::NotQdrant, body);
    }
    const auto cut = decodeServerInfo(answer(R"({"title":"qdrant","version":"1.1)"));
    QCOMPARE(cut.error().kind, ApiError::Kind::BadResponse);
}

void TestDecodeSmall::collectionNames()
{
    const auto names
        = decodeCollectionNames(result(R"({"collections":[{"name":"b"},{"name":"имя \"x\""}]})"));
    QCOMPARE(names.value(), QStringList({ QStringLiteral("b"), QStringLiteral("имя \"x\"") }));
    QVERIFY(decodeCollectionNames(result(R"({"collections":[]})"))->isEmpty());
}

void TestDecodeSmall::aliases()
{
    const auto list = decodeAliases(
        result(R"({"aliases":[{"alias_name":"live","collection_name":"docs_v2"}]})"));
    QVERIFY(list.value()
            == (std::vector<AliasInfo>{ { QStringLiteral("live"), QStringLiteral("docs_v2") } }));
}

void TestDecodeSmall::booleans()
{
    QVERIFY(decodeBool(result("true")).value());
    QVERIFY(!decodeBool(result("false")).value());
    QVERIFY(decodeExists(result(R"({"exists":true})")).value());
}

void TestDecodeSmall::counts()
{
    QCOMPARE(decodeCount(result(R"({"count":18446744073709551615})")).value(),
             18446744073709551615ULL);
}

void TestDecodeSmall::updates()
{
    using Status = UpdateResult::Status;
    const auto done = decodeUpdate(result(R"({"operation_id":12,"status":"completed"})"));
    QCOMPARE(done->status, Status::Completed);
    QCOMPARE(done->operationId, std::optional<quint64>(12));
    QCOMPARE(done->exchange.serverSeconds, 0.25);
    const auto taken = decodeUpdate(result(R"({"operation_id":null,"status":"acknowledged"})"));
    QCOMPARE(taken->status, Status::Acknowledged);
    QVERIFY(!taken->operationId);
    QCOMPARE(decodeUpdate(result(R"({"status":"wait_timeout"})"))->status, Status::WaitTimeout);
    QCOMPARE(decodeUpdate(result(R"({"status":"newer"})"))->status, Status::Unknown);
}

void TestDecodeSmall::facets()
{
    const auto hits = decodeFacet(
        result(R"({"hits":[{"value":"Ulm","count":3},{"value":9007199254740993,"count":2},
               {"value":true,"count":1}]})"));
    QCOMPARE(hits->size(), size_t(3));
    QVERIFY(hits->at(0).value == Value(QStringLiteral("Ulm")));
    QCOMPARE(hits->at(0).count, quint64(3));
    QVERIFY(hits->at(1).value == Value::integer(9007199254740993));
    QVERIFY(hits->at(2).value == Value(true));
}

void TestDecodeSmall::collectionInfoInFull()
{
    const auto info = decodeCollectionInfo(result(fullInfo));
    QVERIFY2(info.hasValue(), qPrintable(faultOf(info)));
    QCOMPARE(info->status, CollectionInfo::Status::Green);
    QVERIFY(info->optimizerError.isEmpty());
    QCOMPARE(info->pointsCount, std::optional<quint64>(12));
    QVERIFY(!info->indexedVectorsCount);
    QCOMPARE(info->segmentsCount, std::optional<quint64>(8));
    QCOMPARE(info->raw, QByteArray(fullInfo));
    QCOMPARE(info->warnings, QStringList(QStringLiteral("low disk")));
    QCOMPARE(info->quantization, QByteArray(R"({"scalar":{"type":"int8","quantile":0.990}})"));
    QCOMPARE(info->exchange.serverSeconds, 0.25);

    QCOMPARE(info->vectors.size(), size_t(3));
    const VectorParams &title = info->vectors[0];
    QCOMPARE(title.name, QStringLiteral("title"));
    QCOMPARE(title.size, 4);
    QCOMPARE(title.distance, Distance::Cosine);
    QCOMPARE(title.datatype, QStringLiteral("float16"));
    QCOMPARE(title.onDisk, std::optional<bool>(true));
    QVERIFY(!title.isMulti);
    QVERIFY(info->vectors[1].isMulti);
    QCOMPARE(info->vectors[1].distance, Distance::Dot);
    QCOMPARE(info->vectors[2].distanceText, QStringLiteral("Chebyshev"));
    QCOMPARE(info->vectors[2].raw, QByteArray(R"({"size":3,"distance":"Chebyshev"})"));

    QCOMPARE(info->sparseVectors.size(), size_t(2));
    QCOMPARE(info->sparseVectors[0].modifier, QStringLiteral("idf"));
    QVERIFY(info->sparseVector(QStringLiteral("plain"))->modifier.isEmpty());

    QCOMPARE(info->payloadSchema.size(), size_t(4));
    QVERIFY(info->index(QStringLiteral("city"))->servesFacet());
    QVERIFY(!info->index(QStringLiteral("city"))->servesOrderBy());
    QVERIFY(info->index(QStringLiteral("n"))->servesOrderBy());
    QVERIFY(!info->index(QStringLiteral("n"))->servesFacet());
    QVERIFY(!info->index(QStringLiteral("m[].k"))->servesOrderBy());
    QVERIFY(info->index(QStringLiteral("m[].k"))->servesFacet());
    const PayloadIndex *later = info->index(QStringLiteral("later"));
    QCOMPARE(later->type, FieldType::Unknown);
    QCOMPARE(later->typeText, QStringLiteral("vectorish"));
    QVERIFY(!later->points);
}

void TestDecodeSmall::collectionInfoShapesOfVectors()
{
    const auto withParams = [](const QByteArray &params) {
        return decodeCollectionInfo(
            result(R"({"status":"green","config":{"params":)" + params + "}}"));
    };
    const auto unnamed = withParams(R"({"vectors":{"size":4,"distance":"Euclid"}})");
    QVERIFY2(unnamed.hasValue(), qPrintable(faultOf(unnamed)));
    QCOMPARE(unnamed->vectors.size(), size_t(1));
    QCOMPARE(unnamed->vectors[0].name, QString());
    QCOMPARE(unnamed->vectors[0].distance, Distance::Euclid);
    // Vectors may be called like the members of the unnamed form.
    const auto tricky = withParams(
        R"({"vectors":{"size":{"size":1,"distance":"Dot"},"distance":{"size":2,"distance":"Manhattan"}}})");
    QVERIFY2(tricky.hasValue(), qPrintable(faultOf(tricky)));
    QCOMPARE(tricky->vectors.size(), size_t(2));
    QCOMPARE(tricky->vectors[1].name, QStringLiteral("distance"));
    QCOMPARE(tricky->vectors[1].distance, Distance::Manhattan);
    for (const char *none : { "{}", R"({"vectors":{}})", R"({"vectors":null})" }) {
        const auto info = withParams(none);
        QVERIFY2(info.hasValue(), none);
        QVERIFY(info->vectors.empty());
        QVERIFY(info->quantization.isEmpty());
    }
}

void TestDecodeSmall::collectionInfoStates()
{
    const auto withStatus = [](const QByteArray &status, const QByteArray &optimizer) {
        return decodeCollectionInfo(result(R"({"status":)" + status + R"(,"optimizer_status":)"
                                           + optimizer + R"(,"config":{"params":{}}})"));
    };
    QCOMPARE(withStatus("\"yellow\"", "\"ok\"")->status, CollectionInfo::Status::Yellow);
    QCOMPARE(withStatus("\"grey\"", "\"ok\"")->status, CollectionInfo::Status::Grey);
    const auto red = withStatus("\"red\"", R"({"error":"disk full"})");
    QCOMPARE(red->status, CollectionInfo::Status::Red);
    QCOMPARE(red->optimizerError, QStringLiteral("disk full"));
    const auto purple = withStatus("\"purple\"", "null");
    QCOMPARE(purple->status, CollectionInfo::Status::Unknown);
    QCOMPARE(purple->statusText, QStringLiteral("purple"));
}

void TestDecodeSmall::faultsNameTheirPlace()
{
    const auto starts = [](const QString &fault, const char *path) {
        return fault.startsWith(QString::fromUtf8(path) + QLatin1String(": "));
    };
    QVERIFY(starts(faultOf(decodeBool(result("1"))), "result"));
    QVERIFY(starts(faultOf(decodeBool(result("null"))), "result"));
    QVERIFY(starts(faultOf(decodeBool(answer(R"({"time":1})"))), "result"));
    QVERIFY(starts(faultOf(decodeExists(result("{}"))), "result.exists"));
    QVERIFY(starts(faultOf(decodeCount(result(R"({"count":-1})"))), "result.count"));
    QVERIFY(starts(faultOf(decodeCount(result(R"({"count":1.0})"))), "result.count"));
    QVERIFY(starts(faultOf(decodeCollectionNames(result(R"({"collections":[{"name":1}]})"))),
                   "result.collections[0].name"));
    QVERIFY(starts(faultOf(decodeCollectionNames(result("[]"))), "result"));
    QVERIFY(starts(faultOf(decodeAliases(result(R"({"aliases":[{"alias_name":"a"}]})"))),
                   "result.aliases[0].collection_name"));
    QVERIFY(starts(faultOf(decodeUpdate(result("{}"))), "result.status"));
    QVERIFY(starts(faultOf(decodeUpdate(result(R"({"status":"completed","operation_id":"x"})"))),
                   "result.operation_id"));
    QVERIFY(
        starts(faultOf(decodeFacet(result(R"({"hits":[{"value":1}]})"))), "result.hits[0].count"));
    QVERIFY(starts(faultOf(decodeCollectionInfo(result("{}"))), "result.status"));
    QVERIFY(
        starts(faultOf(decodeCollectionInfo(result(
                   R"({"status":"green","config":{"params":{"vectors":{"a":{"size":"4"}}}}})"))),
               "result.config.params.vectors.a.size"));
    QVERIFY(starts(
        faultOf(decodeCollectionInfo(result(
            R"({"status":"green","config":{"params":{}},"payload_schema":{"k":{"points":1}}})"))),
        "result.payload_schema.k.data_type"));
    // Broken inside `result`, where only the tree parser looks.
    QVERIFY(starts(faultOf(decodeCount(result(R"({"count":01})"))), "result"));
}

void TestDecodeSmall::everyCutIsNoticed()
{
    const QByteArray body = result(fullInfo).body;
    for (qsizetype length = 1; length < body.size(); ++length) {
        const auto info = decodeCollectionInfo(answer(body.first(length)));
        QVERIFY2(!info, body.first(length).constData());
        QCOMPARE(info.error().kind, ApiError::Kind::BadResponse);
    }
}

void TestDecodeSmall::usageIsSkipped()
{
    QVERIFY(decodeBool(answer(R"({"result":true,"usage":{"hardware":{"cpu":3},"inference":
        {"models":{"m":{"tokens":7}}}},"status":"ok","time":0.1})"))
                .value());
}

QTEST_GUILESS_MAIN(TestDecodeSmall)
#include "tst_decodesmall.moc"
