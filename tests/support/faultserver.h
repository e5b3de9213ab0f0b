#pragma once
//! FaultServer: a server that misbehaves byte by byte, as written down in the test, and keeps what it was sent.

#include "tests/support/certificates.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <chrono>
#include <memory>

namespace sextant::test {

//! What the server does with one request (or, with readBytes 0, with one connection).
class FaultScript
{
public:
    struct Step
    {
        enum class Kind { Send, Drip, Close, Reset } kind = Kind::Send;
        QByteArray bytes{};
        std::chrono::milliseconds interval{}; //!< between two bytes of Drip
    };

    //! The whole request is read first, unless readBytes() says less.
    FaultScript() = default;
    FaultScript &readBytes(qint64 count); //!< act after so many bytes of the request
    FaultScript &send(const QByteArray &bytes);
    FaultScript &drip(const QByteArray &bytes, std::chrono::milliseconds interval);
    FaultScript &close(); //!< after what was sent has left
    FaultScript &reset(); //!< RST

    //! Status line, headers, Content-Length and body.
    static QByteArray http(int status, const QByteArray &body,
                           const QByteArray &headers = "Content-Type: application/json\r\n");
    static FaultScript answer(int status, const QByteArray &body,
                              const QByteArray &headers = "Content-Type: application/json\r\n");
    static FaultScript silence(); //!< reads, and never says a word

    qint64 bytesToRead() const { return m_readBytes; }
    const QList<Step> &steps() const { return m_steps; }

private:
    qint64 m_readBytes = -1;
    QList<Step> m_steps;
};

//! Listens on 127.0.0.1, on its own thread, from construction to destruction.
class FaultServer
{
public:
    enum class Security { Plain, SelfSigned };
    explicit FaultServer(Security security = Security::Plain);
    explicit FaultServer(const TlsFiles &files); //!< speaks TLS with these
    ~FaultServer();
    FaultServer(const FaultServer &) = delete;
    FaultServer &operator=(const FaultServer &) = delete;

    void changeTls(
        const TlsFiles &files); //!< for the connections from now on; of a server that speaks TLS
    QUrl url(const QByteArray &path = {}) const;
    quint16 port() const;

    void enqueue(const FaultScript &script); //!< for the next request that has none yet
    //! For requests beyond the queue; without it they get 200 `{"result":true,"status":"ok","time":0}`.
    void setOtherwise(const FaultScript &script);

    //! All requests of which at least one byte came, in order, as far as they came: head and body.
    QList<QByteArray> requests() const;
    int connections() const; //!< accepted so far
    int openConnections() const; //!< not closed yet by either side

private:
    class Worker;
    struct Shared;
    std::shared_ptr<Shared> m_shared;
    class Private;
    std::unique_ptr<Private> d;
};

//! A port of 127.0.0.1 on which nobody listens.
quint16 closedPort();

} // namespace sextant::test
