#pragma once
//! Private to client/api: the shapes of requests.

#include "client/net/transport.h"

namespace sextant {

//! A GET without parameters.
Request readRequest(QByteArray path);
//! A POST that only reads; the server is given `limit`.
Request readRequest(QByteArray path, QByteArray body, std::chrono::seconds limit = ServerLimit);
//! A write that is answered when it is done, or with wait_timeout when the server's limit comes first.
Request writeRequest(Method method, QByteArray path, QByteArray body = {});

} // namespace sextant
