#pragma once
//! The operations behind the routes. Each takes a request apart, acts on the store, and gives the `result` as JSON
//! text; what it refuses it throws as `Failure`.

#include "client/json/value.h"
#include "client/local/store.h"

#include <QByteArray>
#include <QStringList>

namespace sextant::local {

struct RouteRequest
{
    Store &store;
    QStringList arguments; //!< the variable path segments, decoded
    json::Value body; //!< null for routes without one
    bool wait = false;

    const QString &collectionName() const { return arguments.front(); }
};

using RouteHandler = QByteArray (*)(RouteRequest &);

// Collections and aliases
QByteArray listCollections(RouteRequest &request);
QByteArray collectionInfo(RouteRequest &request);
QByteArray collectionExists(RouteRequest &request);
QByteArray createCollection(RouteRequest &request);
QByteArray updateCollection(RouteRequest &request);
QByteArray deleteCollection(RouteRequest &request);
QByteArray listAliases(RouteRequest &request);
QByteArray listCollectionAliases(RouteRequest &request);
QByteArray changeAliases(RouteRequest &request);
QByteArray createIndex(RouteRequest &request);
QByteArray deleteIndex(RouteRequest &request);

// Reading points
QByteArray getPoint(RouteRequest &request);
QByteArray retrievePoints(RouteRequest &request);
QByteArray scrollPoints(RouteRequest &request);
QByteArray countPoints(RouteRequest &request);
QByteArray facet(RouteRequest &request);
QByteArray queryPoints(RouteRequest &request);
QByteArray queryBatch(RouteRequest &request);

// Writing points
QByteArray upsertPoints(RouteRequest &request);
QByteArray deletePoints(RouteRequest &request);
QByteArray setPayload(RouteRequest &request);
QByteArray overwritePayload(RouteRequest &request);
QByteArray deletePayload(RouteRequest &request);
QByteArray clearPayload(RouteRequest &request);
QByteArray updateVectors(RouteRequest &request);
QByteArray deleteVectors(RouteRequest &request);
QByteArray updateBatch(RouteRequest &request);

} // namespace sextant::local
