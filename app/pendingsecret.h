#pragma once
//! PendingSecret: what stands behind the Calls of a SecretStore.

#include "client/net/pendingcall.h"
#include "model/session/secretstore.h"

#include <QCoreApplication>
#include <QTimer>

#include <memory>

namespace sextant {

template <typename T> using PendingSecret = PendingCall<T, SecretError>;

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
