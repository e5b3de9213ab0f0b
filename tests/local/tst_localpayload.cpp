#include "tests/local/ask.h"

#include <QTest>

#include <memory>

using namespace sextant;

class LocalPayloadTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void writesChangePayloads_data();
    void writesChangePayloads();
    void filtersChooseThePoints();
    void idsBeatTheFilter();
    void missingPointsEndInNotFoundButOthersAreWritten();
    void withoutPointsOrFilterIsRefused();

private:
    QByteArray ask(const QByteArray &line, const QByteArray &body = {})
    {
        return sextant::ask(*m_engine, line, body);
    }
    QByteArray payload(const QByteArray &id)
    {
        return ask("POST /collections/c/points", R"({"with_payload":true,"ids":[)" + id + "]}");
    }
    std::unique_ptr<Engine> m_engine;
};

void LocalPayloadTest::init()
{
    m_engine = std::make_unique<Engine>();
    ask("PUT /collections/c", "{}");
    ask("PUT /collections/c/points?wait=true",
        R"({"points":[{"id":1,"vector":{},"payload":)"
        R"({"a":{"x":1,"y":2},"b":1,"l":[{"k":1},{"k":2}],"z":null}},)"
        R"({"id":2,"vector":{},"payload":{"b":2}}]})");
}

void LocalPayloadTest::writesChangePayloads_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("after");
    const QByteArray set = "POST /collections/c/points/payload?wait=true";
    const QByteArray overwrite = "PUT /collections/c/points/payload?wait=true";
    const QByteArray remove = "POST /collections/c/points/payload/delete?wait=true";
    QTest::newRow("set merges the top level only")
        << set << QByteArray(R"({"payload":{"a":{"x":9},"n":1},"points":[1]})")
        << QByteArray(R"({"a":{"x":9},"b":1,"l":[{"k":1},{"k":2}],"z":null,"n":1})");
    QTest::newRow("null removes, the last key fills the hole")
        << set << QByteArray(R"({"payload":{"a":null},"points":[1]})")
        << QByteArray(R"({"z":null,"b":1,"l":[{"k":1},{"k":2}]})");
    QTest::newRow("set under a path")
        << set << QByteArray(R"({"payload":{"x":9,"y":null},"points":[1],"key":"a"})")
        << QByteArray(R"({"a":{"x":9},"b":1,"l":[{"k":1},{"k":2}],"z":null})");
    QTest::newRow("a path makes objects")
        << set << QByteArray(R"({"payload":{"v":1},"points":[1],"key":"b.c"})")
        << QByteArray(R"({"a":{"x":1,"y":2},"b":{"c":{"v":1}},"l":[{"k":1},{"k":2}],"z":null})");
    QTest::newRow("a path into every element")
        << set << QByteArray(R"({"payload":{"m":0},"points":[1],"key":"l[]"})")
        << QByteArray(R"({"a":{"x":1,"y":2},"b":1,"l":[{"k":1,"m":0},{"k":2,"m":0}],"z":null})");
    QTest::newRow("overwrite keeps nulls and ignores the key")
        << overwrite << QByteArray(R"({"payload":{"n":null},"points":[1],"key":"a"})")
        << QByteArray(R"({"n":null})");
    QTest::newRow("delete by paths")
        << remove << QByteArray(R"({"keys":["a.x","l[].k","z","none"],"points":[1]})")
        << QByteArray(R"({"a":{"y":2},"b":1,"l":[{},{}]})");
    QTest::newRow("delete empties an array, never an index")
        << remove << QByteArray(R"({"keys":["l[0]"],"points":[1]})")
        << QByteArray(R"({"a":{"x":1,"y":2},"b":1,"l":[{"k":1},{"k":2}],"z":null})");
    QTest::newRow("delete all elements")
        << remove << QByteArray(R"({"keys":["l[]"],"points":[1]})")
        << QByteArray(R"({"a":{"x":1,"y":2},"b":1,"l":[],"z":null})");
    QTest::newRow("clear") << QByteArray("POST /collections/c/points/payload/clear?wait=true")
                           << QByteArray(R"({"points":[1]})") << QByteArray("{}");
}

void LocalPayloadTest::writesChangePayloads()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, after);
    QCOMPARE(ask(line, body), QByteArray(R"(200 {"operation_id":2,"status":"completed"})"));
    QCOMPARE(payload("1"), QByteArray(R"(200 [{"id":1,"payload":)" + after + "}]"));
}

void LocalPayloadTest::filtersChooseThePoints()
{
    ask("POST /collections/c/points/payload?wait=true",
        R"({"payload":{"n":1},"filter":{"must":[{"key":"b","match":{"value":2}}]}})");
    QCOMPARE(payload("2"), QByteArray(R"(200 [{"id":2,"payload":{"b":2,"n":1}}])"));
    QVERIFY(!payload("1").contains("\"n\""));
}

void LocalPayloadTest::idsBeatTheFilter()
{
    ask("POST /collections/c/points/payload?wait=true",
        R"({"payload":{"n":1},"points":[2],"filter":{"must":[{"key":"b","match":{"value":1}}]}})");
    QCOMPARE(payload("2"), QByteArray(R"(200 [{"id":2,"payload":{"b":2,"n":1}}])"));
}

void LocalPayloadTest::missingPointsEndInNotFoundButOthersAreWritten()
{
    const QByteArray body = R"({"payload":{"n":1},"points":[7,2]})";
    QCOMPARE(ask("POST /collections/c/points/payload?wait=true", body),
             QByteArray("404 Not found: No point with id 7 found"));
    QCOMPARE(payload("2"), QByteArray(R"(200 [{"id":2,"payload":{"b":2,"n":1}}])"));
    QCOMPARE(ask("POST /collections/c/points/payload", body),
             QByteArray(R"(200 {"operation_id":3,"status":"acknowledged"})"));
}

void LocalPayloadTest::withoutPointsOrFilterIsRefused()
{
    QCOMPARE(ask("POST /collections/c/points/payload", R"({"payload":{"n":1}})"),
             QByteArray("400 Format error in JSON body: Either list of point ids or filter must be "
                        "provided"));
    QCOMPARE(ask("POST /collections/c/points/payload/delete", R"({"keys":["a b"],"points":[1]})"),
             QByteArray("400 Format error in JSON body: Invalid json path: 'a b'"));
}

QTEST_GUILESS_MAIN(LocalPayloadTest)
#include "tst_localpayload.moc"
