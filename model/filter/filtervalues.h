#pragma once
//! Value texts of filter rows: what is typed ↔ JSON values. Locale-independent and strict, so that nothing
//! changes its type on the way.
//!
//! Texts: as typed, but a text in double quotes is a JSON string; so `""` is the empty text, and texts that begin
//! or end with a blank, or begin with a quote, are written in quotes. Lists: separated by commas; quote what
//! contains one.

#include "client/json/value.h"
#include "client/types/result.h"
#include "model/filter/filterrow.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace sextant::filtervalues {

using Scalar = Result<json::Value, FilterProblem>;
using List = Result<std::vector<json::Value>, FilterProblem>;

//! `forMatch`: integers must fit the server's i64 (ranges compare doubles and take any).
Scalar parseScalar(QStringView text, FilterValueType type, bool forMatch);
List parseList(QStringView text, FilterValueType type, bool forMatch);
QString scalarText(const json::Value &value); //!< inverse of parseScalar
QString listText(const std::vector<json::Value> &values);
//! nullopt: null, array or object.
std::optional<FilterValueType> typeOf(const json::Value &value);

//! `>= 1, < 5`, `= 3`, or `3` alone (= 3). Each bound at most once.
Result<Range, FilterProblem> parseBounds(QStringView text, FilterValueType type);
QString boundsText(const Range &range);

//! Splits at commas outside quotes; trims. nullopt: a quote is not closed.
std::optional<std::vector<QString>> splitList(QStringView text);

//! Whether the server reads it as a datetime: RFC 3339, blank for T, no zone, date only, minutes only.
bool isDatetime(QStringView text);

} // namespace sextant::filtervalues
