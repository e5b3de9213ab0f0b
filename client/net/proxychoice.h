#pragma once
//! The way out: which proxy a connection takes, and what its failures are called. Never a password in a text.

#include "client/net/httptransport.h"

#include <QString>

class QNetworkProxy;
class QNetworkReply;

namespace sextant {

//! Asks the system where the options say so, which may take a while; never for this machine or a tunnel's end.
QNetworkProxy chosenProxy(const HttpOptions &options);

//! Whether plain http goes to the proxy as requests; all else goes through it as a tunnel.
bool isForwarding(const QNetworkProxy &proxy, const QUrl &baseUrl);

//! `host:port`.
QString proxyName(const QNetworkProxy &proxy);

enum class ProxyFault { None, Refused, Closed, NotFound, Silent, WantsCredentials, Confused };

ProxyFault proxyFault(const QNetworkReply &reply);

//! `text`: the underlying words.
ApiError proxyError(ProxyFault fault, const QNetworkProxy &proxy, const QString &text);

} // namespace sextant
