#include "client/net/httphome.h"

#include "client/net/proxychoice.h"
#include "client/net/tlsrules.h"
#include "client/types/plainkey.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <algorithm>
#include <array>

namespace sextant {

namespace {

//! What the transport says itself: another value would break the exchange, or send it elsewhere.
bool isOwnHeader(const QByteArray &name)
{
    constexpr std::array Own{
        "accept",           "accept-encoding",   "connection", "content-length",
        "content-type",     "content-encoding",  "expect",     "host",
        "proxy-connection", "transfer-encoding", "upgrade",    "te"
    };
    const QByteArray lower = name.toLower();
    return std::ranges::any_of(Own, [&lower](const char *own) { return lower == own; });
}

bool isHeaderName(const QByteArray &name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

bool isHeaderValue(const QByteArray &value)
{
    return std::ranges::none_of(value,
                                [](char c) { return (uchar(c) < 0x20 && c != '\t') || c == 0x7f; });
}

ApiError invalid(const QString &detail)
{
    return { .kind = ApiError::Kind::InvalidRequest, .detail = detail, .attempts = 0 };
}

QByteArray authority(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    QString text = host.contains(u':') ? u'[' + host + u']' : host;
    if (url.port() >= 0)
        text += u':' + QString::number(url.port());
    return text.toLatin1();
}

QUrl whereTo(const HttpOptions &options)
{
    QUrl url = options.baseUrl.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment
                                        | QUrl::StripTrailingSlash);
    if (options.tunnelPort != 0) {
        url.setHost(QStringLiteral("127.0.0.1"));
        url.setPort(options.tunnelPort);
    }
    return url;
}

bool hasSecret(const HttpOptions &options)
{
    return !options.apiKey.isEmpty()
        || std::ranges::any_of(options.headers,
                               [](const HttpHeader &header) { return header.isSecret; });
}

} // namespace

struct HttpHome::Network
{
    QNetworkProxy proxy;
    QSslConfiguration tls;
};

HttpHome::HttpHome(HttpOptions given)
    : options(std::move(given))
    , asksForIdentity(!options.compress.value_or(!isLocalNetworkHost(options.baseUrl.host())))
    , m_prefix(whereTo(options).toEncoded())
    , m_network(std::make_unique<Network>(
          Network{ chosenProxy(options), QSslConfiguration::defaultConfiguration() }))
{
    if (options.tunnelPort != 0)
        m_hostHeader = authority(options.baseUrl);
    m_refusal = checked();
}

HttpHome::~HttpHome() = default;

const QNetworkProxy &HttpHome::proxy() const { return m_network->proxy; }

const QSslConfiguration &HttpHome::tlsConfiguration() const { return m_network->tls; }

std::optional<ApiError> HttpHome::checked()
{
    if (!isHeaderValue(options.apiKey))
        return invalid(QStringLiteral("the key holds a line break or another control character"));
    for (const HttpHeader &header : options.headers) {
        const QString name = QString::fromLatin1(header.name);
        if (!isHeaderName(header.name))
            return invalid(QStringLiteral("\"%1\" is no name of a header").arg(name));
        if (isOwnHeader(header.name))
            return invalid(QStringLiteral("the header %1 is not for others to set").arg(name));
        if (!isHeaderValue(header.value))
            return invalid(
                QStringLiteral("the header %1 holds a line break or another control character")
                    .arg(name));
    }
    // A proxy that forwards plain http reads it, even on its way back here.
    const bool isRisk = isPlainKeyRisk(options.baseUrl, hasSecret(options), options.tunnelPort != 0)
        || (hasSecret(options) && isForwarding(proxy(), options.baseUrl)
            && !isLoopbackHost(proxy().hostName()));
    if (!options.allowsPlainKey && isRisk)
        return ApiError{ .kind = ApiError::Kind::PlainTextKeyRefused,
                         .detail = options.baseUrl.host(),
                         .attempts = 0 };
    if (options.baseUrl.scheme() == QLatin1String("https"))
        return setUpTls(options.tls, m_network->tls);
    return std::nullopt;
}

QNetworkRequest HttpHome::networkRequest(const Request &request) const
{
    QByteArray address = m_prefix + request.path;
    if (!request.query.isEmpty())
        address += '?' + request.query;
    QNetworkRequest network(QUrl::fromEncoded(address, QUrl::StrictMode));
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    // One request, one connection: HTTP/2 would repeat streams by its own rules.
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    network.setDecompressedSafetyCheckThreshold(-1); // the byte limit guards instead
    for (const HttpHeader &header : options.headers)
        network.setRawHeader(header.name, header.value);
    network.setRawHeader("User-Agent", "Sextant/" SEXTANT_VERSION);
    network.setRawHeader("Accept", "application/json");
    if (asksForIdentity)
        network.setRawHeader("Accept-Encoding", "identity");
    if (!options.apiKey.isEmpty() && options.keyAsBearer)
        network.setRawHeader("Authorization", "Bearer " + options.apiKey);
    else if (!options.apiKey.isEmpty())
        network.setRawHeader("api-key", options.apiKey);
    if (!request.body.isEmpty())
        network.setRawHeader("Content-Type", "application/json");
    if (!m_hostHeader.isEmpty()) {
        network.setRawHeader("Host", m_hostHeader);
        network.setPeerVerifyName(options.baseUrl.host());
    }
    if (options.baseUrl.scheme() == QLatin1String("https"))
        network.setSslConfiguration(m_network->tls);
    return network;
}

} // namespace sextant
