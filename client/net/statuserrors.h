#pragma once
//! The one way from an HTTP answer to an ApiError.

#include "client/net/transport.h"

#include <QDateTime>

#include <optional>

namespace sextant {

//! Nothing for a 2xx answer (except HTML, which no endpoint sends: NotQdrant), else what the server said, after
//! Qdrant's own shapes: JSON `status.error`, plain text, an empty 404; anything else came from a proxy.
//! `now` (UTC) is what a `Retry-After` date is counted from.
std::optional<ApiError> statusError(const Response &response,
                                    const QDateTime &now = QDateTime::currentDateTimeUtc());

//! The same error for a write: what leaves open whether it was applied (a gateway that lost its server, a server that
//! failed or gave up on the way, an answer nobody can read) becomes WriteOutcomeUnknown, everything else kept.
ApiError writeError(ApiError error);

//! What every answer goes through before its decoder: exchange figures since `started`, statusError(), writeError().
Result<Response> checkedAnswer(Result<Response> result, bool isWrite,
                               std::chrono::steady_clock::time_point started);

//! The part of a body that an error keeps.
QByteArray bodyExcerpt(const QByteArray &body);

} // namespace sextant
