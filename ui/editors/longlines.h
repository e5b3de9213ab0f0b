#pragma once
//! Text views lay out a whole line at a time: lines of megabytes are shown by their beginning.

#include <QString>

#include <optional>

namespace sextant {

constexpr qsizetype longestLine = 100'000; //!< in characters: a tenth of a second per key

//! The text with its longer lines cut to their beginning; nullopt when it has none.
std::optional<QString> withLongLinesCut(const QString &text);

} // namespace sextant
