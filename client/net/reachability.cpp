#include "client/net/reachability.h"

#include "client/net/httphome.h"
#include "client/net/pendingcall.h"
#include "client/net/proxychoice.h"
#include "client/net/tlsrules.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHostInfo>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QSslSocket>
#include <QThreadPool>
#include <QTimer>

namespace sextant {

namespace {

using StepKind = ReachStep::Kind;

QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_3:
        return QStringLiteral("TLS 1.3");
    case QSsl::TlsV1_2:
        return QStringLiteral("TLS 1.2");
    default:
        return QStringLiteral("TLS");
    }
}

//! Runs the steps one after the other; owned by its Call.
class Check final : public QObject, public Call::Control, public std::enable_shared_from_this<Check>
{
public:
    Check(std::function<void(const ReachStep &)> onStep, Handler<std::monostate> handler)
        : m_onStep(std::move(onStep))
        , m_pending(std::move(handler))
    {
        QObject::connect(&m_limit, &QTimer::timeout, this, [this] {
            fail(
                { .kind = ApiError::Kind::ConnectTimeout,
                  .detail = QStringLiteral("no connection within %1 ms").arg(m_limit.interval()) });
        });
        m_limit.setSingleShot(true);
    }
    ~Check() override { stop(); }

    //! The system's proxy settings may ask the network, certificates come from files: not on the caller's thread.
    void prepare(const HttpOptions &options)
    {
        m_limit.start(options.connectLimit);
        QThreadPool::globalInstance()->start([options, weak = weak_from_this()] {
            const auto home = std::make_shared<const HttpHome>(options);
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [weak, home] {
                    if (const std::shared_ptr<Check> check = weak.lock())
                        check->start(home);
                },
                Qt::QueuedConnection);
        });
    }

    bool isRunning() const noexcept override { return m_pending.isRunning(); }
    void cancel() noexcept override
    {
        stop();
        m_pending.cancel();
    }

private:
    bool isSecure() const { return m_home->options.baseUrl.scheme() == QLatin1String("https"); }
    QString host() const
    {
        return m_home->options.tunnelPort != 0 ? QStringLiteral("127.0.0.1")
                                               : m_home->options.baseUrl.host();
    }
    quint16 port() const
    {
        return m_home->options.tunnelPort != 0
            ? m_home->options.tunnelPort
            : quint16(m_home->options.baseUrl.port(isSecure() ? 443 : 80));
    }

    void start(const std::shared_ptr<const HttpHome> &home);
    void lookUp();
    void connectSocket();
    void startTls();
    void onTlsFaults(const QList<QSslError> &faults);
    void onSocketError();
    ApiError socketError() const;

    void begin(StepKind kind);
    void finishStep(const QString &fact);
    void skip(StepKind kind, const QString &fact = {});
    void fail(ApiError error);
    void succeed();
    void stop() noexcept;

    std::shared_ptr<const HttpHome> m_home;
    std::function<void(const ReachStep &)> m_onStep;
    PendingCall<std::monostate> m_pending;
    QTimer m_limit;
    QElapsedTimer m_clock;
    ReachStep m_step;
    int m_lookup = -1;
    std::optional<ApiError> m_tlsError;
    QSslSocket m_socket;
};

void Check::stop() noexcept
{
    m_limit.stop();
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    m_lookup = -1;
    m_socket.disconnect(this);
    m_socket.abort();
}

void Check::begin(StepKind kind)
{
    m_step = { .kind = kind, .isRunning = true };
    m_clock.start();
    m_onStep(m_step);
}

void Check::finishStep(const QString &fact)
{
    m_step.isRunning = false;
    m_step.took = std::chrono::microseconds(m_clock.nsecsElapsed() / 1000);
    m_step.fact = fact;
    m_onStep(m_step);
}

void Check::skip(StepKind kind, const QString &fact)
{
    m_onStep({ .kind = kind, .isSkipped = true, .fact = fact });
}

void Check::fail(ApiError error)
{
    if (!m_pending.isRunning())
        return;
    stop();
    m_step.error = error;
    finishStep({});
    m_pending.finish(std::move(error));
}

void Check::succeed()
{
    stop();
    m_pending.finish(std::monostate{});
}

void Check::start(const std::shared_ptr<const HttpHome> &home)
{
    if (!m_pending.isRunning())
        return;
    m_home = home;
    if (m_home->refusal()) {
        begin(StepKind::Lookup);
        fail(*m_home->refusal());
        return;
    }
    if (m_home->proxy().type() != QNetworkProxy::NoProxy) {
        skip(StepKind::Lookup, proxyName(m_home->proxy())); // the proxy's to do
        connectSocket();
    } else {
        lookUp();
    }
}

void Check::lookUp()
{
    begin(StepKind::Lookup);
    m_lookup = QHostInfo::lookupHost(host(), this, [this](const QHostInfo &info) {
        m_lookup = -1;
        if (info.addresses().isEmpty()) {
            fail({ .kind = ApiError::Kind::HostNotFound, .detail = info.errorString() });
            return;
        }
        QStringList addresses;
        for (const QHostAddress &address : info.addresses())
            addresses.append(address.toString());
        finishStep(addresses.join(QLatin1String(", ")));
        connectSocket();
    });
}

void Check::connectSocket()
{
    begin(StepKind::Connect);
    // A proxy that forwards plain http is all that is connected to.
    const bool isForwarded = isForwarding(m_home->proxy(), m_home->options.baseUrl);
    m_socket.setProxy(isForwarded ? QNetworkProxy(QNetworkProxy::NoProxy) : m_home->proxy());
    connect(&m_socket, &QSslSocket::connected, this, [this] {
        finishStep(m_home->proxy().type() == QNetworkProxy::NoProxy
                       ? m_socket.peerAddress().toString() + u':'
                           + QString::number(m_socket.peerPort())
                       : proxyName(m_home->proxy()));
        startTls();
    });
    connect(&m_socket, &QSslSocket::errorOccurred, this, &Check::onSocketError);
    if (isForwarded)
        m_socket.connectToHost(m_home->proxy().hostName(), m_home->proxy().port());
    else
        m_socket.connectToHost(host(), port());
}

void Check::startTls()
{
    if (!isSecure()) {
        skip(StepKind::Tls);
        succeed();
        return;
    }
    begin(StepKind::Tls);
    m_socket.setSslConfiguration(m_home->tlsConfiguration());
    m_socket.setPeerVerifyName(m_home->options.baseUrl.host());
    connect(&m_socket, &QSslSocket::sslErrors, this, &Check::onTlsFaults);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] {
        finishStep(protocolName(m_socket.sessionProtocol()));
        succeed();
    });
    m_socket.startClientEncryption();
}

void Check::onTlsFaults(const QList<QSslError> &faults)
{
    const QSslCertificate certificate = m_socket.peerCertificate();
    if (isPinned(m_home->options.tls, certificate))
        m_socket.ignoreSslErrors(faults);
    else
        m_tlsError
            = tlsError(m_home->options.tls, m_home->options.baseUrl.host(), certificate, faults);
}

void Check::onSocketError()
{
    // Out of the socket's own signal before it is stopped.
    QMetaObject::invokeMethod(
        this, [this, error = socketError()] { fail(error); }, Qt::QueuedConnection);
}

ApiError Check::socketError() const
{
    using Kind = ApiError::Kind;
    if (m_tlsError)
        return *m_tlsError;
    const bool isForwarded = isForwarding(m_home->proxy(), m_home->options.baseUrl);
    ApiError error{ .kind = Kind::Unreachable, .detail = m_socket.errorString() };
    switch (m_socket.error()) {
    case QAbstractSocket::ConnectionRefusedError:
        if (isForwarded)
            return proxyError(ProxyFault::Refused, m_home->proxy(), {});
        error.kind = Kind::ConnectionRefused;
        break;
    case QAbstractSocket::HostNotFoundError:
        if (isForwarded)
            return proxyError(ProxyFault::NotFound, m_home->proxy(), {});
        error.kind = Kind::HostNotFound;
        break;
    case QAbstractSocket::ProxyConnectionRefusedError:
        return proxyError(ProxyFault::Refused, m_home->proxy(), {});
    case QAbstractSocket::ProxyConnectionClosedError:
        return proxyError(ProxyFault::Closed, m_home->proxy(), {});
    case QAbstractSocket::ProxyNotFoundError:
        return proxyError(ProxyFault::NotFound, m_home->proxy(), {});
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return proxyError(ProxyFault::Silent, m_home->proxy(), {});
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return proxyError(ProxyFault::WantsCredentials, m_home->proxy(), {});
    case QAbstractSocket::ProxyProtocolError:
        return proxyError(ProxyFault::Confused, m_home->proxy(), {});
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        error.kind = Kind::TlsFailure;
        break;
    case QAbstractSocket::RemoteHostClosedError:
        error.kind = m_step.kind == StepKind::Tls ? Kind::TlsFailure : Kind::ConnectionLost;
        break;
    default:
        break;
    }
    return error;
}

} // namespace

Call checkReachability(const HttpOptions &options, std::function<void(const ReachStep &)> onStep,
                       Handler<std::monostate> handler)
{
    const auto check = std::make_shared<Check>(std::move(onStep), std::move(handler));
    check->prepare(options);
    return Call(check);
}

} // namespace sextant
