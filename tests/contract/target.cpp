#include "tests/contract/target.h"

#include "client/local/engine.h"

#include <httplib.h>

namespace sextant::contract {

namespace {

class InProcess final : public Target
{
public:
    explicit InProcess(Engine &engine)
        : m_engine(engine)
    {
    }

    Answer send(const QByteArray &method, const QByteArray &target, const QByteArray &body) override
    {
        Request request;
        for (const Method known :
             { Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete })
            if (method == methodName(known))
                request.method = known;
        const qsizetype question = target.indexOf('?');
        request.path = question < 0 ? target : target.left(question);
        request.query = question < 0 ? QByteArray() : target.mid(question + 1);
        request.body = body;
        const Response response = m_engine.handleBlocking(request);
        return { response.status, response.body };
    }
    bool isLocal() const override { return true; }

private:
    Engine &m_engine;
};

class OverHttp final : public Target
{
public:
    OverHttp(const QByteArray &url, const QByteArray &apiKey, bool isLocal)
        : m_client(url.toStdString())
        , m_isLocal(isLocal)
    {
        // Qdrant closes a connection whose request body it didn't read, as with unknown routes.
        m_client.set_keep_alive(isLocal);
        m_client.set_tcp_nodelay(true);
        m_client.set_read_timeout(60);
        if (!apiKey.isEmpty())
            m_client.set_default_headers({ { "api-key", apiKey.toStdString() } });
    }

    Answer send(const QByteArray &method, const QByteArray &target, const QByteArray &body) override
    {
        httplib::Request request;
        request.method = method.toStdString();
        request.path = target.toStdString();
        if (!body.isEmpty()) {
            request.body = body.toStdString();
            request.set_header("Content-Type", "application/json");
        }
        const httplib::Result result = m_client.send(request);
        if (!result)
            return { 0, QByteArray::fromStdString(httplib::to_string(result.error())) };
        return { result->status, QByteArray::fromStdString(result->body) };
    }
    bool isLocal() const override { return m_isLocal; }

private:
    httplib::Client m_client;
    bool m_isLocal;
};

} // namespace

std::unique_ptr<Target> inProcess(Engine &engine) { return std::make_unique<InProcess>(engine); }

std::unique_ptr<Target> overHttp(const QByteArray &url, const QByteArray &apiKey, bool isLocal)
{
    return std::make_unique<OverHttp>(url, apiKey, isLocal);
}

} // namespace sextant::contract
