#pragma once
//! What the network benchmarks share: the serving process, a client to it, waiting without polling.

#include "client/api/client.h"
#include "model/session/collectionsession.h"
#include "tests/bench/measure.h"

#include <QEventLoop>
#include <QProcess>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace sextant::bench {

//! A helper program built beside this one; throws Failure when it is missing or can't be started.
void startHelper(QProcess &process, const QString &name, const QStringList &arguments = {});

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

//! Runs the event loop so long.
void runFor(int milliseconds);

//! Runs the event loop until the predicate holds; it is asked whenever the signal comes. Throws Failure after the
//! limit, so that a benchmark never ends with half of what it should have measured.
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
    QTimer::singleShot(limitMs, &loop, [&] { loop.exit(1); });
    if (loop.exec() != 0)
        throw Failure{ QStringLiteral("not done after %1 s").arg(limitMs / 1000) };
}

//! A bare download with libcurl on a kept-alive connection into memory of its own; returns the body's size.
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
