#pragma once
//! The benchmarks, each returning its lines of the README's table.

#include "tests/bench/measure.h"

#include <QUrl>

#include <vector>

namespace sextant::bench {

std::vector<Row> decodeBench();
std::vector<Row> demoBench();
std::vector<Row>
transferBench(const QUrl &server); //!< request to rows in the model, against libcurl
std::vector<Row> browseBench(const QUrl &server); //!< gaps, paint, memory, first rows
std::vector<Row> startBench(); //!< first painted window, against a bare one

} // namespace sextant::bench
