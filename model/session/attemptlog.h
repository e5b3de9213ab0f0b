#pragma once
//! Whose attempts a client writes into the common request log.

#include "model/activity/requestlogmodel.h"
#include "model/session/connectionspec.h"

#include <functional>

namespace sextant {

//! An observer of attempts for ApiCoreOptions; the log outlives the client.
std::function<void(const LogEntry &)> logInto(RequestLogModel &log, const ConnectionSpec &spec);

} // namespace sextant
