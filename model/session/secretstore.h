#pragma once
//! SecretStore: keeps a connection's secrets outside settings. An interface: keychain and file are the composition
//! root's. Asynchronous, since a locked keychain waits for the person; single thread.

#include "client/net/call.h"
#include "client/types/result.h"
#include "model/session/connectionspec.h"

#include <QString>

#include <functional>
#include <optional>
#include <variant>

namespace sextant {

//! Everything secret about one connection, kept and given as one.
struct ConnectionSecrets
{
    QByteArray apiKey{};
    QList<QByteArray> headerValues{}; //!< of the secret headers, in their order in the spec
    QByteArray keyPassphrase{};
    QString proxyPassword{};

    bool isEmpty() const;
    friend bool operator==(const ConnectionSecrets &, const ConnectionSecrets &) = default;
};

ConnectionSecrets secretsOf(const ConnectionSpec &spec);
//! The spec with these secrets put in (all others removed).
ConnectionSpec withSecrets(ConnectionSpec spec, const ConnectionSecrets &secrets);
ConnectionSpec withoutSecrets(ConnectionSpec spec);

struct SecretError
{
    enum class Kind {
        Unavailable, //!< there is no keychain here, or the file can't be read or written
        Denied, //!< the person or the keychain said no
        TimedOut, //!< a locked keychain that nobody opened
    };
    Kind kind = Kind::Unavailable;
    QString detail{}; //!< the keychain's or the system's own words

    friend bool operator==(const SecretError &, const SecretError &) = default;
};

class SecretStore
{
public:
    template <typename T> using Handler = std::function<void(Result<T, SecretError>)>;
    //! What a write gives: nothing.
    using Done = std::monostate;

    virtual ~SecretStore() = default;

    //! Keychain, Memory and File only; Ask and Variable keep nothing. The handler contract of Call holds.
    //! nullopt: nothing is kept for this id there.
    virtual Call read(SecretHome home, const QString &connectionId,
                      Handler<std::optional<ConnectionSecrets>> handler)
        = 0;
    //! One home holds a connection's secrets: the others are cleared once this one has them. Refused, it leaves all as
    //! it was.
    virtual Call write(SecretHome home, const QString &connectionId,
                       const ConnectionSecrets &secrets, Handler<Done> handler)
        = 0;
    //! From every home. That nothing was kept is no error.
    virtual Call forget(const QString &connectionId, Handler<Done> handler) = 0;
    //! Whether the keychain can be used at all here; asks it once.
    virtual Call checkKeychain(Handler<Done> handler) = 0;
    virtual QString
    filePath() const = 0; //!< of SecretHome::File, to name it when consent is asked for
};

} // namespace sextant
