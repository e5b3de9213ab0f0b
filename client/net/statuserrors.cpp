#include "client/net/statuserrors.h"

#include "client/json/errorbody.h"

#include <QLocale>

namespace sextant {

namespace {

using Kind = ApiError::Kind;
using std::chrono::milliseconds;

//! What kind of body an answer has; decides whether Qdrant spoke at all.
struct Body
{
    bool isEmpty = false;
    bool isQdrant = false; //!< JSON with a `status`
    bool isHtml = false;
    QString text; //!< in the server's words
};

QString htmlTitle(const QByteArray &html)
{
    const QByteArray lower = html.toLower();
    const qsizetype open = lower.indexOf("<title");
    const qsizetype begin = open < 0 ? -1 : lower.indexOf('>', open);
    const qsizetype end = begin < 0 ? -1 : lower.indexOf("</title", begin);
    return end < 0 ? QString() : QString::fromUtf8(html.mid(begin + 1, end - begin - 1)).trimmed();
}

Body inspect(const Response &response)
{
    const QByteArray trimmed = bodyExcerpt(response.body).trimmed();
    Body body;
    body.isEmpty = trimmed.isEmpty();
    const QByteArray begin = trimmed.left(15).toLower();
    body.isHtml = begin.startsWith("<!doctype html") || begin.startsWith("<html")
        || response.header("content-type").toLower().startsWith("text/html");
    if (body.isHtml) {
        body.text = htmlTitle(trimmed);
    } else if (const std::optional<QString> text = json::errorText(response.body)) {
        body.isQdrant = true;
        body.text = *text;
    } else {
        body.text = QString::fromUtf8(trimmed);
    }
    return body;
}

Kind badRequestKind(const Body &body)
{
    // Qdrant says 400, not 413, to a body over its limit.
    const bool isTooLarge = body.text.contains(QLatin1String("JSON payload"))
        && body.text.contains(QLatin1String("is larger than allowed"));
    if (isTooLarge)
        return Kind::PayloadTooLarge;
    return body.isHtml ? Kind::NotQdrant : Kind::BadRequest;
}

//! Up to 1.14.0 strict mode refuses with 403, from 1.14.1 on with 400: nothing that another key could change.
Kind forbiddenKind(const Body &body)
{
    const bool isStrictMode = body.isQdrant && body.text.contains(QLatin1String("Help: "));
    return isStrictMode ? Kind::BadRequest : Kind::Forbidden;
}

Kind kindOf(int status, const Body &body)
{
    switch (status) {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
        return Kind::RedirectRefused;
    case 400:
        return badRequestKind(body);
    case 401:
        return Kind::Unauthorized;
    case 403:
        return forbiddenKind(body);
    case 404:
        return body.isQdrant ? Kind::NotFound : Kind::UnknownRoute;
    case 405:
        return Kind::MethodNotAllowed;
    case 408:
        return Kind::RequestTimeout;
    case 409:
        return Kind::Conflict;
    case 413:
        return Kind::PayloadTooLarge;
    case 422:
        return Kind::Unprocessable;
    case 429:
        return Kind::RateLimited;
    case 500:
        return Kind::ServerError;
    case 501:
        return Kind::NotImplemented;
    case 502:
    case 503:
    case 504:
        return Kind::Unavailable;
    case 507:
        return Kind::InsufficientStorage;
    default:
        return body.isHtml ? Kind::NotQdrant : Kind::OtherStatus;
    }
}

//! RFC 9110, 10.2.3: seconds, or a date.
std::optional<milliseconds> headerRetryAfter(const QByteArray &header, const QDateTime &now)
{
    if (header.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 seconds = header.toLongLong(&isNumber);
    if (isNumber && seconds >= 0 && seconds <= 1'000'000'000)
        return milliseconds(seconds * 1000);
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(header),
                                             QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return milliseconds(std::max<qint64>(0, now.msecsTo(date)));
}

//! Servers before 1.14 have no header, but say "Retry after 60s" in the text.
std::optional<milliseconds> textRetryAfter(const QString &text)
{
    static const QString marker = QStringLiteral("Retry after ");
    const qsizetype at = text.lastIndexOf(marker);
    if (at < 0)
        return std::nullopt;
    qint64 seconds = 0;
    qsizetype digits = 0;
    for (qsizetype i = at + marker.size(); i < text.size() && digits < 9; ++i, ++digits) {
        const char16_t c = text[i].unicode();
        if (c < u'0' || c > u'9')
            break;
        seconds = seconds * 10 + (c - u'0');
    }
    return digits > 0 ? std::optional(milliseconds(seconds * 1000)) : std::nullopt;
}

//! Whether a write that ended so may have been applied, wholly or in part. Failures without an answer are told apart
//! by the transport: it alone knows what was sent.
bool leavesWriteOpen(const ApiError &error)
{
    const bool isSuccess = error.httpStatus >= 200 && error.httpStatus < 300;
    switch (error.kind) {
    case Kind::BadResponse:
    case Kind::TooLarge:
    case Kind::RequestTimeout:
    case Kind::ServerError:
    case Kind::Unavailable:
        return true;
    case Kind::NotQdrant: // a proxy's page, or an answer without its body
    case Kind::OtherStatus: // 520 to 527: a proxy that lost its server
        return isSuccess || error.httpStatus >= 500;
    default:
        return false;
    }
}

} // namespace

QByteArray bodyExcerpt(const QByteArray &body)
{
    return body.size() > KeptBodyBytes ? body.left(KeptBodyBytes) : body;
}

std::optional<ApiError> statusError(const Response &response, const QDateTime &now)
{
    const bool isSuccess = response.status >= 200 && response.status < 300;
    if (isSuccess && !response.header("content-type").toLower().startsWith("text/html"))
        return std::nullopt;

    const Body body = inspect(response);
    ApiError error;
    error.kind = isSuccess ? Kind::NotQdrant : kindOf(response.status, body);
    error.httpStatus = response.status;
    error.serverText = body.text;
    error.detail = error.kind == Kind::RedirectRefused
        ? QString::fromUtf8(response.header("location"))
        : QString::fromUtf8(response.reason);
    error.body = bodyExcerpt(response.body);
    error.bytesReceived = response.body.size();
    error.retryAfter = headerRetryAfter(response.header("retry-after"), now);
    if (!error.retryAfter && error.kind == Kind::RateLimited)
        error.retryAfter = textRetryAfter(body.text);
    error.attempts = response.exchange.attempts;
    return error;
}

ApiError writeError(ApiError error)
{
    if (leavesWriteOpen(error))
        error.kind = Kind::WriteOutcomeUnknown;
    return error;
}

Result<Response> checkedAnswer(Result<Response> result, bool isWrite,
                               std::chrono::steady_clock::time_point started)
{
    if (result) {
        ExchangeInfo &exchange = result->exchange;
        exchange.total = std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now() - started);
        exchange.bytesReceived = result->body.size();
        if (std::optional<ApiError> error = statusError(*result))
            result = std::move(*error);
    }
    if (!result && isWrite)
        result = writeError(std::move(result).error());
    return result;
}

} // namespace sextant
