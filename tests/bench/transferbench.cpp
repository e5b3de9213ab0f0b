// From the request to rows in the model, against a bare libcurl download of the same bytes in the same run.

#include "model/points/pointsmodel.h"
#include "tests/bench/benches.h"
#include "tests/bench/fixture.h"

namespace sextant::bench {

namespace {

struct Times
{
    double curl = 0;
    double model = 0;
};

Times compare(const QUrl &server, const QString &collection, int rows, int runs)
{
    Connected connected(server, collection);
    PointsModel model(*connected.session);
    CurlDownload curl(server);
    const QByteArray path = "/collections/" + collection.toUtf8() + "/points/scroll";
    std::vector<double> bare, ours;
    for (int run = 0; run <= runs; ++run) {
        qint64 downloaded = 0;
        const double download = timed([&] { downloaded = curl.post(path, R"({"limit":64})"); });
        const double load = timed([&] {
            model.reload();
            runUntil(&model, &PointsModel::stateChanged, [&] {
                return model.state() == PointsModel::State::Exhausted
                    || model.state() == PointsModel::State::Failed;
            });
        });
        if (model.rowCount() != rows || model.lastExchange()->bytesReceived != downloaded)
            throw Failure{ QStringLiteral("the model took %1 rows, libcurl %2 bytes")
                               .arg(model.rowCount())
                               .arg(downloaded) };
        if (run == 0) // warm-up
            continue;
        bare.push_back(download);
        ours.push_back(load);
    }
    return { median(bare), median(ours) };
}

} // namespace

std::vector<Row> transferBench(const Setting &setting)
{
    const int rows = setting.isQuick ? 1000 : 10'000;
    const Times small
        = compare(setting.server, QStringLiteral("page_1000_768"), 1000, setting.runs(9));
    const Times large
        = compare(setting.server, QStringLiteral("page_%1_1536").arg(rows), rows, setting.runs(9));
    const double more = small.model - small.curl;
    const double factor = large.model / large.curl;
    const QString measured = QStringLiteral("%1; libcurl %2 %3");
    return {
        { QStringLiteral("Request to rows in the model over loopback, 1 000 × 768-d"),
          measured.arg(inMs(small.model, 1), inMs(small.curl, 1),
                       QStringLiteral("%1 %2")
                           .arg(more < 0 ? QStringLiteral("−") : QStringLiteral("+"))
                           .arg(inMs(qAbs(more), 1))),
          QStringLiteral("≤ libcurl + 5 ms"), more <= 5 },
        { QStringLiteral("The same, %1 × 1536-d").arg(grouped(rows)),
          measured.arg(inMs(large.model), inMs(large.curl),
                       QStringLiteral("× %1").arg(factor, 0, 'f', 2)),
          QStringLiteral("≤ 1.2 × libcurl"), factor <= 1.2 },
    };
}

} // namespace sextant::bench
