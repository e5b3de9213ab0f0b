#include "client/local/engine.h"

#include "client/local/directupsert.h"
#include "client/local/engineworker.h"
#include "client/local/failure.h"
#include "client/local/localtransport.h"

#include <QUrl>

#include <future>

namespace sextant {

Engine::Worker::Worker()
    : m_thread([this] { run(); })
{
}

Engine::Worker::~Worker() { stop(); }

void Engine::Worker::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isStopping) {
            m_jobs.push_back(std::move(job));
            m_wake.notify_one();
            return;
        }
    }
    job(nullptr);
}

void Engine::Worker::stop()
{
    std::deque<Job> refused;
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
        refused.swap(m_jobs);
        m_wake.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
    for (const Job &job : refused)
        job(nullptr);
}

void Engine::Worker::run()
{
    local::Router router;
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isStopping || !m_jobs.empty(); });
            if (m_isStopping)
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job(&router);
    }
}

Response endedResponse()
{
    return local::errorResponse(503, QStringLiteral("Shard temporarily unavailable: shutting down"),
                                0);
}

Engine::Engine()
    : m_worker(std::make_shared<Worker>())
{
}

Engine::~Engine() { m_worker->stop(); }

void Engine::post(Request request, std::function<void(Response)> done)
{
    m_worker->post([request = std::move(request), done = std::move(done)](local::Router *router) {
        done(router ? router->handle(request) : endedResponse());
    });
}

Response Engine::handleBlocking(Request request)
{
    std::promise<Response> answer;
    post(std::move(request),
         [&answer](Response response) { answer.set_value(std::move(response)); });
    return answer.get_future().get();
}

TransportFactory Engine::transportFactory()
{
    return [worker = m_worker]() -> std::unique_ptr<Transport> {
        return std::make_unique<LocalTransport>(worker);
    };
}

Response Engine::createCollection(const QString &name, const QByteArray &config)
{
    Request request;
    request.method = Method::Put;
    request.path = "/collections/" + QUrl::toPercentEncoding(name);
    request.body = config;
    request.isWrite = true;
    return handleBlocking(std::move(request));
}

Response Engine::upsertDirect(const QString &collection, std::vector<DirectPoint> points)
{
    std::promise<Response> answer;
    m_worker->post([&](local::Router *router) {
        if (!router) {
            answer.set_value(endedResponse());
            return;
        }
        try {
            local::Collection &target = router->store().require(collection);
            const QByteArray result = local::upsertDirect(target, std::move(points));
            answer.set_value(local::okResponse(result, 0));
        } catch (const local::Failure &failure) {
            answer.set_value(local::errorResponse(failure.status, failure.text, 0));
        }
    });
    return answer.get_future().get();
}

} // namespace sextant
