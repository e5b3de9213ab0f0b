#pragma once
//! ApiError: why a request has no answer, as data. Sentences for people are made in ui/shell/errortext only.

#include "client/types/tlsproblem.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace sextant {

//! How much of a body is kept for people to read: in errors and in the request log.
inline constexpr qsizetype KeptBodyBytes = qsizetype(64) << 10;

struct ApiError
{
    //! What went wrong, as far as the client can tell. HTTP kinds follow the server's contract
    //! (Qdrant's REST errors); several kinds may share a status and one status may be several kinds.
    enum class Kind {
        // Before an answer
        HostNotFound,
        ConnectionRefused,
        Unreachable, //!< no route, network down, proxy failure
        ConnectTimeout, //!< no connection within our own limit
        TlsFailure,
        Timeout, //!< nothing came within the silence limit, or not all within the total limit
        ConnectionLost, //!< cut before or inside the answer
        WriteOutcomeUnknown, //!< a write was sent and no trustworthy answer came: it may have been applied
        Cancelled, //!< never reaches a handler; used inside transports
        // The client's own refusals
        ReadOnlyConnection,
        WriteNotConfirmed, //!< the person said no to a write of a connection that asks
        PlainTextKeyRefused, //!< the key would go over plain http to another host, and nobody agreed
        SecretMissing, //!< the connection's key is not where it is kept; detail names the home
        TunnelFailed, //!< the ssh tunnel did not come about or ended; detail has ssh's words
        InvalidRequest, //!< refused before sending (wrong dimension, bad id …)
        UnsupportedByServer, //!< needs a newer server; detail names the feature
        TooLarge, //!< answer over the byte limit
        RedirectRefused, //!< the server redirects elsewhere; the key stays home
        // Answers that say no
        BadRequest, //!< 400
        Unauthorized, //!< 401
        Forbidden, //!< 403
        NotFound, //!< 404 with Qdrant's JSON: collection, point, alias …
        UnknownRoute, //!< 404 with an empty or foreign body: wrong path, proxy, old server
        MethodNotAllowed, //!< 405 (Qdrant: cluster-only call on a single node)
        RequestTimeout, //!< 408: the server gave up
        Conflict, //!< 409
        PayloadTooLarge, //!< 413, or 400 "JSON payload … is larger than allowed"
        Unprocessable, //!< 422
        RateLimited, //!< 429
        ServerError, //!< 500
        NotImplemented, //!< 501 (local mode names the operation it lacks)
        Unavailable, //!< 502, 503, 504
        InsufficientStorage, //!< 507
        OtherStatus, //!< any other non-2xx status
        // Answers that can't be trusted
        BadResponse, //!< 2xx, but not what the endpoint promises; `detail` has the JSON path
        NotQdrant, //!< HTML or another service answered
    };

    Kind kind = Kind::BadResponse;
    int httpStatus = 0; //!< 0 when there was no HTTP answer
    QString
        serverText{}; //!< the server's own words (`status.error` or the plain text body), verbatim
    QString detail{}; //!< technical detail: JSON path, Qt's network error text, feature name
    QByteArray body{}; //!< raw body, at most KeptBodyBytes of it, for "show raw answer"
    qint64 bytesReceived = 0; //!< of the body, decoded, where it was received at all
    std::optional<std::chrono::milliseconds> retryAfter{}; //!< from `Retry-After`
    int attempts = 1; //!< how often the request was sent
    std::optional<TlsProblem> tls{}; //!< of TlsFailure, where a certificate is the reason

    friend bool operator==(const ApiError &, const ApiError &) = default;
};

} // namespace sextant
