#pragma once
//! Private to client/json: reads one JSON number as f32, fast and correctly rounded.

#include <vector>

namespace sextant::json {

//! Reads the number at the start of [at, end). Returns the place after it, or nullptr when there is no JSON number
//! or it is beyond the range of f32. Too small becomes zero.
const char *scanFloat(const char *at, const char *end, float &value);

//! Appends numbers separated by commas and blanks. Returns the place after the last number and blanks, or nullptr
//! when a number is missing or bad: the one that would have come next.
const char *scanFloats(const char *at, const char *end, std::vector<float> &values);

} // namespace sextant::json
