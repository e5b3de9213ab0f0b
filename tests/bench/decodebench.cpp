// Decoding a scroll page against QJsonDocument to the same rows: with the vectors read into floats on both sides, and
// with the vectors left as they are on both sides.

#include "client/json/decode.h"
#include "client/json/vectorsjson.h"
#include "tests/bench/benches.h"
#include "tests/bench/bodies.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sextant::bench {

namespace {

struct QtRow
{
    qint64 id = 0;
    QJsonObject payload;
    QJsonValue rawVector; //!< as parsed; shares its data with the document
    std::vector<float> vector;
};

enum class Vectors { Raw, Read };

std::vector<QtRow> withQJson(const QByteArray &body, Vectors vectors)
{
    const QJsonArray points
        = QJsonDocument::fromJson(body)[QStringLiteral("result")][QStringLiteral("points")]
              .toArray();
    std::vector<QtRow> rows;
    rows.reserve(size_t(points.size()));
    for (const QJsonValue &point : points) {
        QtRow row{ point[QStringLiteral("id")].toInteger(),
                   point[QStringLiteral("payload")].toObject(),
                   point[QStringLiteral("vector")],
                   {} };
        if (vectors == Vectors::Read) {
            const QJsonArray vector = row.rawVector.toArray();
            row.vector.reserve(size_t(vector.size()));
            for (const QJsonValue &value : vector)
                row.vector.push_back(float(value.toDouble()));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

//! As the transport hands it over: spare bytes behind the end, nobody else holding the bytes.
Response responseWith(const QByteArray &body)
{
    Response response;
    response.status = 200;
    response.body.reserve(body.size() + 64);
    response.body.append(body);
    return response;
}

size_t readVectors(const RecordPage &page)
{
    size_t numbers = 0;
    for (qsizetype row = 0; row < qsizetype(page.rows.size()); ++row)
        numbers += json::vectorsFromJson(page.vectors(row))->size();
    return numbers;
}

//! Speed counts only when the rows are right: ids and payload bytes exactly as they were sent.
void checkExact(const QByteArray &body)
{
    const Result<RecordPage> page = json::decodeScroll(responseWith(body));
    bool isExact = page && page->rows.size() == 1000;
    for (int row = 0; isExact && row < 1000; ++row) {
        const QByteArray sent = record(uint64_t(row) + 1, 20, 0);
        const QByteArray start = "{\"id\":" + QByteArray::number(row + 1) + ",\"payload\":";
        isExact = page->rows[size_t(row)].id == PointId::fromNumber(quint64(row) + 1)
            && start + page->payload(row).toByteArray() + '}' == sent;
    }
    if (!isExact)
        throw Failure{ QStringLiteral("the decoded rows are not those sent") };
}

size_t sink = 0; // keeps the compiler from dropping what nobody reads

} // namespace

std::vector<Row> decodeBench(const Setting &setting)
{
    const QByteArray body = scrollBody(1, 1000, 20, 768, -1);
    checkExact(body);
    std::vector<double> qtRaw, qtRead, raw, read;
    for (int run = 0; run < setting.runs(9); ++run) {
        qtRaw.push_back(timed([&] { sink += withQJson(body, Vectors::Raw).size(); }));
        qtRead.push_back(timed([&] { sink += withQJson(body, Vectors::Read).size(); }));
        Response response = responseWith(body);
        raw.push_back(timed([&] { sink += json::decodeScroll(std::move(response))->rows.size(); }));
        response = responseWith(body);
        read.push_back(
            timed([&] { sink += readVectors(json::decodeScroll(std::move(response)).value()); }));
    }
    const auto row = [](const QString &what, const std::vector<double> &qt,
                        const std::vector<double> &ours, int limit) {
        const double ratio = median(qt) / median(ours);
        return Row{ QStringLiteral("Decode 1 000 points × 768-d with payloads, %1").arg(what),
                    QStringLiteral("%1; QJsonDocument %2 = %3×")
                        .arg(inMs(median(ours), 2), inMs(median(qt), 1))
                        .arg(ratio, 0, 'f', 1),
                    QStringLiteral("≥ %1×").arg(limit), ratio >= limit };
    };
    return { row(QStringLiteral("vectors read"), qtRead, read, 5),
             row(QStringLiteral("vectors left raw"), qtRaw, raw, 35) };
}

} // namespace sextant::bench
