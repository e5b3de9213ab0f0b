#pragma once
//! Conditions as a payload index answers them: it knows the values it holds, and nothing of the others.

#include "client/local/payloadindex.h"
#include "client/local/valuetests.h"

#include <functional>
#include <vector>

namespace sextant::local {

//! Over all values the field's path reaches in one point.
using PointTest = std::function<bool(const std::vector<const json::Value *> &)>;

//! The field condition as this index serves it: one kind of test, even where the condition has more (as on
//! the server). Null when it serves none of them. The index must outlive the test.
PointTest compileIndexed(const json::Value &condition, const FieldIndex &index);

//! Inside `nested` only text indexes are asked, value by value; null otherwise.
ValueTest compileIndexedText(const json::Value &condition, const FieldIndex &index);

} // namespace sextant::local
