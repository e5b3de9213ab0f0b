#pragma once
//! What a person types or pastes as a server: host, host:port, host/collection, a URL, a dashboard link. Shared by
//! the command line and the connect dialog.

#include "client/types/result.h"

#include <QString>
#include <QUrl>

namespace sextant {

struct Target
{
    QUrl baseUrl; //!< http or https; no trailing slash, no query, no fragment; port only when given
    QString collection; //!< empty = none named

    friend bool operator==(const Target &, const Target &) = default;
};

enum class TargetError {
    Empty,
    BadUrl, //!< not a URL at all
    UnsupportedScheme, //!< neither http nor https
    NoHost,
    BadHost,
    BadPort, //!< not 1 to 65535
    HasCredentials, //!< user:password@ in it: keys go elsewhere
    HasQuery, //!< ?… in it
    TooManySegments, //!< host/a/b without a scheme: a sub-path needs one
    Unfinished, //!< a quotation mark or bracket isn't closed
    HasVariable, //!< the address itself is a variable's value
    NotServer, //!< a database in memory or in a folder
};

//! Without a scheme: `host[:port][/collection]` (the collection as typed; IPv6 bare or in brackets). With one:
//! a base URL whose path is the server's sub-path, or `…/dashboard#/collections/NAME`. Surrounding blanks
//! are ignored. Without a scheme http is meant, https for Qdrant Cloud's hosts.
Result<Target, TargetError> parseTarget(const QString &text);

} // namespace sextant
