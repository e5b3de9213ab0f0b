#pragma once
//! HttpHome: what all requests of one HttpTransport have in common: the options made ready for use. Lives
//! on the network thread.

#include "client/net/httptransport.h"

#include <memory>
#include <optional>

class QNetworkProxy;
class QNetworkRequest;
class QSslConfiguration;

namespace sextant {

class HttpHome
{
public:
    explicit HttpHome(HttpOptions given);
    ~HttpHome();
    HttpHome(const HttpHome &) = delete;
    HttpHome &operator=(const HttpHome &) = delete;

    QNetworkRequest networkRequest(const Request &request) const;
    const QNetworkProxy &proxy() const;
    const QSslConfiguration &tlsConfiguration() const;
    //! The latest certificate that was not taken, until one is. Of several requests that wait for connections, Qt tells
    //! some only that their handshake failed: it is this certificate they failed at.
    std::optional<ApiError> refusedCertificate;

    //! Why nothing may be sent with these options at all.
    const std::optional<ApiError> &refusal() const { return m_refusal; }

    const HttpOptions options;
    const bool asksForIdentity;

private:
    std::optional<ApiError> checked();

    QByteArray m_prefix; //!< of every address: where the bytes go
    QByteArray m_hostHeader; //!< empty: the address' own
    struct Network; //!< what must not be in a header
    const std::unique_ptr<Network> m_network;
    std::optional<ApiError> m_refusal;
};

} // namespace sextant
