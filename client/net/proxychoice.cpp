#include "client/net/proxychoice.h"

#include "client/types/plainkey.h"

#include <QNetworkProxy>
#include <QNetworkReply>

namespace sextant {

namespace {

QNetworkProxy systemProxy(const QUrl &url)
{
    // Whoever guards the way to this machine guards nothing, and would see what never leaves it.
    if (isLoopbackHost(url.host()))
        return QNetworkProxy::NoProxy;
    const bool isEncrypted = url.scheme() == QLatin1String("https");
    for (const QNetworkProxy &proxy :
         QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url))) {
        const bool suits = proxy.type() == QNetworkProxy::HttpProxy
            || proxy.type() == QNetworkProxy::Socks5Proxy
            || (proxy.type() == QNetworkProxy::HttpCachingProxy && !isEncrypted);
        if (suits)
            return proxy;
        if (proxy.type() == QNetworkProxy::NoProxy)
            break;
    }
    return QNetworkProxy::NoProxy;
}

QString words(ProxyFault fault)
{
    switch (fault) {
    case ProxyFault::Refused:
        return QStringLiteral("the proxy %1 refused the connection");
    case ProxyFault::Closed:
        return QStringLiteral("the proxy %1 closed the connection");
    case ProxyFault::NotFound:
        return QStringLiteral("the proxy %1 was not found");
    case ProxyFault::Silent:
        return QStringLiteral("the proxy %1 did not answer in time");
    case ProxyFault::WantsCredentials:
        return QStringLiteral("the proxy %1 wants credentials, or other ones");
    case ProxyFault::Confused:
        return QStringLiteral("the proxy %1 does not speak as expected");
    case ProxyFault::None:
        break;
    }
    return QStringLiteral("the proxy %1");
}

} // namespace

QNetworkProxy chosenProxy(const HttpOptions &options)
{
    if (options.tunnelPort != 0)
        return QNetworkProxy::NoProxy;
    const ProxyOptions &given = options.proxy;
    switch (given.mode) {
    case ProxyOptions::Mode::System:
        return systemProxy(options.baseUrl);
    case ProxyOptions::Mode::None:
        return QNetworkProxy::NoProxy;
    case ProxyOptions::Mode::Http:
        return { QNetworkProxy::HttpProxy, given.host, given.port, given.user, given.password };
    case ProxyOptions::Mode::Socks5:
        return { QNetworkProxy::Socks5Proxy, given.host, given.port, given.user, given.password };
    }
    return QNetworkProxy::NoProxy;
}

bool isForwarding(const QNetworkProxy &proxy, const QUrl &baseUrl)
{
    return baseUrl.scheme() != QLatin1String("https")
        && (proxy.type() == QNetworkProxy::HttpProxy
            || proxy.type() == QNetworkProxy::HttpCachingProxy);
}

QString proxyName(const QNetworkProxy &proxy)
{
    const QString host = proxy.hostName();
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return shown + u':' + QString::number(proxy.port());
}

ProxyFault proxyFault(const QNetworkReply &reply)
{
    switch (reply.error()) {
    case QNetworkReply::ProxyConnectionRefusedError:
        return ProxyFault::Refused;
    case QNetworkReply::ProxyConnectionClosedError:
        return ProxyFault::Closed;
    case QNetworkReply::ProxyNotFoundError:
        return ProxyFault::NotFound;
    case QNetworkReply::ProxyTimeoutError:
        return ProxyFault::Silent;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return ProxyFault::WantsCredentials;
    case QNetworkReply::UnknownProxyError:
        return ProxyFault::Confused;
    default:
        return ProxyFault::None;
    }
}

ApiError proxyError(ProxyFault fault, const QNetworkProxy &proxy, const QString &text)
{
    ApiError error;
    error.kind = ApiError::Kind::Unreachable;
    error.detail = words(fault).arg(proxyName(proxy));
    if (!text.isEmpty())
        error.detail += QStringLiteral(" (%1)").arg(text);
    return error;
}

} // namespace sextant
