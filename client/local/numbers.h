#pragma once
//! Numbers as the server turns them: floats to integers and back without undefined results.

#include <QtGlobal>

namespace sextant::local {

//! Cut toward zero; beyond the ends of i64 the nearest end.
qint64 saturated(double number);
//! <0, 0, >0; exact also where the integer has no double of its own.
int compare(double left, qint64 right);

} // namespace sextant::local
