// Start to the first painted window, against a bare QMainWindow with a table: a process of its own each, in turns.

#include "tests/bench/benches.h"
#include "tests/bench/fixture.h"

#include <QProcess>
#include <QTemporaryDir>

namespace sextant::bench {

namespace {

double start(const QString &program, const QTemporaryDir &home)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home.path());
    process.setProcessEnvironment(environment);
    startHelper(process, program, { QString::number(monotonicNow(), 'f', 3) });
    const bool hasEnded = process.waitForFinished(20'000);
    bool isNumber = false;
    const double painted = process.readAllStandardOutput().trimmed().toDouble(&isNumber);
    if (!hasEnded || process.exitCode() != 0 || !isNumber)
        throw Failure{ QStringLiteral("%1 painted no window").arg(program) };
    return painted;
}

} // namespace

std::vector<Row> startBench(const Setting &setting)
{
    const QTemporaryDir home;
    std::vector<double> bare, ours;
    for (int run = 0; run <= setting.runs(9); ++run) {
        const double bareTime = start(QStringLiteral("sextant_bench_start_bare"), home);
        const double ourTime = start(QStringLiteral("sextant_bench_start"), home);
        if (run == 0) // warm-up: files in the cache, settings written
            continue;
        bare.push_back(bareTime);
        ours.push_back(ourTime);
    }
    const double ratio = median(ours) / median(bare);
    return { { QStringLiteral("Start to the first painted window, process included"),
               QStringLiteral("%1; bare window with a table %2 = %3×")
                   .arg(inMs(median(ours)), inMs(median(bare)))
                   .arg(ratio, 0, 'f', 2),
               QStringLiteral("≤ 2×"), ratio <= 2 } };
}

} // namespace sextant::bench
