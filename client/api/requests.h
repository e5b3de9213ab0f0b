#pragma once
//! Private to client/api: the shapes of requests, and the limits the server is told.

#include "client/net/transport.h"

namespace sextant {

//! Just below the transport's silence limit of 30 s: the server gives up first, with a reason of its own.
inline constexpr std::chrono::seconds serverLimit{ 29 };

//! A GET without parameters.
Request readRequest(QByteArray path);
//! A POST that only reads; the server is given `limit`.
Request readRequest(QByteArray path, QByteArray body, std::chrono::seconds limit = serverLimit);
//! A write that is answered when it is done.
Request writeRequest(Method method, QByteArray path, QByteArray body = {});

} // namespace sextant
