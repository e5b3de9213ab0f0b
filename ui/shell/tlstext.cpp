#include "ui/shell/tlstext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

using Kind = TlsProblem::Kind;

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    static QString title(Kind kind);
    static QString reason(const TlsProblem &problem);
    static QString facts(const TlsProblem &problem);
    static QString advice(Kind kind);
};

QString date(const QDateTime &time)
{
    return QLocale().toString(time.date(), QLocale::ShortFormat);
}

QString Sentences::title(Kind kind)
{
    switch (kind) {
    case Kind::Expired:
        return tr("The server's certificate has expired");
    case Kind::NotYetValid:
        return tr("The server's certificate is not valid yet");
    case Kind::WrongHost:
        return tr("The certificate is for another host");
    case Kind::UnknownIssuer:
        return tr("The certificate's issuer is not trusted");
    case Kind::SelfSigned:
        return tr("The server's certificate is signed by itself");
    case Kind::Revoked:
        return tr("The server's certificate was revoked");
    case Kind::PinChanged:
        return tr("The server shows another certificate than the trusted one");
    case Kind::Other:
        break;
    }
    return tr("The server's certificate is not accepted");
}

QString Sentences::reason(const TlsProblem &problem)
{
    switch (problem.kind) {
    case Kind::Expired:
        return tr("It was valid until %1.").arg(date(problem.validTo));
    case Kind::NotYetValid:
        return tr("It is valid from %1 on: check the clocks of both computers.")
            .arg(date(problem.validFrom));
    case Kind::WrongHost:
        return tr("Asked for was %1, the certificate is for %2.")
            .arg(problem.host,
                 problem.names.isEmpty() ? tr("no host") : problem.names.join(u", "_s));
    case Kind::UnknownIssuer:
        return tr("Nobody trusted on this computer vouches for it.");
    case Kind::SelfSigned:
        return tr("Nobody but the server itself vouches for it.");
    case Kind::Revoked:
        return tr("Its issuer took it back: it may be in wrong hands.");
    case Kind::PinChanged:
        return tr("It was renewed, or somebody stands between.");
    case Kind::Other:
        break;
    }
    return tr("The check of the certificate failed.");
}

QString Sentences::facts(const TlsProblem &problem)
{
    QStringList lines;
    if (!problem.host.isEmpty())
        lines.append(tr("Host: %1").arg(problem.host));
    if (!problem.names.isEmpty())
        lines.append(tr("Issued for: %1").arg(problem.names.join(u", "_s)));
    if (!problem.issuer.isEmpty())
        lines.append(tr("Issued by: %1").arg(problem.issuer));
    if (problem.validFrom.isValid() && problem.validTo.isValid())
        lines.append(tr("Valid from %1 to %2").arg(date(problem.validFrom), date(problem.validTo)));
    if (!problem.fingerprint.isEmpty())
        lines.append(tr("SHA-256 fingerprint: %1").arg(fingerprintText(problem.fingerprint)));
    return lines.join(u'\n');
}

QString Sentences::advice(Kind kind)
{
    if (kind == Kind::Revoked)
        return tr("Do not connect; ask who runs the server.");
    if (kind == Kind::PinChanged)
        return tr("Ask who runs the server before you trust the new certificate.");
    return tr("Compare the fingerprint with who runs the server before you trust it.");
}

} // namespace

QString fingerprintText(const QByteArray &fingerprint)
{
    return QString::fromLatin1(fingerprint.toHex(':')).toUpper();
}

ErrorText tlsErrorText(const TlsProblem &problem)
{
    const bool mayTrust = problem.kind != Kind::Revoked && !problem.fingerprint.isEmpty();
    const QString facts = Sentences::facts(problem);
    const QString advice = Sentences::advice(problem.kind);
    return { Sentences::title(problem.kind), Sentences::reason(problem),
             facts.isEmpty() ? advice : advice + u'\n' + facts,
             mayTrust ? ErrorAction::TrustCertificate : ErrorAction::EditConnection };
}

} // namespace sextant
