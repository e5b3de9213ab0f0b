#pragma once
//! Certificates: a small certificate authority by the `openssl` command, made anew for each run: keys in the repository
//! would look like secrets.

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace sextant::test {

//! PEM files; empty where there is none.
struct TlsFiles
{
    QString certificate{};
    QString key{};
    QString clientCa{}; //!< of a server: clients must show a certificate of this authority
};

class Certificates
{
public:
    explicit Certificates(const QString &name = QStringLiteral("Test Authority"));

    QString authority() const { return m_folder.filePath(QStringLiteral("ca.pem")); }
    //! `altName` as openssl's subjectAltName: "IP:127.0.0.1"; the times as YYYYMMDDHHMMSSZ. Fails the test when openssl
    //! does.
    TlsFiles issue(const QString &name, const QString &altName,
                   const QString &from = QStringLiteral("20200101000000Z"),
                   const QString &to = QStringLiteral("20491231000000Z")) const;
    TlsFiles selfSigned(const QString &name) const;
    //! The same key, guarded by a passphrase.
    QString guardedKey(const TlsFiles &files, const QString &passphrase) const;
    QString write(const QString &name, const QByteArray &content) const; //!< any other file

    static QByteArray fingerprint(const TlsFiles &files); //!< SHA-256 over the DER

private:
    void openssl(const QStringList &arguments) const;
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

} // namespace sextant::test
