#pragma once
//! HttpHome: what all requests of one HttpTransport have in common: the options made ready for use. Immutable; lives
//! on the network thread.

#include "client/net/httptransport.h"

#include <QNetworkProxy>
#include <QSslConfiguration>

#include <optional>

class QNetworkRequest;

namespace sextant {

class HttpHome
{
public:
    explicit HttpHome(HttpOptions given);

    QNetworkRequest networkRequest(const Request &request) const;
    const QSslConfiguration &tlsConfiguration() const { return m_tls; }
    //! Why nothing may be sent with these options at all.
    const std::optional<ApiError> &refusal() const { return m_refusal; }

    const HttpOptions options;
    const QNetworkProxy proxy;
    const bool asksForIdentity;

private:
    std::optional<ApiError> checked();

    QByteArray m_prefix; //!< of every address: where the bytes go
    QByteArray m_hostHeader; //!< empty: the address' own
    QSslConfiguration m_tls;
    std::optional<ApiError> m_refusal;
};

} // namespace sextant
