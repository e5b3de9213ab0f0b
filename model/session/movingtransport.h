#pragma once
//! MovingTransport: one transport whose server's address may change: a tunnel that comes back has another port, and
//! whoever holds the client shall not notice.

#include "client/net/transport.h"
#include "model/session/connectionspec.h"

#include <atomic>
#include <memory>

namespace sextant {

//! Makes transports that follow `port` (of ConnectionSpec::tunnelPort) from request to request. Thread-safe.
TransportFactory movingTransportFactory(TransportMaker maker, ConnectionSpec spec,
                                        std::shared_ptr<const std::atomic<quint16>> port);

} // namespace sextant
