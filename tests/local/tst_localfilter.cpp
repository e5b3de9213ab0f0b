#include "tests/local/ask.h"

#include <QTest>

using namespace sextant;

//! One collection, many filters: each row says which ids pass.
class LocalFilterTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void filterPasses_data();
    void filterPasses();
    void indexesChangeMeanings_data();
    void indexesChangeMeanings();
    void badFiltersAreRefused_data();
    void badFiltersAreRefused();

private:
    QByteArray ids(const QByteArray &collection, const QByteArray &filter);
    Engine m_engine;
};

namespace {

const char points[] = R"({"points":[
{"id":1,"vector":{"a":[1,0]},"payload":{"s":"Red Car","n":1,"f":1.0,"b":true,"tags":["x","y"],"d":"2024-02-01T00:00:00Z"}},
{"id":2,"vector":{},"payload":{"s":"red","n":2,"f":2.5,"b":false,"tags":["y"],"d":"2024-02-01 02:00:00+02:00"}},
{"id":3,"vector":{},"payload":{"s":null,"n":"1","tags":[],"items":[{"k":1,"v":1},{"k":2,"v":2}],"d":"2024-03-01"}},
{"id":4,"vector":{},"payload":{"s":["red","blue"],"n":[1,5],"items":[{"k":1,"v":2}],"o":{"p q":{"x":7}},"tags":[null]}},
{"id":5,"vector":{},"payload":{"n":1.0,"g":{"lon":13.4,"lat":52.5},"big":9007199254740993}},
{"id":6,"vector":{},"payload":{"n":-3,"g":{"lon":179.5,"lat":0}}}
]})";

} // namespace

void LocalFilterTest::initTestCase()
{
    const QByteArray config = R"({"vectors":{"a":{"size":2,"distance":"Dot"}}})";
    for (const char *name : { "plain", "indexed" }) {
        ask(m_engine, QByteArray("PUT /collections/") + name, config);
        QCOMPARE(
            ask(m_engine, QByteArray("PUT /collections/") + name + "/points?wait=true", points),
            QByteArray(R"(200 {"operation_id":1,"status":"completed"})"));
    }
    for (const char *index : { R"({"field_name":"s","field_schema":"text"})",
                               R"({"field_name":"n","field_schema":"integer"})",
                               R"({"field_name":"tags","field_schema":"keyword"})" })
        QVERIFY(ask(m_engine, "PUT /collections/indexed/index?wait=true", index).startsWith("200"));
}

QByteArray LocalFilterTest::ids(const QByteArray &collection, const QByteArray &filter)
{
    QByteArray answer = ask(m_engine, "POST /collections/" + collection + "/points/scroll",
                            R"({"with_payload":false,"filter":)" + filter + '}');
    if (!answer.startsWith("200 {\"points\":["))
        return answer;
    answer = answer.mid(15).replace("],\"next_page_offset\":null}", "");
    return answer.replace("{\"id\":", "").replace('}', "");
}

void LocalFilterTest::filterPasses_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *filter, const char *expected) {
        QTest::newRow(name) << QByteArray(filter) << QByteArray(expected);
    };
    const auto must = [](const char *name, const char *condition, const char *expected) {
        QTest::newRow(name) << QByteArray(R"({"must":[)") + condition + "]}"
                            << QByteArray(expected);
    };
    row("no restriction", "{}", "1,2,3,4,5,6");
    row("empty should", R"({"should":[]})", "1,2,3,4,5,6");
    row("one object instead of a list", R"({"must":{"has_id":[2]}})", "2");
    must("text equals, any element", R"({"key":"s","match":{"value":"red"}})", "2,4");
    must("integer is no text and no float", R"({"key":"n","match":{"value":1}})", "1,4");
    must("text is no integer", R"({"key":"n","match":{"value":"1"}})", "3");
    must("bool", R"({"key":"b","match":{"value":false}})", "2");
    must("any", R"({"key":"n","match":{"any":[2,5]}})", "2,4");
    must("any of nothing", R"({"key":"n","match":{"any":[]}})", "");
    must("except needs one value outside", R"({"key":"tags","match":{"except":["y"]}})", "1");
    must("except nothing takes every value", R"({"key":"s","match":{"except":[]}})", "1,2,4");
    must("except integers takes texts", R"({"key":"n","match":{"except":[1,2]}})", "3,4,5,6");
    must("text without index is a substring", R"({"key":"s","match":{"text":"red"}})", "2,4");
    must("text_any without index", R"({"key":"s","match":{"text_any":"blue Car"}})", "1,4");
    must("prefix", R"({"key":"s","match":{"prefix":"Re"}})", "1");
    must("range on any element", R"({"key":"n","range":{"gt":1}})", "2,4");
    must("range from zero", R"({"key":"n","range":{"gte":1,"lt":2}})", "1,4,5");
    must("range rounds big integers",
         R"({"key":"big","range":{"gte":9007199254740992,"lte":9007199254740992}})", "5");
    must("datetime range",
         R"({"key":"d","range":{"gte":"2024-02-01T00:00:00Z","lt":"2024-03-01"}})", "1,2");
    must("values count, missing is zero", R"({"key":"tags","values_count":{"lt":1}})", "3,5,6");
    must("values count", R"({"key":"tags","values_count":{"gte":2}})", "1");
    must("is_empty", R"({"is_empty":{"key":"tags"}})", "3,5,6");
    must("is_empty of null", R"({"is_empty":{"key":"s"}})", "3,5,6");
    must("is_empty per key, false", R"({"key":"tags","is_empty":false})", "1,2,4");
    must("is_null", R"({"is_null":{"key":"s"}})", "3");
    must("null inside an array is none unindexed", R"({"is_null":{"key":"tags"}})", "");
    must("is_null per key sees into the array", R"({"key":"tags","is_null":true})", "4");
    must("is_null false takes missing", R"({"key":"s","is_null":false})", "1,2,4,5,6");
    must("has_id keeps order", R"({"has_id":[6,1,77]})", "1,6");
    must("has_vector", R"({"has_vector":"a"})", "1");
    must("elements of different objects may meet two conditions",
         R"({"key":"items[].k","match":{"value":1}},{"key":"items[].v","match":{"value":2}})",
         "3,4");
    must(
        "nested wants one element",
        R"({"nested":{"key":"items","filter":{"must":[{"key":"k","match":{"value":1}},{"key":"v","match":{"value":2}}]}}})",
        "4");
    must("nested with an empty should", R"({"nested":{"key":"items[]","filter":{"should":[]}}})",
         "");
    must("ids never match inside nested",
         R"({"nested":{"key":"items","filter":{"must":[{"has_id":[3,4]}]}}})", "");
    must("a plain path does not enter arrays", R"({"key":"items.k","match":{"value":1}})", "");
    must("index in a path", R"({"key":"items[1].k","match":{"value":2}})", "3");
    must("quoted key", R"({"key":"o.\"p q\".x","match":{"value":7}})", "4");
    must("several kinds are alternatives", R"({"key":"n","match":{"value":2},"range":{"lt":0}})",
         "2,6");
    must("geo radius", R"({"key":"g","geo_radius":{"center":{"lon":13.4,"lat":52.5},"radius":1}})",
         "5");
    must(
        "geo box over the antimeridian",
        R"({"key":"g","geo_bounding_box":{"top_left":{"lon":179,"lat":1},"bottom_right":{"lon":-179,"lat":-1}}})",
        "6");
    row("must_not means no element", R"({"must_not":[{"key":"s","match":{"value":"red"}}]})",
        "1,3,5,6");
    row("clauses are joined",
        R"({"must":[{"key":"n","range":{"gt":0}}],"should":[{"key":"b","match":{"value":true}},{"has_id":[5]}],"must_not":[{"has_id":[1]}]})",
        "5");
    row("a filter is a condition",
        R"({"must":[{"should":[{"has_id":[1]},{"has_id":[2]}]},{"must_not":[{"has_id":[1]}]}]})",
        "2");
    row("min_should",
        R"({"min_should":{"conditions":[{"has_id":[1,2]},{"key":"b","match":{"value":true}},{"key":"n","match":{"value":1}}],"min_count":2}})",
        "1");
}

void LocalFilterTest::filterPasses()
{
    QFETCH(QByteArray, filter);
    QTEST(ids("plain", filter), "expected");
}

void LocalFilterTest::indexesChangeMeanings_data()
{
    QTest::addColumn<QByteArray>("condition");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("words in lower case")
        << QByteArray(R"({"key":"s","match":{"text":"CAR red"}})") << QByteArray("1");
    QTest::newRow("no part of a word")
        << QByteArray(R"({"key":"s","match":{"text":"re"}})") << QByteArray("");
    QTest::newRow("any word") << QByteArray(R"({"key":"s","match":{"text_any":"blue car"}})")
                              << QByteArray("1,4");
    QTest::newRow("phrase without an index made for phrases")
        << QByteArray(R"({"key":"s","match":{"phrase":"red car"}})") << QByteArray("");
    QTest::newRow("integer index takes 1.0 as 1")
        << QByteArray(R"({"key":"n","match":{"value":1}})") << QByteArray("1,4,5");
    QTest::newRow("null inside an array counts")
        << QByteArray(R"({"is_null":{"key":"tags"}})") << QByteArray("4");
}

void LocalFilterTest::indexesChangeMeanings()
{
    QFETCH(QByteArray, condition);
    QTEST(ids("indexed", R"({"must":[)" + condition + "]}"), "expected");
}

void LocalFilterTest::badFiltersAreRefused_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray format = "400 Format error in JSON body: ";
    QTest::newRow("unknown clause")
        << QByteArray(R"({"mustt":[]})")
        << QByteArray(format
                      + "unknown field `mustt`, expected one of `should`, `min_should`, "
                        "`must`, `must_not`");
    QTest::newRow("match on a float")
        << QByteArray(R"({"must":[{"key":"f","match":{"value":1.5}}]})")
        << QByteArray(format + "data did not match any variant of untagged enum MatchInterface");
    QTest::newRow("mixed any")
        << QByteArray(R"({"must":[{"key":"f","match":{"any":[1,"a"]}}]})")
        << QByteArray(format + "data did not match any variant of untagged enum MatchInterface");
    QTest::newRow("bad instant")
        << QByteArray(R"({"must":[{"key":"d","range":{"gt":"yesterday"}}]})")
        << QByteArray(format
                      + "'yesterday' does not match accepted datetime format (RFC3339). "
                        "Example: 2014-01-01T00:00:00Z");
    QTest::newRow("no condition")
        << QByteArray(R"({"must":[{"what":1}]})")
        << QByteArray(
               format
               + "Expected some form of condition, which can be a field condition (like {\"key\": "
                 "..., "
                 "\"match\": ... }), or some other mentioned in the documentation: "
                 "https://qdrant.tech/documentation/concepts/filtering/#filtering-conditions");
    QTest::newRow("key is no text")
        << QByteArray(R"({"must":[{"key":5}]})")
        << QByteArray(format + "Filter condition 'key' must be a string");
    QTest::newRow("bad path") << QByteArray(R"({"must":[{"key":"a b","match":{"value":1}}]})")
                              << QByteArray(format + "Invalid json path: 'a b'");
    QTest::newRow("polygon is missing here")
        << QByteArray(R"({"must":[{"key":"g","geo_polygon":{}}]})")
        << QByteArray("501 Not implemented in local mode: filter condition geo_polygon");
    QTest::newRow("slice is missing here")
        << QByteArray(R"({"must":[{"slice":{"total":4,"index":0}}]})")
        << QByteArray("501 Not implemented in local mode: filter condition slice");
}

void LocalFilterTest::badFiltersAreRefused()
{
    QFETCH(QByteArray, filter);
    QTEST(ids("plain", filter), "answer");
}

QTEST_GUILESS_MAIN(LocalFilterTest)
#include "tst_localfilter.moc"
