#pragma once
//! Engine: the embedded Qdrant-compatible engine. Request bytes in, response bytes out, as server 1.19 answers.

#include "client/net/transport.h"
#include "client/types/pointid.h"
#include "client/types/vectors.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace sextant {

//! A point for Engine::upsertDirect: past JSON for the vectors, which are most of the bytes.
struct DirectPoint
{
    PointId id;
    NamedVectors vectors; //!< unnamed: name ""
    QByteArray payload; //!< JSON object; empty = none
};

//! Owns the store and the one thread that touches it: every request of every transport and server thread
//! runs there, one after the other. All members may be called from any thread. Nothing is kept on disk.
//! What the engine lacks answers 501 with the operation's name; it never answers something else instead.
class Engine
{
public:
    Engine();
    //! Ends the running request, refuses the waiting ones (503), joins the thread. Transports may outlive it.
    ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    //! Carries the request out and waits for its answer: for server threads and tests, never for a GUI thread.
    //! `path` is percent-encoded as on the wire; a doubled or trailing slash is folded here.
    Response handleBlocking(Request request);

    //! Same without waiting; `done` runs on the engine's thread and must be quick.
    void post(Request request, std::function<void(Response)> done);

    //! Transports in this process; each delivers on the thread (with an event loop) it is made on.
    TransportFactory transportFactory();

    //! Creates from the JSON body of `PUT /collections/{name}`; the response of that request.
    Response createCollection(const QString &name, const QByteArray &config);
    //! Writes points in one go (bulk load, about 1 µs and the copy per point). The response of an upsert;
    //! validation as there.
    Response upsertDirect(const QString &collection, std::vector<DirectPoint> points);

private:
    class Worker;
    friend class LocalTransport;
    std::shared_ptr<Worker> m_worker;
};

} // namespace sextant
