#pragma once
//! KeychainSecrets: secrets in the desktop's keychain (Secret Service, KWallet): one entry per connection. Never falls
//! back to plain text.

#include "model/session/secretstore.h"

#include <chrono>

namespace sextant {

class KeychainSecrets
{
public:
    using Done = SecretStore::Done;
    template <typename T> using Handler = SecretStore::Handler<T>;

    //! `limit`: how long a locked keychain may wait for the person.
    explicit KeychainSecrets(std::chrono::milliseconds limit)
        : m_limit(limit)
    {
    }
    Call read(const QString &id, Handler<std::optional<ConnectionSecrets>> handler) const;
    Call write(const QString &id, const ConnectionSecrets &secrets, Handler<Done> handler) const;
    Call forget(const QString &id, Handler<Done> handler) const; //!< an absent entry is no error
    //! Looks for an entry that isn't there: a keychain says so, none at all says that.
    Call check(Handler<Done> handler) const;

private:
    std::chrono::milliseconds m_limit;
};

} // namespace sextant
