// PageLoader against a small imitation of the server's scroll: cursor, order_by with ties, large integers, end.
#include "model/points/pageloader.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

struct Point
{
    quint64 id;
    QByteArrayList values; // of the ordered field; several for arrays
};

// Scroll as the server does it: start_from passes a double, ranges compare exactly, order is by value then id.
class ScrollServer
{
public:
    std::vector<Point> points;
    QList<ScrollRequest> requests;

    RecordPage answer(const ScrollRequest &request)
    {
        requests.append(request);
        return request.orderBy ? byValue(request) : byId(request);
    }

private:
    static long double number(const QByteArray &text)
    {
        return std::strtold(text.constData(), nullptr);
    }
    static long double bound(const json::Value &value)
    {
        return static_cast<long double>(value.toDouble().value());
    }

    static bool matches(const Condition &condition, const Point &point)
    {
        if (const auto *ids = std::get_if<HasId>(&condition))
            return std::find(ids->ids.begin(), ids->ids.end(), PointId::fromNumber(point.id))
                != ids->ids.end();
        if (const auto *inner = std::get_if<Boxed<Filter>>(&condition))
            return matches(**inner, point);
        const auto &range = std::get<Range>(std::get<FieldCondition>(condition).test);
        return std::any_of(point.values.begin(), point.values.end(), [&](const QByteArray &text) {
            const long double value = number(text);
            return (!range.gt || value > bound(*range.gt))
                && (!range.gte || value >= bound(*range.gte))
                && (!range.lt || value < bound(*range.lt))
                && (!range.lte || value <= bound(*range.lte));
        });
    }
    static bool matches(const Filter &filter, const Point &point)
    {
        const auto holds = [&](const Condition &each) { return matches(each, point); };
        return (!filter.must || std::all_of(filter.must->begin(), filter.must->end(), holds))
            && (!filter.mustNot
                || std::none_of(filter.mustNot->begin(), filter.mustNot->end(), holds));
    }

    static void add(RecordPage &page, quint64 id, const QByteArray &value = {})
    {
        RecordRow row;
        row.id = PointId::fromNumber(id);
        row.orderValue = { quint32(page.body.size()), quint32(value.size()) };
        page.body += value;
        page.rows.push_back(row);
    }

    RecordPage byId(const ScrollRequest &request)
    {
        std::vector<Point> found;
        for (const Point &point : points)
            if ((!request.offset || PointId::fromNumber(point.id) >= *request.offset)
                && (!request.filter || matches(*request.filter, point)))
                found.push_back(point);
        std::sort(found.begin(), found.end(),
                  [](const Point &left, const Point &right) { return left.id < right.id; });
        RecordPage page;
        for (const Point &point : found) {
            if (page.rows.size() == request.limit) {
                page.nextPageOffset = PointId::fromNumber(point.id);
                break;
            }
            add(page, point.id);
        }
        return page;
    }

    RecordPage byValue(const ScrollRequest &request)
    {
        struct Entry
        {
            long double value;
            quint64 id;
            QByteArray text;
        };
        const bool down = request.orderBy->descending;
        const QByteArray &start = request.orderBy->startFrom;
        const auto from = static_cast<long double>(start.toDouble());
        std::vector<Entry> found;
        for (const Point &point : points) {
            if (request.filter && !matches(*request.filter, point))
                continue;
            for (const QByteArray &text : point.values) {
                const long double value = number(text);
                if (start.isEmpty() || (down ? value <= from : value >= from))
                    found.push_back({ value, point.id, text });
            }
        }
        std::sort(found.begin(), found.end(), [down](const Entry &left, const Entry &right) {
            if (left.value != right.value)
                return down ? left.value > right.value : left.value < right.value;
            return left.id < right.id;
        });
        RecordPage page;
        for (const Entry &entry : found)
            if (page.rows.size() < request.limit)
                add(page, entry.id, entry.text);
        return page;
    }
};

// Loads everything; fails when it doesn't end.
std::vector<quint64> loadAll(ScrollServer &server, PageLoader &loader, quint64 limit)
{
    std::vector<quint64> ids;
    for (int round = 0; !loader.isAtEnd(); ++round) {
        if (round > 1000) {
            QTest::qFail("the loader goes round for ever", __FILE__, __LINE__);
            break;
        }
        const RecordPage page = server.answer(loader.next(limit));
        for (const qsizetype row : loader.take(page, limit))
            ids.push_back(page.rows[size_t(row)].id.number());
    }
    return ids;
}

Listing ordered(bool descending = false)
{
    Listing listing;
    listing.order = OrderBy{ u"price"_s, descending, {} };
    return listing;
}

} // namespace

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
    void severalValuesGiveOneRow();
    void longTiesAreReadByPlainScroll();
    void afterALongTieTheOrderGoesOnBehindIt();
    void integersBeyondDoublesAreAllFound_data();
    void integersBeyondDoublesAreAllFound();
    void datetimeTiesUseDates();
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

void TestPageLoader::severalValuesGiveOneRow()
{
    ScrollServer server;
    server.points = { { 1, { "1", "9" } }, { 2, { "2", "3", "4" } }, { 3, { "9" } }, { 4, {} } };
    PageLoader loader(ordered());
    QCOMPARE(loadAll(server, loader, 2), (std::vector<quint64>{ 1, 2, 3 }));
}

void TestPageLoader::longTiesAreReadByPlainScroll()
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

void TestPageLoader::afterALongTieTheOrderGoesOnBehindIt()
{
    ScrollServer server;
    for (quint64 id = 1; id <= 30; ++id)
        server.points.push_back({ id, { id <= 25 ? "7.0" : "8.5" } });
    PageLoader loader(ordered());
    QCOMPARE(loadAll(server, loader, 10).size(), size_t(30));
    const ScrollRequest &last = server.requests.constLast();
    QVERIFY(last.orderBy);
    QVERIFY(last.orderBy->startFrom.isEmpty());
    Range range;
    range.gt = json::Value(json::Number{ "7.0", true });
    QVERIFY(last.filter->must->front() == Condition(FieldCondition{ u"price"_s, range }));
}

void TestPageLoader::integersBeyondDoublesAreAllFound_data()
{
    QTest::addColumn<bool>("descending");
    QTest::addColumn<int>("limit");
    for (const bool descending : { false, true })
        for (const int limit : { 1, 2, 3, 7, 50 })
            QTest::addRow("%s, pages of %d", descending ? "down" : "up", limit)
                << descending << limit;
}

void TestPageLoader::integersBeyondDoublesAreAllFound()
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

void TestPageLoader::datetimeTiesUseDates()
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

void TestPageLoader::withConditionKeepsTheFilter()
{
    Filter own;
    own.should = std::vector<Condition>{ IsNull{ u"a"_s } };
    const Filter both = withoutField(own, u"price"_s);
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
