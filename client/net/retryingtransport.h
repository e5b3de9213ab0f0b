#pragma once
//! RetryingTransport: repeats reads that failed in passing. The only place with a retry policy.

#include "client/net/transport.h"

namespace sextant {

struct RetryPolicy
{
    int attempts = 3; //!< in all, the first included
    std::chrono::milliseconds base{ 2'000 }; //!< wait after the first failure; doubles each time
    std::chrono::milliseconds cap{ 10'000 };
    double jitter = 0.2; //!< share of the wait that is random; 0 in tests
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

} // namespace sextant
