#pragma once
//! LocalTransport: the engine as a transport of this process.

#include "client/local/engine.h"
#include "client/local/engineworker.h"

#include <QObject>

#include <memory>

namespace sextant {

//! Lives on one thread with an event loop and answers there. May outlive the engine (503 then).
class LocalTransport : public Transport
{
public:
    explicit LocalTransport(std::shared_ptr<Engine::Worker> worker);
    ~LocalTransport() override; //!< no handler runs afterwards
    Call send(Request request, Handler<Response> handler) override;

private:
    class Exchange;
    class Mailbox;

    std::shared_ptr<Engine::Worker> m_worker;
    std::shared_ptr<Mailbox> m_mailbox;
};

} // namespace sextant
