#pragma once
//! Ports of 127.0.0.1: a free one, and whether one takes connections yet. For tunnels.

#include "client/net/call.h"
#include "client/types/result.h"

#include <QtGlobal>

#include <chrono>

namespace sextant {

//! A port nobody listens on at this moment; 0 when there is none.
quint16 freeLoopbackPort();

//! Tries again and again until the port takes a connection; nothing is sent on it. Timeout beyond the limit. The
//! contract of Handler holds.
Call waitForLoopbackPort(quint16 port, std::chrono::milliseconds limit, Handler<Done> handler);

} // namespace sextant
