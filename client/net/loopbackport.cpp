#include "client/net/loopbackport.h"

#include "client/net/pendingcall.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

using namespace std::chrono_literals;

namespace sextant {

namespace {

//! Tries to connect until it works; deletes nothing itself: it dies with its Call.
class Waiting final : public QObject
{
public:
    Waiting(quint16 port, std::chrono::milliseconds limit, std::function<void(bool)> end)
        : m_port(port)
        , m_end(std::move(end))
    {
        m_socket.setProxy(QNetworkProxy::NoProxy);
        m_limit.setSingleShot(true);
        m_pause.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, [this] { m_end(false); });
        connect(&m_pause, &QTimer::timeout, this, &Waiting::tryOnce);
        connect(&m_socket, &QTcpSocket::connected, this, [this] { m_end(true); });
        connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { m_pause.start(50ms); });
        m_limit.start(limit);
        m_pause.start(0ms);
    }

private:
    void tryOnce()
    {
        m_socket.abort();
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    }

    const quint16 m_port;
    const std::function<void(bool)> m_end;
    QTimer m_limit;
    QTimer m_pause;
    QTcpSocket m_socket;
};

//! Out of the signal that ended it.
struct DeleteLater
{
    void operator()(Waiting *waiting) const
    {
        waiting->disconnect();
        waiting->deleteLater();
    }
};

} // namespace

quint16 freeLoopbackPort()
{
    QTcpServer server;
    server.setProxy(QNetworkProxy::NoProxy);
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

Call waitForLoopbackPort(quint16 port, std::chrono::milliseconds limit, Handler<Done> handler)
{
    const auto waiting = std::make_shared<std::shared_ptr<Waiting>>();
    const auto call
        = std::make_shared<PendingCall<Done>>(std::move(handler), [waiting] { waiting->reset(); });
    waiting->reset(new Waiting(port, limit,
                               [weak = std::weak_ptr(call), waiting](bool isOpen) {
                                   const auto self = weak.lock();
                                   if (!self)
                                       return;
                                   const auto ended = std::exchange(*waiting, nullptr);
                                   if (isOpen)
                                       self->finish(Done{});
                                   else
                                       self->finish(ApiError{ .kind = ApiError::Kind::Timeout });
                               }),
                   DeleteLater{});
    return Call(call);
}

} // namespace sextant
