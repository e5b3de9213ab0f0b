// Raw payload bytes → slices and cells: exact bytes, kinds, cutting, broken texts.
#include "client/json/keypath.h"
#include "client/json/payloadslice.h"
#include "model/points/cell.h"
#include "model/points/cellfilter.h"
#include "model/points/idlist.h"

#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

class TestCell : public QObject
{
    Q_OBJECT
private slots:
    void kindOfEachValue_data();
    void kindOfEachValue();
    void numbersStayAsTheyWereSent_data();
    void numbersStayAsTheyWereSent();
    void emptyValuesAreLiteral();
    void escapesAreResolvedInCells();
    void longTextsAreCutTo200Characters();
    void cutNeverSplitsACharacter();
    void newlinesBecomeBlanks();
    void fullTextIsWhole();
    void membersComeInOrderWithExactBytes();
    void brokenObjectsAreToldAndNeverOverread_data();
    void brokenObjectsAreToldAndNeverOverread();
    void slicesFollowDottedPaths_data();
    void slicesFollowDottedPaths();
    void laterDuplicateWins();
    void escapedKeysAreFound();
    void filtersOfCells();
    void floatEqualityIsARange();
    void integersBeyondInt64AreNotFilterable();
    void nullAndMissingOfferNullAndEmptyOnly();
    void idListsAreReadWithAnySeparator_data();
    void idListsAreReadWithAnySeparator();
    void unreadableIdsAreNamed();
};

void TestCell::kindOfEachValue_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *raw, CellKind kind) {
        QTest::newRow(raw) << QByteArray(raw) << int(kind);
    };
    row("null", CellKind::Null);
    row("true", CellKind::Bool);
    row("false", CellKind::Bool);
    row("0", CellKind::Integer);
    row("-7", CellKind::Integer);
    row("18446744073709551615", CellKind::Integer);
    row("1.0", CellKind::Float);
    row("1e3", CellKind::Float);
    row("-0.0", CellKind::Float);
    row("\"a\"", CellKind::String);
    row("\"\"", CellKind::EmptyString);
    row("[1]", CellKind::Array);
    row("[ ]", CellKind::EmptyArray);
    row("{\"a\":1}", CellKind::Object);
    row("{}", CellKind::EmptyObject);
    row("nul", CellKind::Unreadable);
    row("1.2.x", CellKind::Unreadable);
    row("\"", CellKind::Unreadable);
}

void TestCell::kindOfEachValue()
{
    QFETCH(QByteArray, raw);
    QFETCH(int, kind);
    QCOMPARE(int(cellKind(raw)), kind);
    QCOMPARE(cellKind(QByteArrayView()), CellKind::Missing);
}

void TestCell::numbersStayAsTheyWereSent_data()
{
    QTest::addColumn<QByteArray>("raw");
    for (const char *raw : { "9007199254740993", "18446744073709551615", "1.0", "1.10", "1e3",
                             "-0.0", "123456789012345678901234567890" })
        QTest::newRow(raw) << QByteArray(raw);
}

void TestCell::numbersStayAsTheyWereSent()
{
    QFETCH(QByteArray, raw);
    QCOMPARE(makeCell(raw).text, QString::fromLatin1(raw));
}

void TestCell::emptyValuesAreLiteral()
{
    QCOMPARE(makeCell("\"\"").text, u"\"\""_s);
    QCOMPARE(makeCell("[]").text, u"[]"_s);
    QCOMPARE(makeCell("{}").text, u"{}"_s);
    QCOMPARE(makeCell("null").text, u"null"_s);
    QCOMPARE(makeCell(QByteArrayView()), (Cell{ CellKind::Missing, QString() }));
    QCOMPARE(cellAccessibleText(makeCell(QByteArrayView())), u"missing"_s);
    QCOMPARE(cellAccessibleText(makeCell("null")), u"null"_s);
    QCOMPARE(cellAccessibleText(makeCell("\"\"")), u"empty text"_s);
    QCOMPARE(cellAccessibleText(makeCell("[]")), u"empty list"_s);
}

void TestCell::escapesAreResolvedInCells()
{
    const QByteArray escaped = "\"say \\\"hi\\\" \\u00e9\\ud83d\\ude00 \\/\"";
    QCOMPARE(makeCell(escaped).text, u"say \"hi\" é😀 /"_s);
    QCOMPARE(makeCell("\"Привет\"").text, u"Привет"_s);
    QCOMPARE(makeCell("\"bad \\q end\"").text, u"bad \\q end"_s);
}

void TestCell::longTextsAreCutTo200Characters()
{
    const QByteArray raw = '"' + QByteArray(100'000, 'x') + '"';
    const QString text = makeCell(raw).text;
    QCOMPARE(text.size(), maxCellText + 1);
    QVERIFY(text.endsWith(u'…'));
    QCOMPARE(makeCell('"' + QByteArray(200, 'x') + '"').text.size(), 200);
}

void TestCell::cutNeverSplitsACharacter()
{
    const QByteArray raw = "\"a" + QByteArray("😀").repeated(2000) + '"';
    const QString text = makeCell(raw).text;
    QVERIFY(!text.contains(QChar::ReplacementCharacter));
    QVERIFY(!text.at(text.size() - 2).isHighSurrogate());
}

void TestCell::newlinesBecomeBlanks() { QCOMPARE(makeCell("\"a\\nb\\tc\"").text, u"a b c"_s); }

void TestCell::fullTextIsWhole()
{
    const QByteArray raw = '"' + QByteArray(1000, 'x') + "\\n\"";
    QCOMPARE(cellFullText(raw).size(), 1001);
    QCOMPARE(cellFullText("{\"z\": 1, \"a\": 1.0}"), u"{\"z\": 1, \"a\": 1.0}"_s);
}

void TestCell::membersComeInOrderWithExactBytes()
{
    json::MemberWalker walker(R"( { "z" : 1.0 , "a":"x,}\"", "n":{"b":[1, {"c":"]"}]} ,"e":[] } )");
    json::RawMember member;
    QByteArrayList seen;
    while (walker.next(member))
        seen << member.key.toByteArray() + '=' + member.value.toByteArray();
    QVERIFY(!walker.isBroken());
    QCOMPARE(seen,
             (QByteArrayList{ "z=1.0", "a=\"x,}\\\"\"", R"(n={"b":[1, {"c":"]"}]})", "e=[]" }));
}

void TestCell::brokenObjectsAreToldAndNeverOverread_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : { "", "{", "[1]", "{\"a\"", "{\"a\":", "{\"a\":\"x", "{\"a\":[1",
                              "{\"a\":1", "{\"a\":1,", "{a:1}", "{\"a\":1 \"b\":2}", "{\"a\\" })
        QTest::newRow(text) << QByteArray(text);
}

void TestCell::brokenObjectsAreToldAndNeverOverread()
{
    QFETCH(QByteArray, text);
    // A heap copy of exactly this size: the sanitizer sees each byte read too far.
    const std::vector<char> exact(text.cbegin(), text.cend());
    json::MemberWalker walker(QByteArrayView(exact.data(), qsizetype(exact.size())));
    json::RawMember member;
    while (walker.next(member)) { }
    QVERIFY(walker.isBroken());
}

void TestCell::slicesFollowDottedPaths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("slice");
    QTest::newRow("top") << u"a"_s << QByteArray(R"({"b":{"c":1.0},"l":[10,{"x":"y"}]})");
    QTest::newRow("nested") << u"a.b.c"_s << QByteArray("1.0");
    QTest::newRow("index") << u"a.l[1].x"_s << QByteArray("\"y\"");
    QTest::newRow("quoted key") << u"\"my key\""_s << QByteArray("7");
    QTest::newRow("absent") << u"a.b.q"_s << QByteArray();
    QTest::newRow("through a number") << u"a.b.c.d"_s << QByteArray();
    QTest::newRow("index too large") << u"a.l[9]"_s << QByteArray();
    QTest::newRow("all elements") << u"a.l[]"_s << QByteArray();
}

void TestCell::slicesFollowDottedPaths()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, slice);
    const QByteArray payload = R"({"a":{"b":{"c":1.0},"l":[10,{"x":"y"}]},"my key":7})";
    const auto found = json::sliceAt(payload, *json::KeyPath::parse(path));
    QVERIFY(found.has_value());
    QCOMPARE(found->toByteArray(), slice);
    QCOMPARE(found->isNull(), slice.isNull());
}

void TestCell::laterDuplicateWins()
{
    QCOMPARE(json::sliceAt(R"({"a":1,"a":2})", *json::KeyPath::parse(u"a"))->toByteArray(),
             QByteArray("2"));
}

void TestCell::escapedKeysAreFound()
{
    QVERIFY(json::keyEquals(R"(caf\u00e9)", QByteArray("café")));
    QVERIFY(json::keyEquals("plain", "plain"));
    QVERIFY(!json::keyEquals("plain", "plane"));
    QVERIFY(!json::keyEquals(R"(a\n)", R"(a\n)"));
}

void TestCell::filtersOfCells()
{
    const std::vector<CellFilter> filters = cellFilters(u"city"_s, R"("Ulm")");
    QCOMPARE(filters.size(), size_t(4));
    QCOMPARE(filters[0].test, CellTest::Is);
    QVERIFY(*filters[0].condition
            == Condition(FieldCondition{ u"city"_s, MatchValue{ json::Value(u"Ulm"_s) } }));
    QCOMPARE(filters[1].test, CellTest::IsNot);
    QVERIFY(filters[1].keepsMissing);
    QCOMPARE(filters[2].test, CellTest::IsNull);
    QCOMPARE(filters[3].test, CellTest::IsEmpty);
}

void TestCell::floatEqualityIsARange()
{
    const std::vector<CellFilter> filters = cellFilters(u"price"_s, "1.50");
    QVERIFY(filters[0].isRange);
    Range range;
    range.gte = range.lte = json::Value(json::Number{ "1.50", true });
    QVERIFY(*filters[0].condition == Condition(FieldCondition{ u"price"_s, range }));
}

void TestCell::integersBeyondInt64AreNotFilterable()
{
    QVERIFY(!cellFilters(u"n"_s, "9223372036854775808")[0].condition);
    QVERIFY(!cellFilters(u"n"_s, "9223372036854775808")[2].condition);
    QVERIFY(cellFilters(u"n"_s, "9223372036854775807")[0].condition);
    QVERIFY(!cellFilters(u"n"_s, "[1]")[0].condition);
}

void TestCell::nullAndMissingOfferNullAndEmptyOnly()
{
    for (const QByteArrayView raw : { QByteArrayView("null"), QByteArrayView() }) {
        const std::vector<CellFilter> filters = cellFilters(u"a"_s, raw);
        QCOMPARE(filters.size(), size_t(2));
        QCOMPARE(filters[0].test, CellTest::IsNull);
        QCOMPARE(filters[1].test, CellTest::IsEmpty);
    }
}

void TestCell::idListsAreReadWithAnySeparator_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("blanks") << u"7 18446744073709551615  7 550e8400-e29b-41d4-a716-446655440000"_s;
    QTest::newRow("commas") << u"7,18446744073709551615,550e8400-e29b-41d4-a716-446655440000"_s;
    QTest::newRow("lines")
        << u"7\n18446744073709551615\r\n550e8400-e29b-41d4-a716-446655440000\n"_s;
    QTest::newRow("JSON")
        << u"[7, 18446744073709551615, \"550e8400-e29b-41d4-a716-446655440000\"]"_s;
    QTest::newRow("semicolons")
        << u"7; 18446744073709551615;550E8400-E29B-41D4-A716-446655440000"_s;
}

void TestCell::idListsAreReadWithAnySeparator()
{
    QFETCH(QString, text);
    const IdList list = parseIdList(text);
    QCOMPARE(list.unreadable, QStringList());
    QCOMPARE(list.ids.size(), size_t(3));
    QCOMPARE(list.ids[0], PointId::fromNumber(7));
    QCOMPARE(list.ids[1], PointId::fromNumber(18446744073709551615ULL));
    QCOMPARE(list.ids[2].toString(), u"550e8400-e29b-41d4-a716-446655440000"_s);
}

void TestCell::unreadableIdsAreNamed()
{
    const IdList list = parseIdList(u"5 abc 1.0 -3"_s);
    QCOMPARE(list.ids.size(), size_t(1));
    QCOMPARE(list.unreadable, (QStringList{ u"abc"_s, u"1.0"_s, u"-3"_s }));
}

QTEST_GUILESS_MAIN(TestCell)
#include "tst_cell.moc"
