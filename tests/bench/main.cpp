// sextant_bench: measures the promises of the README's table. Both sides of a ratio are measured in the same run.
// Arguments choose parts: decode demo transfer browse start. Exit status 1 when a bound is not kept.

#include "tests/bench/benches.h"
#include "tests/bench/fixture.h"

#include <QApplication>

#include <cstdio>

using namespace sextant::bench;

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList parts = application.arguments().mid(1);
    const auto wanted
        = [&](const char *name) { return parts.isEmpty() || parts.contains(QLatin1String(name)); };
    bool allHold = true;
    std::printf("| what | measured | bound |\n|---|---|---|\n");
    const auto print = [&](const std::vector<Row> &rows) {
        for (const Row &row : rows) {
            allHold = allHold && row.holds;
            std::printf("| %s | %s | %s%s |\n", qUtf8Printable(row.what),
                        qUtf8Printable(row.measured), qUtf8Printable(row.bound),
                        row.holds ? "" : " **not kept**");
            std::fflush(stdout);
        }
    };
    if (wanted("decode"))
        print(decodeBench());
    if (wanted("demo"))
        print(demoBench());
    ServerProcess server;
    if (wanted("transfer"))
        print(transferBench(server.url()));
    if (wanted("browse"))
        print(browseBench(server.url()));
    if (wanted("start"))
        print(startBench());
    return allHold ? 0 : 1;
}
