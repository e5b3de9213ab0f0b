#pragma once
//! Editing one JSON scalar as text without ever changing its type by accident. Pure; always in the C locale.

#include "client/json/value.h"

#include <optional>

namespace sextant {

//! What an editor shows: strings bare, numbers as their lexeme, `true`, `false`, `null`. Scalars only.
QString scalarText(const json::Value &scalar);

//! Reads a typed text as this kind: `1` typed into a float becomes `1.0`, into a string it stays a string.
//! nullopt: the text is no value of the kind (`1.5` for an integer; integers beyond 64 bits).
std::optional<json::Value> scalarFromText(json::Kind kind, const QString &text);

//! The explicit change of type: keeps what can be kept, else the kind's empty value (0, "", false, [], {}).
json::Value convertedTo(json::Kind kind, const json::Value &value);

} // namespace sextant
