#pragma once
//! Who answers at the other end, and what its version can do.

#include "client/types/exchange.h"

#include <QString>

#include <compare>
#include <optional>

namespace sextant {

struct ServerVersion
{
    int major = 0;
    int minor = 0;
    int patch = 0;
    //! Lenient: `1.19.0`, `v1.19`, `1.19.0-dev`. nullopt when no two numbers lead the text.
    static std::optional<ServerVersion> parse(const QString &text);
    friend auto operator<=>(const ServerVersion &, const ServerVersion &) = default;
};

//! Things that came after the oldest supported server (1.10). Gate by version, not by trying: old servers
//! ignore unknown fields silently.
enum class Feature {
    Facet, //!< 1.12
    HasVector, //!< 1.13
    PerKeyEmptyAndNull, //!< 1.14: {"key":…, "is_empty":true}
    SumScores, //!< 1.14
    MatchPhrase, //!< 1.15
    MatchTextAny, //!< 1.16
    UpdateFilter, //!< 1.16
    UpdateMode, //!< 1.17
    MatchPrefix, //!< 1.19
};

struct ServerInfo
{
    QString title;
    QString versionText;
    std::optional<ServerVersion> version; //!< nullopt: unreadable; everything is then allowed
    QString commit;
    bool isLocalMode = false; //!< the embedded engine (told by its response header)
    ExchangeInfo exchange;

    bool supports(Feature feature) const;
};

//! The first server version with the feature.
ServerVersion sinceVersion(Feature feature);

} // namespace sextant
