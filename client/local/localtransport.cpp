#include "client/local/localtransport.h"

#include <QMetaObject>

#include <atomic>
#include <chrono>
#include <mutex>
#include <utility>

namespace sextant {

//! Where the engine's thread leaves answers; closed by the transport, which may go at any time.
class LocalTransport::Mailbox
{
public:
    //! On any thread: runs `deliver` later on the thread the mailbox was made on, unless it is closed.
    void post(std::function<void()> deliver)
    {
        const std::lock_guard lock(m_mutex);
        if (m_receiver)
            QMetaObject::invokeMethod(m_receiver.get(), std::move(deliver), Qt::QueuedConnection);
    }
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_receiver.reset();
    }

private:
    std::mutex m_mutex;
    std::unique_ptr<QObject> m_receiver = std::make_unique<QObject>();
};

//! One request. The handler is touched on the transport's thread only.
class LocalTransport::Exchange : public Call::Control
{
public:
    explicit Exchange(Handler<Response> handler)
        : m_handler(std::move(handler))
    {
    }
    bool isRunning() const noexcept override { return bool(m_handler); }
    void cancel() noexcept override
    {
        m_isCancelled = true;
        m_handler = nullptr;
    }
    bool isCancelled() const { return m_isCancelled; }
    void finish(Result<Response> result)
    {
        // Taken out first: the handler may destroy its own Call.
        if (const Handler<Response> handler = std::exchange(m_handler, nullptr))
            handler(std::move(result));
    }

private:
    std::atomic<bool> m_isCancelled = false;
    Handler<Response> m_handler;
};

namespace {

Result<Response> outcomeOf(Response response, const Request &request,
                           std::chrono::steady_clock::time_point start)
{
    if (response.body.size() > request.byteLimit) {
        ApiError error;
        error.kind = ApiError::Kind::TooLarge;
        error.httpStatus = response.status;
        return error;
    }
    response.exchange.total = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - start);
    response.exchange.bytesReceived = response.body.size();
    response.exchange.attempts = request.attempt;
    return response;
}

} // namespace

LocalTransport::LocalTransport(std::shared_ptr<Engine::Worker> worker)
    : m_worker(std::move(worker))
    , m_mailbox(std::make_shared<Mailbox>())
{
}

LocalTransport::~LocalTransport() { m_mailbox->close(); }

Call LocalTransport::send(Request request, Handler<Response> handler)
{
    const auto exchange = std::make_shared<Exchange>(std::move(handler));
    const auto start = std::chrono::steady_clock::now();
    m_worker->post([exchange, mailbox = m_mailbox, request = std::move(request),
                    start](local::Router *router) {
        if (exchange->isCancelled())
            return;
        auto answer = std::make_shared<Result<Response>>(
            outcomeOf(router ? router->handle(request) : endedResponse(), request, start));
        mailbox->post([exchange, answer] { exchange->finish(std::move(*answer)); });
    });
    return Call(exchange);
}

} // namespace sextant
