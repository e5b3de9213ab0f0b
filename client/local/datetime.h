#pragma once
//! Points in time as payload texts hold them.

#include <QStringView>

#include <optional>

namespace sextant::local {

//! Microseconds since 1970 UTC. RFC 3339, and the server's shortcuts: a blank for `T`, an offset without colon,
//! no offset (= UTC), no seconds, a date alone. nullopt for anything else.
std::optional<qint64> parseDatetime(QStringView text);

} // namespace sextant::local
