#pragma once
//! Filter ↔ JSON. Unknown conditions stay raw and go back unchanged.

#include "client/json/value.h"
#include "client/types/filter.h"
#include "client/types/result.h"

namespace sextant::json {

struct DecodeError
{
    QString path; //!< JSON path of the fault, `must[1].range.gte`
    QString message; //!< technical English
    friend bool operator==(const DecodeError &, const DecodeError &) = default;
};

Value toJson(const Filter &filter);
Value toJson(const Condition &condition);
//! Fails on what the server would refuse as a whole (unknown clause, clause that is no object or list).
Result<Filter, DecodeError> filterFromJson(const Value &value);

} // namespace sextant::json
