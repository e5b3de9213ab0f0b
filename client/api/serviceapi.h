#pragma once
//! `GET /` and the probes.

#include "client/net/apicore.h"
#include "client/types/serverinfo.h"

namespace sextant {

class ServiceApi
{
public:
    explicit ServiceApi(ApiCore &core)
        : m_core(core)
    {
    }
    //! From its answer on, calls that the server is too old for end in UnsupportedByServer, unsent.
    //! Proves reachability only: the server answers it without a key. List collections to test the key.
    Call info(Handler<ServerInfo> handler);

private:
    ApiCore &m_core;
};

} // namespace sextant
