#include "client/json/decode.h"

#include <QTest>

#include <cmath>

using namespace sextant;
using namespace sextant::json;

namespace {

Response answer(const QByteArray &body)
{
    Response response;
    response.status = 200;
    response.body = body;
    response.exchange.attempts = 2;
    response.exchange.bytesReceived = body.size();
    return response;
}

Response result(const QByteArray &json)
{
    return answer(R"({"result":)" + json + R"(,"status":"ok","time":0.0125})");
}

} // namespace

class TestDecodePoints : public QObject
{
    Q_OBJECT

private slots:
    void scrollKeepsIdsAndBytesExact();
    void blanksBetweenTokensAreNoPartOfASlice();
    void absentPartsAreAbsent();
    void orderedScrollKeepsItsValues();
    void envelopeMembersInAnyOrderAreFine();
    void recordsAndOneRecord();
    void searchResultsKeepScoresAndRank();
    void batchPagesShareOneBody();
    void pagesTakeTheBodyWithoutCopying();
    void bracketsAndQuotesInTextsAreNoBorders();
    void faultsNameTheirPlace_data();
    void faultsNameTheirPlace();
    void everyCutIsNoticed();
    void othersAreNotQdrant_data();
    void othersAreNotQdrant();
};

void TestDecodePoints::scrollKeepsIdsAndBytesExact()
{
    const QByteArray payload
        = R"({"z":1,"a":2.0,"big":18446744073709551615,"e":1e3,"n":-0.0,"t":"ü\n\"x\""})";
    const auto page = decodeScroll(result(
        R"({"points":[{"id":9007199254740993,"payload":)" + payload
        + R"(,"vector":[0.1,-2e-7]},{"id":18446744073709551615,"payload":{}},)"
        + R"({"id":"9b2f1c1e-0000-4000-8000-0000000000aa","vector":{"a":[1,2],"s":{"indices":[3],"values":[0.5]}}}],)"
        + R"("next_page_offset":"9b2f1c1e-0000-4000-8000-0000000000ab"})"));
    QVERIFY2(page.hasValue(), page ? "" : qPrintable(page.error().detail));
    QCOMPARE(page->rows.size(), size_t(3));
    QCOMPARE(page->rows[0].id, PointId::fromNumber(9007199254740993ULL));
    QCOMPARE(page->payload(0).toByteArray(), payload);
    QCOMPARE(page->vectors(0).toByteArray(), QByteArray("[0.1,-2e-7]"));
    QCOMPARE(page->rows[1].id, PointId::fromNumber(18446744073709551615ULL));
    QCOMPARE(page->payload(1).toByteArray(), QByteArray("{}"));
    QVERIFY(page->vectors(1).isEmpty());
    QCOMPARE(page->rows[2].id.toString(), QStringLiteral("9b2f1c1e-0000-4000-8000-0000000000aa"));
    QCOMPARE(page->vectors(2).toByteArray(),
             QByteArray(R"({"a":[1,2],"s":{"indices":[3],"values":[0.5]}})"));
    QVERIFY(page->payload(2).isEmpty());
    QCOMPARE(page->nextPageOffset->toString(),
             QStringLiteral("9b2f1c1e-0000-4000-8000-0000000000ab"));
    QCOMPARE(page->exchange.serverSeconds, 0.0125);
    QCOMPARE(page->exchange.attempts, 2);
    const Record record = recordAt(*page, 0);
    QCOMPARE(record.payload, payload);
    QCOMPARE(recordAt(*page, 2).payload, QByteArray("{}"));
}

void TestDecodePoints::blanksBetweenTokensAreNoPartOfASlice()
{
    const auto page = decodeScroll(answer(
        "\n{ \"result\" : { \"points\" : [ { \"id\" : 7 , \"payload\" : { \"a\" : [ 1 ] } ,\r\n"
        "\"vector\" : [ 1 ,\t2 ] , \"order_value\" : 3.5 } ] , \"next_page_offset\" : null } ,"
        " \"status\" : \"ok\" , \"time\" : 1e-3 } \n"));
    QVERIFY2(page.hasValue(), page ? "" : qPrintable(page.error().detail));
    QCOMPARE(page->rows[0].id, PointId::fromNumber(7));
    QCOMPARE(page->payload(0).toByteArray(), QByteArray("{ \"a\" : [ 1 ] }"));
    QCOMPARE(page->vectors(0).toByteArray(), QByteArray("[ 1 ,\t2 ]"));
    QCOMPARE(page->orderValue(0).toByteArray(), QByteArray("3.5"));
    QVERIFY(!page->nextPageOffset);
    QCOMPARE(page->exchange.serverSeconds, 0.001);
}

void TestDecodePoints::absentPartsAreAbsent()
{
    const auto page
        = decodeScroll(result(R"({"points":[{"id":1,"payload":null,"vector":null,"shard_key":"eu"},
               {"id":2,"vector":{}},{"id":3,"vector":[ ]}]})"));
    QVERIFY(page.hasValue());
    for (int row = 0; row < 3; ++row) {
        QVERIFY(page->payload(row).isEmpty());
        QVERIFY(page->vectors(row).isEmpty());
        QVERIFY(page->orderValue(row).isEmpty());
    }
    QVERIFY(!page->nextPageOffset);
    QVERIFY(decodeScroll(result(R"({"points":[]})"))->rows.empty());
}

void TestDecodePoints::orderedScrollKeepsItsValues()
{
    const auto page = decodeScroll(
        result(R"({"points":[{"id":1,"order_value":1700000000000000},{"id":2,"order_value":-1.50}],
               "next_page_offset":null})"));
    QVERIFY(page.hasValue());
    QCOMPARE(page->orderValue(0).toByteArray(), QByteArray("1700000000000000"));
    QCOMPARE(page->orderValue(1).toByteArray(), QByteArray("-1.50"));
}

void TestDecodePoints::envelopeMembersInAnyOrderAreFine()
{
    const auto page = decodeScroll(
        answer(R"({"time":0.5,"usage":{"hardware":{"cpu":1},"inference":null},"status":"ok",
               "result":{"next_page_offset":8,"extra":[{"points":1}],"points":[{"payload":{"id":5},"id":7}]}})"));
    QVERIFY2(page.hasValue(), page ? "" : qPrintable(page.error().detail));
    QCOMPARE(page->rows[0].id, PointId::fromNumber(7));
    QCOMPARE(page->nextPageOffset, std::optional(PointId::fromNumber(8)));
    QCOMPARE(page->exchange.serverSeconds, 0.5);
}

void TestDecodePoints::recordsAndOneRecord()
{
    const auto page = decodeRecords(result(R"([{"id":2,"payload":{"a":1}},{"id":1}])"));
    QVERIFY(page.hasValue());
    QCOMPARE(page->rows.size(), size_t(2));
    QCOMPARE(page->rows[1].id, PointId::fromNumber(1));
    QCOMPARE(page->payload(0).toByteArray(), QByteArray(R"({"a":1})"));

    const auto record = decodeRecord(result(R"({"id":7,"payload":{"a":1.0},"vector":[0.5]})"));
    QVERIFY(record.hasValue());
    QCOMPARE(record->id, PointId::fromNumber(7));
    QCOMPARE(record->payload, QByteArray(R"({"a":1.0})"));
    QCOMPARE(record->vectors, QByteArray("[0.5]"));
    QCOMPARE(record->exchange.serverSeconds, 0.0125);
    QCOMPARE(decodeRecord(result(R"({"id":7})"))->payload, QByteArray("{}"));
}

void TestDecodePoints::searchResultsKeepScoresAndRank()
{
    const auto page = decodeQuery(result(
        R"({"points":[{"id":7,"version":3,"score":0.98765433,"payload":{"city":"Ulm"},"vector":[1,0]},
            {"id":3,"version":18446744073709551615,"score":-1e-7},{"id":9,"score":null,"version":0}]})"));
    QVERIFY2(page.hasValue(), page ? "" : qPrintable(page.error().detail));
    QCOMPARE(page->points.rows.size(), size_t(3));
    QCOMPARE(page->points.rows[0].id, PointId::fromNumber(7));
    QCOMPARE(page->points.rows[1].id, PointId::fromNumber(3));
    QVERIFY(page->scores[0] == 0.98765433f);
    QVERIFY(page->scores[1] == -1e-7f);
    QVERIFY(std::isnan(page->scores[2]));
    QCOMPARE(page->versions[1], 18446744073709551615ULL);
    QCOMPARE(page->points.payload(0).toByteArray(), QByteArray(R"({"city":"Ulm"})"));
}

void TestDecodePoints::batchPagesShareOneBody()
{
    const auto pages = decodeQueryBatch(
        result(R"([{"points":[{"id":1,"version":0,"score":1.0,"payload":{"a":1}}]},{"points":[]},
               {"points":[{"id":2,"version":0,"score":2,"payload":{"b":2}}]}])"));
    QVERIFY2(pages.hasValue(), pages ? "" : qPrintable(pages.error().detail));
    QCOMPARE(pages->size(), size_t(3));
    QCOMPARE(pages->at(0).points.payload(0).toByteArray(), QByteArray(R"({"a":1})"));
    QCOMPARE(pages->at(2).points.payload(0).toByteArray(), QByteArray(R"({"b":2})"));
    QCOMPARE(pages->at(0).points.body.constData(), pages->at(2).points.body.constData());
    QCOMPARE(pages->at(2).points.exchange.serverSeconds, 0.0125);
}

void TestDecodePoints::pagesTakeTheBodyWithoutCopying()
{
    Response response = result(R"({"points":[{"id":1}]})");
    const char *const bytes = response.body.constData();
    const auto page = decodeScroll(std::move(response));
    QVERIFY(page.hasValue());
    QCOMPARE(static_cast<const void *>(page->body.constData()), static_cast<const void *>(bytes));
}

void TestDecodePoints::bracketsAndQuotesInTextsAreNoBorders()
{
    const QByteArray payload
        = R"({"a]":"}]\"}","b":[{"c":"\\"},"[[[{{{"],"long long long key \" ]":{"d":[[],[[]],{}]}})";
    const auto page = decodeScroll(result(R"({"points":[{"id":1,"payload":)" + payload
                                          + R"(,"vector":{"x]":[1]}},{"id":2}]})"));
    QVERIFY2(page.hasValue(), page ? "" : qPrintable(page.error().detail));
    QCOMPARE(page->payload(0).toByteArray(), payload);
    QCOMPARE(page->vectors(0).toByteArray(), QByteArray(R"({"x]":[1]})"));
    QCOMPARE(page->rows[1].id, PointId::fromNumber(2));
}

void TestDecodePoints::faultsNameTheirPlace_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const char *body, const char *path) {
        QTest::newRow(name) << QByteArray(body) << QString::fromUtf8(path);
    };
    row("no result", R"({"status":"ok","time":0.1})", "result");
    row("accepted only", R"({"status":"accepted","time":0.1})", "result");
    row("result is null", R"({"result":null,"time":0.1})", "result");
    row("result is a list", R"({"result":[]})", "result");
    row("root is a list", R"([{"result":1}])", "");
    row("no points", R"({"result":{"next_page_offset":null}})", "result.points");
    row("points is no list", R"({"result":{"points":{}}})", "result.points");
    row("point is no object", R"({"result":{"points":[1]}})", "result.points[0]");
    row("no id", R"({"result":{"points":[{"id":1},{"payload":{}}]}})", "result.points[1].id");
    row("float id", R"({"result":{"points":[{"id":1.0}]}})", "result.points[0].id");
    row("text id", R"({"result":{"points":[{"id":"7"}]}})", "result.points[0].id");
    row("object id", R"({"result":{"points":[{"id":{}}]}})", "result.points[0].id");
    row("null id", R"({"result":{"points":[{"id":null}]}})", "result.points[0].id");
    row("payload is a list", R"({"result":{"points":[{"id":1,"payload":[]}]}})",
        "result.points[0].payload");
    row("vector is a number", R"({"result":{"points":[{"id":1,"vector":1}]}})",
        "result.points[0].vector");
    row("bad offset", R"({"result":{"points":[],"next_page_offset":-1}})",
        "result.next_page_offset");
    row("time is a text", R"({"result":{"points":[]},"time":"x"})", "time");
    row("missing comma", R"({"result":{"points":[{"id":1} {"id":2}]}})", "result.points");
    row("bad word", R"({"result":{"points":[{"id":1,"payload":nil}]}})",
        "result.points[0].payload");
    row("trailing text", R"({"result":{"points":[]}} {"a":1})", "");
    row("trailing bracket", R"({"result":{"points":[]}}})", "");
}

void TestDecodePoints::faultsNameTheirPlace()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, path);
    const auto page = decodeScroll(answer(body));
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ApiError::Kind::BadResponse);
    QCOMPARE(page.error().httpStatus, 200);
    QCOMPARE(page.error().body, body);
    if (path.isEmpty())
        QVERIFY(!page.error().detail.isEmpty());
    else
        QVERIFY2(page.error().detail.startsWith(path + QLatin1String(": ")),
                 qPrintable(page.error().detail));
}

void TestDecodePoints::everyCutIsNoticed()
{
    const QByteArray body = R"({"result":{"points":[{"id":7,"version":1,"score":0.5,)"
                            R"("payload":{"a":"b\"c","d":[1,{"e":null}]},"vector":[0.25,1]}]},)"
                            R"("status":"ok","time":0.001})";
    QVERIFY(decodeQuery(answer(body)).hasValue());
    for (qsizetype length = 0; length < body.size(); ++length) {
        const auto page = decodeQuery(answer(body.first(length)));
        QVERIFY2(!page, body.first(length).constData());
        QCOMPARE(page.error().kind,
                 length == 0 ? ApiError::Kind::NotQdrant : ApiError::Kind::BadResponse);
    }
}

void TestDecodePoints::othersAreNotQdrant_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blanks") << QByteArray(" \n");
    QTest::newRow("HTML") << QByteArray("<!doctype html><title>Proxy</title>");
    QTest::newRow("text") << QByteArray("all shards are ready");
}

void TestDecodePoints::othersAreNotQdrant()
{
    QFETCH(QByteArray, body);
    const auto page = decodeScroll(answer(body));
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ApiError::Kind::NotQdrant);
    QCOMPARE(page.error().body, body);
}

QTEST_GUILESS_MAIN(TestDecodePoints)
#include "tst_decodepoints.moc"
