#pragma once
//! Small tools of the benchmarks: medians, percentiles, and the lines of the README's table.

#include <QElapsedTimer>
#include <QString>

#include <algorithm>
#include <functional>
#include <vector>

namespace sextant::bench {

inline double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    if (values.empty())
        return 0;
    const auto position = size_t(share * double(values.size() - 1) + 0.5);
    return values[std::min(position, values.size() - 1)];
}

inline double median(const std::vector<double> &values) { return percentile(values, 0.5); }

//! Milliseconds of one run.
inline double timed(const std::function<void()> &run)
{
    QElapsedTimer timer;
    timer.start();
    run();
    return double(timer.nsecsElapsed()) / 1e6;
}

//! Median milliseconds of several runs, one warm-up before them.
inline double medianOf(int runs, const std::function<void()> &run)
{
    run();
    std::vector<double> values;
    for (int i = 0; i < runs; ++i)
        values.push_back(timed(run));
    return median(values);
}

//! One line of the table: what, measured, the bound it must keep, whether it does.
struct Row
{
    QString what;
    QString measured;
    QString bound;
    bool holds = false;
};

} // namespace sextant::bench
