#include "model/session/movingtransport.h"

#include <utility>

namespace sextant {

namespace {

using SharedPort = std::shared_ptr<const std::atomic<quint16>>;

class MovingTransport final : public Transport
{
public:
    MovingTransport(std::function<TransportFactory(quint16)> maker, SharedPort port)
        : m_maker(std::move(maker))
        , m_port(std::move(port))
    {
    }

    Call send(Request request, Handler<Response> handler) override
    {
        const quint16 port = *m_port;
        if (!m_now || port != m_nowPort) {
            // The one before keeps its requests until they have ended, which behind a dead tunnel is soon.
            m_before = std::exchange(m_now, m_maker(port)());
            m_nowPort = port;
        }
        return m_now->send(std::move(request), std::move(handler));
    }

private:
    const std::function<TransportFactory(quint16)> m_maker;
    const SharedPort m_port;
    quint16 m_nowPort = 0;
    std::unique_ptr<Transport> m_before;
    std::unique_ptr<Transport> m_now;
};

} // namespace

TransportFactory movingTransportFactory(TransportMaker maker, ConnectionSpec spec, SharedPort port)
{
    const auto at = [maker = std::move(maker), spec = std::move(spec)](quint16 tunnelPort) {
        ConnectionSpec moved = spec;
        moved.tunnelPort = tunnelPort;
        return maker(moved);
    };
    return [at, port] { return std::make_unique<MovingTransport>(at, port); };
}

} // namespace sextant
