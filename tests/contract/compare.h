#pragma once
//! Whether an answer is what a step expects, apart from what differs from run to run.

#include "tests/contract/casefile.h"
#include "tests/contract/target.h"

#include <QString>

namespace sextant::contract {

//! Empty when right, else what is wrong. Left out of the comparison: `time`, operation ids, point versions.
//! Scores and vectors are compared as f32 to six digits; points of equal score or order_value may come
//! in any order, as Qdrant breaks ties by where the points lie.
QString fault(const Step &step, const Expectation &expected, const Answer &answer);

} // namespace sextant::contract
