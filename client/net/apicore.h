#pragma once
//! ApiCore: the one door to a server. Owns the network thread and the transport chain; turns statuses into
//! ApiErrors, refuses what must not be sent, decodes off the caller's thread, and hands typed results
//! back on it.

#include "client/net/retryingtransport.h"
#include "client/net/statuserrors.h"
#include "client/net/tappedtransport.h"
#include "client/net/transport.h"
#include "client/net/writegate.h"
#include "client/types/protection.h"

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
    //! A write waits for confirmWrite(). Without this function such writes are refused.
    std::function<void(const PendingWrite &)> onConfirm;
    std::function<void(quint64 requestId)>
        onConfirmEnd; //!< nobody need answer any more: cancelled, or refused for another reason
};

struct ApiCoreOptions
{
    RetryPolicy retry;
    Protection protection = Protection::Normal;
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

    bool isReadOnly() const { return protection() == Protection::ReadOnly; }
    Protection protection() const;
    //! From now on; writes that wait for a yes are refused by ReadOnly at once, else still wait for it.
    void setProtection(Protection protection);
    //! Requests that need a newer server are refused from now on; nullopt: none is.
    void setServerVersion(std::optional<ServerVersion> version);

    //! decode runs off the caller's thread (bodies above 1 MB on a pool) and must be pure; it sees 2xx only. What
    //! it refuses of a write's answer becomes WriteOutcomeUnknown.
    template <typename T>
    Call send(Request request, std::function<Result<T>(Response)> decode, Handler<T> handler);

    qsizetype runningCalls() const; //!< neither answered nor cancelled
    void retryNow(quint64 requestId); //!< ends a retry wait at once; unknown ids are ignored
    void giveUp(quint64 requestId); //!< ends a retry wait with the failure it followed

    //! The answer to onConfirm: false ends the call in WriteNotConfirmed, unsent. Unknown ids are ignored.
    void confirmWrite(quint64 requestId, bool isConfirmed);
    //! The person has just seen and agreed to exactly these requests (as sent, `timeout` in the query): each is let
    //! through once, unasked, while the approval lives. Anything else, even another body, is asked for.
    WriteGate::Approval approve(std::vector<Request> requests);

private:
    //! Holds a Result<T>, type-erased; released on a worker when the call was cancelled.
    using Erased = std::shared_ptr<void>;
    using Decode = std::function<Erased(Result<Response>)>;
    using Deliver = std::function<void(Erased)>;
    Call sendErased(Request request, Decode decode, Deliver deliver);

    class Flight;
    struct Trip;
    class NetworkSide;
    class Private;
    std::unique_ptr<Private> d;
};

template <typename T>
Call ApiCore::send(Request request, std::function<Result<T>(Response)> decode, Handler<T> handler)
{
    const bool isWrite = request.isWrite;
    return sendErased(
        std::move(request),
        [decode = std::move(decode), isWrite](Result<Response> response) -> Erased {
            if (!response)
                return std::make_shared<Result<T>>(std::move(response).error());
            const int status = response->status;
            const int attempts = response->exchange.attempts;
            auto result = std::make_shared<Result<T>>(decode(std::move(response).value()));
            if (!*result) {
                ApiError error = std::move(*result).error();
                error.httpStatus = status;
                error.attempts = attempts;
                *result = isWrite ? writeError(std::move(error)) : std::move(error);
            }
            return result;
        },
        [handler = std::move(handler)](Erased result) {
            handler(std::move(*std::static_pointer_cast<Result<T>>(result)));
        });
}

} // namespace sextant
