#pragma once
//! The one way from Qt's network errors to an ApiError.

#include "client/types/apierror.h"

class QNetworkReply;

namespace sextant {

//! For a reply that ended without a whole answer. Never WriteOutcomeUnknown: what was sent isn't known here.
ApiError networkError(const QNetworkReply &reply);

//! Whether nothing of the request can have reached a server when it ended so.
bool isBeforeSending(ApiError::Kind kind);

//! Whether the reply has the whole of an HTTP answer, whatever its status.
bool hasWholeAnswer(const QNetworkReply &reply);

} // namespace sextant
