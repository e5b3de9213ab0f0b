#pragma once
//! TlsProblem: why a server's certificate is not taken, with what a person needs to judge it.

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

namespace sextant {

struct TlsProblem
{
    enum class Kind {
        Expired,
        NotYetValid,
        WrongHost,
        UnknownIssuer, //!< the chain ends at nobody trusted here
        SelfSigned,
        Revoked,
        PinChanged, //!< another certificate than the one trusted for this connection
        Other,
    };
    Kind kind = Kind::Other;
    QByteArray
        fingerprint{}; //!< SHA-256 (32 bytes) over the certificate's DER; empty when none was sent
    QString host{}; //!< the name that was asked for
    QStringList names{}; //!< the names the certificate is for
    QString issuer{};
    QDateTime validFrom{};
    QDateTime validTo{};

    friend bool operator==(const TlsProblem &, const TlsProblem &) = default;
};

} // namespace sextant
