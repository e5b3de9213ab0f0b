// The request log shows every attempt, stays bounded, and copies commands without keys.

#include "model/activity/requestlogmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

LogEntry scrollEntry()
{
    LogEntry entry;
    entry.method = Method::Post;
    entry.path = "/collections/c/points/scroll";
    entry.requestBody = R"({"limit":1})";
    entry.status = 200;
    entry.duration = std::chrono::microseconds(12'345);
    entry.bytesReceived = 210;
    return entry;
}

LogSource server(bool hasKey) { return { u"prod"_s, QUrl(u"https://h:6333/sub"_s), hasKey }; }

QString cell(const RequestLogModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestRequestLogModel : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void showsOneAttemptPerRow();
    void tellsFailuresWithoutAnswer();
    void dropsTheOldestWhenFull();
    void curlNamesTheKeyAsAVariable();
    void curlNamesSecretHeadersAsVariables();
    void curlQuotesForTheShell();
    void curlOfTheDemoHasAVariableForTheAddress();
};

void TestRequestLogModel::showsOneAttemptPerRow()
{
    RequestLogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    LogEntry entry = scrollEntry();
    model.append(entry, server(false));
    entry.attempt = 2;
    entry.status = 503;
    model.append(entry, server(false));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 0, RequestLogModel::Server), u"prod"_s);
    QCOMPARE(cell(model, 0, RequestLogModel::MethodColumn), u"POST"_s);
    QCOMPARE(cell(model, 0, RequestLogModel::Path), u"/collections/c/points/scroll"_s);
    QCOMPARE(cell(model, 0, RequestLogModel::Status), u"200"_s);
    QCOMPARE(cell(model, 0, RequestLogModel::Duration), u"12.3"_s);
    QCOMPARE(cell(model, 0, RequestLogModel::Bytes), u"210"_s);
    QCOMPARE(cell(model, 1, RequestLogModel::Status), u"503"_s);
    QCOMPARE(cell(model, 1, RequestLogModel::Attempt), u"2"_s);
}

void TestRequestLogModel::tellsFailuresWithoutAnswer()
{
    RequestLogModel model;
    LogEntry entry = scrollEntry();
    entry.status = 0;
    entry.error = ApiError{ .kind = ApiError::Kind::Timeout, .detail = u"no byte for 30 s"_s };
    model.append(entry, server(false));
    QCOMPARE(cell(model, 0, RequestLogModel::Status), u"failed"_s);
    QCOMPARE(model.index(0, 0).data(Qt::ToolTipRole).toString(), u"no byte for 30 s"_s);
    model.setErrorWords([](const ApiError &) { return u"No answer in time"_s; });
    QCOMPARE(cell(model, 0, RequestLogModel::Status), u"No answer in time"_s);
    entry.error->kind = ApiError::Kind::Cancelled;
    model.append(entry, server(false));
    QCOMPARE(cell(model, 1, RequestLogModel::Status), u"cancelled"_s);
}

void TestRequestLogModel::dropsTheOldestWhenFull()
{
    RequestLogModel model;
    LogEntry entry = scrollEntry();
    const auto append = [&](int from, int to) {
        for (int request = from; request < to; ++request) {
            entry.path = "/" + QByteArray::number(request);
            model.append(entry, server(false));
        }
    };
    append(0, RequestLogModel::capacity);
    // Only now: the tester looks at every row after each change.
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    append(RequestLogModel::capacity, RequestLogModel::capacity + 1);
    QVERIFY(model.rowCount() <= RequestLogModel::capacity);
    QCOMPARE(cell(model, 0, RequestLogModel::Path), u"/200"_s);
    QCOMPARE(cell(model, model.rowCount() - 1, RequestLogModel::Path), u"/2000"_s);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestRequestLogModel::curlNamesTheKeyAsAVariable()
{
    RequestLogModel model;
    model.append(scrollEntry(), server(true));
    QCOMPARE(model.curl(0),
             u"curl -X POST 'https://h:6333/sub/collections/c/points/scroll'"
             " -H \"api-key: $QDRANT_API_KEY\" -H 'Content-Type: application/json'"
             " --data-raw '{\"limit\":1}'"_s);
}

void TestRequestLogModel::curlNamesSecretHeadersAsVariables()
{
    RequestLogModel model;
    LogSource source = server(true);
    source.keyAsBearer = true;
    source.headers = { { "X-Token", "", true }, { "X-Team", "it's", false } };
    LogEntry entry = scrollEntry();
    entry.requestBody.clear();
    model.append(entry, source);
    QCOMPARE(model.curl(0),
             uR"(curl -X POST 'https://h:6333/sub/collections/c/points/scroll')"
             R"( -H "Authorization: Bearer $QDRANT_API_KEY" -H 'X-Token: '"$X_TOKEN")"
             R"( -H 'X-Team: it'\''s')"_s);
}

void TestRequestLogModel::curlQuotesForTheShell()
{
    RequestLogModel model;
    LogEntry entry = scrollEntry();
    entry.requestBody = R"({"a":"it's $HOME"})";
    model.append(entry, server(false));
    QVERIFY(model.curl(0).endsWith(uR"(--data-raw '{"a":"it'\''s $HOME"}')"_s));
    QVERIFY(!model.curl(0).contains(u"api-key"_s));
}

void TestRequestLogModel::curlOfTheDemoHasAVariableForTheAddress()
{
    RequestLogModel model;
    LogEntry entry;
    entry.path = "/collections";
    model.append(entry, { u"Demo"_s, QUrl(), false });
    QCOMPARE(model.curl(0), u"curl -X GET \"$QDRANT_URL\"'/collections'"_s);
}

QTEST_GUILESS_MAIN(TestRequestLogModel)
#include "tst_requestlogmodel.moc"
