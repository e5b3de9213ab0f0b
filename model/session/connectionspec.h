#pragma once
//! ConnectionSpec: where a server is and how to talk to it. Its secrets live in memory here; who keeps
//! them between runs is the SecretStore.

#include "client/net/transport.h"
#include "client/types/connectionoptions.h"
#include "client/types/protection.h"

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QUrl>

#include <functional>

namespace sextant {

//! Where a saved connection's secrets are kept.
enum class SecretHome {
    Memory, //!< for this run only
    Keychain,
    File, //!< unencrypted, 0600, after consent
    Ask, //!< asked for at each connect
    Variable, //!< the key is an environment variable's value
};

//! A mark to tell servers apart; never the only one.
enum class ConnectionColor { None, Red, Orange, Yellow, Green, Blue, Purple, Grey };

//! The way through the system's `ssh`: `-L` from a free port here to the server's host and port as seen from there.
struct SshOptions
{
    bool isUsed = false;
    QString destination{}; //!< `host`, `user@host`, or a name of ssh's own configuration
    quint16 port = 0; //!< 0 = ssh's own choice
    QString keyFile{}; //!< empty = agent or ssh's own choice

    friend bool operator==(const SshOptions &, const SshOptions &) = default;
};

struct ConnectionSpec
{
    QString id; //!< of a saved connection; empty = not saved
    QString name; //!< for people; empty: made from the URL
    QString folder; //!< `/` separates levels; empty = top
    QString environment; //!< "production", "staging" …; empty = not said
    ConnectionColor color = ConnectionColor::None;
    QUrl baseUrl; //!< scheme, host, optional port, sub-path; invalid for the demo
    QByteArray apiKey; //!< a secret; empty = none
    bool expectsKey = false; //!< a key belongs to this connection, wherever it is kept; saved
    bool keyAsBearer = false; //!< `Authorization: Bearer` instead of `api-key`
    SecretHome secretHome = SecretHome::Memory;
    QString keyVariable; //!< for SecretHome::Variable
    bool allowsPlainKey = false; //!< agreed: the key may go over plain http to another host
    QList<HttpHeader> headers;
    TlsOptions tls;
    ProxyOptions proxy;
    SshOptions ssh;
    NetworkLimits limits;
    Protection protection = Protection::Normal;
    bool isDemo = false; //!< the embedded engine with the demo collections
    bool isPrivate = false; //!< nothing about this connection is written down
    QDateTime lastUsed; //!< UTC
    //! Of a running ssh tunnel on 127.0.0.1, which leads to `baseUrl`; 0 = none. Never kept.
    quint16 tunnelPort = 0;

    bool isReadOnly() const { return protection == Protection::ReadOnly; }
    //! Whether the port must be found out: 6333 and the scheme's own are tried.
    bool needsProbe() const { return !isDemo && baseUrl.port() < 0; }
    QString displayName() const;
    //! Names this connection in remembered layouts; no secrets in it.
    QString settingsKey() const;

    friend bool operator==(const ConnectionSpec &, const ConnectionSpec &) = default;
};

//! Makes the transport for a connection. Given by the composition root: the only one to know the kinds.
using TransportMaker = std::function<TransportFactory(const ConnectionSpec &)>;

} // namespace sextant

Q_DECLARE_METATYPE(sextant::ConnectionSpec)
