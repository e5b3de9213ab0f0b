#pragma once
//! TappedTransport: tells an observer of every attempt, secrets already redacted. Sits below the retry.

#include "client/net/transport.h"

#include <QDateTime>

namespace sextant {

//! One attempt of one request, for the request log. Never holds a key.
struct LogEntry
{
    quint64 requestId = 0;
    int attempt = 1;
    QDateTime started;
    Method method = Method::Get;
    QByteArray path; //!< with query
    QByteArray requestBody; //!< at most KeptBodyBytes
    bool requestBodyCut = false;
    int status = 0; //!< 0 = no HTTP answer
    std::optional<ApiError> error; //!< transport failure; HTTP statuses are in `status`
    std::chrono::microseconds duration{};
    qint64 bytesReceived = 0;
};

//! Passes requests and answers through unchanged. The observer runs on the transport's thread when an attempt
//! ends, before the answer is handed on; an attempt that was cancelled is told with Kind::Cancelled.
class TappedTransport final : public Transport
{
public:
    using Observer = std::function<void(const LogEntry &)>;

    TappedTransport(std::unique_ptr<Transport> below, Observer observer);
    Call send(Request request, Handler<Response> handler) override;

private:
    std::unique_ptr<Transport> m_below;
    std::shared_ptr<const Observer>
        m_observer; //!< outlives this in attempts that are cancelled later
};

//! The body as the log may show it: values of "api_key" replaced, cut at KeptBodyBytes.
QByteArray loggedBody(const QByteArray &body, bool *cut = nullptr);

} // namespace sextant
