#include "tests/support/certificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QTest>

using namespace Qt::StringLiterals;

namespace sextant::test {

Certificates::Certificates(const QString &name)
{
    openssl({ u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"3650"_s,
              u"-subj"_s, u"/CN="_s + name, u"-keyout"_s, path(u"ca.key"_s), u"-out"_s,
              authority() });
    write(u"ca.conf"_s,
          "[ca]\ndefault_ca=own\n[own]\ndatabase=" + path(u"index"_s).toLocal8Bit()
              + "\nnew_certs_dir=" + m_folder.path().toLocal8Bit()
              + "\nrand_serial=yes\ndefault_md=sha256\npolicy=any\n"
                "copy_extensions=copy\nunique_subject=no\n[any]\ncommonName=supplied\n");
    write(u"index"_s, {});
}

void Certificates::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.start(u"openssl"_s, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        QTest::qFail("openssl made no certificate: " + process.readAllStandardError(), __FILE__,
                     __LINE__);
}

TlsFiles Certificates::issue(const QString &name, const QString &altName, const QString &from,
                             const QString &to) const
{
    const TlsFiles files{ path(name + u".pem"_s), path(name + u".key"_s), {} };
    QStringList request{ u"req"_s,    u"-new"_s,  u"-newkey"_s,          u"rsa:2048"_s,
                         u"-nodes"_s, u"-subj"_s, u"/CN="_s + name,      u"-keyout"_s,
                         files.key,   u"-out"_s,  path(name + u".csr"_s) };
    if (!altName.isEmpty())
        request += { u"-addext"_s, u"subjectAltName="_s + altName };
    openssl(request);
    openssl({ u"ca"_s, u"-batch"_s, u"-config"_s, path(u"ca.conf"_s), u"-cert"_s, authority(),
              u"-keyfile"_s, path(u"ca.key"_s), u"-startdate"_s, from, u"-enddate"_s, to,
              u"-notext"_s, u"-in"_s, path(name + u".csr"_s), u"-out"_s, files.certificate });
    return files;
}

TlsFiles Certificates::selfSigned(const QString &name) const
{
    const TlsFiles files{ path(name + u".pem"_s), path(name + u".key"_s), {} };
    openssl({ u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"30"_s,
              u"-subj"_s, u"/CN=127.0.0.1"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s,
              u"-keyout"_s, files.key, u"-out"_s, files.certificate });
    return files;
}

QString Certificates::guardedKey(const TlsFiles &files, const QString &passphrase) const
{
    const QString guarded = files.key + u".guarded"_s;
    openssl({ u"rsa"_s, u"-aes256"_s, u"-passout"_s, u"pass:"_s + passphrase, u"-in"_s, files.key,
              u"-out"_s, guarded });
    return guarded;
}

QString Certificates::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        QTest::qFail("a file for the test can't be written", __FILE__, __LINE__);
    return file.fileName();
}

QByteArray Certificates::fingerprint(const TlsFiles &files)
{
    const QList<QSslCertificate> found = QSslCertificate::fromPath(files.certificate);
    return found.isEmpty() ? QByteArray() : found.front().digest(QCryptographicHash::Sha256);
}

} // namespace sextant::test
