#pragma once
//! What a person pastes as a connection: all that parseTarget takes, a curl command line, a `QdrantClient(…)` call, a
//! dashboard link, `KEY=value` lines of an environment file.

#include "model/session/connectionspec.h"
#include "model/session/targetparser.h"

namespace sextant {

struct ParsedConnection
{
    Target target;
    QByteArray apiKey{}; //!< a secret; empty = none given
    bool keyAsBearer = false;
    QString keyVariable{}; //!< the key was given as `$NAME` or os.environ["NAME"]
    QList<HttpHeader> headers{}; //!< others than the key and what HTTP clients set themselves

    friend bool operator==(const ParsedConnection &, const ParsedConnection &) = default;
};

Result<ParsedConnection, TargetError> parseConnection(const QString &text);

} // namespace sextant
