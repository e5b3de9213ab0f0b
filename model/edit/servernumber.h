#pragma once
//! How the server reads numbers: it takes serde_json without `float_roundtrip`, so that about one in ten doubles of
//! full precision is stored as a neighbour. Pure.

#include "client/json/value.h"

#include <optional>
#include <utility>

namespace sextant {

//! Kept as a double: floats, integers beyond u64, and `-0`.
bool isServerFloat(const json::Value &number);

//! The double that the server makes of a number's text; nullopt where it refuses it (beyond 1.8e308).
std::optional<double> serverDouble(QByteArrayView lexeme);

//! Whether a double the server shows may be what it made of this text.
bool mayBeStoredAs(QByteArrayView lexeme, double stored);

//! `gte` and `lte` of a range that holds for the stored float, however the server reads these bounds.
std::pair<json::Value, json::Value> boundsAround(const json::Value &stored);

} // namespace sextant
