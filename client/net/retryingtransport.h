#pragma once
//! RetryingTransport: repeats reads that failed in passing. The only place with a retry policy.

#include "client/net/transport.h"

#include <unordered_map>

namespace sextant {

struct RetryPolicy
{
    int attempts = 3; //!< in all, the first included
    std::chrono::milliseconds base{ 2'000 }; //!< wait after the first failure; doubles each time
    std::chrono::milliseconds cap{ 10'000 };
    double jitter = 0.2; //!< share of the wait that is random; 0 in tests
    //! A `Retry-After` longer than this isn't waited for: the error is told at once, with it.
    std::chrono::milliseconds retryAfterCap{ 120'000 };
};

//! Shown to the person while waiting: "try 2 of 3 in 4 s".
struct RetryNotice
{
    quint64 requestId = 0;
    int nextAttempt = 2;
    int attempts = 3;
    std::chrono::milliseconds wait{};
    ApiError lastError;
};

//! All run on the transport's thread; any may be empty.
struct RetryHooks
{
    std::function<void(const RetryNotice &)> onWait; //!< a wait begins
    std::function<void(quint64 requestId)>
        onWaitEnd; //!< the wait is over: next attempt, or cancelled
    std::function<double()> random; //!< [0, 1), for the jitter; empty = a generator of its own
};

//! Worth another try by itself: lost or refused connections, 429, 500, 502 to 504. Not our own timeouts: the person
//! has waited long enough to be asked. Nor the server's, 408: the same work would only burden it again.
bool isPassingFailure(const ApiError &error);

//! Repeats requests that are not writes. `Retry-After` wins over the policy's wait. A connection lost before any
//! answer (a kept-alive one that the server had closed) is tried again once without waiting.
class RetryingTransport final : public Transport
{
public:
    RetryingTransport(std::unique_ptr<Transport> below, RetryPolicy policy, RetryHooks hooks = {});
    ~RetryingTransport() override;
    Call send(Request request, Handler<Response> handler) override;

    //! Ends the wait of that request at once; ids that don't wait are ignored.
    void retryNow(quint64 requestId);
    //! Ends the wait with the failure it followed; ids that don't wait are ignored.
    void giveUp(quint64 requestId);

private:
    class Attempts;
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace sextant
