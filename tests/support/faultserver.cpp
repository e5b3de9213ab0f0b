#include "tests/support/faultserver.h"

#include <QFile>
#include <QMutex>
#include <QMutexLocker>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <deque>
#include <utility>

using namespace Qt::StringLiterals;

namespace sextant::test {

struct FaultServer::Shared
{
    mutable QMutex mutex;
    std::deque<FaultScript> queue;
    FaultScript otherwise = FaultScript::answer(200, R"({"result":true,"status":"ok","time":0})");
    QList<QByteArray> requests;
    int connections = 0;
    int open = 0;

    bool hasScriptForConnection() const
    {
        const QMutexLocker lock(&mutex);
        return !queue.empty() && queue.front().bytesToRead() == 0;
    }

    FaultScript next()
    {
        const QMutexLocker lock(&mutex);
        if (queue.empty())
            return otherwise;
        FaultScript script = queue.front();
        queue.pop_front();
        return script;
    }
};

namespace {

//! Bytes of the first whole request in `bytes`; -1 when it isn't whole yet.
qsizetype wholeRequest(const QByteArray &bytes)
{
    const qsizetype head = bytes.indexOf("\r\n\r\n");
    if (head < 0)
        return -1;
    qsizetype length = 0;
    for (const QByteArray &line : bytes.left(head).split('\n'))
        if (line.toLower().startsWith("content-length:"))
            length = line.mid(15).trimmed().toLongLong();
    const qsizetype size = head + 4 + length;
    return bytes.size() >= size ? size : -1;
}

} // namespace

//! One accepted connection; on the server's thread, child of its socket.
class FaultServer::Worker final : public QObject
{
public:
    Worker(QTcpSocket *socket, std::shared_ptr<Shared> shared)
        : QObject(socket)
        , m_socket(socket)
        , m_shared(std::move(shared))
    {
        connect(m_socket, &QTcpSocket::readyRead, this, &Worker::onBytes);
        connect(m_socket, &QTcpSocket::disconnected, this, &Worker::onDisconnected);
        if (m_shared->hasScriptForConnection())
            actOnConnection();
        else
            onBytes();
    }

private:
    void onDisconnected()
    {
        m_socket->deleteLater();
        const QMutexLocker lock(&m_shared->mutex);
        --m_shared->open;
    }

    void onBytes()
    {
        m_bytes += m_socket->readAll();
        if (!m_bytes.isEmpty())
            considerRequest();
    }

    void considerRequest()
    {
        if (m_index < 0)
            beginRequest();
        {
            const QMutexLocker lock(&m_shared->mutex);
            QByteArray &kept = m_shared->requests[m_index];
            kept += m_bytes.mid(
                kept.size()); // a copy of all, each time, would make 32 MB take seconds
        }
        const qsizetype whole = wholeRequest(m_bytes);
        const bool isEnough
            = m_script.bytesToRead() < 0 ? whole >= 0 : m_bytes.size() >= m_script.bytesToRead();
        if (!isEnough || m_isActing)
            return;
        m_isActing = true;
        m_used = whole;
        act();
    }

    //! Before a byte came; what comes nevertheless is only written down.
    void actOnConnection()
    {
        m_script = m_shared->next();
        m_isActing = true;
        act();
    }

    void beginRequest()
    {
        if (!m_isActing)
            m_script = m_shared->next();
        m_step = 0;
        const QMutexLocker lock(&m_shared->mutex);
        m_index = m_shared->requests.size();
        m_shared->requests.append(QByteArray());
    }

    void act()
    {
        while (m_step < m_script.steps().size()) {
            const FaultScript::Step &step = m_script.steps()[m_step];
            switch (step.kind) {
            case FaultScript::Step::Kind::Send:
                m_socket->write(step.bytes);
                break;
            case FaultScript::Step::Kind::Drip:
                if (dripOne(step))
                    return;
                m_dripped = 0;
                break;
            case FaultScript::Step::Kind::Close:
                m_socket->disconnectFromHost();
                return;
            case FaultScript::Step::Kind::Reset:
                m_socket->abort();
                return;
            }
            ++m_step;
        }
        if (!m_script.steps().isEmpty())
            endRequest();
    }

    //! False when all has dripped.
    bool dripOne(const FaultScript::Step &step)
    {
        if (m_dripped >= step.bytes.size())
            return false;
        m_socket->write(step.bytes.mid(m_dripped++, 1));
        m_socket->flush();
        QTimer::singleShot(step.interval, this, [this] { act(); });
        return true;
    }

    //! The connection stays open for the next request.
    void endRequest()
    {
        m_bytes.remove(0, m_used < 0 ? m_bytes.size() : m_used);
        m_index = -1;
        m_isActing = false;
        if (!m_bytes.isEmpty())
            considerRequest();
    }

    QTcpSocket *m_socket;
    std::shared_ptr<Shared> m_shared;
    QByteArray m_bytes;
    FaultScript m_script;
    qsizetype m_index = -1;
    qsizetype m_step = 0;
    qsizetype m_dripped = 0;
    qsizetype m_used = -1;
    bool m_isActing = false;
};

namespace {

const Certificates &selfSigned()
{
    static const Certificates made;
    return made;
}

QSslConfiguration tlsConfiguration(const TlsFiles &files)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    QFile key(files.key);
    if (!key.open(QIODevice::ReadOnly))
        QTest::qFail("no key for the server", __FILE__, __LINE__);
    configuration.setPrivateKey(QSslKey(&key, QSsl::Rsa));
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(files.certificate));
    if (!files.clientCa.isEmpty()) {
        configuration.setCaCertificates(QSslCertificate::fromPath(files.clientCa));
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    }
    return configuration;
}

} // namespace

class FaultServer::Private
{
public:
    Private(const TlsFiles &files, std::shared_ptr<Shared> shared)
        : isSecure(!files.certificate.isEmpty())
        , m_files(files)
    {
        m_thread.setObjectName(QStringLiteral("fault server"));
        m_context.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_context, [this, shared] { listen(shared); }, Qt::BlockingQueuedConnection);
    }
    ~Private()
    {
        QMetaObject::invokeMethod(
            &m_context, [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }

    void changeTls(const TlsFiles &files)
    {
        QMetaObject::invokeMethod(
            &m_context,
            [this, &files] {
                static_cast<QSslServer *>(m_server.get())
                    ->setSslConfiguration(tlsConfiguration(files));
            },
            Qt::BlockingQueuedConnection);
    }

    const bool isSecure;
    quint16 port = 0;

private:
    void listen(const std::shared_ptr<Shared> &shared)
    {
        if (isSecure) {
            auto server = std::make_unique<QSslServer>();
            server->setSslConfiguration(tlsConfiguration(m_files));
            m_server = std::move(server);
        } else {
            m_server = std::make_unique<QTcpServer>();
        }
        QTcpServer *server = m_server.get();
        QObject::connect(server, &QTcpServer::pendingConnectionAvailable, &m_context,
                         [server, shared] {
                             while (QTcpSocket *socket = server->nextPendingConnection()) {
                                 {
                                     const QMutexLocker lock(&shared->mutex);
                                     ++shared->connections;
                                     ++shared->open;
                                 }
                                 new Worker(socket, shared);
                             }
                         });
        if (!server->listen(QHostAddress::LocalHost))
            QTest::qFail("the fault server can't listen", __FILE__, __LINE__);
        port = server->serverPort();
    }

    const TlsFiles m_files;
    QObject m_context;
    QThread m_thread;
    std::unique_ptr<QTcpServer> m_server;
};

FaultScript &FaultScript::readBytes(qint64 count)
{
    m_readBytes = count;
    return *this;
}

FaultScript &FaultScript::send(const QByteArray &bytes)
{
    m_steps.append({ Step::Kind::Send, bytes });
    return *this;
}

FaultScript &FaultScript::drip(const QByteArray &bytes, std::chrono::milliseconds interval)
{
    m_steps.append({ Step::Kind::Drip, bytes, interval });
    return *this;
}

FaultScript &FaultScript::close()
{
    m_steps.append({ Step::Kind::Close });
    return *this;
}

FaultScript &FaultScript::reset()
{
    m_steps.append({ Step::Kind::Reset });
    return *this;
}

QByteArray FaultScript::http(int status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Reason\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

FaultScript FaultScript::answer(int status, const QByteArray &body, const QByteArray &headers)
{
    return FaultScript().send(http(status, body, headers));
}

FaultScript FaultScript::silence() { return {}; }

FaultServer::FaultServer(Security security)
    : FaultServer(security == Security::SelfSigned ? selfSigned().selfSigned(u"server"_s)
                                                   : TlsFiles{})
{
}

FaultServer::FaultServer(const TlsFiles &files)
    : m_shared(std::make_shared<Shared>())
    , d(std::make_unique<Private>(files, m_shared))
{
}

FaultServer::~FaultServer() = default;

void FaultServer::changeTls(const TlsFiles &files) { d->changeTls(files); }

QUrl FaultServer::url(const QByteArray &path) const
{
    const QByteArray scheme = d->isSecure ? "https" : "http";
    return QUrl::fromEncoded(scheme + "://127.0.0.1:" + QByteArray::number(d->port) + path);
}

quint16 FaultServer::port() const { return d->port; }

void FaultServer::enqueue(const FaultScript &script)
{
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->queue.push_back(script);
}

void FaultServer::setOtherwise(const FaultScript &script)
{
    const QMutexLocker lock(&m_shared->mutex);
    m_shared->otherwise = script;
}

QList<QByteArray> FaultServer::requests() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->requests;
}

int FaultServer::connections() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->connections;
}

int FaultServer::openConnections() const
{
    const QMutexLocker lock(&m_shared->mutex);
    return m_shared->open;
}

quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace sextant::test
