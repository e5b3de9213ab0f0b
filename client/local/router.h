#pragma once
//! Router: request bytes to response bytes, in the server's envelope. Owns the store.

#include "client/local/store.h"
#include "client/net/transport.h"

#include <optional>

namespace sextant::local {

class Router
{
public:
    Response handle(const Request &request);
    Store &store() { return m_store; }

private:
    Response dispatch(const Request &request);

    Store m_store;
};

//! The envelopes. `seconds` is what the request took.
Response okResponse(const QByteArray &result, double seconds);
Response errorResponse(int status, const QString &text, double seconds);
//! For a body over the limit; `size` is known where it was announced.
Response tooLargeResponse(std::optional<qint64> size, qint64 limit);

} // namespace sextant::local
