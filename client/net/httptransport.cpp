#include "client/net/httptransport.h"

#include "client/net/httpexchange.h"
#include "client/net/httphome.h"
#include "client/net/writeoncebody.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <deque>

namespace sextant {

namespace {

bool isPrivate(const QHostAddress &address)
{
    return address.isInSubnet(QHostAddress(0x0A00'0000), 8)
        || address.isInSubnet(QHostAddress(0xAC10'0000), 12)
        || address.isInSubnet(QHostAddress(0xC0A8'0000), 16);
}

//! What QNetworkAccessManager opens to one host. Ours wait in our own queue, where no limit but the total runs.
constexpr int ConnectionsPerLane = 6;

//! One access manager and who waits for a connection of it. Alive as long as an exchange of it.
class Lane final : public std::enable_shared_from_this<Lane>
{
public:
    explicit Lane(std::shared_ptr<HttpHome> home)
        : m_home(std::move(home))
        , m_manager(new QNetworkAccessManager)
    {
        m_manager->setProxy(m_home->proxy());
    }
    //! Later: the last exchange may end in a signal of one of the manager's replies.
    ~Lane() { m_manager->deleteLater(); }
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    Call send(Request request, Handler<Response> handler)
    {
        const HttpLimits limits{ m_home->options.connectLimit, m_home->options.silenceLimit };
        auto exchange = std::make_shared<HttpExchange>(
            std::move(request), limits, std::move(handler), [lane = shared_from_this()] {
                --lane->m_running;
                lane->startNext();
            });
        if (m_home->refusal()) {
            exchange->refuse(*m_home->refusal());
            return Call(std::move(exchange));
        }
        m_waiting.push_back(exchange);
        startNext();
        return Call(std::move(exchange));
    }

private:
    void startNext()
    {
        while (m_running < ConnectionsPerLane && !m_waiting.empty()) {
            const std::shared_ptr<HttpExchange> exchange = m_waiting.front().lock();
            m_waiting.pop_front();
            if (exchange && exchange->isRunning())
                start(*exchange);
        }
    }

    void start(HttpExchange &exchange)
    {
        ++m_running;
        const Request &request = exchange.request();
        QNetworkRequest network = m_home->networkRequest(request);
        // A read that the server may refuse for its size isn't uploaded four times either.
        const bool goesOutOnce = request.isWrite || request.body.size() > ServerBodyLimit;
        if (!goesOutOnce) {
            QNetworkReply *reply = request.body.isEmpty()
                ? m_manager->sendCustomRequest(network, methodName(request.method))
                : m_manager->sendCustomRequest(network, methodName(request.method), request.body);
            exchange.start(reply, nullptr, m_home);
            return;
        }
        network.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        network.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        auto *upload = new WriteOnceBody(request.body);
        QNetworkReply *reply
            = m_manager->sendCustomRequest(network, methodName(request.method), upload);
        upload->setParent(reply);
        exchange.start(reply, upload, m_home);
    }

    std::shared_ptr<HttpHome> m_home;
    QNetworkAccessManager *const m_manager;
    std::deque<std::weak_ptr<HttpExchange>> m_waiting;
    int m_running = 0;
};

//! Two lanes, so that an export never starves scrolling.
class HttpTransport final : public Transport
{
public:
    explicit HttpTransport(HttpOptions options)
    {
        const auto home = std::make_shared<HttpHome>(std::move(options));
        m_interactive = std::make_shared<Lane>(home);
        m_background = std::make_shared<Lane>(home);
    }

    Call send(Request request, Handler<Response> handler) override
    {
        const std::shared_ptr<Lane> &lane = request.isBackground ? m_background : m_interactive;
        return lane->send(std::move(request), std::move(handler));
    }

private:
    std::shared_ptr<Lane> m_interactive;
    std::shared_ptr<Lane> m_background;
};

} // namespace

TransportFactory httpTransportFactory(HttpOptions options)
{
    return [options = std::move(options)] { return std::make_unique<HttpTransport>(options); };
}

bool isLocalNetworkHost(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull())
        return address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast()
            || isPrivate(address);
    // A name without a dot is never one of the public internet.
    const QString name = host.toLower();
    return !name.contains(u'.') || name.endsWith(QLatin1String(".localhost"))
        || name.endsWith(QLatin1String(".local")) || name.endsWith(QLatin1String(".lan"))
        || name.endsWith(QLatin1String(".internal"));
}

} // namespace sextant
