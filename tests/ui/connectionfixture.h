#pragma once
//! Stores of connections and secrets that live in the test alone.

#include "app/scratchstore.h"
#include "model/session/connectionstore.h"
#include "model/session/secretstore.h"

#include <QTimer>

#include <algorithm>
#include <map>

namespace sextant::test {

class MemoryConnections : public ConnectionStore
{
public:
    std::vector<ConnectionSpec> kept;
    QString problem; //!< of loading

    std::vector<ConnectionSpec> connections() const override { return kept; }
    QString loadProblem() const override { return problem; }
    QString save(const ConnectionSpec &spec) override
    {
        ConnectionSpec bare = withoutSecrets(spec);
        if (bare.id.isEmpty())
            bare.id = QString::number(++m_last);
        const auto at = find(bare.id);
        if (at == kept.end())
            kept.push_back(bare);
        else
            *at = bare;
        emit changed();
        return bare.id;
    }
    void remove(const QString &id) override
    {
        kept.erase(find(id));
        emit changed();
    }
    void markUsed(const QString &id, const QDateTime &when) override
    {
        find(id)->lastUsed = when;
        emit changed();
    }

private:
    std::vector<ConnectionSpec>::iterator find(const QString &id)
    {
        return std::find_if(kept.begin(), kept.end(),
                            [&id](const ConnectionSpec &spec) { return spec.id == id; });
    }
    int m_last = 0;
};

//! Answers from the event loop; a call dropped before gets no answer.
class MemorySecrets : public SecretStore
{
public:
    std::map<std::pair<SecretHome, QString>, ConnectionSecrets> kept;
    std::optional<SecretError> keychainError{}; //!< what the keychain answers to everything

    Call read(SecretHome home, const QString &connectionId,
              Handler<std::optional<ConnectionSecrets>> handler) override
    {
        return later([this, home, connectionId, handler] {
            if (refuses(home)) {
                handler(*keychainError);
                return;
            }
            const auto at = kept.find({ home, connectionId });
            handler(at == kept.end() ? std::optional<ConnectionSecrets>() : at->second);
        });
    }
    Call write(SecretHome home, const QString &connectionId, const ConnectionSecrets &secrets,
               Handler<Done> handler) override
    {
        return later([this, home, connectionId, secrets, handler] {
            if (refuses(home)) {
                handler(*keychainError);
                return;
            }
            std::erase_if(kept,
                          [&](const auto &entry) { return entry.first.second == connectionId; });
            kept[{ home, connectionId }] = secrets;
            handler(Done());
        });
    }
    Call forget(const QString &connectionId, Handler<Done> handler) override
    {
        return later([this, connectionId, handler] {
            std::erase_if(kept,
                          [&](const auto &entry) { return entry.first.second == connectionId; });
            handler(Done());
        });
    }
    Call checkKeychain(Handler<Done> handler) override
    {
        return later([this, handler] {
            if (keychainError)
                handler(*keychainError);
            else
                handler(Done());
        });
    }
    QString filePath() const override { return QStringLiteral("/home/me/secrets.json"); }

private:
    struct Control : Call::Control
    {
        QTimer timer;
        bool isRunning() const noexcept override { return timer.isActive(); }
        void cancel() noexcept override { timer.stop(); }
    };

    bool refuses(SecretHome home) const { return home == SecretHome::Keychain && keychainError; }
    static Call later(std::function<void()> answer)
    {
        auto control = std::make_shared<Control>();
        control->timer.setSingleShot(true);
        QObject::connect(&control->timer, &QTimer::timeout, std::move(answer));
        control->timer.start(0);
        return Call(control);
    }
};

} // namespace sextant::test
