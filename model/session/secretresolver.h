#pragma once
//! SecretResolver: a saved connection, made ready to be used: its secrets fetched from where they are kept, or a
//! typed reason to ask the person for them.

#include "model/session/secretstore.h"

#include <functional>
#include <variant>

namespace sextant {

//! The person must be asked.
struct SecretsNeeded
{
    enum class Why {
        AskHome, //!< asked for at each connect
        NothingKept, //!< a secret belongs to it and its home has none
        VariableUnset, //!< detail: the variable's name
        Unavailable, //!< no keychain here, or the file can't be used; detail: in the system's words
        Denied,
        TimedOut,
    };
    Why why = Why::AskHome;
    QString detail{};
    ConnectionSpec spec{}; //!< with the secrets that are known

    friend bool operator==(const SecretsNeeded &, const SecretsNeeded &) = default;
};

using ResolvedSecrets = std::variant<ConnectionSpec, SecretsNeeded>;

class SecretResolver
{
public:
    using EnvironmentReader = std::function<QString(const QString &)>;
    using Handler = std::function<void(ResolvedSecrets)>;

    //! `store` may be null (nothing is kept then) and outlives this.
    SecretResolver(SecretStore *store, EnvironmentReader environment);
    ~SecretResolver(); //!< ends a running resolve(): its handler never runs

    //! One at a time: a second call ends the first. The handler runs once, never before this returned; it may
    //! destroy the resolver. Secrets already in the spec are taken as they are.
    void resolve(const ConnectionSpec &spec, Handler handler);
    void cancel();
    bool isRunning() const;

private:
    //! `otherwise`: why the person is asked when nothing is kept there.
    void readStore(const ConnectionSpec &spec, SecretHome home, SecretsNeeded::Why otherwise);
    ResolvedSecrets fromVariable(ConnectionSpec spec) const;
    void finish(const ResolvedSecrets &outcome);
    void finishLater(ResolvedSecrets outcome);

    SecretStore *m_store;
    EnvironmentReader m_environment;
    Handler m_handler;
    Call m_call;
};

//! Whether a secret that must be there (key, secret header) is missing.
bool lacksSecrets(const ConnectionSpec &spec);

} // namespace sextant
