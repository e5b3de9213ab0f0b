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
    QByteArray requestBody; //!< at most 64 KiB kept
    bool requestBodyCut = false;
    int status = 0; //!< 0 = no HTTP answer
    std::optional<ApiError> error; //!< transport failure; HTTP statuses are in `status`
    std::chrono::microseconds duration{};
    qint64 bytesReceived = 0;
};

} // namespace sextant
