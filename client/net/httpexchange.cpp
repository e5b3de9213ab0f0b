#include "client/net/httpexchange.h"

#include "client/json/answerend.h"
#include "client/net/httphome.h"
#include "client/net/networkerrors.h"
#include "client/net/proxychoice.h"
#include "client/net/statuserrors.h"
#include "client/net/tlsrules.h"
#include "client/net/writeoncebody.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <algorithm>

namespace sextant {

namespace {

using Kind = ApiError::Kind;

//! A server may announce any length: more than this is reserved only as it comes.
constexpr qint64 LargestReservation = 256 << 20;

void reserveFor(QByteArray &body, qsizetype size)
{
    if (body.capacity() < size)
        body.reserve(std::max(size, body.capacity() * 2));
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

HttpExchange::HttpExchange(Request request, HttpLimits limits, Handler<Response> handler,
                           std::function<void()> onEnd)
    : m_request(std::move(request))
    , m_limits(limits)
    , m_pending(std::move(handler))
    , m_onEnd(std::move(onEnd))
{
    for (QTimer *timer : { &m_connectTimer, &m_silenceTimer, &m_totalTimer })
        timer->setSingleShot(true);
    connect(&m_connectTimer, &QTimer::timeout, this, &HttpExchange::onConnectLimit);
    connect(&m_silenceTimer, &QTimer::timeout, this, &HttpExchange::onSilenceLimit);
    connect(&m_totalTimer, &QTimer::timeout, this, &HttpExchange::onTotalLimit);
    m_totalTimer.start(m_request.totalLimit);
}

HttpExchange::~HttpExchange() { cancel(); }

void HttpExchange::start(QNetworkReply *reply, const WriteOnceBody *upload,
                         std::shared_ptr<HttpHome> home)
{
    m_reply = reply;
    m_upload = upload;
    m_home = std::move(home);
    connectReply();
    // Of an empty upload Qt says nothing before the answer begins: the time to connect and the time the server works
    // can't be told apart, and have one limit.
    if (m_upload && m_request.body.isEmpty())
        m_silenceTimer.start(m_limits.connect + m_limits.silence);
    else
        m_connectTimer.start(m_limits.connect);
}

void HttpExchange::refuse(ApiError error)
{
    QMetaObject::invokeMethod(
        this,
        [this, error = std::move(error)] {
            if (m_pending.isRunning())
                end(error);
        },
        Qt::QueuedConnection);
}

void HttpExchange::connectReply()
{
    connect(m_reply, &QNetworkReply::sslErrors, this, &HttpExchange::onTlsFaults);
    connect(m_reply, &QNetworkReply::encrypted, this, &HttpExchange::onEncrypted);
    connect(m_reply, &QNetworkReply::requestSent, this, &HttpExchange::onSent);
    connect(m_reply, &QNetworkReply::uploadProgress, this, &HttpExchange::onUploadProgress);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::onHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::onFinished);
}

void HttpExchange::cancel() noexcept
{
    if (!m_pending.isRunning())
        return;
    releaseReply();
    m_pending.cancel();
}

void HttpExchange::onTlsFaults(const QList<QSslError> &faults)
{
    if (!m_reply)
        return;
    const QSslCertificate certificate = m_reply->sslConfiguration().peerCertificate();
    if (isPinned(m_home->options.tls, certificate))
        m_reply->ignoreSslErrors(faults); // these faults, of this certificate
    else
        m_home->refusedCertificate
            = tlsError(m_home->options.tls, m_home->options.baseUrl.host(), certificate, faults);
}

void HttpExchange::onEncrypted()
{
    // With a pin no authority is trusted, so every certificate has passed onTlsFaults(); should one not have, it ends
    // here.
    const TlsOptions &tls = m_home->options.tls;
    m_home->refusedCertificate.reset();
    if (!m_reply || tls.pinnedFingerprint.isEmpty())
        return;
    const QSslCertificate certificate = m_reply->sslConfiguration().peerCertificate();
    if (!isPinned(tls, certificate))
        end(failure(tlsError(tls, m_home->options.baseUrl.host(), certificate, {})));
}

void HttpExchange::onSent()
{
    if (!m_reply)
        return;
    m_wasSent = true;
    m_connectTimer.stop();
    m_silenceTimer.start(m_limits.silence);
}

void HttpExchange::onUploadProgress(qint64 sent)
{
    // Qt reports 0 of 0 of uploads that failed.
    if (sent > 0)
        onSent();
}

void HttpExchange::onHeaders()
{
    if (!m_reply)
        return;
    onSent();
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (announced > m_request.byteLimit)
        fail(Kind::TooLarge, QStringLiteral("%1 bytes announced").arg(announced));
    else
        reserveFor(m_body, qsizetype(std::clamp<qint64>(announced, 0, LargestReservation)));
}

void HttpExchange::onReadyRead()
{
    if (!m_reply)
        return;
    m_silenceTimer.start(m_limits.silence);
    if (!drain())
        fail(Kind::TooLarge, QStringLiteral("more than %1 bytes").arg(m_request.byteLimit));
}

bool HttpExchange::drain()
{
    for (qint64 available = m_reply->bytesAvailable(); available > 0;
         available = m_reply->bytesAvailable()) {
        const qsizetype size = m_body.size();
        if (size + available > m_request.byteLimit)
            return false;
        reserveFor(m_body, size + qsizetype(available));
        m_body.resize(size + qsizetype(available));
        const qint64 count = m_reply->read(m_body.data() + size, available);
        m_body.resize(size + qsizetype(std::max<qint64>(count, 0)));
        if (count <= 0)
            break;
    }
    return true;
}

void HttpExchange::onFinished()
{
    if (!m_reply)
        return;
    if (!drain())
        fail(Kind::TooLarge, QStringLiteral("more than %1 bytes").arg(m_request.byteLimit));
    else
        end(outcome());
}

void HttpExchange::onConnectLimit()
{
    fail(Kind::ConnectTimeout,
         QStringLiteral("no connection within %1 ms").arg(m_limits.connect.count()));
}

void HttpExchange::onSilenceLimit()
{
    fail(Kind::Timeout, QStringLiteral("no byte for %1 ms").arg(m_silenceTimer.interval()));
}

void HttpExchange::onTotalLimit()
{
    fail(Kind::Timeout, QStringLiteral("not done within %1 ms").arg(m_request.totalLimit.count()));
}

Result<Response> HttpExchange::outcome() const
{
    if (!hasWholeAnswer(*m_reply) || proxyFault(*m_reply) != ProxyFault::None)
        return failure(wireError());
    Response response;
    response.status = statusOf(*m_reply);
    response.reason = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        response.headers.append({ name.toLower(), value });
    response.body = m_body;
    response.exchange.bytesReceived = m_body.size();
    return checkedBody(std::move(response));
}

Result<Response> HttpExchange::checkedBody(Response response) const
{
    const QByteArray encoding = response.header("content-encoding").toLower();
    const bool isEncoded = m_home->asksForIdentity && !encoding.isEmpty() && encoding != "identity";
    if (response.status < 200 || response.status >= 300) {
        if (isEncoded)
            response.body.clear(); // nothing that a person can read
        return response;
    }
    if (isEncoded)
        return failure({ .kind = Kind::BadResponse,
                         .httpStatus = response.status,
                         .detail = QStringLiteral("unasked Content-Encoding: %1")
                                       .arg(QString::fromLatin1(encoding)) });
    // Qt reports no error for some resets inside the body, though it knows the length ...
    const QByteArray announced = encoding.isEmpty() ? response.header("content-length") : "";
    if (!announced.isEmpty() && m_body.size() < announced.toLongLong())
        return failure({ .kind = Kind::ConnectionLost,
                         .httpStatus = response.status,
                         .detail = QStringLiteral("%1 of %2 bytes came")
                                       .arg(m_body.size())
                                       .arg(announced.toLongLong()) });
    // ... nor for a compressed body that was cut: without a length, the brackets tell.
    const bool isJson = response.header("content-type").toLower().contains("json");
    if (isJson && !json::hasJsonEnd(m_body, m_request.isWrite || announced.isEmpty()))
        return failure({ .kind = Kind::ConnectionLost,
                         .httpStatus = response.status,
                         .detail = QStringLiteral("the answer ends inside its JSON") });
    return response;
}

ApiError HttpExchange::wireError() const
{
    const ApiError error = networkError(*m_reply);
    if (error.kind == Kind::TlsFailure && m_home->refusedCertificate)
        return *m_home->refusedCertificate;
    if (const ProxyFault fault = proxyFault(*m_reply); fault != ProxyFault::None)
        return proxyError(fault, m_home->proxy(), {});
    // Of plain http only the proxy is connected to: what is said of the address is said of it.
    if (error.httpStatus == 0 && isForwarding(m_home->proxy(), m_home->options.baseUrl)) {
        if (error.kind == Kind::ConnectionRefused)
            return proxyError(ProxyFault::Refused, m_home->proxy(), {});
        if (error.kind == Kind::HostNotFound)
            return proxyError(ProxyFault::NotFound, m_home->proxy(), {});
    }
    return error;
}

ApiError HttpExchange::failure(ApiError error) const
{
    error.body = bodyExcerpt(m_body);
    error.bytesReceived = m_body.size();
    if (wasRefusedForItsSize(error))
        error.kind = Kind::PayloadTooLarge;
    else if (m_request.isWrite && mayHaveBeenReceived(error))
        error.kind = Kind::WriteOutcomeUnknown;
    return error;
}

bool HttpExchange::mayHaveBeenReceived(const ApiError &error) const
{
    if (error.httpStatus != 0)
        return true;
    if (!m_reply)
        return false;
    // The body leaves from this thread: as long as it wasn't asked for, no server has it.
    if (!m_request.body.isEmpty())
        return !m_upload || m_upload->wasRead();
    return m_wasSent || !(isBeforeSending(error.kind) || error.kind == Kind::Unreachable);
}

bool HttpExchange::wasRefusedForItsSize(const ApiError &error) const
{
    // Qdrant answers 400 at the announced length and hangs up; Qt reads no answer before it has sent everything.
    const bool wasCut = error.kind == Kind::ConnectionLost || error.kind == Kind::Unreachable;
    return wasCut && error.httpStatus == 0 && m_request.body.size() > ServerBodyLimit && m_upload
        && !m_upload->atEnd();
}

void HttpExchange::fail(ApiError::Kind kind, const QString &detail)
{
    const int status = m_reply ? statusOf(*m_reply) : 0;
    end(failure({ .kind = kind, .httpStatus = status, .detail = detail }));
}

void HttpExchange::end(Result<Response> result)
{
    const std::shared_ptr<HttpExchange> self = shared_from_this();
    m_body = {}; // the result's only copy keeps the spare room
    releaseReply();
    m_pending.finish(std::move(result));
}

void HttpExchange::releaseReply()
{
    for (QTimer *timer : { &m_connectTimer, &m_silenceTimer, &m_totalTimer })
        timer->stop();
    const QPointer<QNetworkReply> reply = std::exchange(m_reply, nullptr);
    if (reply) {
        // Still connected: a reply that was disconnected first wouldn't stop. Our slots look at m_reply.
        reply->abort();
        reply->deleteLater();
    }
    if (reply && m_onEnd)
        std::exchange(m_onEnd, nullptr)();
}

} // namespace sextant
