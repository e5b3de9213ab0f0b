#include "client/net/retryingtransport.h"

#include "client/net/pendingcall.h"
#include "client/net/statuserrors.h"

#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace sextant {

using std::chrono::milliseconds;

//! What outlives the transport while one of its calls is still held.
struct RetryingTransport::Shared
{
    std::unique_ptr<Transport> below;
    RetryPolicy policy;
    RetryHooks hooks;
    std::unordered_map<quint64, Attempts *> waiting;

    milliseconds waitAfter(int failures, const ApiError &error) const
    {
        if (error.retryAfter)
            return *error.retryAfter;
        const double doubled = double(policy.base.count()) * std::pow(2.0, failures - 1);
        const double wait = std::min(doubled, double(policy.cap.count()));
        const double random
            = hooks.random ? hooks.random() : QRandomGenerator::global()->generateDouble();
        // Downwards only: the cap stays one, and the person never waits longer than told elsewhere.
        return milliseconds(qint64(std::lround(wait * (1.0 - policy.jitter * random))));
    }
};

//! All attempts of one request. Owned by the Call; owns the call below and the wait.
class RetryingTransport::Attempts final : public Call::Control,
                                          public std::enable_shared_from_this<Attempts>
{
public:
    Attempts(std::shared_ptr<Shared> shared, Request request, Handler<Response> handler)
        : m_shared(std::move(shared))
        , m_request(std::move(request))
        , m_pending(std::move(handler))
    {
        m_wait.setSingleShot(true);
        m_wait.setTimerType(Qt::PreciseTimer);
        m_wait.callOnTimeout(&m_wait, [this] { endWait(); });
    }
    ~Attempts() override { cancel(); }

    bool isRunning() const noexcept override { return m_pending.isRunning(); }

    void cancel() noexcept override
    {
        if (!m_pending.isRunning())
            return;
        m_below.cancel();
        leaveWait();
        m_pending.cancel();
    }

    void begin()
    {
        Request copy = m_request;
        copy.attempt = m_attempt;
        m_below = m_shared->below->send(
            std::move(copy), [this](Result<Response> result) { attemptEnded(std::move(result)); });
    }

    void endWait()
    {
        leaveWait();
        ++m_attempt;
        begin();
    }

    void giveUp()
    {
        const std::shared_ptr<Attempts> self = shared_from_this();
        leaveWait();
        m_pending.finish(withAttempts(std::move(m_lastError)));
    }

private:
    void attemptEnded(Result<Response> result)
    {
        const std::shared_ptr<Attempts> self = shared_from_this();
        const std::optional<ApiError> error
            = result ? statusError(*result) : std::optional(result.error());
        if (error && mayRepeat(*error)) {
            repeat(*error);
            return;
        }
        if (result)
            result->exchange.attempts = m_attempt;
        else
            result = withAttempts(std::move(result).error());
        m_pending.finish(std::move(result));
    }

    ApiError withAttempts(ApiError error) const
    {
        error.attempts = m_attempt;
        return error;
    }

    bool mayRepeat(const ApiError &error) const
    {
        return !m_request.isWrite && m_attempt < m_shared->policy.attempts
            && isPassingFailure(error)
            && (!error.retryAfter || *error.retryAfter <= m_shared->policy.retryAfterCap);
    }

    void repeat(const ApiError &error)
    {
        const bool wasStale = error.kind == ApiError::Kind::ConnectionLost && error.httpStatus == 0;
        if (wasStale && !m_repeatedAtOnce) {
            m_repeatedAtOnce = true;
            ++m_attempt;
            begin();
            return;
        }
        ++m_waits;
        m_lastError = error;
        const milliseconds wait = m_shared->waitAfter(m_waits, error);
        m_shared->waiting.insert_or_assign(m_request.id, this);
        m_wait.start(wait);
        if (m_shared->hooks.onWait)
            m_shared->hooks.onWait({ .requestId = m_request.id,
                                     .nextAttempt = m_attempt + 1,
                                     .attempts = m_shared->policy.attempts,
                                     .wait = wait,
                                     .lastError = withAttempts(error) });
    }

    void leaveWait()
    {
        if (!m_wait.isActive() && m_shared->waiting.count(m_request.id) == 0)
            return;
        m_wait.stop();
        m_shared->waiting.erase(m_request.id);
        if (m_shared->hooks.onWaitEnd)
            m_shared->hooks.onWaitEnd(m_request.id);
    }

    std::shared_ptr<Shared> m_shared;
    Request m_request;
    PendingCall<Response> m_pending;
    QTimer m_wait;
    int m_attempt = 1;
    int m_waits = 0;
    ApiError m_lastError; //!< of the attempt before the wait
    bool m_repeatedAtOnce = false;
    Call m_below; //!< last: destroyed first, while the rest is whole
};

bool isPassingFailure(const ApiError &error)
{
    using Kind = ApiError::Kind;
    switch (error.kind) {
    case Kind::ConnectionRefused:
    case Kind::Unreachable:
    case Kind::ConnectionLost:
    case Kind::RateLimited:
    case Kind::ServerError:
    case Kind::Unavailable:
        return true;
    case Kind::HostNotFound:
    case Kind::TlsFailure:
    case Kind::ConnectTimeout:
    case Kind::Timeout:
    case Kind::RequestTimeout:
    case Kind::WriteOutcomeUnknown:
    case Kind::Cancelled:
    case Kind::ReadOnlyConnection:
    case Kind::WriteNotConfirmed:
    case Kind::PlainTextKeyRefused:
    case Kind::SecretMissing:
    case Kind::TunnelFailed:
    case Kind::InvalidRequest:
    case Kind::UnsupportedByServer:
    case Kind::TooLarge:
    case Kind::RedirectRefused:
    case Kind::BadRequest:
    case Kind::Unauthorized:
    case Kind::Forbidden:
    case Kind::NotFound:
    case Kind::UnknownRoute:
    case Kind::MethodNotAllowed:
    case Kind::Conflict:
    case Kind::PayloadTooLarge:
    case Kind::Unprocessable:
    case Kind::NotImplemented:
    case Kind::InsufficientStorage:
    case Kind::OtherStatus:
    case Kind::BadResponse:
    case Kind::NotQdrant:
        return false;
    }
    return false;
}

RetryingTransport::RetryingTransport(std::unique_ptr<Transport> below, RetryPolicy policy,
                                     RetryHooks hooks)
    : m_shared(std::make_shared<Shared>(Shared{ std::move(below), policy, std::move(hooks), {} }))
{
}

RetryingTransport::~RetryingTransport() = default;

Call RetryingTransport::send(Request request, Handler<Response> handler)
{
    auto attempts = std::make_shared<Attempts>(m_shared, std::move(request), std::move(handler));
    attempts->begin();
    return Call(std::move(attempts));
}

void RetryingTransport::retryNow(quint64 requestId)
{
    const auto found = m_shared->waiting.find(requestId);
    if (found != m_shared->waiting.end())
        found->second->endWait();
}

void RetryingTransport::giveUp(quint64 requestId)
{
    const auto found = m_shared->waiting.find(requestId);
    if (found != m_shared->waiting.end())
        found->second->giveUp();
}

} // namespace sextant
