#pragma once
//! Tests on one payload value (no array): what stands under `match`, `range` and the geo conditions.

#include "client/json/value.h"
#include "client/local/payloadindex.h"

#include <functional>

namespace sextant::local {

using ValueTest = std::function<bool(const json::Value &)>;

//! Each refuses what the server would (`Failure`). `index` may be null.
ValueTest compileMatch(const json::Value &match, const FieldIndex *index);
ValueTest compileRange(const json::Value &range);
ValueTest compileGeoRadius(const json::Value &radius);
ValueTest compileGeoBox(const json::Value &box);

} // namespace sextant::local
