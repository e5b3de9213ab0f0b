#include "client/json/parse.h"

#include <QElapsedTimer>
#include <QTest>

#include <clocale>

using namespace sextant;
using namespace sextant::json;

class TestJsonParse : public QObject
{
    Q_OBJECT

private slots:
    void textComesBackByteForByte_data();
    void textComesBackByteForByte();
    void escapesAndBlanksAreNormalised();
    void faultsTellTheirPlace_data();
    void faultsTellTheirPlace();
    void refusesWhatTheServerRefuses_data();
    void refusesWhatTheServerRefuses();
    void depthIsLimited();
    void payloadTooDeepForAnUpsertIsTold();
    void duplicateKeysAreKeptAndTold();
    void integersBeyondTheServerAreKeptAndTold();
    void decimalCommaOfTheLocaleStaysOut();
    void manyKeysAreReadInLinearTime();
};

void TestJsonParse::textComesBackByteForByte_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : { R"({"z":1,"a":2})",
                              "18446744073709551615",
                              "-9223372036854775808",
                              "9007199254740993",
                              "9223372036854775808",
                              "1.0",
                              "1e3",
                              "1E3",
                              "1E+3",
                              "1.10",
                              "-0.0",
                              "-0",
                              "0",
                              "[-0]",
                              "[-0,1]",
                              R"({"a":-0})",
                              "0.1000000000000000055511151231257827",
                              "1e-7",
                              "2.50e-0003",
                              "123456789012345678901234567890",
                              "-18446744073709551615",
                              "null",
                              "true",
                              "false",
                              "\"\"",
                              "[]",
                              "{}",
                              "[[],{},[{}]]",
                              R"({"":""})",
                              R"({"a":1,"a":2})",
                              R"({"a":{"b":[1,2.0,"x",null,true]}})",
                              R"(["\"\\\b\f\n\r\t\u0001"])",
                              "\"Привет 😀\"",
                              "[1,-1,1.5,-1.5e10,0]",
                              "[1e308,5e-324]" })
        QTest::newRow(text) << QByteArray(text);
}

void TestJsonParse::textComesBackByteForByte()
{
    QFETCH(QByteArray, text);
    const Result<Parsed, ParseError> parsed = parse(text);
    QVERIFY2(parsed.hasValue(), parsed ? "" : qPrintable(parsed.error().message));
    QCOMPARE(parsed->value.toJson(), text);
    // And in blanks, where numbers end in something else.
    const Result<Parsed, ParseError> padded = parse(" \n" + text + "\t \r\n");
    QVERIFY(padded.hasValue());
    QCOMPARE(padded->value.toJson(), text);
    QVERIFY(padded->value == parsed->value);
}

void TestJsonParse::escapesAndBlanksAreNormalised()
{
    const auto parsed = parse(R"( { "a\/\u0041" : [ 1 , 2 ] , "\ud83d\ude00" : "\u00e9" } )");
    QVERIFY(parsed.hasValue());
    QCOMPARE(parsed->value.toJson(), QByteArray(R"({"a/A":[1,2],"😀":"é"})"));
}

void TestJsonParse::faultsTellTheirPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qsizetype>("offset");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const char *text, int offset, int line, int column) {
        QTest::newRow(name) << QByteArray(text) << qsizetype(offset) << line << column;
    };
    row("empty", "", 0, 1, 1);
    row("wrong first character", "x", 0, 1, 1);
    row("missing value", "{\"a\":}", 5, 1, 6);
    row("trailing comma", "[1,]", 3, 1, 4);
    row("second line", "{\n  \"a\": ?\n}", 9, 2, 8);
    row("columns are characters", "[\"äö😀\",?]", 12, 1, 8);
    row("unfinished", "{\"a\":1", 6, 1, 7);
    row("unfinished on a later line", "[1,\n2\n", 6, 3, 1);
    row("trailing text", "{} x", 3, 1, 4);
    row("unclosed string", "\"ab", 3, 1, 4);
}

void TestJsonParse::faultsTellTheirPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(qsizetype, offset);
    QFETCH(int, line);
    QFETCH(int, column);
    const Result<Parsed, ParseError> parsed = parse(text);
    QVERIFY(!parsed);
    const ParseError &error = parsed.error();
    QVERIFY(!error.message.isEmpty());
    QVERIFY2(!error.message.contains(u"json.exception"), qPrintable(error.message));
    QCOMPARE(error.offset, offset);
    QCOMPARE(error.line, line);
    QCOMPARE(error.column, column);
}

void TestJsonParse::refusesWhatTheServerRefuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : { "NaN",
                              "Infinity",
                              "-Infinity",
                              "nul",
                              "True",
                              "01",
                              "-01",
                              "1.",
                              ".5",
                              "+1",
                              "1e",
                              "0x1",
                              "-",
                              "'a'",
                              "\"\\ud800\"",
                              "\"\\udc00\"",
                              "\"\\ud800\\u0041\"",
                              "\"\\x41\"",
                              "\"a\nb\"",
                              "\"\xff\"",
                              "\"\xc3\"",
                              "\"\xed\xa0\x80\"",
                              "{a:1}",
                              "{\"a\" 1}",
                              "{\"a\":1,}",
                              "[1 2]",
                              "[1]]",
                              "{\"a\":1}}",
                              "// c\n1",
                              "1e400",
                              "-1e400" })
        QTest::newRow(text) << QByteArray(text);
}

void TestJsonParse::refusesWhatTheServerRefuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parse(text));
}

void TestJsonParse::depthIsLimited()
{
    const auto nested
        = [](int depth) { return QByteArray(depth, '[') + "1" + QByteArray(depth, ']'); };
    QVERIFY(parse(nested(maxDepth)).hasValue());
    const Result<Parsed, ParseError> tooDeep = parse(nested(maxDepth + 1));
    QVERIFY(!tooDeep);
    QCOMPARE(tooDeep.error().offset, qsizetype(maxDepth));
    QCOMPARE(tooDeep.error().message, QStringLiteral("nested deeper than 127 levels"));
    QVERIFY(!parse(QByteArray(1'000'000, '[')));
}

void TestJsonParse::payloadTooDeepForAnUpsertIsTold()
{
    // {"points":[{"payload":…}]} takes three of the server's 127 levels.
    const auto nested = [](int depth) {
        QByteArray text = "{\"a\":";
        for (int i = 2; i < depth; ++i)
            text += '[';
        return text + "{}" + QByteArray(depth - 2, ']') + '}';
    };
    QVERIFY(parse(nested(124))->lints.empty());
    const auto parsed = parse(nested(125));
    QVERIFY(parsed.hasValue());
    QCOMPARE(parsed->lints.size(), size_t(1));
    QVERIFY(parsed->lints.front().kind == Lint::Kind::TooDeep);
    QVERIFY(parsed->lints.front().where.startsWith(QStringLiteral("a[0][0]")));
}

void TestJsonParse::duplicateKeysAreKeptAndTold()
{
    const auto parsed = parse(R"({"a":{"b":1,"c":2,"b":3},"l":[0,{"x":1,"x":2}],"a":9})");
    QVERIFY(parsed.hasValue());
    const std::vector<Lint> expected{ { Lint::Kind::DuplicateKey, QStringLiteral("a.b") },
                                      { Lint::Kind::DuplicateKey, QStringLiteral("l[1].x") },
                                      { Lint::Kind::DuplicateKey, QStringLiteral("a") } };
    QVERIFY(parsed->lints == expected);
    QVERIFY(*parsed->value.find(u"a") == Value::integer(9));
}

void TestJsonParse::integersBeyondTheServerAreKeptAndTold()
{
    const auto parsed = parse(R"({"ok":[18446744073709551615,-9223372036854775808],
        "big":18446744073709551616,"l":[1,-9223372036854775809,1e30]})");
    QVERIFY(parsed.hasValue());
    const std::vector<Lint> expected{ { Lint::Kind::IntegerBeyondU64, QStringLiteral("big") },
                                      { Lint::Kind::IntegerBeyondU64, QStringLiteral("l[1]") } };
    QVERIFY(parsed->lints == expected);
    QCOMPARE(parsed->value.find(u"big")->kind(), Kind::Integer);
    QCOMPARE(parsed->value.find(u"big")->toJson(), QByteArray("18446744073709551616"));
}

void TestJsonParse::decimalCommaOfTheLocaleStaysOut()
{
    const char *commaLocale = nullptr;
    for (const char *name : { "de_DE.UTF-8", "ru_RU.UTF-8", "fr_FR.UTF-8" })
        if (!commaLocale)
            commaLocale = setlocale(LC_NUMERIC, name);
    const auto parsed = parse("[1.5,2.25e1]");
    setlocale(LC_NUMERIC, "C");
    QVERIFY(parsed.hasValue());
    QCOMPARE(parsed->value.toJson(), QByteArray("[1.5,2.25e1]"));
    if (!commaLocale)
        QSKIP("no locale with a decimal comma is installed; checked in the C locale only");
}

void TestJsonParse::manyKeysAreReadInLinearTime()
{
    QByteArray text = "{";
    for (int i = 0; i < 30'000; ++i)
        text += (i ? ",\"key_" : "\"key_") + QByteArray::number(i) + "\":" + QByteArray::number(i);
    text += "}";
    QElapsedTimer timer;
    timer.start();
    const auto parsed = parse(text);
    QVERIFY(parsed.hasValue());
    QCOMPARE(parsed->value.object().size(), 30'000);
    QCOMPARE(parsed->value.toJson(), text);
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestJsonParse)
#include "tst_jsonparse.moc"
