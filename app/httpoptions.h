#pragma once
//! A connection's description as the HTTP transport's options.

#include "client/net/httptransport.h"
#include "model/session/connectionspec.h"

namespace sextant {

HttpOptions httpOptionsFor(const ConnectionSpec &spec);

} // namespace sextant
