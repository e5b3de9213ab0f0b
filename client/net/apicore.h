#pragma once
//! ApiCore: the one door to a server. Owns the network thread and the transport chain; turns statuses into
//! ApiErrors, refuses writes on read-only connections, decodes off the caller's thread, and hands typed results
//! back on it.

#include "client/net/retryingtransport.h"
#include "client/net/tappedtransport.h"
#include "client/net/transport.h"

#include <any>
#include <functional>
#include <memory>

namespace sextant {

//! What ApiCore reports beside results; called on the thread that made the ApiCore.
struct ActivityObserver
{
    std::function<void(const LogEntry &)> onAttempt;
    std::function<void(const RetryNotice &)> onRetryWait; //!< a wait begins
    std::function<void(quint64 requestId)>
        onRetryEnd; //!< the wait is over: next attempt, or cancelled
};

struct ApiCoreOptions
{
    RetryPolicy retry;
    bool readOnly = false;
    ActivityObserver observer;
};

class ApiCore
{
public:
    //! The factory runs on the network thread. Create, use and destroy on one thread with an event loop.
    ApiCore(TransportFactory factory, ApiCoreOptions options = {});
    ~ApiCore(); //!< cancels everything in flight
    ApiCore(const ApiCore &) = delete;
    ApiCore &operator=(const ApiCore &) = delete;

    bool isReadOnly() const;
    void setReadOnly(bool readOnly);

    //! decode runs off the caller's thread (bodies above 1 MB on a pool) and must be pure; it sees 2xx only.
    template <typename T>
    Call send(Request request, std::function<Result<T>(Response)> decode, Handler<T> handler);

    void retryNow(quint64 requestId); //!< ends a retry wait at once; unknown ids are ignored

private:
    //! Holds a Result<T>, type-erased; released on the worker when the call was cancelled.
    using Erased = std::shared_ptr<void>;
    Call sendErased(Request request, std::function<Erased(Result<Response>)> decode,
                    std::function<void(Erased)> deliver);

    class Private;
    std::unique_ptr<Private> d;
};

template <typename T>
Call ApiCore::send(Request request, std::function<Result<T>(Response)> decode, Handler<T> handler)
{
    return sendErased(
        std::move(request),
        [decode = std::move(decode)](Result<Response> response) -> Erased {
            if (!response)
                return std::make_shared<Result<T>>(std::move(response).error());
            return std::make_shared<Result<T>>(decode(std::move(response).value()));
        },
        [handler = std::move(handler)](Erased result) {
            handler(std::move(*std::static_pointer_cast<Result<T>>(result)));
        });
}

} // namespace sextant
