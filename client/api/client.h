#pragma once
//! Client: everything one Qdrant server offers, typed, grouped as its API is. The model layer's way to a server.

#include "client/api/collectionsapi.h"
#include "client/api/pointsapi.h"
#include "client/api/queryapi.h"
#include "client/api/serviceapi.h"
#include "client/net/apicore.h"

namespace sextant {

class Client
{
public:
    explicit Client(TransportFactory factory, ApiCoreOptions options = {});
    ~Client();

    ApiCore &core() { return m_core; }
    ServiceApi &service() { return m_service; }
    CollectionsApi &collections() { return m_collections; }
    PointsApi &points() { return m_points; }
    QueryApi &query() { return m_query; }

private:
    ApiCore m_core;
    ServiceApi m_service;
    CollectionsApi m_collections;
    PointsApi m_points;
    QueryApi m_query;
};

} // namespace sextant
