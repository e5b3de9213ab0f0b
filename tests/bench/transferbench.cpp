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
        const double download = timed([&] { curl.post(path, R"({"limit":64})"); });
        const double load = timed([&] {
            model.reload();
            runUntil(&model, &PointsModel::stateChanged, [&] {
                return model.state() == PointsModel::State::Exhausted
                    || model.state() == PointsModel::State::Failed;
            });
        });
        if (model.rowCount() != rows)
            qFatal("%d rows instead of %d", model.rowCount(), rows);
        if (run == 0) // warm-up
            continue;
        bare.push_back(download);
        ours.push_back(load);
    }
    return { median(bare), median(ours) };
}

} // namespace

std::vector<Row> transferBench(const QUrl &server)
{
    const Times small = compare(server, QStringLiteral("page_1000_768"), 1000, 9);
    const Times large = compare(server, QStringLiteral("page_10000_1536"), 10000, 5);
    const QString measured = QStringLiteral("%1 ms (libcurl %2 ms)");
    return {
        { QStringLiteral("request to rows in the model, 1 000 × 768-d over loopback"),
          measured.arg(small.model, 0, 'f', 1).arg(small.curl, 0, 'f', 1),
          QStringLiteral("≤ libcurl + 5 ms"), small.model <= small.curl + 5 },
        { QStringLiteral("request to rows in the model, 10 000 × 1536-d over loopback"),
          measured.arg(large.model, 0, 'f', 0).arg(large.curl, 0, 'f', 0),
          QStringLiteral("≤ 1.2 × libcurl"), large.model <= 1.2 * large.curl },
    };
}

} // namespace sextant::bench
