#include "app/secrets.h"

#include "app/pendingsecret.h"

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

//! As far as implicit sharing lets it: bytes that others still hold stay theirs.
void wipe(ConnectionSecrets &secrets)
{
    secrets.apiKey.fill('\0');
    for (QByteArray &value : secrets.headerValues)
        value.fill('\0');
    secrets.keyPassphrase.fill('\0');
    secrets.proxyPassword.fill(u'\0');
}

} // namespace

Secrets::Secrets(const QString &filePath, std::chrono::milliseconds keychainLimit)
    : m_file(filePath)
    , m_keychain(keychainLimit)
{
}

Secrets::~Secrets()
{
    for (ConnectionSecrets &secrets : m_memory)
        wipe(secrets);
}

Call Secrets::read(SecretHome home, const QString &connectionId,
                   Handler<std::optional<ConnectionSecrets>> handler)
{
    using Kept = std::optional<ConnectionSecrets>;
    if (home == SecretHome::Keychain)
        return m_keychain.read(connectionId, std::move(handler));
    if (home == SecretHome::File)
        return answerLater<Kept>(m_file.read(connectionId), std::move(handler));
    const auto kept = m_memory.constFind(connectionId);
    return answerLater<Kept>(kept == m_memory.constEnd() ? Kept() : Kept(*kept),
                             std::move(handler));
}

Call Secrets::write(SecretHome home, const QString &connectionId, const ConnectionSecrets &secrets,
                    Handler<Done> handler)
{
    if (home == SecretHome::Keychain)
        return m_keychain.write(connectionId, secrets, std::move(handler));
    if (home == SecretHome::File)
        return answerLater<Done>(m_file.write(connectionId, secrets), std::move(handler));
    if (home == SecretHome::Memory)
        m_memory.insert(connectionId, secrets);
    return answerLater<Done>(Done{}, std::move(handler));
}

Call Secrets::forget(const QString &connectionId, Handler<Done> handler)
{
    if (const auto kept = m_memory.find(connectionId); kept != m_memory.end()) {
        wipe(*kept);
        m_memory.erase(kept);
    }
    const auto file = m_file.forget(connectionId);
    return m_keychain.forget(connectionId, [file, handler = std::move(handler)](auto keychain) {
        // Where there is no keychain, it keeps nothing.
        const bool isAbsent = !keychain && keychain.error().kind == SecretError::Kind::Unavailable;
        if (!file)
            handler(file.error());
        else if (isAbsent)
            handler(Done{});
        else
            handler(std::move(keychain));
    });
}

Call Secrets::checkKeychain(Handler<Done> handler) { return m_keychain.check(std::move(handler)); }

} // namespace sextant
