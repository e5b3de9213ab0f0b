#pragma once
//! How a server is spoken to, beside its address: headers, TLS, proxy, limits. Plain values; transports apply them.

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>

namespace sextant {

//! One header sent with every request.
struct HttpHeader
{
    QByteArray name;
    QByteArray value;
    bool isSecret
        = true; //!< the value is a secret: it goes where keys go, never into files or exports

    friend bool operator==(const HttpHeader &, const HttpHeader &) = default;
};

struct TlsOptions
{
    QString caFile{}; //!< PEM, trusted beside the system's; empty = none
    QString certificateFile{}; //!< PEM, the client's own; empty = none
    QString keyFile{}; //!< PEM, to `certificateFile`
    QByteArray keyPassphrase{}; //!< a secret
    //! SHA-256 (32 bytes) over the DER of the one certificate trusted for this connection whatever its faults;
    //! empty = none. With a pin, every other certificate is refused, good or bad.
    QByteArray pinnedFingerprint{};

    friend bool operator==(const TlsOptions &, const TlsOptions &) = default;
};

struct ProxyOptions
{
    enum class Mode { System, None, Http, Socks5 };
    Mode mode = Mode::System;
    QString host{}; //!< for Http and Socks5, as the three below
    quint16 port = 0;
    QString user{};
    QString password{}; //!< a secret

    friend bool operator==(const ProxyOptions &, const ProxyOptions &) = default;
};

struct NetworkLimits
{
    std::chrono::milliseconds connect{ 10'000 }; //!< name lookup, TCP and TLS together
    std::chrono::milliseconds silence{ 30'000 }; //!< no byte for that long ends an attempt
    int attempts = 3; //!< of reads, the first included
    std::chrono::milliseconds retryBase{
        2'000
    }; //!< wait after the first failure; doubles each time
    std::chrono::milliseconds retryCap{ 10'000 };

    friend bool operator==(const NetworkLimits &, const NetworkLimits &) = default;
};

} // namespace sextant
