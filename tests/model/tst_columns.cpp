// Which fields become columns: by presence, at most twelve, never moving by themselves.
#include "model/points/columns.h"

#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

class TestColumns : public QObject
{
    Q_OBJECT
private slots:
    void fieldsComeInOrderOfFirstSight();
    void atMostTwelveArePickedByPresence();
    void laterFieldsAreOnlyOffered();
    void offeredFieldsAreNewOnce();
    void restoredPathsMayBeUnseen();
    void presenceIsCounted();
    void dottedPathsKeepTheirRest();
    void keysThatNeedQuotesGetThem();
    void keysWithoutAPathAreNotFilterable();
    void escapedAndPlainKeysAreOneField();
};

void TestColumns::fieldsComeInOrderOfFirstSight()
{
    ColumnSet columns;
    columns.observe(R"({"z":1,"a":2})");
    columns.observe(R"({"a":2,"m":3})");
    columns.choose();
    QCOMPARE(columns.shownPaths(), (QStringList{ u"z"_s, u"a"_s, u"m"_s }));
}

void TestColumns::atMostTwelveArePickedByPresence()
{
    ColumnSet columns;
    QByteArray wide = "{";
    for (int i = 0; i < 20; ++i)
        wide += "\"f" + QByteArray::number(i) + "\":1,";
    wide.back() = '}';
    columns.observe(wide);
    columns.observe(R"({"f19":1,"f18":1})");
    columns.choose();
    QCOMPARE(columns.shown().size(), size_t(12));
    QCOMPARE(columns.shownPaths().first(), u"f0"_s);
    QCOMPARE(columns.shownPaths().at(10), u"f18"_s);
    QCOMPARE(columns.shownPaths().at(11), u"f19"_s);
    QCOMPARE(columns.newFields().size(), 8);
}

void TestColumns::laterFieldsAreOnlyOffered()
{
    ColumnSet columns;
    columns.observe(R"({"a":1})");
    columns.choose();
    QCOMPARE(columns.newFields(), QStringList());
    columns.observe(R"({"b":1,"a":1,"c":1,"d":1})");
    QCOMPARE(columns.shownPaths(), QStringList{ u"a"_s });
    QCOMPARE(columns.newFields(), (QStringList{ u"b"_s, u"c"_s, u"d"_s }));
}

void TestColumns::offeredFieldsAreNewOnce()
{
    ColumnSet columns;
    columns.observe(R"({"a":1})");
    columns.choose();
    columns.observe(R"({"b":1})");
    columns.markOffered();
    QCOMPARE(columns.newFields(), QStringList());
    columns.observe(R"({"c":1})");
    QCOMPARE(columns.newFields(), QStringList{ u"c"_s });
}

void TestColumns::restoredPathsMayBeUnseen()
{
    ColumnSet columns;
    columns.setShown({ u"meta.author"_s, u"x"_s, u"x"_s });
    QVERIFY(columns.isChosen());
    QCOMPARE(columns.shownPaths(), (QStringList{ u"meta.author"_s, u"x"_s }));
    QCOMPARE(columns.indexOf(u"x"_s), 1);
    QCOMPARE(columns.indexOf(u"y"_s), -1);
}

void TestColumns::presenceIsCounted()
{
    ColumnSet columns;
    columns.observe(R"({"a":1,"b":1})");
    columns.observe(R"({"b":1})");
    columns.observe({});
    QCOMPARE(columns.presence(u"a"_s), 1);
    QCOMPARE(columns.presence(u"b"_s), 2);
    QCOMPARE(columns.presence(u"c"_s), 0);
    QCOMPARE(columns.observed(), 3);
}

void TestColumns::dottedPathsKeepTheirRest()
{
    const ColumnSet::Field field = ColumnSet::makeField(u"meta.author.name"_s);
    QCOMPARE(field.key, QByteArray("meta"));
    QCOMPARE(field.rest, *json::KeyPath::parse(u"author.name"));
    QVERIFY(field.isFilterable);
}

void TestColumns::keysThatNeedQuotesGetThem()
{
    ColumnSet columns;
    columns.observe(R"({"my key":1,"a.b":2})");
    columns.choose();
    QCOMPARE(columns.shownPaths(), (QStringList{ u"\"my key\""_s, u"\"a.b\""_s }));
    QCOMPARE(columns.shown()[0].key, QByteArray("my key"));
    QCOMPARE(columns.shown()[1].key, QByteArray("a.b"));
}

void TestColumns::keysWithoutAPathAreNotFilterable()
{
    ColumnSet columns;
    columns.observe(R"({"say \"x\" now":1})");
    columns.choose();
    QCOMPARE(columns.shown().size(), size_t(1));
    QCOMPARE(columns.shown()[0].key, QByteArray(R"(say "x" now)"));
    QVERIFY(!columns.shown()[0].isFilterable);
}

void TestColumns::escapedAndPlainKeysAreOneField()
{
    ColumnSet columns;
    columns.observe("{\"caf\\u00e9\":1}");
    columns.observe("{\"café\":1}");
    columns.choose();
    QCOMPARE(columns.shownPaths(), QStringList{ u"café"_s });
    QCOMPARE(columns.presence(u"café"_s), 2);
}

QTEST_GUILESS_MAIN(TestColumns)
#include "tst_columns.moc"
