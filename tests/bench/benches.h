#pragma once
//! The benchmarks, each returning its lines of the README's table.

#include "tests/bench/measure.h"

#include <QUrl>

#include <vector>

namespace sextant::bench {

//! What every benchmark is told.
struct Setting
{
    QUrl server; //!< of the process with the canned answers
    bool isQuick = false; //!< only to see that everything runs: fewer runs, smaller data

    int runs(int full) const { return isQuick ? 3 : full; }
};

std::vector<Row> decodeBench(const Setting &setting);
std::vector<Row> demoBench(const Setting &setting);
std::vector<Row> transferBench(const Setting &setting); //!< request to rows, against libcurl
std::vector<Row> firstRowsBench(const Setting &setting);
std::vector<Row> pagingBench(const Setting &setting); //!< 100 000 rows: gaps, time, memory
std::vector<Row> answerBench(const Setting &setting); //!< gaps while 200 MB arrive
std::vector<Row> paintBench(const Setting &setting);
std::vector<Row> startBench(const Setting &setting); //!< first painted window, against a bare one

} // namespace sextant::bench
