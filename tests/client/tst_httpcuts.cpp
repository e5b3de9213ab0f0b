// Answers that are cut, compressed, too large or otherwise not what was promised.

#include "client/json/answerend.h"
#include "client/net/httptransport.h"
#include "tests/support/await.h"
#include "tests/support/faultserver.h"

#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace std::chrono_literals;
using Kind = ApiError::Kind;

namespace {

const QByteArray Json = "Content-Type: application/json\r\n";

Request read()
{
    Request request;
    request.path = "/collections";
    return request;
}

Result<Response> exchange(const FaultServer &server, const Request &request,
                          std::optional<bool> compress = {})
{
    HttpOptions options;
    options.baseUrl = server.url();
    options.compress = compress;
    const std::unique_ptr<Transport> transport = httpTransportFactory(options)();
    return await<Response>(
        [&](const Handler<Response> &handler) { return transport->send(request, handler); });
}

quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = ~0U;
    for (const char byte : bytes) {
        crc ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

void appendLittleEndian(QByteArray &bytes, quint32 value)
{
    for (int shift = 0; shift < 32; shift += 8)
        bytes.append(char((value >> shift) & 0xFF));
}

//! RFC 1952 around the deflate stream inside qCompress's zlib one.
QByteArray gzip(const QByteArray &bytes)
{
    const QByteArray zlib = qCompress(bytes).mid(4);
    QByteArray result("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    result += zlib.mid(2, zlib.size() - 6);
    appendLittleEndian(result, crc32(bytes));
    appendLittleEndian(result, quint32(bytes.size()));
    return result;
}

//! Digits that don't compress to nothing, so that a cut falls inside the text.
QByteArray numbersBody()
{
    QByteArray numbers;
    quint32 seed = 7;
    for (int i = 0; i < 20'000; ++i) {
        seed = seed * 1664525U + 1013904223U;
        numbers += QByteArray::number(seed) + ',';
    }
    numbers.chop(1);
    return "{\"result\":[" + numbers + "],\"status\":\"ok\",\"time\":0}";
}

//! A gzip stream cut after its first block (RFC 1951, 3.2.4: stored as it is), which holds that text.
QByteArray gzipCutAfter(const QByteArray &text)
{
    QByteArray result("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x00", 11);
    const quint32 length = quint32(text.size());
    appendLittleEndian(result, length | ((~length & 0xFFFF) << 16));
    return result + text;
}

} // namespace

class TestHttpCuts : public QObject
{
    Q_OBJECT

private slots:
    void cutAnswerIsLost_data();
    void cutAnswerIsLost();
    void cutErrorAnswerIsStillAnAnswer();
    void resetInsideTheBodyIsLost();
    void keptAliveConnectionFoundClosedIsNoError();
    void gzipIsDecoded();
    void truncatedGzipIsLost_data();
    void truncatedGzipIsLost();
    void gzipCutBehindAnInnerObjectIsLost();
    void corruptGzipIsAnError();
    void repetitiveGzipIsNoBomb();
    void byteLimitCountsDecodedBytes();
    void unaskedCompressionIsRefused();
    void unaskedCompressionOfARefusalLeavesItsStatus();
    void announcedLengthOverTheLimitIsRefusedAtOnce();
    void byteLimitEndsAnAnswerWithoutLength();
    void chunkedAnswerArrivesWhole();
    void cutChunkedAnswerIsLost();
    void answerWithoutLengthThatEndsInsideItsJsonIsLost();
    void jsonEndIsSeen_data();
    void jsonEndIsSeen();
};

void TestHttpCuts::cutAnswerIsLost_data()
{
    const QByteArray whole = FaultScript::http(200, R"({"result":[1,2,3],"status":"ok"})");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("before a byte") << QByteArray();
    QTest::newRow("inside the status line") << whole.left(8);
    QTest::newRow("inside the headers") << whole.left(40);
    QTest::newRow("before the body") << whole.left(whole.indexOf("\r\n\r\n") + 4);
    QTest::newRow("inside the body") << whole.left(whole.size() - 12);
    QTest::newRow("before the last byte") << whole.left(whole.size() - 1);
}

void TestHttpCuts::cutAnswerIsLost()
{
    QFETCH(QByteArray, sent);
    FaultServer server;
    server.setOtherwise(FaultScript().send(sent).close());
    const auto result = exchange(server, read());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::ConnectionLost);
}

void TestHttpCuts::cutErrorAnswerIsStillAnAnswer()
{
    FaultServer server;
    server.setOtherwise(
        FaultScript().send("HTTP/1.1 403 Forbidden\r\nContent-Length: 99\r\n\r\nForbid").close());
    const auto result = exchange(server, read());
    QVERIFY(result);
    QCOMPARE(result->status, 403);
    QCOMPARE(result->body, QByteArray("Forbid"));
}

void TestHttpCuts::resetInsideTheBodyIsLost()
{
    FaultServer server;
    server.setOtherwise(FaultScript()
                            .send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")
                            .drip("\"", 20ms)
                            .reset());
    const auto result = exchange(server, read());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::ConnectionLost);
}

void TestHttpCuts::keptAliveConnectionFoundClosedIsNoError()
{
    FaultServer server;
    HttpOptions options;
    options.baseUrl = server.url();
    const std::unique_ptr<Transport> transport = httpTransportFactory(options)();
    const auto ask = [&] {
        return await<Response>([&](auto handler) { return transport->send(read(), handler); });
    };
    QVERIFY(ask());
    server.enqueue(FaultScript().close()); // the second request meets a closing connection
    QVERIFY(ask());
    QCOMPARE(server.requests().size(), 3);
}

void TestHttpCuts::gzipIsDecoded()
{
    FaultServer server;
    const QByteArray body = numbersBody();
    server.enqueue(FaultScript::answer(200, gzip(body), Json + "Content-Encoding: gzip\r\n"));
    const auto result = exchange(server, read(), true);
    QCOMPARE(result->body, body);
}

void TestHttpCuts::truncatedGzipIsLost_data()
{
    QTest::addColumn<bool>("hasRightLength");
    QTest::addColumn<bool>("isWrite");
    QTest::newRow("shorter than announced") << false << false;
    QTest::newRow("announced as short as it is") << true << false;
    QTest::newRow("of a write") << true << true;
}

void TestHttpCuts::truncatedGzipIsLost()
{
    QFETCH(bool, hasRightLength);
    QFETCH(bool, isWrite);
    FaultServer server;
    const QByteArray whole = gzip(numbersBody());
    const QByteArray half = whole.left(whole.size() / 2);
    const qsizetype announced = hasRightLength ? half.size() : whole.size();
    server.setOtherwise(FaultScript()
                            .send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n" + Json
                                  + "Content-Length: " + QByteArray::number(announced) + "\r\n\r\n"
                                  + half)
                            .close());
    Request request = read();
    request.isWrite = isWrite;
    request.method = isWrite ? Method::Put : Method::Get;
    request.body = isWrite ? "{}" : "";
    const auto result = exchange(server, request, true);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, isWrite ? Kind::WriteOutcomeUnknown : Kind::ConnectionLost);
}

void TestHttpCuts::gzipCutBehindAnInnerObjectIsLost()
{
    FaultServer server;
    const QByteArray body = R"({"result":[{"id":1})";
    server.setOtherwise(
        FaultScript::answer(200, gzipCutAfter(body), Json + "Content-Encoding: gzip\r\n"));
    const auto result = exchange(server, read(), true);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::ConnectionLost);
    QCOMPARE(result.error().body, body);
}

void TestHttpCuts::corruptGzipIsAnError()
{
    FaultServer server;
    server.setOtherwise(
        FaultScript::answer(200, "this is no gzip at all", Json + "Content-Encoding: gzip\r\n"));
    const auto result = exchange(server, read(), true);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::BadResponse);
    QCOMPARE(result.error().httpStatus, 200);
}

void TestHttpCuts::repetitiveGzipIsNoBomb()
{
    FaultServer server;
    const QByteArray body = "{\"result\":\"" + QByteArray(20 << 20, 'a') + "\"}";
    server.enqueue(FaultScript::answer(200, gzip(body), Json + "Content-Encoding: gzip\r\n"));
    const auto result = exchange(server, read(), true);
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    QCOMPARE(result->body.size(), body.size());
}

void TestHttpCuts::byteLimitCountsDecodedBytes()
{
    FaultServer server;
    const QByteArray body = "{\"result\":\"" + QByteArray(1 << 20, 'a') + "\"}";
    server.enqueue(FaultScript::answer(200, gzip(body), Json + "Content-Encoding: gzip\r\n"));
    Request request = read();
    request.byteLimit = 100'000;
    QCOMPARE(exchange(server, request, true).error().kind, Kind::TooLarge);
}

void TestHttpCuts::unaskedCompressionIsRefused()
{
    FaultServer server;
    server.enqueue(FaultScript::answer(200, gzip("{}"), Json + "Content-Encoding: gzip\r\n"));
    const auto result = exchange(server, read(), false);
    QCOMPARE(result.error().kind, Kind::BadResponse);
    QCOMPARE(result.error().detail, QStringLiteral("unasked Content-Encoding: gzip"));
}

void TestHttpCuts::unaskedCompressionOfARefusalLeavesItsStatus()
{
    FaultServer server;
    server.enqueue(FaultScript::answer(502, gzip("<html><title>502</title></html>"),
                                       "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"));
    const auto result = exchange(server, read(), false);
    QVERIFY(result);
    QCOMPARE(result->status, 502);
    QCOMPARE(result->reason, QByteArray("Reason"));
    QCOMPARE(result->body, QByteArray());
}

void TestHttpCuts::announcedLengthOverTheLimitIsRefusedAtOnce()
{
    FaultServer server;
    server.enqueue(FaultScript()
                       .send("HTTP/1.1 200 OK\r\nContent-Length: 9000000000000\r\n\r\n{")
                       .drip("  ", 10s));
    const auto result = exchange(server, read());
    QCOMPARE(result.error().kind, Kind::TooLarge);
    QCOMPARE(result.error().detail, QStringLiteral("9000000000000 bytes announced"));
}

void TestHttpCuts::byteLimitEndsAnAnswerWithoutLength()
{
    FaultServer server;
    server.enqueue(FaultScript().send("HTTP/1.1 200 OK\r\n\r\n" + QByteArray(5000, 'x')).close());
    Request request = read();
    request.byteLimit = 4999;
    const auto result = exchange(server, request);
    QCOMPARE(result.error().kind, Kind::TooLarge);
}

void TestHttpCuts::chunkedAnswerArrivesWhole()
{
    FaultServer server;
    server.enqueue(FaultScript().send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + Json
                                      + "\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n"));
    const auto result = exchange(server, read());
    QCOMPARE(result->body, QByteArray("{\"a\":1}"));
}

void TestHttpCuts::cutChunkedAnswerIsLost()
{
    FaultServer server;
    server.setOtherwise(
        FaultScript()
            .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + Json + "\r\n3\r\n{\"a\r\n")
            .close());
    const auto result = exchange(server, read());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::ConnectionLost);
}

void TestHttpCuts::answerWithoutLengthThatEndsInsideItsJsonIsLost()
{
    FaultServer server;
    server.setOtherwise(
        FaultScript().send("HTTP/1.1 200 OK\r\n" + Json + "\r\n{\"result\":[1,2").close());
    const auto result = exchange(server, read());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Kind::ConnectionLost);
    QCOMPARE(result.error().body, QByteArray("{\"result\":[1,2"));
    QCOMPARE(result.error().bytesReceived, 14);
}

void TestHttpCuts::jsonEndIsSeen_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("atAGlance");
    QTest::addColumn<bool>("thoroughly");
    QTest::newRow("empty") << QByteArray() << true << true;
    QTest::newRow("object") << QByteArray("{\"a\":[1]} \n") << true << true;
    QTest::newRow("array") << QByteArray("[{}]") << true << true;
    QTest::newRow("plain text") << QByteArray("healthz check passed") << true << true;
    QTest::newRow("cut in a number") << QByteArray("{\"a\":1") << false << false;
    QTest::newRow("cut behind an inner object") << QByteArray("{\"a\":{}") << true << false;
    QTest::newRow("cut behind a bracket in a string") << QByteArray("{\"a\":\"}") << true << false;
    QTest::newRow("brackets in strings") << QByteArray(R"({"a":"}]\"{"})") << true << true;
    QTest::newRow("cut behind the end of an inner list")
        << QByteArray("[{\"a\":[1]") << true << false;
    QTest::newRow("object ending as an array") << QByteArray("{\"a\":[1]") << false << false;
}

void TestHttpCuts::jsonEndIsSeen()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, atAGlance);
    QFETCH(bool, thoroughly);
    QCOMPARE(json::hasJsonEnd(body, false), atAGlance);
    QCOMPARE(json::hasJsonEnd(body, true), thoroughly);
}

QTEST_GUILESS_MAIN(TestHttpCuts)
#include "tst_httpcuts.moc"
