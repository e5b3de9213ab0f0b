#pragma once
//! Small tools of the benchmarks: medians, percentiles, and the lines of the README's table.

#include <QString>

#include <functional>
#include <vector>

namespace sextant::bench {

//! Thrown when something can't be measured: one line for the person, and the benchmark's rows are missing.
struct Failure
{
    QString reason;
};

//! The value at `share` (0 … 1) of the sorted values. Throws when there are none: nothing measured is no success.
double percentile(std::vector<double> values, double share);
double median(const std::vector<double> &values);

//! Milliseconds of one run.
double timed(const std::function<void()> &run);

//! Milliseconds of the monotonic clock, which all processes of the machine share.
double monotonicNow();

//! A line to stderr while it runs.
void progress(const QString &line);

QString inMs(double value, int decimals = 0);
QString grouped(int number); //!< "100 000"

//! One line of the table: what is promised, what was measured, the limit, whether it holds.
struct Row
{
    QString what;
    QString measured;
    QString limit;
    bool holds = false;
};

} // namespace sextant::bench
