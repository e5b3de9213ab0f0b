#pragma once
//! The server's routes: those the engine serves, and by name those it lacks.

#include "client/local/handlers.h"
#include "client/local/queryparameters.h"
#include "client/net/transport.h"

#include <QByteArray>
#include <QList>

namespace sextant::local {

struct Route
{
    Method method;
    const char *pattern; //!< `{}` stands for one segment
    RouteHandler handler; //!< null: known to the server, not served here
    Parameters parameters;
    bool hasBody;
    const char *name; //!< the operation, for people
};

struct RouteMatch
{
    const Route *route = nullptr; //!< null: no such route
    QStringList arguments; //!< decoded
};

//! `path` as on the wire. Doubled slashes and a trailing one don't count; fixed segments beat variable ones.
RouteMatch findRoute(Method method, const QByteArray &path);

} // namespace sextant::local
