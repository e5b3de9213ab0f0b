#pragma once
//! ConnectionSpec: where a server is and how to talk to it. The key lives in memory only and is never written down.

#include "client/net/transport.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QUrl>

#include <functional>

namespace sextant {

struct ConnectionSpec
{
    QString name; //!< for people; empty: made from the URL
    QUrl baseUrl; //!< scheme, host, optional port, sub-path; invalid for the demo
    QByteArray apiKey; //!< empty = none
    bool readOnly = false;
    bool isDemo = false; //!< the embedded engine with the demo collections
    bool isPrivate = false; //!< nothing about this connection is written down

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
