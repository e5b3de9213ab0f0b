#pragma once
//! What the client refuses by itself, before anything is sent.

#include "client/net/transport.h"
#include "client/types/apierror.h"
#include "client/types/protection.h"

#include <optional>

namespace sextant {

//! Why this request must not be sent; nullopt: it may. Read-only wins over every other reason.
std::optional<ApiError> refusalOf(const Request &request, Protection protection,
                                  const std::optional<ServerVersion> &server);

} // namespace sextant
