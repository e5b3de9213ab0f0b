#pragma once
//! Conditions on one payload field: `{"key": …}` with match, range, geo, values_count, is_empty, is_null.

#include "client/local/matcher.h"

namespace sextant::local {

MatcherPtr compileFieldCondition(const json::Value &condition, const IndexScope &scope);
//! The whole-condition forms `{"is_empty":{"key"}}` and `{"is_null":{"key"}}`.
MatcherPtr compileIsEmpty(const json::Value &operand);
MatcherPtr compileIsNull(const json::Value &operand, const IndexScope &scope);

} // namespace sextant::local
