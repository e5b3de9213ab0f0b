// Points as clipboard text: exact ids, numbers and JSON.
#include "model/points/copy.h"

#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

class TestCopy : public QObject
{
    Q_OBJECT
private slots:
    void tsvHasHeaderIdsAndExactNumbers();
    void tsvQuotesWhatWouldBreakIt();
    void jsonKeepsBytesAndOrder();
    void jsonLinesAreOnePointEach();
    void idsAreOnePerLine();
    void noRowsMakeAnEmptyList();
    void scoredRowsKeepRankAndScore();
    void pathsThroughListsAreCopied();

private:
    const QByteArray m_first = R"({"z":1.0,"a":18446744073709551615,"t":"x"})";
    const QByteArray m_second = R"({"a":null})";
    const std::vector<CopyRow> m_rows
        = { { PointId::fromNumber(9007199254740993), m_first },
            { PointId::parse(u"550e8400-e29b-41d4-a716-446655440000").value(), m_second } };
};

void TestCopy::tsvHasHeaderIdsAndExactNumbers()
{
    QCOMPARE(copyText(m_rows, { u"a"_s, u"z"_s }, CopyFormat::Tsv),
             u"id\ta\tz\n"
             "9007199254740993\t18446744073709551615\t1.0\n"
             "550e8400-e29b-41d4-a716-446655440000\tnull\t\n"_s);
}

void TestCopy::tsvQuotesWhatWouldBreakIt()
{
    const QByteArray payload = R"({"t":"a\tb","q":"say \"x\"","l":["k",1]})";
    QCOMPARE(copyText({ { PointId::fromNumber(1), payload } }, { u"t"_s, u"q"_s, u"l"_s },
                      CopyFormat::Tsv),
             u"id\tt\tq\tl\n1\t\"a\tb\"\t\"say \"\"x\"\"\"\t\"[\"\"k\"\",1]\"\n"_s);
}

void TestCopy::jsonKeepsBytesAndOrder()
{
    QCOMPARE(copyText(m_rows, {}, CopyFormat::JsonArray),
             uR"([{"id":9007199254740993,"payload":{"z":1.0,"a":18446744073709551615,"t":"x"}},
{"id":"550e8400-e29b-41d4-a716-446655440000","payload":{"a":null}}]
)"_s);
}

void TestCopy::jsonLinesAreOnePointEach()
{
    const QString text = copyText(m_rows, {}, CopyFormat::JsonLines);
    QCOMPARE(text.count(u'\n'), 2);
    QVERIFY(text.startsWith(u"{\"id\":9007199254740993,"));
    QCOMPARE(copyText({ { PointId::fromNumber(3), {} } }, {}, CopyFormat::JsonLines),
             u"{\"id\":3,\"payload\":{}}\n"_s);
}

void TestCopy::idsAreOnePerLine()
{
    QCOMPARE(copyText(m_rows, {}, CopyFormat::Ids),
             u"9007199254740993\n550e8400-e29b-41d4-a716-446655440000\n"_s);
}

void TestCopy::noRowsMakeAnEmptyList()
{
    QCOMPARE(copyText({}, {}, CopyFormat::JsonArray), u"[]\n"_s);
    QCOMPARE(copyText({}, {}, CopyFormat::JsonLines), QString());
}

void TestCopy::scoredRowsKeepRankAndScore()
{
    const QByteArray payload = R"({"a":1})";
    const std::vector<CopyRow> rows = { { PointId::fromNumber(7), payload, 0.25f, 3 } };
    QCOMPARE(copyText(rows, { u"a"_s }, CopyFormat::Tsv), u"rank\tscore\tid\ta\n3\t0.25\t7\t1\n"_s);
    QCOMPARE(copyText(rows, {}, CopyFormat::JsonLines),
             u"{\"id\":7,\"rank\":3,\"score\":0.25,\"payload\":{\"a\":1}}\n"_s);
}

void TestCopy::pathsThroughListsAreCopied()
{
    const QByteArray payload = R"({"f":[{"p":2},{"p":3}]})";
    QCOMPARE(copyText({ { PointId::fromNumber(1), payload } }, { u"f[].p"_s }, CopyFormat::Tsv),
             u"id\tf[].p\n1\t[2,3]\n"_s);
}

QTEST_GUILESS_MAIN(TestCopy)
#include "tst_copy.moc"
