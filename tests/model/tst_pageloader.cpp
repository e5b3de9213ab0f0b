// PageLoader against a small imitation of the server's scroll: cursor, order_by, end.
#include "tests/model/scrollserver.h"

#include <QTest>

#include <numeric>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

class TestPageLoader : public QObject
{
    Q_OBJECT
private slots:
    void firstRequestHasNoOffset();
    void nextRequestGoesOnAtTheCursor();
    void noCursorIsTheEnd();
    void aCursorThatStandsStillIsTheEnd();
    void pointsThatCameBetweenPagesAreNotRepeated();
    void beginsAtAnId();
    void filterIsSentUnchangedWithEachPage();
    void orderGoesOnAtTheLastValueAndExcludesIt();
    void everyPointComesOnceInOrder_data();
    void everyPointComesOnceInOrder();
    void aShortPageIsNotTheEnd();
    void aPageWithNothingNewEndsAShortOne();
    void withConditionKeepsTheFilter();
    void datetimesHaveMicroseconds();
};

void TestPageLoader::firstRequestHasNoOffset()
{
    const PageLoader loader{ Listing{} };
    const ScrollRequest request = loader.next(64);
    QCOMPARE(request.limit, quint64(64));
    QVERIFY(!request.offset);
    QVERIFY(!request.filter);
    QVERIFY(!request.orderBy);
    QVERIFY(request.withPayload);
    QVERIFY(request.withVectors == VectorSelector(false));
}

void TestPageLoader::nextRequestGoesOnAtTheCursor()
{
    PageLoader loader{ Listing{} };
    RecordPage page;
    page.rows = { RecordRow{ PointId::fromNumber(1), {}, {}, {} } };
    page.nextPageOffset = PointId::fromNumber(18446744073709551615ULL);
    QCOMPARE(loader.take(page, 1).size(), size_t(1));
    QVERIFY(!loader.isAtEnd());
    QCOMPARE(*loader.next(256).offset, PointId::fromNumber(18446744073709551615ULL));
}

void TestPageLoader::noCursorIsTheEnd()
{
    PageLoader loader{ Listing{} };
    loader.take(RecordPage{}, 64);
    QVERIFY(loader.isAtEnd());
}

void TestPageLoader::aCursorThatStandsStillIsTheEnd()
{
    PageLoader loader{ Listing{} };
    RecordPage page;
    page.rows = { RecordRow{ PointId::fromNumber(5), {}, {}, {} } };
    page.nextPageOffset = PointId::fromNumber(5);
    loader.take(page, 1);
    QVERIFY(loader.isAtEnd());
}

void TestPageLoader::pointsThatCameBetweenPagesAreNotRepeated()
{
    PageLoader loader{ Listing{} };
    RecordPage page;
    page.rows = { RecordRow{ PointId::fromNumber(5), {}, {}, {} },
                  RecordRow{ PointId::fromNumber(6), {}, {}, {} } };
    page.nextPageOffset = PointId::fromNumber(7);
    loader.take(page, 2);
    page.rows.push_back(RecordRow{ PointId::fromNumber(7), {}, {}, {} });
    page.nextPageOffset.reset();
    QCOMPARE(loader.take(page, 3), std::vector<qsizetype>{ 2 });
}

void TestPageLoader::beginsAtAnId()
{
    Listing listing;
    listing.from = PointId::fromNumber(57);
    QCOMPARE(*PageLoader(listing).next(10).offset, PointId::fromNumber(57));
}

void TestPageLoader::filterIsSentUnchangedWithEachPage()
{
    Listing listing;
    listing.filter = withCondition(std::nullopt, HasId{ { PointId::fromNumber(3) } });
    PageLoader loader(listing);
    QVERIFY(loader.next(10).filter == listing.filter);
}

void TestPageLoader::orderGoesOnAtTheLastValueAndExcludesIt()
{
    ScrollServer server;
    server.points = { { 1, { "1.5" } }, { 2, { "2.5" } }, { 3, { "2.5" } }, { 4, { "3.5" } } };
    PageLoader loader(ordered());
    const std::vector<quint64> ids = loadAll(server, loader, 2);
    QCOMPARE(ids, (std::vector<quint64>{ 1, 2, 3, 4 }));
    const ScrollRequest &second = server.requests[1];
    QCOMPARE(second.orderBy->startFrom, QByteArray("2.5"));
    QVERIFY(second.filter->mustNot->front() == Condition(HasId{ { PointId::fromNumber(2) } }));
    QVERIFY(!second.offset);
}

void TestPageLoader::everyPointComesOnceInOrder_data()
{
    QTest::addColumn<bool>("descending");
    QTest::addColumn<int>("distinct");
    QTest::addColumn<int>("limit");
    for (const bool descending : { false, true })
        for (const int distinct : { 1, 2, 7, 40, 200 })
            for (const int limit : { 1, 2, 5, 16, 100, 500 })
                QTest::addRow("%s, %d values, pages of %d", descending ? "down" : "up", distinct,
                              limit)
                    << descending << distinct << limit;
}

void TestPageLoader::everyPointComesOnceInOrder()
{
    QFETCH(bool, descending);
    QFETCH(int, distinct);
    QFETCH(int, limit);
    ScrollServer server;
    for (quint64 id = 1; id <= 200; ++id)
        server.points.push_back({ id, { QByteArray::number((id * 37) % quint64(distinct)) } });
    PageLoader loader(ordered(descending));
    std::vector<quint64> ids = loadAll(server, loader, quint64(limit));
    for (size_t i = 1; i < ids.size(); ++i) {
        const quint64 before = (ids[i - 1] * 37) % quint64(distinct);
        const quint64 value = (ids[i] * 37) % quint64(distinct);
        QVERIFY(descending ? before >= value : before <= value);
    }
    std::sort(ids.begin(), ids.end());
    std::vector<quint64> all(200);
    std::iota(all.begin(), all.end(), quint64(1));
    QCOMPARE(ids, all);
}

void TestPageLoader::aShortPageIsNotTheEnd()
{
    ScrollServer server;
    for (quint64 id = 1; id <= 40; ++id)
        server.points.push_back({ id, { QByteArray::number(id) } });
    server.deletedMeanwhile = { 3, 17 };
    PageLoader loader(ordered());
    QCOMPARE(loadAll(server, loader, 10).size(), size_t(38));
}

void TestPageLoader::aPageWithNothingNewEndsAShortOne()
{
    ScrollServer server;
    server.points = { { 1, { "1" } }, { 2, { "2" } }, { 3, { "3" } } };
    PageLoader loader(ordered());
    QCOMPARE(loadAll(server, loader, 10).size(), size_t(3));
    QCOMPARE(server.requests.size(), 2);
    QCOMPARE(server.requests[1].orderBy->startFrom, QByteArray("3"));
}

void TestPageLoader::withConditionKeepsTheFilter()
{
    Filter own;
    own.should = std::vector<Condition>{ IsNull{ u"a"_s } };
    const Filter both = withCondition(own, IsEmpty{ u"price"_s });
    QCOMPARE(both.must->size(), size_t(2));
    QVERIFY(both.must->front() == Condition(Boxed<Filter>(own)));
    QVERIFY(both.must->back() == Condition(IsEmpty{ u"price"_s }));
}

void TestPageLoader::datetimesHaveMicroseconds()
{
    QCOMPARE(datetimeText(0), u"1970-01-01T00:00:00.000000Z"_s);
    QCOMPARE(datetimeText(-1), u"1969-12-31T23:59:59.999999Z"_s);
}

QTEST_GUILESS_MAIN(TestPageLoader)
#include "tst_pageloader.moc"
