// PageLoader against a small imitation of the server's scroll: long ties, lists, large numbers, dates.
#include "tests/model/scrollserver.h"

#include <QTest>

#include <numeric>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

class TestPageLoaderTies : public QObject
{
    Q_OBJECT
private slots:
    void severalValuesGiveOneRow();
    void longTiesAreReadByPlainScroll();
    void listsThatShareTheirFirstValueEnd_data();
    void listsThatShareTheirFirstValueEnd();
    void anOrderThatGoesNowhereIsStuck();
    void afterALongTieTheOrderGoesOnBehindIt();
    void integersBeyondDoublesAreAllFound_data();
    void integersBeyondDoublesAreAllFound();
    void theLargestIntegersEnd();
    void datetimeTiesUseDates();
    void farDatetimesAreAllFound();
};

void TestPageLoaderTies::severalValuesGiveOneRow()
{
    ScrollServer server;
    server.points = { { 1, { "1", "9" } }, { 2, { "2", "3", "4" } }, { 3, { "9" } }, { 4, {} } };
    PageLoader loader(ordered());
    QCOMPARE(loadAll(server, loader, 2), (std::vector<quint64>{ 1, 2, 3 }));
}

void TestPageLoaderTies::longTiesAreReadByPlainScroll()
{
    ScrollServer server;
    for (quint64 id = 1; id <= 30; ++id)
        server.points.push_back({ id, { "7" } });
    PageLoader loader(ordered());
    QCOMPARE(loadAll(server, loader, 10).size(), size_t(30));
    const ScrollRequest &tie = server.requests[1];
    QVERIFY(!tie.orderBy);
    Range range;
    range.gte = range.lte = json::Value::integer(7);
    QVERIFY(tie.filter->must->front() == Condition(FieldCondition{ u"price"_s, range }));
    QVERIFY(!tie.filter->mustNot);
}

void TestPageLoaderTies::listsThatShareTheirFirstValueEnd_data()
{
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QByteArray>("shared");
    QTest::newRow("up") << false << QByteArray("1");
    QTest::newRow("down") << true << QByteArray("1000000");
    QTest::newRow("floats") << false << QByteArray("1.5");
    QTest::newRow("negative floats, down") << true << QByteArray("1e300");
    QTest::newRow("beyond doubles, down") << true << QByteArray("9007199254740993");
}

void TestPageLoaderTies::listsThatShareTheirFirstValueEnd()
{
    QFETCH(bool, descending);
    QFETCH(QByteArray, shared);
    ScrollServer server;
    for (quint64 id = 1; id <= 100; ++id)
        server.points.push_back({ id, { shared, QByteArray::number(100 + id) } });
    server.points.push_back({ 200, { "150" } });
    PageLoader loader(ordered(descending));
    std::vector<quint64> ids = loadAll(server, loader, 16);
    QVERIFY(!loader.isStuck());
    QVERIFY(server.requests.size() < 40);
    std::sort(ids.begin(), ids.end());
    QCOMPARE(ids.size(), size_t(101));
    QCOMPARE(ids.back(), quint64(200));
}

void TestPageLoaderTies::anOrderThatGoesNowhereIsStuck()
{
    PageLoader loader(ordered());
    RecordPage same; // as from a server that ignores start_from
    same.body = "7";
    for (quint64 id = 1; id <= 2; ++id)
        same.rows.push_back({ PointId::fromNumber(id), {}, {}, { 0, 1 } });
    loader.take(same, 2);
    QVERIFY(!loader.next(2).orderBy);
    loader.take(same, 2);
    QCOMPARE(loader.next(2).orderBy->startFrom, QByteArray("8"));
    QVERIFY(!loader.isStuck());
    loader.take(same, 2);
    QVERIFY(loader.isAtEnd());
    QVERIFY(loader.isStuck());
}

void TestPageLoaderTies::afterALongTieTheOrderGoesOnBehindIt()
{
    ScrollServer server;
    for (quint64 id = 1; id <= 30; ++id)
        server.points.push_back({ id, { id <= 25 ? "7.0" : "8.5" } });
    PageLoader loader(ordered());
    QCOMPARE(loadAll(server, loader, 10).size(), size_t(30));
    const ScrollRequest &last = server.requests.constLast();
    QVERIFY(last.orderBy);
    const ScrollRequest &afterTie = server.requests[server.requests.size() - 2];
    QCOMPARE(afterTie.orderBy->startFrom, QByteArray("7.000000000000001"));
    QVERIFY(!afterTie.filter);
}

void TestPageLoaderTies::integersBeyondDoublesAreAllFound_data()
{
    QTest::addColumn<bool>("descending");
    QTest::addColumn<int>("limit");
    for (const bool descending : { false, true })
        for (const int limit : { 1, 2, 3, 7, 50 })
            QTest::addRow("%s, pages of %d", descending ? "down" : "up", limit)
                << descending << limit;
}

void TestPageLoaderTies::integersBeyondDoublesAreAllFound()
{
    QFETCH(bool, descending);
    QFETCH(int, limit);
    ScrollServer server;
    for (quint64 id = 0; id < 40; ++id)
        server.points.push_back({ id, { QByteArray::number(9007199254740980ULL + id) } });
    for (quint64 id = 40; id < 60; ++id)
        server.points.push_back({ id, { "9007199254741001" } });
    PageLoader loader(ordered(descending));
    std::vector<quint64> ids = loadAll(server, loader, quint64(limit));
    std::sort(ids.begin(), ids.end());
    std::vector<quint64> all(60);
    std::iota(all.begin(), all.end(), quint64(0));
    QCOMPARE(ids, all);
}

void TestPageLoaderTies::theLargestIntegersEnd()
{
    ScrollServer server;
    for (quint64 id = 1; id <= 10; ++id)
        server.points.push_back({ id, { "9223372036854775807" } });
    PageLoader loader(ordered());
    QCOMPARE(loadAll(server, loader, 4).size(), size_t(10));
    QVERIFY(!loader.isStuck());
}

void TestPageLoaderTies::datetimeTiesUseDates()
{
    Listing listing = ordered();
    listing.orderIsDatetime = true;
    PageLoader loader(listing);
    RecordPage page;
    page.body = "1700000000123456";
    for (quint64 id = 1; id <= 2; ++id)
        page.rows.push_back({ PointId::fromNumber(id), {}, {}, { 0, 16 } });
    loader.take(page, 2);
    const ScrollRequest tie = loader.next(2);
    Range range;
    range.gte = range.lte = json::Value(u"2023-11-14T22:13:20.123456Z"_s);
    QVERIFY(tie.filter->must->front() == Condition(FieldCondition{ u"price"_s, range }));
}

void TestPageLoaderTies::farDatetimesAreAllFound()
{
    ScrollServer server; // the year 2300: microseconds beyond 2^53
    for (quint64 id = 1; id <= 40; ++id)
        server.points.push_back({ id, { QByteArray::number(10413792000000000 + id / 3) } });
    Listing listing = ordered(true);
    listing.orderIsDatetime = true;
    PageLoader loader(listing);
    QCOMPARE(loadAll(server, loader, 4).size(), size_t(40));
    QCOMPARE(server.requests[1].orderBy->startFrom, QByteArray("\"2300-01-01T00:00:00.000012Z\""));
}

QTEST_GUILESS_MAIN(TestPageLoaderTies)
#include "tst_pageloaderties.moc"
