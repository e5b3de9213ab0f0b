#include "tests/support/relayproxy.h"

#include <QHostAddress>
#include <QMutex>
#include <QMutexLocker>
#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;

namespace sextant::test {

namespace {

struct Rules
{
    RelayProxy::Kind kind;
    QByteArray user;
    QByteArray password;
    QMutex mutex;
    QStringList asked;
};

//! One client: what it asks for first, then bytes both ways.
class Way final : public QObject
{
public:
    Way(QTcpSocket *client, std::shared_ptr<Rules> rules)
        : QObject(client)
        , m_client(client)
        , m_rules(std::move(rules))
    {
        connect(client, &QTcpSocket::readyRead, this, &Way::onBytes);
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    }

private:
    void onBytes()
    {
        m_bytes += m_client->readAll();
        if (m_far) {
            m_far->write(std::exchange(m_bytes, {}));
        } else if (m_rules->kind == RelayProxy::Kind::Http) {
            onHttp();
        } else {
            onSocks();
        }
    }

    void onHttp()
    {
        const qsizetype end = m_bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = m_bytes.left(end);
        m_bytes.clear();
        const QByteArray pass = (m_rules->user + ':' + m_rules->password).toBase64();
        if (!m_rules->user.isEmpty() && !head.contains("Basic " + pass)) {
            m_client->write(
                "HTTP/1.1 407 Proxy Authentication Required\r\n"
                "Proxy-Authenticate: Basic realm=\"relay\"\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        open(QString::fromLatin1(head.split(' ').value(1)), "HTTP/1.1 200 OK\r\n\r\n");
    }

    //! A client waits for each answer: what has come is one message.
    void onSocks()
    {
        if (m_bytes.size() < 3)
            return;
        if (m_step == 0) { // greeting: version, count, methods
            m_bytes.clear();
            m_client->write(m_rules->user.isEmpty() ? QByteArray("\x05\x00", 2)
                                                    : QByteArray("\x05\x02", 2));
            m_step = m_rules->user.isEmpty() ? 2 : 1;
            return;
        }
        if (m_step == 1) {
            const QByteArray right = QByteArray("\x01") + char(m_rules->user.size()) + m_rules->user
                + char(m_rules->password.size()) + m_rules->password;
            const bool isRight = std::exchange(m_bytes, {}) == right;
            m_client->write(QByteArray("\x01") + char(isRight ? 0 : 1));
            m_step = 2;
            if (!isRight)
                m_client->disconnectFromHost();
            return;
        }
        onSocksRequest();
    }

    //! Version, command, 0; type 3 with length and name, or type 1 with four bytes; port.
    void onSocksRequest()
    {
        const bool isName = m_bytes.at(3) == 3;
        const qsizetype length = isName ? uchar(m_bytes.at(4)) : 4;
        const QByteArray host = m_bytes.mid(isName ? 5 : 4, length);
        const qsizetype at = (isName ? 5 : 4) + length;
        const int port = uchar(m_bytes.at(at)) * 256 + uchar(m_bytes.at(at + 1));
        m_bytes.clear();
        open(QString::fromLatin1(isName ? host : host.toHex()) + u':' + QString::number(port),
             QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10));
    }

    void open(const QString &where, const QByteArray &answer)
    {
        {
            const QMutexLocker lock(&m_rules->mutex);
            m_rules->asked.append(where);
        }
        m_far = new QTcpSocket(this);
        connect(m_far, &QTcpSocket::connected, this, [this, answer] { m_client->write(answer); });
        connect(m_far, &QTcpSocket::readyRead, this, [this] { m_client->write(m_far->readAll()); });
        connect(m_far, &QTcpSocket::disconnected, m_client, &QTcpSocket::disconnectFromHost);
        m_far->connectToHost(QHostAddress::LocalHost, where.section(u':', -1).toUShort());
    }

    QTcpSocket *m_client;
    std::shared_ptr<Rules> m_rules;
    QByteArray m_bytes;
    QTcpSocket *m_far = nullptr;
    int m_step = 0;
};

} // namespace

class RelayProxy::Private
{
public:
    std::shared_ptr<Rules> rules = std::make_shared<Rules>();
    QObject context;
    QThread thread;
    std::unique_ptr<QTcpServer> server;
    quint16 port = 0;
};

RelayProxy::RelayProxy(Kind kind, const QByteArray &user, const QByteArray &password)
    : d(std::make_unique<Private>())
{
    d->rules->kind = kind;
    d->rules->user = user;
    d->rules->password = password;
    d->context.moveToThread(&d->thread);
    d->thread.start();
    const auto listen = [this] {
        d->server = std::make_unique<QTcpServer>();
        d->server->setProxy(QNetworkProxy::NoProxy);
        QObject::connect(d->server.get(), &QTcpServer::newConnection, &d->context, [this] {
            while (QTcpSocket *client = d->server->nextPendingConnection())
                new Way(client, d->rules);
        });
        if (!d->server->listen(QHostAddress::LocalHost))
            QTest::qFail("the proxy can't listen", __FILE__, __LINE__);
        d->port = d->server->serverPort();
    };
    QMetaObject::invokeMethod(&d->context, listen, Qt::BlockingQueuedConnection);
}

RelayProxy::~RelayProxy()
{
    QMetaObject::invokeMethod(
        &d->context, [this] { d->server.reset(); }, Qt::BlockingQueuedConnection);
    d->thread.quit();
    d->thread.wait();
}

quint16 RelayProxy::port() const { return d->port; }

QStringList RelayProxy::asked() const
{
    const QMutexLocker lock(&d->rules->mutex);
    return d->rules->asked;
}

} // namespace sextant::test
