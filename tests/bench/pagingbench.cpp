// Load all on a page that is open, with the view scrolling meanwhile: gaps of the GUI thread, time, memory.

#include "tests/bench/benches.h"
#include "tests/bench/window.h"

namespace sextant::bench {

namespace {

//! Times in milliseconds from opening the collection.
struct Paging
{
    std::vector<double> gaps;
    double total = 0; //!< until the last row was in the model
    double second = -1; //!< until the 200th point was painted
    double memory = 0;
    double payload = 0;
};

Paging page(const QUrl &server, int rows)
{
    Paging result;
    const size_t before = allocatedBytes();
    Window window(server, QStringLiteral("rows_%1_20").arg(rows));
    PointsModel &model = window.model;
    QObject::connect(&model, &PointsModel::rowsInserted, &window.table, [&] {
        if (result.second >= 0 || model.rowCount() < 200)
            return;
        window.table.scrollTo(model.index(199, 0));
        window.table.viewport()->repaint();
        result.second = window.sinceOpened();
    });
    window.waitUntilPainted();
    {
        const Scroller scroller(window.table);
        GapMeter meter;
        window.loadAll();
        result.total = window.sinceOpened();
        result.gaps = meter.finish();
    }
    if (model.rowCount() != rows || result.second < 0)
        throw Failure{ QStringLiteral("%1 rows instead of %2").arg(model.rowCount()).arg(rows) };
    result.memory = double(allocatedBytes()) - double(before);
    for (int row = 0; row < rows; ++row)
        result.payload += double(model.payloadAt(row).size());
    return result;
}

} // namespace

std::vector<Row> pagingBench(const Setting &setting)
{
    const int rows = setting.isQuick ? 20'000 : 100'000;
    page(setting.server, rows); // warm-up: the server makes the pages
    std::vector<double> p99, worst, total, second, memory;
    double payload = 0;
    for (int run = 0; run < setting.runs(5); ++run) {
        const Paging paging = page(setting.server, rows);
        p99.push_back(percentile(paging.gaps, 0.99));
        worst.push_back(percentile(paging.gaps, 1));
        total.push_back(paging.total);
        second.push_back(paging.second);
        memory.push_back(paging.memory);
        payload = paging.payload;
        progress(QStringLiteral("  gaps 99 %: %1, worst %2; all in %3")
                     .arg(inMs(p99.back(), 1), inMs(worst.back(), 1), inMs(total.back())));
    }
    const QString many = grouped(rows);
    const double bound = 1.3 * payload + 64.0 * rows;
    return {
        { QStringLiteral("GUI gaps while %1 rows × 20 fields page in and the view scrolls, "
                         "99th percentile")
              .arg(many),
          inMs(median(p99), 1), QStringLiteral("≤ 16 ms"), median(p99) <= 16 },
        { QStringLiteral("The same, longest gap"), inMs(median(worst), 1),
          QStringLiteral("≤ 50 ms"), median(worst) <= 50 },
        { QStringLiteral("%1 rows end to end").arg(many),
          QStringLiteral("%1 s").arg(median(total) / 1000, 0, 'f', 1), QStringLiteral("< 60 s"),
          median(total) < 60'000 },
        { QStringLiteral("200th point painted after the click"), inMs(median(second)),
          QStringLiteral("≤ 500 ms"), median(second) <= 500 },
        { QStringLiteral("Memory of %1 rows, window included").arg(many),
          QStringLiteral("%1 MB for %2 MB of payload")
              .arg(median(memory) / 1e6, 0, 'f', 1)
              .arg(payload / 1e6, 0, 'f', 1),
          QStringLiteral("< 1.3 × payload + 64 B a row = %1 MB").arg(bound / 1e6, 0, 'f', 1),
          median(memory) < bound },
    };
}

} // namespace sextant::bench
