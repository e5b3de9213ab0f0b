// The longest gap of the GUI thread while one huge answer arrives for a shown page: 200 MB of vectors that nobody asked
// for, and 200 MB of payload, which the table must take in.

#include "tests/bench/benches.h"
#include "tests/bench/window.h"

namespace sextant::bench {

namespace {

double longestGap(const QUrl &server, const QString &collection)
{
    Window window(server, collection);
    runFor(100); // the window itself is painted; the server holds such answers back for longer
    if (window.model.state() != PointsModel::State::LoadingFirst)
        throw Failure{ QStringLiteral("the answer came before the window was there") };
    GapMeter meter;
    window.waitUntilLoaded();
    return percentile(meter.finish(), 1);
}

Row gapRow(const Setting &setting, const QString &what, const QString &collection)
{
    // The first request makes the bytes; it may take as long as it likes.
    CurlDownload(setting.server)
        .post("/collections/" + collection.toUtf8() + "/points/scroll", "{}");
    std::vector<double> longest;
    for (int run = 0; run < setting.runs(5); ++run)
        longest.push_back(longestGap(setting.server, collection));
    return { QStringLiteral("Longest GUI gap while 200 MB of %1 arrive").arg(what),
             inMs(median(longest), 1), QStringLiteral("≤ 16 ms"), median(longest) <= 16 };
}

} // namespace

std::vector<Row> answerBench(const Setting &setting)
{
    return { gapRow(setting, QStringLiteral("vectors"), QStringLiteral("vectors_200")),
             gapRow(setting, QStringLiteral("payload (64 points × 3 MB)"),
                    QStringLiteral("texts_64_200")) };
}

} // namespace sextant::bench
