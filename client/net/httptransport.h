#pragma once
//! HttpTransport: the only user of QtNetwork. Timeouts, redirects, write-once uploads, compression live here.

#include "client/net/transport.h"

#include <QUrl>

namespace sextant {

struct HttpOptions
{
    QUrl baseUrl; //!< scheme, host, port, sub-path
    QByteArray apiKey; //!< sent as `api-key`; empty = none
    std::chrono::milliseconds connectLimit{ 10'000 };
    std::chrono::milliseconds silenceLimit{ 30'000 }; //!< no byte for that long ends the attempt
};

//! Run the result on the thread that shall own the sockets.
TransportFactory httpTransportFactory(HttpOptions options);

} // namespace sextant
