#include "client/net/networkerrors.h"

#include <QNetworkReply>
#include <QNetworkRequest>

namespace sextant {

namespace {

using Kind = ApiError::Kind;

Kind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return Kind::ConnectionRefused;
    case QNetworkReply::HostNotFoundError:
        return Kind::HostNotFound;
    case QNetworkReply::SslHandshakeFailedError:
        return Kind::TlsFailure;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
    case QNetworkReply::OperationCanceledError:
        return Kind::ConnectionLost;
    case QNetworkReply::TimeoutError:
        return Kind::Timeout;
    case QNetworkReply::ProtocolUnknownError:
        return Kind::InvalidRequest;
    case QNetworkReply::ProtocolFailure:
        return Kind::NotQdrant;
    case QNetworkReply::UnknownContentError: // a compressed body that is none
        return Kind::BadResponse;
    default:
        return Kind::Unreachable;
    }
}

} // namespace

ApiError networkError(const QNetworkReply &reply)
{
    ApiError error;
    error.kind = kindOf(reply.error());
    error.httpStatus = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    error.detail = reply.errorString();
    // Once an answer has begun, whatever ended it cut it.
    if (error.httpStatus != 0 && error.kind == Kind::Unreachable)
        error.kind = Kind::ConnectionLost;
    return error;
}

bool isBeforeSending(Kind kind)
{
    return kind == Kind::ConnectionRefused || kind == Kind::HostNotFound || kind == Kind::TlsFailure
        || kind == Kind::InvalidRequest;
}

bool hasWholeAnswer(const QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return false;
    if (reply.error() == QNetworkReply::NoError)
        return true;
    // A status that says no is an answer even where its text was cut; a 2xx must be whole.
    return status >= 300;
}

} // namespace sextant
