#pragma once
//! PendingSecret: the Control behind the Calls of a SecretStore: a handler that runs at most once.

#include "model/session/secretstore.h"

#include <QCoreApplication>
#include <QTimer>

#include <memory>
#include <utility>

namespace sextant {

template <typename T> class PendingSecret final : public Call::Control
{
public:
    explicit PendingSecret(SecretStore::Handler<T> handler)
        : m_handler(std::move(handler))
    {
    }
    bool isRunning() const noexcept override { return bool(m_handler); }
    void cancel() noexcept override
    {
        // Moved out first: destroying captures may come back here.
        const auto handler = std::exchange(m_handler, nullptr);
    }
    void finish(Result<T, SecretError> result)
    {
        if (const auto handler = std::exchange(m_handler, nullptr))
            handler(std::move(result));
    }

private:
    SecretStore::Handler<T> m_handler;
};

//! What is known at once, given after the call returned.
template <typename T>
Call answerLater(Result<T, SecretError> result, SecretStore::Handler<T> handler)
{
    const auto pending = std::make_shared<PendingSecret<T>>(std::move(handler));
    QTimer::singleShot(0, QCoreApplication::instance(),
                       [weak = std::weak_ptr(pending), result = std::move(result)] {
                           if (const auto alive = weak.lock())
                               alive->finish(result);
                       });
    return Call(pending);
}

} // namespace sextant
