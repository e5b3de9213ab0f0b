#include "client/api/client.h"

namespace sextant {

Client::Client(TransportFactory factory, ApiCoreOptions options)
    : m_core(std::move(factory), std::move(options))
    , m_service(m_core)
    , m_collections(m_core)
    , m_points(m_core)
    , m_query(m_core)
{
}

Client::~Client() = default;

} // namespace sextant
