// Every row of the server's error table, in its real shape.

#include "client/json/errorbody.h"
#include "client/net/statuserrors.h"

#include <QTest>

using namespace sextant;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

const QByteArray Json = "application/json";
const QByteArray Plain = "text/plain; charset=utf-8";
const QByteArray Html = "text/html";

Response answer(int status, const QByteArray &type, const QByteArray &body)
{
    Response response;
    response.status = status;
    response.body = body;
    if (!type.isNull())
        response.headers.append({ "content-type", type });
    return response;
}

QByteArray envelope(const QByteArray &text)
{
    return R"({"status":{"error":")" + text + R"("},"time":0.000012})";
}

} // namespace

class TestStatusErrors : public QObject
{
    Q_OBJECT

private slots:
    void successIsNoError_data();
    void successIsNoError();
    void everyShapeHasItsKindAndText_data();
    void everyShapeHasItsKindAndText();
    void retryAfterIsRead_data();
    void retryAfterIsRead();
    void bodyIsKeptUpToItsLimit();
    void emptyAnswerHasTheReasonPhrase();
    void errorTextIsFound_data();
    void errorTextIsFound();
    void openOutcomesOfWrites_data();
    void openOutcomesOfWrites();
};

void TestStatusErrors::successIsNoError_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("200") << 200 << Json;
    QTest::newRow("202 accepted") << 202 << Json;
    QTest::newRow("plain probe") << 200 << Plain;
    QTest::newRow("no type") << 200 << QByteArray();
}

void TestStatusErrors::successIsNoError()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QVERIFY(!statusError(answer(status, type, "{}")));
}

void TestStatusErrors::everyShapeHasItsKindAndText_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<QString>("text");
    const auto json = [](const char *name, int status, Kind kind, const char *text) {
        QTest::newRow(name) << status << Json << envelope(text) << kind << QString::fromUtf8(text);
    };
    const auto other = [](const char *name, int status, const QByteArray &type,
                          const QByteArray &body, Kind kind, const char *text) {
        QTest::newRow(name) << status << type << body << kind << QString::fromUtf8(text);
    };

    json("wrong input", 400, Kind::BadRequest,
         "Wrong input: Vector dimension error: expected dim: 4, got 3");
    json("strict mode", 400, Kind::BadRequest,
         "Bad request: Limit exceeded 20 > 10 for 'limit'. Help: Reduce the 'limit' parameter.");
    json("malformed JSON", 400, Kind::BadRequest,
         "Format error in JSON body: expected value at line 1 column 1");
    json("bad query string", 400, Kind::BadRequest,
         "Deserialize error in query parameters: invalid digit found in string");
    json("bad id in the path", 400, Kind::BadRequest,
         "Wrong input: Can not recognize 'x' as point id");
    json("body over the limit", 400, Kind::PayloadTooLarge,
         "JSON payload (40000000 bytes) is larger than allowed (limit: 33554432 bytes).");
    json("body over the limit, up to 1.18", 400, Kind::PayloadTooLarge,
         "Payload error: JSON payload (40000000 bytes) is larger than allowed (limit: 33554432 "
         "bytes).");
    other("no key", 401, Plain, "Must provide an API key or an Authorization bearer token",
          Kind::Unauthorized, "Must provide an API key or an Authorization bearer token");
    other("wrong key", 401, Plain, "Invalid API key or JWT", Kind::Unauthorized,
          "Invalid API key or JWT");
    other("bad token", 403, Plain, "ExpiredSignature", Kind::Forbidden, "ExpiredSignature");
    json("read-only key", 403, Kind::Forbidden,
         "Forbidden: Write access to collection x is required");
    json("strict mode, up to 1.14.0", 403, Kind::BadRequest,
         "Forbidden: Limit exceeded 20 > 10 for 'limit'. Help: Reduce the 'limit' parameter.");
    other("a proxy that helps", 403, Plain, "Help: log in", Kind::Forbidden, "Help: log in");
    json("no collection", 404, Kind::NotFound, "Not found: Collection `x` doesn't exist!");
    json("no point", 404, Kind::NotFound, "Not found: Point with id 5 does not exists!");
    other("unknown route", 404, QByteArray(), "", Kind::UnknownRoute, "");
    other("a proxy's 404", 404, Html, "<html><head><title>404 Not Found</title></head></html>",
          Kind::UnknownRoute, "404 Not Found");
    other("another service's 404", 404, Json, R"({"message":"no route"})", Kind::UnknownRoute,
          R"({"message":"no route"})");
    json("single node", 405, Kind::MethodNotAllowed, "Qdrant is running in standalone mode");
    json("server gave up", 408, Kind::RequestTimeout, "Timeout: Operation timed out after 60s");
    json("conflict", 409, Kind::Conflict, "Wrong input: Collection `x` already exists!");
    other("a proxy's body limit", 413, Html,
          "<html><head><title>413 Request Entity Too Large</title></head></html>",
          Kind::PayloadTooLarge, "413 Request Entity Too Large");
    json("validation", 422, Kind::Unprocessable,
         "Validation error in JSON body: [vectors.size: value 65537 invalid, must be from 1 to "
         "65536]");
    json("rate limit", 429, Kind::RateLimited,
         "Rate limiting exceeded: Read rate limit exceeded. Retry after 60s");
    json("internal", 500, Kind::ServerError, "Service internal error: task panicked");
    json("pre-condition", 500, Kind::ServerError, "Pre-condition failure: no leader");
    json("not in local mode", 501, Kind::NotImplemented, "Not implemented: snapshots");
    other("bad gateway", 502, Html, "<html>\r\n<head><TITLE>502 Bad Gateway</TITLE></head></html>",
          Kind::Unavailable, "502 Bad Gateway");
    json("shard recovers", 503, Kind::Unavailable, "Shard temporarily unavailable: shard 0");
    other("partial snapshot", 503, Json, R"({"status":"already_in_progress","time":0.1})",
          Kind::Unavailable, "already_in_progress");
    other("not ready", 503, Plain, "some shards are not ready", Kind::Unavailable,
          "some shards are not ready");
    other("gateway timeout", 504, Html, "<!DOCTYPE html><title>504</title>", Kind::Unavailable,
          "504");
    json("quota", 507, Kind::InsufficientStorage, "Insufficient storage: disk usage is 97 percent");
    other("plain HTTP to a TLS port", 400, Html,
          "<html><title>400 The plain HTTP request was sent to HTTPS port</title></html>",
          Kind::NotQdrant, "400 The plain HTTP request was sent to HTTPS port");
    other("a page instead of an answer", 200, Html,
          "<!doctype html><html><title> Sign in </title></html>", Kind::NotQdrant, "Sign in");
    other("a page without a type", 418, QByteArray(), "<!DOCTYPE HTML><title>Tea</title>",
          Kind::NotQdrant, "Tea");
    other("unknown status", 418, Plain, "teapot", Kind::OtherStatus, "teapot");
    other("plain text of a snapshot upload", 400, Plain, "Checksum mismatch", Kind::BadRequest,
          "Checksum mismatch");
    json("text beyond ASCII", 404, Kind::NotFound, "Not found: Collection `привет` doesn't exist!");
    other("cut JSON", 500, Json, R"({"status":{"error":"Serv)", Kind::ServerError,
          R"({"status":{"error":"Serv)");
}

void TestStatusErrors::everyShapeHasItsKindAndText()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(ApiError::Kind, kind);
    QFETCH(QString, text);
    const std::optional<ApiError> error = statusError(answer(status, type, body));
    QVERIFY(error);
    QCOMPARE(error->kind, kind);
    QCOMPARE(error->serverText, text);
    QCOMPARE(error->httpStatus, status);
    QCOMPARE(error->body, body);
}

void TestStatusErrors::retryAfterIsRead_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("seconds"); // -1: none
    QTest::newRow("seconds") << 429 << QByteArray("60") << envelope("x") << 60;
    QTest::newRow("at once") << 429 << QByteArray("0") << envelope("x") << 0;
    QTest::newRow("date") << 503 << QByteArray("Fri, 02 Jan 2026 03:04:35 GMT") << QByteArray()
                          << 30;
    QTest::newRow("date that is over")
        << 503 << QByteArray("Fri, 02 Jan 2026 03:00:00 GMT") << QByteArray() << 0;
    QTest::newRow("garbage") << 429 << QByteArray("soon") << envelope("x") << -1;
    QTest::newRow("negative") << 429 << QByteArray("-5") << envelope("x") << -1;
    QTest::newRow("none") << 429 << QByteArray() << envelope("x") << -1;
    QTest::newRow("in the text of an older server")
        << 429 << QByteArray() << envelope("Rate limiting exceeded: w. Retry after 17s") << 17;
    QTest::newRow("header before text")
        << 429 << QByteArray("3") << envelope("Rate limiting exceeded: w. Retry after 17s") << 3;
}

void TestStatusErrors::retryAfterIsRead()
{
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);
    QFETCH(int, seconds);
    Response response = answer(status, Json, body);
    if (!header.isEmpty())
        response.headers.append({ "retry-after", header });
    const QDateTime now(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
    const std::optional<ApiError> error = statusError(response, now);
    QCOMPARE(error->retryAfter.has_value(), seconds >= 0);
    if (seconds >= 0)
        QCOMPARE(error->retryAfter->count(), seconds * 1000LL);
}

void TestStatusErrors::bodyIsKeptUpToItsLimit()
{
    const auto error = statusError(answer(500, Plain, QByteArray(1'000'000, 'x')));
    QCOMPARE(error->body.size(), 65'536);
}

void TestStatusErrors::emptyAnswerHasTheReasonPhrase()
{
    Response response = answer(404, QByteArray(), {});
    response.reason = "Not Found";
    QCOMPARE(statusError(response)->detail, QStringLiteral("Not Found"));
}

void TestStatusErrors::errorTextIsFound_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text"); // null: none
    QTest::newRow("envelope") << envelope("a \\\"b\\\" \\u00e9") << QStringLiteral("a \"b\" é");
    QTest::newRow("time first") << QByteArray(R"({"time":0,"status":{"code":1,"error":"e"}})")
                                << QStringLiteral("e");
    QTest::newRow("status as text") << QByteArray(R"({"status":"ok"})") << QStringLiteral("ok");
    for (const char *body : { "", "null", "[1]", "{}", "{\"status\":5}", "{\"status\":{}}",
                              "{\"status\":{\"error\":5}}", "{\"status\":{\"error\":\"x", "plain",
                              "{\"status\":{\"error\":[\"x\"]}}" })
        QTest::addRow("none in %s", body) << QByteArray(body) << QString();
}

void TestStatusErrors::errorTextIsFound()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, text);
    const std::optional<QString> found = json::errorText(body);
    QCOMPARE(found.has_value(), !text.isNull());
    QCOMPARE(found.value_or(QString()), text);
}

void TestStatusErrors::openOutcomesOfWrites_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("isOpen");
    for (const int status : { 408, 500, 502, 503, 504, 520, 522, 524, 527 })
        QTest::addRow("%d", status) << status << Json << true;
    for (const int status : { 400, 401, 403, 404, 409, 413, 422, 429, 501, 507, 307 })
        QTest::addRow("%d", status) << status << Json << false;
    QTest::newRow("a proxy's page instead of an answer") << 200 << Html << true;
    QTest::newRow("a proxy's page after a timeout") << 524 << Html << true;
    QTest::newRow("a proxy's page that refuses") << 400 << Html << false;
}

void TestStatusErrors::openOutcomesOfWrites()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(bool, isOpen);
    const QByteArray body = type == Html ? "<html><title>x</title></html>" : envelope("x");
    const ApiError error = writeError(*statusError(answer(status, type, body)));
    QCOMPARE(error.kind == Kind::WriteOutcomeUnknown, isOpen);
    QCOMPARE(error.httpStatus, status);
    QCOMPARE(error.serverText, QStringLiteral("x"));
}

QTEST_GUILESS_MAIN(TestStatusErrors)
#include "tst_statuserrors.moc"
