#include "ui/connections/connectiontexts.h"

#include "client/types/plainkey.h"
#include "ui/style/connectionmarks.h"
#include "ui/style/icons.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Connections)

public:
    static QString home(SecretHome home)
    {
        switch (home) {
        case SecretHome::Memory:
            return tr("For this run only");
        case SecretHome::Keychain:
            return tr("In the system's keychain");
        case SecretHome::File:
            return tr("In an unencrypted file");
        case SecretHome::Ask:
            return tr("Ask at each connect");
        case SecretHome::Variable:
            return tr("From an environment variable");
        }
        return {};
    }

    static QString secretError(const SecretError &error)
    {
        QString text;
        switch (error.kind) {
        case SecretError::Kind::Unavailable:
            text = tr("The place where keys are kept can't be used here.");
            break;
        case SecretError::Kind::Denied:
            text = tr("Access to the kept key was refused.");
            break;
        case SecretError::Kind::TimedOut:
            text = tr("The keychain is locked and was not opened in time.");
            break;
        }
        return error.detail.isEmpty() ? text : text + u" ("_s + error.detail + u')';
    }

    static QString lastUsed(const QDateTime &when)
    {
        return when.isValid()
            ? tr("Last used %1").arg(QLocale().toString(when.toLocalTime(), QLocale::ShortFormat))
            : tr("Not used yet");
    }
};

} // namespace

QString homeWord(SecretHome home) { return Words::home(home); }
QString secretErrorText(const SecretError &error) { return Words::secretError(error); }
QString lastUsedText(const QDateTime &lastUsed) { return Words::lastUsed(lastUsed); }

QIcon connectionMark(const ConnectionSpec &spec)
{
    const QIcon mark = connectionIcon(spec.color, spec.protection);
    return mark.isNull() ? icon(u"network-server") : mark;
}

QString groupedFingerprint(const QByteArray &fingerprint)
{
    QStringList groups;
    for (qsizetype at = 0; at < fingerprint.size(); at += 4)
        groups.append(QString::fromLatin1(fingerprint.mid(at, 4).toHex(':').toUpper()));
    return groups.join(u' ');
}

QString connectionLine(const ConnectionSpec &spec)
{
    QStringList parts;
    if (!spec.environment.isEmpty())
        parts.append(spec.environment);
    if (const QString protection = protectionText(spec.protection); !protection.isEmpty())
        parts.append(protection);
    if (spec.baseUrl.isValid())
        parts.append(spec.baseUrl.toDisplayString());
    return parts.join(u" · "_s);
}

bool sendsSecretsPlainly(const ConnectionSpec &spec)
{
    const bool hasSecretHeader
        = std::any_of(spec.headers.begin(), spec.headers.end(),
                      [](const HttpHeader &header) { return header.isSecret; });
    const bool hasSecret = spec.expectsKey || !spec.apiKey.isEmpty() || hasSecretHeader;
    return !spec.isDemo && isPlainKeyRisk(spec.baseUrl, hasSecret, spec.ssh.isUsed);
}

} // namespace sextant
