// A read-only connection can't be walked around by any method of the client, and what is no write only reads.

#include "client/api/client.h"
#include "tests/app/traffic.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

//! Known to read only, though they are no GET.
bool isReadRoute(const QByteArray &path)
{
    static const QList<QByteArray> ends{ "/points",
                                         "/points/scroll",
                                         "/points/query",
                                         "/points/query/batch",
                                         "/points/query/groups",
                                         "/points/search",
                                         "/points/recommend",
                                         "/points/discover",
                                         "/points/count",
                                         "/facet",
                                         "/points/search/matrix/pairs",
                                         "/points/search/matrix/offsets" };
    return std::ranges::any_of(ends, [&path](const QByteArray &end) {
        return path.startsWith("/collections/") && path.endsWith(end);
    });
}

//! Calls every method of every group of the client's API; returns the calls, which must be kept.
std::vector<Call> callEverything(Client &client, int &errors)
{
    const QString c = u"c"_s;
    const PointId one = PointId::fromNumber(1);
    const std::vector<PointId> ids{ one };
    const PointSelector selector = ids;
    const std::vector<PointStruct> points{ { one, "[1,0]", R"({"a":1})" } };
    const auto count = [&errors](auto result) { errors += result ? 0 : 1; };
    std::vector<Call> calls;
    PointsApi &p = client.points();
    calls.push_back(p.upsert(c, points, {}, count));
    calls.push_back(p.upsertBatch(c, points, {}, count));
    calls.push_back(p.remove(c, selector, count));
    calls.push_back(p.setPayload(c, R"({"a":2})", selector, {}, count));
    calls.push_back(p.overwritePayload(c, R"({"a":2})", selector, count));
    calls.push_back(p.deletePayload(c, { u"a"_s }, selector, count));
    CollectionsApi &k = client.collections();
    calls.push_back(k.create(u"d"_s, R"({"vectors":{"size":2,"distance":"Dot"}})", count));
    calls.push_back(k.remove(c, count));
    calls.push_back(k.createIndex(c, u"a"_s, R"("integer")", count));
    calls.push_back(k.removeIndex(c, u"a"_s, count));
    return calls;
}

constexpr int writeMethods = 10;

std::vector<Call> readEverything(Client &client, int &answers)
{
    const QString c = u"c"_s;
    const auto count = [&answers](auto) { ++answers; };
    std::vector<Call> calls;
    PointsApi &p = client.points();
    calls.push_back(p.scroll(c, {}, count));
    calls.push_back(p.retrieve(c, { PointId::fromNumber(1) }, true, false, count));
    calls.push_back(p.get(c, PointId::fromNumber(1), count));
    calls.push_back(p.count(c, std::nullopt, true, std::chrono::seconds(5), count));
    calls.push_back(p.facet(c, u"a"_s, std::nullopt, 5, true, count));
    calls.push_back(client.query().query(c, {}, count));
    calls.push_back(client.query().queryBatch(c, { QueryRequest{} }, count));
    calls.push_back(client.collections().list(count));
    calls.push_back(client.collections().info(c, count));
    calls.push_back(client.collections().exists(c, count));
    calls.push_back(client.collections().aliases(count));
    calls.push_back(client.service().info(count));
    return calls;
}

constexpr int readMethods = 12;

} // namespace

class TestReadOnlyClient : public QObject
{
    Q_OBJECT
private slots:
    void noMethodOfTheClientWrites();
    void everyRequestThatIsNoWriteReads();
};

void TestReadOnlyClient::noMethodOfTheClientWrites()
{
    Engine engine;
    fill(engine);
    const QByteArray before = dump(engine);
    Traffic record;
    int errors = 0;
    ApiCoreOptions options;
    options.protection = Protection::ReadOnly;
    Client client(recording(record, engine.transportFactory()), options);
    const std::vector<Call> calls = callEverything(client, errors);
    QTRY_COMPARE(errors, writeMethods);
    QVERIFY(record.requests.empty());
    QCOMPARE(dump(engine), before);
}

void TestReadOnlyClient::everyRequestThatIsNoWriteReads()
{
    Engine engine;
    fill(engine);
    Traffic record;
    int answers = 0;
    ApiCoreOptions options;
    options.protection = Protection::ReadOnly;
    Client client(recording(record, engine.transportFactory()), options);
    const std::vector<Call> calls = readEverything(client, answers);
    QTRY_COMPARE(answers, readMethods);
    QVERIFY(record.requests.size() >= size_t(readMethods));
    for (const Request &request : record.requests)
        QVERIFY2(!request.isWrite
                     && (request.method == Method::Get
                         || (request.method == Method::Post && isReadRoute(request.path))),
                 request.path.constData());
}

QTEST_GUILESS_MAIN(TestReadOnlyClient)
#include "tst_readonlyclient.moc"
