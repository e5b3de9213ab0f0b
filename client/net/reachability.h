#pragma once
//! Reachability: the first steps of a connection one by one: name lookup, TCP, TLS: what an access manager does out of
//! sight. For the connection test only; the real exchange is HttpTransport's.

#include "client/net/call.h"
#include "client/net/httptransport.h"

#include <chrono>
#include <functional>
#include <optional>
#include <variant>

namespace sextant {

struct ReachStep
{
    enum class Kind { Lookup, Connect, Tls };
    Kind kind = Kind::Lookup;
    bool isRunning = false; //!< begun; a second call tells how it ended
    bool isSkipped
        = false; //!< not this program's to do: the proxy looks names up, plain http has no TLS
    std::chrono::microseconds took{};
    QString fact{}; //!< technical: the addresses, the peer's address, "TLS 1.3"
    std::optional<ApiError> error{};
};

//! On the main thread only. `onStep` runs there, in order, never before this returned; after a step with an error nothing
//! more comes. The handler runs after the last one; the error is the failed step's. Cancel: drop the Call.
Call checkReachability(const HttpOptions &options, std::function<void(const ReachStep &)> onStep,
                       Handler<std::monostate> handler);

} // namespace sextant
