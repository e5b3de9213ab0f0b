// Start to the first painted window, against a bare QMainWindow with a table, each a process of its own.

#include "tests/bench/benches.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

namespace sextant::bench {

namespace {

double startMedian(const QString &mode)
{
    return medianOf(7, [&] {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationDirPath()
                          + QStringLiteral("/sextant_bench_start"),
                      { mode });
        if (!process.waitForFinished(20'000) || process.exitCode() != 0)
            qFatal("the start benchmark failed (%s)", qUtf8Printable(mode));
    });
}

} // namespace

std::vector<Row> startBench()
{
    const QTemporaryDir home;
    qputenv("HOME", home.path().toUtf8());
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    const double bare = startMedian(QStringLiteral("bare"));
    const double ours = startMedian(QStringLiteral("sextant"));
    return {
        { QStringLiteral("start to the first painted window, process included"),
          QStringLiteral("%1 ms (bare window %2 ms)").arg(ours, 0, 'f', 0).arg(bare, 0, 'f', 0),
          QStringLiteral("≤ 2 × bare"), ours <= 2 * bare }
    };
}

} // namespace sextant::bench
