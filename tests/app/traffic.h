#pragma once
//! What reaches a server, and what the server has: for tests that nothing is written.

#include "client/local/engine.h"
#include "client/net/transport.h"

#include <QRegularExpression>

#include <algorithm>
#include <mutex>
#include <vector>

namespace sextant::test {

//! What came through, of all transports of a test.
struct Traffic
{
    std::mutex mutex;
    std::vector<Request> requests;

    void add(const Request &request)
    {
        const std::lock_guard lock(mutex);
        requests.push_back(request);
    }
    int writes()
    {
        const std::lock_guard lock(mutex);
        return int(std::ranges::count_if(requests, &Request::isWrite));
    }
};

class Recorder final : public Transport
{
public:
    Recorder(Traffic &record, std::unique_ptr<Transport> below)
        : m_record(record)
        , m_below(std::move(below))
    {
    }
    Call send(Request request, Handler<Response> handler) override
    {
        m_record.add(request);
        return m_below->send(std::move(request), std::move(handler));
    }

private:
    Traffic &m_record;
    std::unique_ptr<Transport> m_below;
};

inline TransportFactory recording(Traffic &record, TransportFactory below)
{
    return [&record, below = std::move(below)]() -> std::unique_ptr<Transport> {
        return std::make_unique<Recorder>(record, below());
    };
}

inline Request plainRequest(Method method, const QByteArray &path, const QByteArray &body = {})
{
    Request request;
    request.method = method;
    request.path = path;
    request.body = body;
    return request;
}

inline void fill(Engine &engine)
{
    engine.createCollection(QStringLiteral("c"), R"({"vectors":{"size":2,"distance":"Dot"}})");
    engine.handleBlocking(plainRequest(
        Method::Put, "/collections/c/points",
        R"({"points":[{"id":1,"vector":[1,0],"payload":{"a":1}},{"id":2,"vector":[0,1]}]})"));
}

//! All of it: collections, aliases, configuration, points with vectors. Times taken are left out.
inline QByteArray dump(Engine &engine)
{
    QByteArray all;
    for (const char *path : { "/collections", "/aliases", "/collections/c" })
        all += engine.handleBlocking(plainRequest(Method::Get, path)).body;
    all += engine
               .handleBlocking(
                   plainRequest(Method::Post, "/collections/c/points/scroll",
                                R"({"limit":100,"with_payload":true,"with_vector":true})"))
               .body;
    static const QRegularExpression time(QStringLiteral("\"time\":[0-9.e-]+"));
    return QString::fromUtf8(all).remove(time).toUtf8();
}

} // namespace sextant::test
