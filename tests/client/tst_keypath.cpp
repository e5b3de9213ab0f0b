#include "client/json/keypath.h"
#include "client/json/parse.h"

#include <QTest>

using namespace sextant::json;

class TestKeyPath : public QObject
{
    Q_OBJECT

private slots:
    void pathsAreReadAndWritten_data();
    void pathsAreReadAndWritten();
    void stepsAreToldApart();
    void badPathsAreRefused_data();
    void badPathsAreRefused();
    void keysAreQuotedWhereNeeded();
    void unpathableKeysCanStillBeShown();
    void selectFollowsTheServersRules_data();
    void selectFollowsTheServersRules();
};

void TestKeyPath::pathsAreReadAndWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *text, const char *written) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(written);
    };
    row("a", "a");
    row("a.b", "a.b");
    row("a[0].c", "a[0].c");
    row("a[].b", "a[].b");
    row("a[][1]", "a[][1]");
    row("\"my key\".x", "\"my key\".x");
    row("\"plain\"", "plain");
    row("a.\"b.c\"", "a.\"b.c\"");
    row("foo[1][50].bar-baz[].\"qux[.]quux\"", "foo[1][50].bar-baz[].\"qux[.]quux\"");
    row("\"\"", "\"\"");
    row("имя.город", "имя.город");
    row("日本_1-x", "日本_1-x");
    row("a[007]", "a[7]");
    row("a[18446744073709551615]", "a[18446744073709551615]");
    row("हिन", "\"हिन\"");
}

void TestKeyPath::pathsAreReadAndWritten()
{
    QFETCH(QString, text);
    QFETCH(QString, written);
    const std::optional<KeyPath> path = KeyPath::parse(text);
    QVERIFY(path);
    QCOMPARE(path->toText(), std::optional<QString>(written));
    QVERIFY(KeyPath::parse(written) == path);
}

void TestKeyPath::stepsAreToldApart()
{
    const std::optional<KeyPath> path = KeyPath::parse(u"a[3][].\"b c\"");
    QVERIFY(path);
    const std::vector<PathStep> expected{ KeyStep{ QStringLiteral("a") }, IndexStep{ 3 }, AllStep{},
                                          KeyStep{ QStringLiteral("b c") } };
    QVERIFY(path->steps() == expected);
}

void TestKeyPath::badPathsAreRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : { "",           ".",
                              ".a",         "a.",
                              "a..b",       "a b",
                              " a",         "a ",
                              "[0]",        "[]",
                              "a[",         "a[]]",
                              "a[-1]",      "a[1",
                              "a[x]",       "a[18446744073709551616]",
                              "a[ 1]",      "\"a",
                              "a\"b\"",     "\"a\"b",
                              "\"a\\\"b\"", "a.\"b\\\\c\"",
                              "a/b",        "a$",
                              "a.[0]",      "a[٣]" })
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestKeyPath::badPathsAreRefused()
{
    QFETCH(QString, text);
    QVERIFY(!KeyPath::parse(text));
}

void TestKeyPath::keysAreQuotedWhereNeeded()
{
    const KeyPath path = KeyPath().child(QStringLiteral("a b")).childIndex(2).child({});
    QCOMPARE(path.toText(), std::optional<QString>(QStringLiteral("\"a b\"[2].\"\"")));
    QVERIFY(KeyPath::parse(*path.toText()) == path);
    QVERIFY(!KeyPath().toText());
    QVERIFY(!KeyPath().childIndex(0).toText());
}

void TestKeyPath::unpathableKeysCanStillBeShown()
{
    const KeyPath quote = KeyPath().child(QStringLiteral("a\"b"));
    QVERIFY(!quote.toText());
    QCOMPARE(quote.toDisplay(), QStringLiteral("\"a\\\"b\""));
    const KeyPath backslash = KeyPath().child(QStringLiteral("x")).child(QStringLiteral("a\\b"));
    QVERIFY(!backslash.toText());
    QCOMPARE(backslash.toDisplay(), QStringLiteral("x.\"a\\\\b\""));
    QCOMPARE(KeyPath().toDisplay(), QString());
}

void TestKeyPath::selectFollowsTheServersRules_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("selected");
    const auto row = [](const char *path, const char *selected) {
        QTest::newRow(path) << QString::fromUtf8(path) << QByteArray(selected);
    };
    row("a", "[1]");
    row("o.x", "[[1,2]]");
    row("o.x[]", "[1,2]");
    row("o.x[1]", "[2]");
    row("o.x[2]", "[]");
    row("l[].k", "[1,[2,3]]");
    row("l[].k[]", "[2,3]");
    row("l.k", "[]");
    row("l[2]", "[null]");
    row("a[]", "[]");
    row("a.b", "[]");
    row("missing", "[]");
    row("\"a b\"", "[true]");
    row("n[][]", "[1,2,3]");
}

void TestKeyPath::selectFollowsTheServersRules()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, selected);
    const auto root = parse(R"({"a":1,"o":{"x":[1,2]},"l":[{"k":1},{"k":[2,3]},null],
        "a b":true,"n":[[1,2],[3]]})");
    QVERIFY(root.hasValue());
    Array found;
    for (const Value *value : select(root->value, *KeyPath::parse(path)))
        found.push_back(*value);
    QCOMPARE(Value(std::move(found)).toJson(), selected);
}

QTEST_GUILESS_MAIN(TestKeyPath)
#include "tst_keypath.moc"
