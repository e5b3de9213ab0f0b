#include "tests/bench/measure.h"

#include <QLocale>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace sextant::bench {

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        throw Failure{ QStringLiteral("nothing was measured") };
    std::sort(values.begin(), values.end());
    return values[size_t(share * double(values.size() - 1) + 0.5)];
}

double median(const std::vector<double> &values) { return percentile(values, 0.5); }

double timed(const std::function<void()> &run)
{
    const double start = monotonicNow();
    run();
    return monotonicNow() - start;
}

double monotonicNow()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(now).count();
}

void progress(const QString &line) { std::fprintf(stderr, "%s\n", qUtf8Printable(line)); }

QString inMs(double value, int decimals)
{
    return QStringLiteral("%1 ms").arg(value, 0, 'f', decimals);
}

QString grouped(int number)
{
    return QLocale(QLocale::English).toString(number).replace(u',', u' ');
}

} // namespace sextant::bench
