#pragma once
//! PendingCall: the usual Control behind a Call, for transports: a handler that runs at most once, and what to
//! stop when the Call is cancelled.

#include "client/net/call.h"
#include "client/types/result.h"

#include <functional>
#include <utility>

namespace sextant {

//! Use on one thread. Hold it by shared_ptr: the Call has one reference, whoever will finish it another (weak or not).
template <typename T, typename E = ApiError> class PendingCall final : public Call::Control
{
public:
    using Handler = std::function<void(Result<T, E>)>;

    //! `abort` runs once when the Call is cancelled before it finished; may be empty.
    explicit PendingCall(Handler handler, std::function<void()> abort = {})
        : m_handler(std::move(handler))
        , m_abort(std::move(abort))
    {
    }

    bool isRunning() const noexcept override { return static_cast<bool>(m_handler); }

    void cancel() noexcept override
    {
        if (!m_handler)
            return;
        // Moved out first: destroying captures may come back here.
        const Handler handler = std::exchange(m_handler, nullptr);
        const std::function<void()> abort = std::exchange(m_abort, nullptr);
        if (abort)
            abort();
    }

    //! Runs the handler; does nothing when the Call was cancelled. Keep a shared_ptr across it: the handler may
    //! destroy its Call.
    void finish(Result<T, E> result)
    {
        if (!m_handler)
            return;
        const std::function<void()> abort = std::exchange(m_abort, nullptr);
        const Handler handler = std::exchange(m_handler, nullptr);
        handler(std::move(result));
    }

private:
    Handler m_handler;
    std::function<void()> m_abort;
};

} // namespace sextant
