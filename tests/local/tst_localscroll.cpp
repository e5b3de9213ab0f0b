#include "tests/local/ask.h"

#include <QTest>

using namespace sextant;

class LocalScrollTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void scrolls_data();
    void scrolls();
    void countAgreesWithFilters();
    void facetCountsPointsPerValue();
    void pagingByOffsetSeesEveryPointOnce();
    void pageOfAThousandIsQuick();

private:
    Engine m_engine;
};

void LocalScrollTest::initTestCase()
{
    ask(m_engine, "PUT /collections/c", "{}");
    QVERIFY(
        ask(m_engine, "PUT /collections/c/points?wait=true",
            R"({"points":[{"id":1,"vector":{},"payload":{"p":2,"f":1.5,"d":"2024-01-01T00:00:01Z","t":"a"}},)"
            R"({"id":2,"vector":{},"payload":{"p":[1,3],"f":2,"d":"2024-01-01","t":["b","a","b"]}},)"
            R"({"id":3,"vector":{},"payload":{"p":2,"t":"c"}},{"id":4,"vector":{},"payload":{"p":"2"}}]})")
            .startsWith("200"));
    for (const char *index : { R"({"field_name":"p","field_schema":"integer"})",
                               R"({"field_name":"f","field_schema":"float"})",
                               R"({"field_name":"d","field_schema":"datetime"})",
                               R"({"field_name":"t","field_schema":"keyword"})" })
        QVERIFY(ask(m_engine, "PUT /collections/c/index", index).startsWith("200"));
}

void LocalScrollTest::scrolls_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *name, const QByteArray &body, const char *answer) {
        QTest::newRow(name) << "{\"with_payload\":false," + body + '}' << QByteArray(answer);
    };
    row("offset names the first of the next page", R"("limit":2)",
        R"(200 {"points":[{"id":1},{"id":2}],"next_page_offset":3})");
    row("the last full page ends", R"("limit":2,"offset":3)",
        R"(200 {"points":[{"id":3},{"id":4}],"next_page_offset":null})");
    row("offset need not exist", R"("offset":9)", R"(200 {"points":[],"next_page_offset":null})");
    row("next offset is one that passes the filter",
        R"("limit":1,"filter":{"must_not":[{"has_id":[2]}]})",
        R"(200 {"points":[{"id":1}],"next_page_offset":3})");
    row("ascending, once per value, ties by id", R"("order_by":"p")",
        R"(200 {"points":[{"id":2,"order_value":1},{"id":1,"order_value":2},{"id":3,"order_value":2},{"id":2,"order_value":3}],"next_page_offset":null})");
    row("descending turns the ties, too", R"("order_by":{"key":"p","direction":"desc"},"limit":3)",
        R"(200 {"points":[{"id":2,"order_value":3},{"id":3,"order_value":2},{"id":1,"order_value":2}],"next_page_offset":null})");
    row("start is inclusive", R"("order_by":{"key":"p","start_from":2})",
        R"(200 {"points":[{"id":1,"order_value":2},{"id":3,"order_value":2},{"id":2,"order_value":3}],"next_page_offset":null})");
    row("going on after a tie",
        R"("order_by":{"key":"p","start_from":2},"filter":{"must_not":[{"has_id":[1]}]},"limit":1)",
        R"(200 {"points":[{"id":3,"order_value":2}],"next_page_offset":null})");
    row("floats", R"("order_by":"f")",
        R"(200 {"points":[{"id":1,"order_value":1.5},{"id":2,"order_value":2.0}],"next_page_offset":null})");
    row("instants are microseconds",
        R"("order_by":{"key":"d","start_from":"2024-01-01T00:00:00.5Z"})",
        R"(200 {"points":[{"id":1,"order_value":1704067201000000}],"next_page_offset":null})");
    row("no index", R"("order_by":"x")",
        "400 Wrong input: No range index for `order_by` key: `x`. Please create one to use "
        "`order_by`. "
        "Check https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which "
        "payload "
        "schemas support Range conditions");
    row("keyword index is no range index", R"("order_by":"t")",
        "400 Wrong input: No range index for `order_by` key: `t`. Please create one to use "
        "`order_by`. "
        "Check https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which "
        "payload "
        "schemas support Range conditions");
    row("offset with order", R"("order_by":"p","offset":1)",
        "400 Wrong input: Cannot use an `offset` when using `order_by`. The alternative for paging "
        "is to "
        "use `order_by.start_from` and a filter to exclude the IDs that you've already seen for "
        "the "
        "`order_by.start_from` value");
    row("limit zero", R"("limit":0)",
        "422 Validation error in JSON body: [scroll_request.limit: value 0 invalid, must be 1 or "
        "larger]");
    row("bad offset", R"("offset":"7")",
        "400 Format error in JSON body: value \"7\" is not a valid point ID, valid values are "
        "either an "
        "unsigned integer or a UUID");
}

void LocalScrollTest::scrolls()
{
    QFETCH(QByteArray, body);
    QTEST(ask(m_engine, "POST /collections/c/points/scroll", body), "answer");
}

void LocalScrollTest::countAgreesWithFilters()
{
    QCOMPARE(ask(m_engine, "POST /collections/c/points/count", "{}"),
             QByteArray(R"(200 {"count":4})"));
    QCOMPARE(ask(m_engine, "POST /collections/c/points/count",
                 R"({"exact":false,"filter":{"must":[{"key":"p","match":{"value":2}}]}})"),
             QByteArray(R"(200 {"count":2})"));
}

void LocalScrollTest::facetCountsPointsPerValue()
{
    QCOMPARE(ask(m_engine, "POST /collections/c/facet", R"({"key":"t"})"),
             QByteArray(R"(200 {"hits":[{"value":"a","count":2},{"value":"b","count":1},)"
                        R"({"value":"c","count":1}]})"));
    QCOMPARE(ask(m_engine, "POST /collections/c/facet",
                 R"({"key":"p","limit":1,"filter":{"must":[{"has_id":[1,3]}]}})"),
             QByteArray(R"(200 {"hits":[{"value":2,"count":2}]})"));
    QCOMPARE(ask(m_engine, "POST /collections/c/facet", R"({"key":"f"})"),
             QByteArray(
                 "400 Wrong input: No appropriate index for faceting: `f`. Please create one to "
                 "facet on this field. Check "
                 "https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which "
                 "payload schemas support Match conditions"));
}

void LocalScrollTest::pagingByOffsetSeesEveryPointOnce()
{
    QByteArray seen;
    QByteArray offset = "0";
    while (offset != "null") {
        const QByteArray answer
            = ask(m_engine, "POST /collections/c/points/scroll",
                  R"({"limit":3,"with_payload":false,"offset":)" + offset + '}');
        const QByteArray mark = "],\"next_page_offset\":";
        const qsizetype end = answer.indexOf(mark);
        QVERIFY(end > 0);
        seen += answer.mid(15, end - 15) + ';';
        offset = answer.mid(end + mark.size()).chopped(1);
    }
    QCOMPARE(seen, QByteArray(R"({"id":1},{"id":2},{"id":3};{"id":4};)"));
}

void LocalScrollTest::pageOfAThousandIsQuick()
{
    ask(m_engine, "PUT /collections/big", R"({"vectors":{"size":8,"distance":"Dot"}})");
    std::vector<DirectPoint> points(1000);
    for (size_t i = 0; i < points.size(); ++i) {
        points[i].id = PointId::fromNumber(i);
        points[i].vectors = { { QString(), DenseVector(8, float(i)) } };
        points[i].payload = R"({"name":"point","number":)" + QByteArray::number(quint64(i)) + '}';
    }
    QCOMPARE(m_engine.upsertDirect(QStringLiteral("big"), std::move(points)).status, 200);
    QBENCHMARK
    {
        QVERIFY(ask(m_engine, "POST /collections/big/points/scroll", R"({"limit":1000})")
                    .endsWith(R"({"id":999,"payload":{"name":"point","number":999}}],)"
                              R"("next_page_offset":null})"));
    }
}

QTEST_GUILESS_MAIN(LocalScrollTest)
#include "tst_localscroll.moc"
