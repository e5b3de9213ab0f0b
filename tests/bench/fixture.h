#pragma once
//! What the network benchmarks share: the serving process, a client to it, waiting without polling.

#include "client/api/client.h"
#include "model/session/collectionsession.h"

#include <QEventLoop>
#include <QProcess>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace sextant::bench {

//! The process with the canned answers; ends with this object.
class ServerProcess
{
public:
    ServerProcess();
    ~ServerProcess();
    QUrl url() const { return m_url; }

private:
    QProcess m_process;
    QUrl m_url;
};

struct Connected
{
    Connected(const QUrl &server, const QString &collection);
    std::unique_ptr<Client> client;
    std::unique_ptr<CollectionSession> session;
};

//! Runs the event loop until the predicate holds; it is asked whenever the signal comes.
template <typename Object, typename Signal, typename Predicate>
void runUntil(Object *object, Signal signal, Predicate predicate, int limitMs = 120'000)
{
    if (predicate())
        return;
    QEventLoop loop;
    QObject::connect(object, signal, &loop, [&] {
        if (predicate())
            loop.quit();
    });
    QTimer::singleShot(limitMs, &loop, &QEventLoop::quit);
    loop.exec();
}

//! A bare download with libcurl on a kept-alive connection; returns the body's size.
class CurlDownload
{
public:
    explicit CurlDownload(const QUrl &server);
    ~CurlDownload();
    qint64 post(const QByteArray &path, const QByteArray &body);

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
    QByteArray m_base;
};

} // namespace sextant::bench
