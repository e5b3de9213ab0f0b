#pragma once
//! Points in time as payload texts hold them.

#include <QStringView>

#include <optional>

namespace sextant::local {

//! Microseconds since 1970 UTC. RFC 3339, and what else the server takes: a blank for `T`, single digits, blanks
//! between the parts, `UTC` or an offset without colon or minutes, no offset (= UTC), then also no seconds, a date
//! alone. nullopt for anything else.
std::optional<qint64> parseDatetime(QStringView text);

} // namespace sextant::local
