#pragma once
//! HttpTransport: the only user of QtNetwork. Timeouts, redirects, write-once uploads, compression live here.

#include "client/net/transport.h"
#include "client/types/connectionoptions.h"

#include <QUrl>

#include <optional>

namespace sextant {

struct HttpOptions
{
    QUrl baseUrl; //!< scheme, host, port, sub-path
    QByteArray apiKey{}; //!< sent as `api-key`; empty = none
    bool keyAsBearer = false; //!< sent as `Authorization: Bearer` instead
    QList<HttpHeader> headers{}; //!< added to every request
    TlsOptions tls{};
    ProxyOptions proxy{};
    bool allowsPlainKey = false; //!< secrets may go over plain http to another host
    //! The end of a tunnel to `baseUrl`'s host on 127.0.0.1; Host and TLS name stay those of `baseUrl`. 0 = none.
    quint16 tunnelPort = 0;
    std::chrono::milliseconds connectLimit{ 10'000 }; //!< name lookup, TCP and TLS together
    std::chrono::milliseconds silenceLimit{
        SilenceLimit
    }; //!< no byte for that long ends the attempt
    //! Whether answers may come compressed. Unset: by the host, since gzip makes a local 10 MB page 17 times slower.
    std::optional<bool> compress{};
};

//! Run the result on the thread that shall own the sockets. Statuses are answers (redirects too: they are never
//! followed, so the key stays with its server); failures are HostNotFound, ConnectionRefused, Unreachable,
//! ConnectTimeout, TlsFailure, Timeout, PayloadTooLarge, ConnectionLost, TooLarge, BadResponse, InvalidRequest,
//! PlainTextKeyRefused. A write goes out on the wire once at most;
//! when it may have been received and has no whole answer, the failure is WriteOutcomeUnknown.
TransportFactory httpTransportFactory(HttpOptions options);

//! Loopback, private and link-local addresses, and names that only a local network resolves.
bool isLocalNetworkHost(const QString &host);

} // namespace sextant
