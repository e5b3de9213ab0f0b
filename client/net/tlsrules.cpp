#include "client/net/tlsrules.h"

#include "client/types/result.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslKey>

#include <algorithm>
#include <array>

namespace sextant {

namespace {

using TlsKind = TlsProblem::Kind;

ApiError badFile(const QString &path, const QString &reason)
{
    return { .kind = ApiError::Kind::InvalidRequest,
             .detail = QStringLiteral("%1: %2").arg(path, reason) };
}

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return badFile(path, file.errorString());
    return file.readAll();
}

Result<QList<QSslCertificate>> certificatesIn(const QString &path)
{
    const Result<QByteArray> content = contentOf(path);
    if (!content)
        return content.error();
    const QList<QSslCertificate> found = QSslCertificate::fromData(*content, QSsl::Pem);
    if (found.isEmpty())
        return badFile(path, QStringLiteral("no PEM certificate in it"));
    return found;
}

Result<QSslKey> keyIn(const QString &path, const QByteArray &passphrase)
{
    const Result<QByteArray> content = contentOf(path);
    if (!content)
        return content.error();
    for (const QSsl::KeyAlgorithm algorithm : { QSsl::Rsa, QSsl::Ec, QSsl::Dsa }) {
        const QSslKey key(*content, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase);
        if (!key.isNull())
            return key;
    }
    if (!content->contains("PRIVATE KEY-----"))
        return badFile(path, QStringLiteral("no PEM private key in it"));
    return badFile(path, QStringLiteral("the key can't be read, or its passphrase is another"));
}

std::optional<ApiError> setUpClientCertificate(const TlsOptions &options,
                                               QSslConfiguration &configuration)
{
    if (options.certificateFile.isEmpty())
        return options.keyFile.isEmpty()
            ? std::nullopt
            : std::optional(
                badFile(options.keyFile, QStringLiteral("a key without a certificate")));
    const Result<QList<QSslCertificate>> chain = certificatesIn(options.certificateFile);
    if (!chain)
        return chain.error();
    // Many tools write both into one file.
    const Result<QSslKey> key
        = keyIn(options.keyFile.isEmpty() ? options.certificateFile : options.keyFile,
                options.keyPassphrase);
    if (!key)
        return key.error();
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*key);
    return std::nullopt;
}

TlsKind kindOf(QSslError::SslError fault)
{
    switch (fault) {
    case QSslError::CertificateRevoked:
        return TlsKind::Revoked;
    case QSslError::SelfSignedCertificate:
        return TlsKind::SelfSigned;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return TlsKind::UnknownIssuer;
    case QSslError::HostNameMismatch:
        return TlsKind::WrongHost;
    case QSslError::CertificateNotYetValid:
        return TlsKind::NotYetValid;
    case QSslError::CertificateExpired:
        return TlsKind::Expired;
    default:
        return TlsKind::Other;
    }
}

//! Where nobody vouches for a certificate, its names and dates are only claims: that comes before what they say. A
//! wrong name may be somebody else; a date is mostly an oversight.
TlsKind mostTelling(const QList<QSslError> &faults)
{
    constexpr std::array Order{ TlsKind::Revoked,   TlsKind::SelfSigned, TlsKind::UnknownIssuer,
                                TlsKind::WrongHost, TlsKind::Expired,    TlsKind::NotYetValid };
    for (const TlsKind kind : Order)
        if (std::ranges::any_of(
                faults, [kind](const QSslError &fault) { return kindOf(fault.error()) == kind; }))
            return kind;
    return TlsKind::Other;
}

QStringList namesOf(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.sort();
    return names;
}

QString issuerOf(const QSslCertificate &certificate)
{
    for (const auto kind : { QSslCertificate::CommonName, QSslCertificate::OrganizationalUnitName,
                             QSslCertificate::Organization })
        if (const QStringList found = certificate.issuerInfo(kind); !found.isEmpty())
            return found.join(QLatin1String(", "));
    return {};
}

} // namespace

std::optional<ApiError> setUpTls(const TlsOptions &options, QSslConfiguration &configuration)
{
    QList<QSslCertificate> own;
    if (!options.caFile.isEmpty()) {
        const Result<QList<QSslCertificate>> found = certificatesIn(options.caFile);
        if (!found)
            return found.error();
        own = *found;
    }
    if (!options.pinnedFingerprint.isEmpty())
        configuration.setCaCertificates({});
    else if (!own.isEmpty())
        configuration.setCaCertificates(QSslConfiguration::systemCaCertificates() + own);
    return setUpClientCertificate(options, configuration);
}

QByteArray fingerprintOf(const QSslCertificate &certificate)
{
    return certificate.isNull() ? QByteArray() : certificate.digest(QCryptographicHash::Sha256);
}

bool isPinned(const TlsOptions &options, const QSslCertificate &certificate)
{
    return !options.pinnedFingerprint.isEmpty()
        && fingerprintOf(certificate) == options.pinnedFingerprint;
}

ApiError tlsError(const TlsOptions &options, const QString &host,
                  const QSslCertificate &certificate, const QList<QSslError> &faults)
{
    const bool hasPin = !options.pinnedFingerprint.isEmpty();
    ApiError error;
    error.kind = ApiError::Kind::TlsFailure;
    error.tls = TlsProblem{ .kind = hasPin ? TlsKind::PinChanged : mostTelling(faults),
                            .fingerprint = fingerprintOf(certificate),
                            .host = host,
                            .names = namesOf(certificate),
                            .issuer = issuerOf(certificate),
                            .validFrom = certificate.effectiveDate(),
                            .validTo = certificate.expiryDate() };
    QStringList texts;
    if (hasPin)
        texts.append(QStringLiteral("not the certificate trusted for this connection"));
    else
        for (const QSslError &fault : faults)
            texts.append(fault.errorString());
    texts.removeDuplicates();
    error.detail = texts.join(QLatin1String("; "));
    return error;
}

} // namespace sextant
