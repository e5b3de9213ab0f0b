#pragma once
//! Secrets: the homes of secrets behind one interface: this run's memory, the keychain, a file.

#include "app/filesecrets.h"
#include "app/keychainsecrets.h"
#include "model/session/secretstore.h"

#include <QHash>

#include <memory>

namespace sextant {

class Secrets : public SecretStore
{
public:
    explicit Secrets(const QString &filePath,
                     std::chrono::milliseconds keychainLimit = std::chrono::seconds(20));
    ~Secrets() override; //!< wipes the memory home

    Call read(SecretHome home, const QString &connectionId,
              Handler<std::optional<ConnectionSecrets>> handler) override;
    Call write(SecretHome home, const QString &connectionId, const ConnectionSecrets &secrets,
               Handler<Done> handler) override;
    Call forget(const QString &connectionId, Handler<Done> handler) override;
    Call checkKeychain(Handler<Done> handler) override;
    QString filePath() const override { return m_file.path(); }

private:
    void forgetInMemory(const QString &connectionId);

    QHash<QString, ConnectionSecrets> m_memory;
    std::shared_ptr<const bool> m_alive = std::make_shared<const bool>(true); //!< for late answers
    FileSecrets m_file;
    KeychainSecrets m_keychain;
};

} // namespace sextant
