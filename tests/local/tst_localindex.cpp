// What a payload index changes in the answers: it knows the values it holds, and nothing of the others.

#include "client/local/engine.h"
#include "tests/local/ask.h"

#include <QTest>

using namespace sextant;

class LocalIndexTest : public QObject
{
    Q_OBJECT

private slots:
    void indexesSeeTheirValuesOnly_data();
    void indexesSeeTheirValuesOnly();
    void textIndexesSplitAsTheyAreMade_data();
    void textIndexesSplitAsTheyAreMade();
    void nestedConditionsAskTextIndexesOnly();
    void facetsShowValuesAsTheIndexKeepsThem();
    void startsGoThroughFloatsWithoutAFilter();
    void orderedQueriesRepeatAPointPerValue();
    void optionsMissingHereAreRefusedByName_data();
    void optionsMissingHereAreRefusedByName();

private:
    QByteArray makeCollection(const QByteArray &points);
    QByteArray makeIndex(const QByteArray &field, const QByteArray &schema);
    QByteArray ids(const QByteArray &condition);

    Engine m_engine;
};

//! A new collection `c` of points 1, 2, …, with these payloads.
QByteArray LocalIndexTest::makeCollection(const QByteArray &payloads)
{
    ask(m_engine, "DELETE /collections/c");
    ask(m_engine, "PUT /collections/c", R"({"vectors":{}})");
    QByteArray points;
    int id = 0;
    for (const QByteArray &payload : payloads.split('\n'))
        points += R"({"id":)" + QByteArray::number(++id) + R"(,"vector":{},"payload":)" + payload
            + "},";
    points.chop(1);
    return ask(m_engine, "PUT /collections/c/points?wait=true", R"({"points":[)" + points + "]}");
}

QByteArray LocalIndexTest::makeIndex(const QByteArray &field, const QByteArray &schema)
{
    return ask(m_engine, "PUT /collections/c/index?wait=true",
               R"({"field_name":")" + field + R"(","field_schema":)" + schema + '}')
        .left(3);
}

QByteArray LocalIndexTest::ids(const QByteArray &condition)
{
    QByteArray answer = ask(m_engine, "POST /collections/c/points/scroll",
                            R"({"with_payload":false,"filter":{"must":[)" + condition + "]}}");
    answer = answer.mid(15).replace("],\"next_page_offset\":null}", "");
    return answer.replace("{\"id\":", "").replace('}', "");
}

void LocalIndexTest::indexesSeeTheirValuesOnly_data()
{
    QTest::addColumn<QByteArray>("payloads"); // of the field x
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("condition"); // without the key
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("indexed");
    const auto row = [](const char *name, const char *payloads, const char *schema,
                        const char *condition, const char *plain, const char *indexed) {
        QTest::newRow(name) << QByteArray(payloads) << '"' + QByteArray(schema) + '"'
                            << QByteArray(condition) << QByteArray(plain) << QByteArray(indexed);
    };
    row("except of texts passes over other kinds", "\"a\"\n\"b\"\n7\ntrue\n{}", "keyword",
        R"("match":{"except":["a"]})", "2,3,4,5", "2");
    row("except of integers passes over other kinds", "1\n2\n\"1\"\n2.5", "integer",
        R"("match":{"except":[1]})", "2,3,4", "2");
    row("except of nothing is one of texts", "1\n\"a\"", "integer", R"("match":{"except":[]})",
        "1,2", "1,2");
    row("prefix", "\"red\"\n\"blue\"\n[1,\"rest\"]", "keyword", R"("match":{"prefix":"re"})", "1,3",
        "1,3");
    row("range of integers is exact",
        "9007199254740992\n9007199254740993\n9007199254740994\n9007199254740993.0", "integer",
        R"("range":{"gt":9007199254740992})", "3", "2,3");
    row("range of integers passes over fractions", "1\n1.5\n2.0", "integer",
        R"("range":{"gte":1.5})", "2,3", "3");
    row("range passes over integers that don't fit", "18446744073709551615\n1", "integer",
        R"("range":{"gt":1})", "1", "");
    row("float range holds them", "18446744073709551615\n1", "float", R"("range":{"gt":1})", "1",
        "1");
    row("datetimes as numbers", "\"1970-01-01T00:00:01Z\"\n2000000", "datetime",
        R"("range":{"gte":1000000})", "2", "1");
    row("a uuid in another spelling",
        "\"550e8400-e29b-41d4-a716-446655440000\"\n\"550E8400E29B41D4A716446655440000\"", "uuid",
        R"("match":{"value":"550e8400-e29b-41d4-a716-446655440000"})", "1", "1,2");
    row("one of uuids", "\"550E8400E29B41D4A716446655440000\"\n\"a\"", "uuid",
        R"("match":{"any":["550e8400-e29b-41d4-a716-446655440000"]})", "", "1");
    row("no uuid is looked for as text", "\"a\"\n\"550e8400-e29b-41d4-a716-446655440000\"", "uuid",
        R"("match":{"value":"a"})", "1", "1");
    row("bool", "true\n[false,1]\n\"true\"", "bool", R"("match":{"value":false})", "2", "2");
    row("places off the earth", R"({"lon":190,"lat":0}
{"lon":-170,"lat":0})",
        "geo", R"("geo_radius":{"center":{"lon":-170,"lat":0},"radius":1000})", "1,2", "2");
    row("count before match without an index", "\"a\"\n[\"a\",\"b\"]\n[\"c\",\"d\"]", "float",
        R"("match":{"value":"a"},"values_count":{"gte":2})", "2,3", "2,3");
    row("match before count with one", "\"a\"\n[\"a\",\"b\"]\n[\"c\",\"d\"]", "keyword",
        R"("match":{"value":"a"},"values_count":{"gte":2})", "2,3", "1,2");
    row("emptiness before range", "[]\n5", "keyword", R"("range":{"gt":1},"is_empty":true)", "1",
        "1");
    row("range before emptiness with its index", "[]\n5", "integer",
        R"("range":{"gt":1},"is_empty":true)", "1", "2");
}

void LocalIndexTest::indexesSeeTheirValuesOnly()
{
    QFETCH(QByteArray, payloads);
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, condition);
    QByteArray points;
    for (const QByteArray &value : payloads.split('\n'))
        points += R"({"x":)" + value + "}\n";
    points.chop(1);
    QVERIFY(makeCollection(points).startsWith("200"));
    QTEST(ids(R"({"key":"x",)" + condition + '}'), "plain");
    QCOMPARE(makeIndex("x", schema), QByteArray("200"));
    QTEST(ids(R"({"key":"x",)" + condition + '}'), "indexed");
}

void LocalIndexTest::textIndexesSplitAsTheyAreMade_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("match");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *options, const char *match,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(options) << QByteArray(match) << QByteArray(expected);
    };
    // 1: "Red-hot car", 2: ["red", "hot"], 3: "a carpet"
    row("words", "", R"("text":"red HOT")", "1,2");
    row("between blanks", R"(,"tokenizer":"whitespace")", R"("text":"red")", "2");
    row("between blanks, whole", R"(,"tokenizer":"whitespace")", R"("text":"red-hot")", "1");
    row("no prefix of words", "", R"("text":"car")", "1");
    row("prefixes", R"(,"tokenizer":"prefix")", R"("text":"car")", "1,3");
    row("prefixes up to a length", R"(,"tokenizer":"prefix","max_token_len":3)",
        R"("text":"carton")", "1,3");
    row("prefixes from a length", R"(,"tokenizer":"prefix","min_token_len":2)", R"("text":"c")",
        "");
    row("case kept", R"(,"lowercase":false)", R"("text":"Red")", "1");
    row("words too short are left out", R"(,"min_token_len":2)", R"("text":"a carpet")", "3");
    row("words too long are left out", R"(,"max_token_len":3)", R"("text":"carpet")", "");
    row("no phrases unless made for them", "", R"("phrase":"red hot")", "");
    row("a phrase within one text", R"(,"phrase_matching":true)", R"("phrase":"red hot")", "1");
    row("any word", "", R"("text_any":"carpet car")", "1,3");
}

void LocalIndexTest::textIndexesSplitAsTheyAreMade()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, match);
    QVERIFY(makeCollection(R"({"x":"Red-hot car"}
{"x":["red","hot"]}
{"x":"a carpet"})")
                .startsWith("200"));
    QCOMPARE(makeIndex("x", R"({"type":"text")" + options + '}'), QByteArray("200"));
    QTEST(ids(R"({"key":"x","match":{)" + match + "}}"), "expected");
}

void LocalIndexTest::nestedConditionsAskTextIndexesOnly()
{
    QVERIFY(makeCollection(R"({"a":[{"t":"Red car","k":1.0},{"t":"blue"}]}
{"a":[{"t":"red"},{"t":"car"}]})")
                .startsWith("200"));
    const QByteArray text
        = R"({"nested":{"key":"a","filter":{"must":[{"key":"t","match":{"text":"CAR red"}}]}}})";
    const QByteArray number
        = R"({"nested":{"key":"a","filter":{"must":[{"key":"k","match":{"value":1}}]}}})";
    QCOMPARE(ids(text), QByteArray());
    QCOMPARE(makeIndex("a[].t", R"("text")"), QByteArray("200"));
    QCOMPARE(makeIndex("a[].k", R"("integer")"), QByteArray("200"));
    QCOMPARE(ids(text), QByteArray("1"));
    QCOMPARE(ids(number), QByteArray());
    QCOMPARE(ids(R"({"key":"a[].t","match":{"text":"CAR red"}})"), QByteArray("1,2"));
    QCOMPARE(ids(R"({"key":"a[].k","match":{"value":1}})"), QByteArray("1"));
}

void LocalIndexTest::facetsShowValuesAsTheIndexKeepsThem()
{
    QVERIFY(makeCollection(R"({"u":"550E8400E29B41D4A716446655440000","n":1.0}
{"u":"550e8400-e29b-41d4-a716-446655440000","n":[1,1e30]})")
                .startsWith("200"));
    QCOMPARE(makeIndex("u", R"("uuid")"), QByteArray("200"));
    QCOMPARE(makeIndex("n", R"("integer")"), QByteArray("200"));
    QCOMPARE(
        ask(m_engine, "POST /collections/c/facet", R"({"key":"u"})"),
        QByteArray(R"(200 {"hits":[{"value":"550e8400-e29b-41d4-a716-446655440000","count":2}]})"));
    QCOMPARE(ask(m_engine, "POST /collections/c/facet", R"({"key":"n"})"),
             QByteArray(R"(200 {"hits":[{"value":1,"count":2}]})"));
}

void LocalIndexTest::startsGoThroughFloatsWithoutAFilter()
{
    QVERIFY(makeCollection(R"({"n":9007199254740992}
{"n":9007199254740993}
{"n":9007199254740994})")
                .startsWith("200"));
    QCOMPARE(makeIndex("n", R"("integer")"), QByteArray("200"));
    const QByteArray order = R"("order_by":{"key":"n","start_from":9007199254740993})";
    const QByteArray unfiltered = ask(m_engine, "POST /collections/c/points/scroll",
                                      R"({"with_payload":false,)" + order + '}');
    QCOMPARE(unfiltered,
             QByteArray(R"(200 {"points":[{"id":1,"order_value":9007199254740992},)"
                        R"({"id":2,"order_value":9007199254740993},)"
                        R"({"id":3,"order_value":9007199254740994}],"next_page_offset":null})"));
    const QByteArray filtered
        = ask(m_engine, "POST /collections/c/points/scroll",
              R"({"with_payload":false,"filter":{"must_not":[{"has_id":[9]}]},)" + order + '}');
    QCOMPARE(filtered,
             QByteArray(R"(200 {"points":[{"id":2,"order_value":9007199254740993},)"
                        R"({"id":3,"order_value":9007199254740994}],"next_page_offset":null})"));
}

void LocalIndexTest::orderedQueriesRepeatAPointPerValue()
{
    QVERIFY(makeCollection(R"({"n":[1,3,5]}
{"n":[2,4]})")
                .startsWith("200"));
    QCOMPARE(makeIndex("n", R"("integer")"), QByteArray("200"));
    QCOMPARE(ask(m_engine, "POST /collections/c/points/query",
                 R"({"query":{"order_by":"n"},"offset":1,"limit":3})"),
             QByteArray(R"(200 {"points":[{"id":2,"version":0,"score":1.0,"order_value":2},)"
                        R"({"id":1,"version":0,"score":1.0,"order_value":3},)"
                        R"({"id":2,"version":0,"score":1.0,"order_value":4}]})"));
}

void LocalIndexTest::optionsMissingHereAreRefusedByName_data()
{
    QTest::addColumn<QByteArray>("option");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray missing = "501 Not implemented in local mode: text index with ";
    QTest::newRow("stemmer") << QByteArray(R"("stemmer":{"type":"snowball","language":"english"})")
                             << QByteArray(missing + "stemmer");
    QTest::newRow("stopwords") << QByteArray(R"("stopwords":"english")")
                               << QByteArray(missing + "stopwords");
    QTest::newRow("ascii_folding")
        << QByteArray(R"("ascii_folding":true)") << QByteArray(missing + "ascii_folding");
    QTest::newRow("multilingual") << QByteArray(R"("tokenizer":"multilingual")")
                                  << QByteArray(missing + "tokenizer multilingual");
    QTest::newRow("an unknown tokenizer")
        << QByteArray(R"("tokenizer":"words")")
        << QByteArray("400 Format error in JSON body: data did not match any variant of untagged "
                      "enum PayloadFieldSchema");
}

void LocalIndexTest::optionsMissingHereAreRefusedByName()
{
    QFETCH(QByteArray, option);
    ask(m_engine, "PUT /collections/o", R"({"vectors":{}})");
    QTEST(ask(m_engine, "PUT /collections/o/index",
              R"({"field_name":"x","field_schema":{"type":"text",)" + option + "}}"),
          "answer");
}

QTEST_GUILESS_MAIN(LocalIndexTest)
#include "tst_localindex.moc"
