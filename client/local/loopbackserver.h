#pragma once
//! LoopbackServer: the embedded engine as a plain HTTP server on 127.0.0.1, for `--serve` and for tests.

#include "client/types/result.h"

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <chrono>
#include <memory>

namespace sextant {

class Engine;

//! Serves the engine's router on own threads until stop() or destruction. Listens on the loopback interface
//! only and refuses requests whose Host or Origin is another machine's name (DNS rebinding). One request
//! per connection at a time: a second pipelined request is not answered. Use it on one thread; the engine outlives it.
class LoopbackServer
{
public:
    struct Options
    {
        QByteArray apiKey{}; //!< empty = no key needed
        qint64 maxBodyBytes = 33'554'432; //!< larger bodies are answered 400, in the server's words
        std::chrono::milliseconds headLimit{ 10'000 }; //!< for a request's head to arrive
        std::chrono::milliseconds bodyLimit{ 60'000 }; //!< and its body
    };

    //! Starts nothing. The engine must outlive this object.
    explicit LoopbackServer(Engine &engine);
    LoopbackServer(Engine &engine, Options options);
    ~LoopbackServer(); //!< stops
    LoopbackServer(const LoopbackServer &) = delete;
    LoopbackServer &operator=(const LoopbackServer &) = delete;

    //! Binds and answers from the moment it returns. 0 = any free port. The error is a technical text
    //! ("port 6333 is in use"). Starting twice is an error.
    Result<quint16, QString> start(quint16 port = 0);
    //! Takes no more requests, lets the running ones answer (for 200 ms where the client doesn't read), closes every
    //! connection. Harmless when not running.
    void stop();

    bool isRunning() const;
    quint16 port() const; //!< 0 when not running
    QString
    url() const; //!< `http://127.0.0.1:PORT`, without a trailing slash; empty when not running

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace sextant
