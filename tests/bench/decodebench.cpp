// Decoding a scroll page against QJsonDocument, both to rows of id, payload and (once) float vectors.

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
    std::vector<float> vector;
};

std::vector<QtRow> withQJson(const QByteArray &body)
{
    const QJsonArray points
        = QJsonDocument::fromJson(body)[QStringLiteral("result")][QStringLiteral("points")]
              .toArray();
    std::vector<QtRow> rows;
    rows.reserve(size_t(points.size()));
    for (const QJsonValue &point : points) {
        QtRow row{ point[QStringLiteral("id")].toInteger(),
                   point[QStringLiteral("payload")].toObject(),
                   {} };
        const QJsonArray vector = point[QStringLiteral("vector")].toArray();
        row.vector.reserve(size_t(vector.size()));
        for (const QJsonValue &value : vector)
            row.vector.push_back(float(value.toDouble()));
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

size_t sink = 0;

} // namespace

std::vector<Row> decodeBench()
{
    const QByteArray body = scrollBody(1, 1000, 20, 768, -1);
    std::vector<double> qt, raw, full;
    for (int run = 0; run < 8; ++run) {
        qt.push_back(timed([&] { sink += withQJson(body).size(); }));
        Response response = responseWith(body);
        raw.push_back(timed([&] { sink += json::decodeScroll(std::move(response))->rows.size(); }));
        response = responseWith(body);
        full.push_back(timed([&] {
            const Result<RecordPage> page = json::decodeScroll(std::move(response));
            for (qsizetype row = 0; row < qsizetype(page->rows.size()); ++row)
                sink += json::vectorsFromJson(page->vectors(row))->size();
        }));
    }
    const double fullRatio = median(qt) / median(full);
    const double rawRatio = median(qt) / median(raw);
    const QString what
        = QStringLiteral("decode 1 000 points × 768-d, %1, against QJsonDocument (%2 ms)");
    return {
        { what.arg(QStringLiteral("vectors read")).arg(median(qt), 0, 'f', 1),
          QStringLiteral("%1 ms, %2×").arg(median(full), 0, 'f', 2).arg(fullRatio, 0, 'f', 1),
          QStringLiteral("≥ 5×"), fullRatio >= 5 },
        { what.arg(QStringLiteral("vectors raw")).arg(median(qt), 0, 'f', 1),
          QStringLiteral("%1 ms, %2×").arg(median(raw), 0, 'f', 2).arg(rawRatio, 0, 'f', 1),
          QStringLiteral("≥ 35×"), rawRatio >= 35 },
    };
}

} // namespace sextant::bench
