// What is on the screen: the first rows after opening a collection, and one screen of cells.

#include "tests/bench/benches.h"
#include "tests/bench/window.h"

#include <QScrollBar>

namespace sextant::bench {

namespace {

//! Whole screens never shown before, each painted once: rows are parsed and texts laid out inside the paint.
double paintMedian(Window &window)
{
    constexpr int screens = 20; // 50 of 1 000 rows apart: none overlaps another
    QScrollBar *bar = window.table.verticalScrollBar();
    std::vector<double> values;
    for (int screen = 0; screen < screens; ++screen) {
        bar->setValue(int(qint64(bar->maximum()) * (screen + 1) / screens));
        values.push_back(timed([&] { window.table.viewport()->repaint(); }));
    }
    return median(values);
}

} // namespace

std::vector<Row> firstRowsBench(const Setting &setting)
{
    const QString collection = QStringLiteral("rows_100000_20");
    std::vector<double> transfer, visible;
    for (int run = 0; run <= setting.runs(9); ++run) {
        CurlDownload curl(setting.server);
        const double download = timed([&] {
            curl.post("/collections/" + collection.toUtf8() + "/points/scroll", R"({"limit":64})");
        });
        Window window(setting.server, collection);
        window.waitUntilPainted();
        const double painted = window.sinceOpened();
        if (run == 0) // warm-up
            continue;
        transfer.push_back(download);
        visible.push_back(painted);
    }
    const double ours = median(visible), bare = median(transfer);
    return { { QStringLiteral("First rows painted after opening a collection"),
               QStringLiteral("%1; transfer %2").arg(inMs(ours, 1), inMs(bare, 1)),
               QStringLiteral("≤ transfer + 30 ms"), ours <= bare + 30 } };
}

std::vector<Row> paintBench(const Setting &setting)
{
    const int rows = setting.isQuick ? 50'000 : 1'000'000;
    Window few(setting.server, QStringLiteral("rows_1000_12"));
    few.loadAll();
    Window many(setting.server, QStringLiteral("rows_%1_12").arg(rows));
    many.loadAll();
    if (many.model.rowCount() != rows)
        throw Failure{ QStringLiteral("%1 rows loaded").arg(many.model.rowCount()) };
    std::vector<double> fewTimes, manyTimes;
    for (int run = 0; run < setting.runs(5); ++run) {
        fewTimes.push_back(paintMedian(few));
        manyTimes.push_back(paintMedian(many));
    }
    const double small = median(fewTimes), large = median(manyTimes), ratio = large / small;
    return {
        { QStringLiteral("One screen of cells painted, 1 000 rows"), inMs(small, 2),
          QStringLiteral("< 8 ms"), small < 8 },
        { QStringLiteral("The same with %1 rows").arg(grouped(rows)), inMs(large, 2),
          QStringLiteral("< 8 ms"), large < 8 },
        { QStringLiteral("The second against the first"),
          QStringLiteral("%1×").arg(ratio, 0, 'f', 2), QStringLiteral("≤ 1.3×"), ratio <= 1.3 },
    };
}

} // namespace sextant::bench
