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
        return m_keychain.write(connectionId, secrets,
                                [this, alive = std::weak_ptr(m_alive), connectionId,
                                 handler = std::move(handler)](auto written) {
                                    if (written && !alive.expired()) {
                                        forgetInMemory(connectionId);
                                        (void)m_file.forget(connectionId);
                                    }
                                    handler(std::move(written));
                                });
    if (home == SecretHome::File) {
        auto written = m_file.write(connectionId, secrets);
        if (!written)
            return answerLater<Done>(std::move(written), std::move(handler));
        forgetInMemory(connectionId);
    } else {
        forgetInMemory(connectionId);
        if (home == SecretHome::Memory)
            m_memory.insert(connectionId, secrets);
        (void)m_file.forget(connectionId);
    }
    // What was to be kept is kept: that an older one may stay in a locked keychain, which is asked no more, is no failure.
    return m_keychain.forget(connectionId,
                             [handler = std::move(handler)](const auto &) { handler(Done{}); });
}

void Secrets::forgetInMemory(const QString &connectionId)
{
    if (const auto kept = m_memory.find(connectionId); kept != m_memory.end()) {
        wipe(*kept);
        m_memory.erase(kept);
    }
}

Call Secrets::forget(const QString &connectionId, Handler<Done> handler)
{
    forgetInMemory(connectionId);
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
