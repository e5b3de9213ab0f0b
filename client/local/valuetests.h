#pragma once
//! Tests on one payload value (no array): what stands under `match`, `range` and the geo conditions.

#include "client/json/value.h"

#include <functional>

namespace sextant::local {

using ValueTest = std::function<bool(const json::Value &)>;

//! Each refuses what the server would (`Failure`).
ValueTest compileMatch(const json::Value &match);
ValueTest compileRange(const json::Value &range);
ValueTest compileGeoRadius(const json::Value &radius);
ValueTest compileGeoBox(const json::Value &box);

//! A place with a longitude and a latitude there are.
bool isOnEarth(const json::Value &value);

} // namespace sextant::local
