#pragma once
//! The one place that builds TLS configurations and judges certificates, for the transport and the connection test.

#include "client/types/apierror.h"
#include "client/types/connectionoptions.h"

#include <QList>

class QSslCertificate;
class QSslConfiguration;
class QSslError;

namespace sextant {

//! Reads the files and puts them in. InvalidRequest names the file that is no use and why. With a pin nobody's word
//! counts: the configuration then trusts no authority, so that every certificate must pass isPinned().
std::optional<ApiError> setUpTls(const TlsOptions &options, QSslConfiguration &configuration);

QByteArray
fingerprintOf(const QSslCertificate &certificate); //!< SHA-256 over the DER; empty of none

//! Whether this is the certificate that is trusted for this connection whatever its faults.
bool isPinned(const TlsOptions &options, const QSslCertificate &certificate);

//! Why `certificate` isn't taken. Of several faults the most telling becomes the kind, all are in `detail`. With a
//! pin the kind is PinChanged.
ApiError tlsError(const TlsOptions &options, const QString &host,
                  const QSslCertificate &certificate, const QList<QSslError> &faults);

} // namespace sextant
