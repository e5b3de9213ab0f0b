// sextant_bench [name…] [--quick]: measures the promises of the README's table; both sides of a ratio in the same run.
// Names choose benchmarks; --quick only checks that everything runs. Progress goes to stderr, the Markdown table to
// stdout at the end. Exit status: 0 all promises hold, 1 some do not, 2 something could not be measured.

#include "tests/bench/benches.h"
#include "tests/bench/fixture.h"
#include "ui/style/icons.h"
#include "ui/style/palettes.h"

#include <QApplication>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace sextant::bench;

namespace {

struct Bench
{
    const char *name;
    std::vector<Row> (*run)(const Setting &);
};

constexpr Bench benches[]
    = { { "decode", decodeBench },   { "demo", demoBench },     { "transfer", transferBench },
        { "first", firstRowsBench }, { "paging", pagingBench }, { "answer", answerBench },
        { "paint", paintBench },     { "start", startBench } };

//! The benchmarks to run; nullopt when a name is unknown.
std::optional<std::vector<Bench>> chosen(const QStringList &names)
{
    std::vector<Bench> found;
    for (const Bench &bench : benches)
        if (names.isEmpty() || names.contains(QLatin1String(bench.name)))
            found.push_back(bench);
    if (!names.isEmpty() && qsizetype(found.size()) != names.size())
        return std::nullopt;
    return found;
}

void printTable(const std::vector<Row> &rows)
{
    std::printf("| What | Measured | Limit | Holds |\n|---|---|---|---|\n");
    for (const Row &row : rows)
        std::printf("| %s | %s | %s | %s |\n", qUtf8Printable(row.what),
                    qUtf8Printable(row.measured), qUtf8Printable(row.limit),
                    row.holds ? "yes" : "**no**");
}

//! The rows of what could be measured; `allRan` becomes false when something could not.
std::vector<Row> runAll(const std::vector<Bench> &benchmarks, const Setting &setting, bool &allRan)
{
    std::vector<Row> rows;
    for (const Bench &bench : benchmarks) {
        const QString name = QLatin1String(bench.name);
        progress(name + QStringLiteral(" …"));
        try {
            const double start = monotonicNow();
            for (Row &row : bench.run(setting))
                rows.push_back(std::move(row));
            progress(QStringLiteral("%1: %2 s")
                         .arg(name)
                         .arg((monotonicNow() - start) / 1000, 0, 'f', 1));
        } catch (const Failure &failure) {
            progress(QStringLiteral("sextant_bench: %1: %2").arg(name, failure.reason));
            allRan = false;
        }
    }
    return rows;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    sextant::installIconTheme();
    sextant::applyTheme(application, sextant::Theme::Light);
    QStringList names = application.arguments().mid(1);
    Setting setting;
    setting.isQuick = names.removeAll(QStringLiteral("--quick")) > 0;
    names.removeDuplicates();
    const auto benchmarks = chosen(names);
    if (!benchmarks) {
        progress(QStringLiteral("usage: sextant_bench [decode|demo|transfer|first|paging|answer|"
                                "paint|start …] [--quick]"));
        return 2;
    }
    bool allRan = true;
    std::vector<Row> rows;
    try {
        const ServerProcess server;
        setting.server = server.url();
        rows = runAll(*benchmarks, setting, allRan);
    } catch (const Failure &failure) {
        progress(QStringLiteral("sextant_bench: ") + failure.reason);
        return 2;
    }
    printTable(rows);
    if (setting.isQuick)
        progress(QStringLiteral("--quick: few runs on smaller data; not for the README"));
    if (!allRan)
        return 2;
    return std::all_of(rows.begin(), rows.end(), [](const Row &row) { return row.holds; }) ? 0 : 1;
}
