#pragma once
//! HttpExchange: one HTTP attempt with its limits, from the queue to its last byte. Made by HttpTransport only,
//! owned by its Call.

#include "client/net/pendingcall.h"
#include "client/net/transport.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

class QNetworkReply;
class QSslError;

namespace sextant {

class HttpHome;
class WriteOnceBody;

struct HttpLimits
{
    std::chrono::milliseconds connect{};
    std::chrono::milliseconds silence{};
};

//! Qdrant's default limit of a request's body (`max_request_size_mb`).
inline constexpr qint64 ServerBodyLimit = 32 << 20;

class HttpExchange final : public QObject,
                           public Call::Control,
                           public std::enable_shared_from_this<HttpExchange>
{
    Q_OBJECT

public:
    //! `onEnd` runs once, when the connection slot is free again; not for exchanges that never started.
    //! The total limit runs from here, waiting for a slot included.
    HttpExchange(Request request, HttpLimits limits, Handler<Response> handler,
                 std::function<void()> onEnd);
    ~HttpExchange() override;

    const Request &request() const { return m_request; }

    //! Takes the reply. `upload` is the body of what may go out once only (null otherwise), owned by the reply.
    void start(QNetworkReply *reply, const WriteOnceBody *upload, std::shared_ptr<HttpHome> home);
    void refuse(ApiError error); //!< ends it unsent, once control is back in the event loop

    bool isRunning() const noexcept override { return m_pending.isRunning(); }
    void cancel() noexcept override;

private:
    void connectReply();
    void onTlsFaults(const QList<QSslError> &faults);
    void onEncrypted();
    void onSent();
    void onUploadProgress(qint64 sent);
    void onHeaders();
    void onReadyRead();
    void onFinished();
    void onConnectLimit();
    void onSilenceLimit();
    void onTotalLimit();

    bool drain(); //!< false when the byte limit was passed
    Result<Response> outcome() const;
    Result<Response> checkedBody(Response response) const;
    ApiError wireError() const;
    ApiError failure(ApiError error) const;
    bool mayHaveBeenReceived(const ApiError &error) const;
    bool wasRefusedForItsSize(const ApiError &error) const;
    void fail(ApiError::Kind kind, const QString &detail);
    void end(Result<Response> result);
    void releaseReply();

    Request m_request;
    HttpLimits m_limits;
    PendingCall<Response> m_pending;
    std::function<void()> m_onEnd;
    QPointer<QNetworkReply> m_reply;
    QPointer<const WriteOnceBody> m_upload;
    QTimer m_connectTimer;
    QTimer m_silenceTimer;
    QTimer m_totalTimer;
    QByteArray m_body;
    std::shared_ptr<HttpHome> m_home;
    bool m_wasSent = false;
};

} // namespace sextant
