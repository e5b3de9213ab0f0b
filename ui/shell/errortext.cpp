#include "ui/shell/errortext.h"

#include "ui/shell/tlstext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

using Action = ErrorAction;

class Sentences
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    static ErrorText beforeAnAnswer(const ApiError &error);
    static ErrorText ownRefusal(const ApiError &error);
    static ErrorText refusedByServer(const ApiError &error);
    static ErrorText serverTrouble(const ApiError &error);
    static ErrorText untrusted(const ApiError &error);
    static ErrorText forbidden(const ApiError &error);
    static ErrorText notFound(const ApiError &error);
    static ErrorText unavailable(const ApiError &error);
    static ErrorText unreachable(const ApiError &error);
    static ErrorText notQdrant(const ApiError &error);
    static QString line(const ApiError &error);
    static QString button(Action action);
};

ErrorText Sentences::beforeAnAnswer(const ApiError &error)
{
    using Kind = ApiError::Kind;
    switch (error.kind) {
    case Kind::HostNotFound:
        return { tr("Host not found"), tr("No computer of this name is known to the name service."),
                 tr("Check the spelling of the host in the connection."), Action::EditConnection };
    case Kind::ConnectionRefused:
        return { tr("Connection refused"),
                 tr("The computer answers, but nothing listens on this port."),
                 tr("Check that Qdrant runs and that the port is right (6333 is its default)."),
                 Action::EditConnection };
    case Kind::TlsFailure:
        if (error.tls)
            return tlsErrorText(*error.tls);
        return { tr("No secure connection"),
                 tr("The TLS handshake failed: the certificate is not trusted, or this port speaks "
                    "plain http."),
                 tr("Check the scheme (http or https) and the server's certificate."),
                 Action::EditConnection };
    case Kind::ConnectTimeout:
        return { tr("No connection in time"),
                 tr("The computer did not take the connection within the time limit."),
                 tr("Check the host, the network, VPN and firewall, then try again.") };
    case Kind::Timeout:
        return { tr("The server did not answer in time"),
                 tr("The connection stood, but no complete answer came within the time limit."),
                 tr("Try again, or ask for less at once.") };
    case Kind::ConnectionLost:
        return { tr("The connection was lost"), tr("It was cut before the answer was complete."),
                 tr("Try again.") };
    case Kind::WriteOutcomeUnknown:
        return { tr("Unknown whether the change was applied"),
                 tr("The change was sent once, but no trustworthy answer came back."),
                 tr("Read the points again before changing them once more.") };
    case Kind::Cancelled:
        return { tr("Cancelled"), tr("The request was ended before it was answered."), {} };
    default:
        return unreachable(error);
    }
}

ErrorText Sentences::ownRefusal(const ApiError &error)
{
    using Kind = ApiError::Kind;
    switch (error.kind) {
    case Kind::ReadOnlyConnection:
        return { tr("This connection is read-only"),
                 tr("Nothing was sent: changes are refused on this connection."),
                 tr("Connect again without read-only to change points.") };
    case Kind::WriteNotConfirmed:
        return { tr("The change was not confirmed"), tr("Nothing was sent."), {} };
    case Kind::PlainTextKeyRefused:
        return { tr("The key was not sent"),
                 tr("The connection is plain http: everybody on the way could read the key."),
                 tr("Use https, or allow it for this connection."), Action::EditConnection };
    case Kind::SecretMissing:
        return { tr("The key of this connection is not at hand"),
                 tr("It is not where it is kept, or access to it was refused."),
                 tr("Enter the key again."), Action::EnterKey };
    case Kind::TunnelFailed:
        return { tr("The ssh tunnel failed"), tr("ssh ended or could not open the way."),
                 tr("Read the words of ssh below; try the same destination in a terminal."),
                 Action::EditConnection };
    case Kind::UnsupportedByServer:
        return { tr("This server is too old for that"),
                 tr("The request needs a newer Qdrant; nothing was sent."),
                 tr("Update the server, or ask in another way.") };
    case Kind::TooLarge:
        return { tr("The answer is too large"),
                 tr("It grew beyond the size limit and was dropped."),
                 tr("Ask for fewer points.") };
    case Kind::RedirectRefused:
        return { tr("The server redirects elsewhere"),
                 tr("The redirect was not followed, so that the key stays with its server."),
                 tr("Connect to the other address directly if you trust it."),
                 error.detail.isEmpty() ? Action::None : Action::OpenOtherAddress };
    default:
        return { tr("The request was not sent"), tr("It would not be valid as it is."),
                 tr("Correct what the details name.") };
    }
}

ErrorText Sentences::refusedByServer(const ApiError &error)
{
    using Kind = ApiError::Kind;
    switch (error.kind) {
    case Kind::Unauthorized:
        return { tr("The server wants a valid API key"),
                 tr("The key is missing, or it is not one of this server's keys."),
                 tr("Connect again with the right key."), Action::EnterKey };
    case Kind::Forbidden:
        return forbidden(error);
    case Kind::NotFound:
        return notFound(error);
    case Kind::UnknownRoute:
        return { tr("The server does not know this address"),
                 tr("The path may be wrong, a proxy may stand between, or the server is too old."),
                 tr("Check the sub-path in the connection."), Action::EditConnection };
    case Kind::MethodNotAllowed:
        return { tr("Not available on this server"),
                 tr("The operation needs a cluster, and this server runs alone."),
                 {} };
    case Kind::Conflict:
        return { tr("It exists already"), tr("The server has something of this name."),
                 tr("Choose another name.") };
    case Kind::PayloadTooLarge:
        return { tr("The request is too large for the server"),
                 tr("The server limits the size of one request."),
                 tr("Send fewer points at once.") };
    case Kind::Unprocessable:
        return { tr("A value is out of range"),
                 tr("The server understood the request, but a value breaks its rules."),
                 tr("Correct the value named below.") };
    default:
        return { tr("The server refused the request"), tr("It says that the request is not valid."),
                 tr("Read the server's own words below.") };
    }
}

ErrorText Sentences::serverTrouble(const ApiError &error)
{
    using Kind = ApiError::Kind;
    switch (error.kind) {
    case Kind::RequestTimeout:
        return { tr("The server gave up"), tr("The operation took longer than the server allows."),
                 tr("Try again, or narrow the request.") };
    case Kind::RateLimited:
        return { tr("Too many requests"), tr("The server limits how often it may be asked."),
                 error.retryAfter
                     ? tr("Try again in %n s.", nullptr, int(error.retryAfter->count() / 1000))
                     : tr("Wait a little, then try again.") };
    case Kind::ServerError:
        return { tr("The server failed"), tr("An internal error stopped the operation."),
                 tr("Try again; the server's log tells more.") };
    case Kind::NotImplemented:
        return { tr("Not available here"), tr("This server does not offer the operation."),
                 tr("Use a full Qdrant server for it.") };
    case Kind::Unavailable:
        return unavailable(error);
    case Kind::InsufficientStorage:
        return { tr("The server has no room left"), tr("A storage or memory quota is used up."),
                 tr("Free some room on the server.") };
    default:
        return { tr("Unexpected answer of the server"),
                 tr("The server answered with a status that Qdrant does not use here."),
                 tr("A proxy may stand between; check the address.") };
    }
}

ErrorText Sentences::untrusted(const ApiError &error)
{
    if (error.kind == ApiError::Kind::NotQdrant)
        return notQdrant(error);
    return { tr("The answer cannot be read"),
             tr("The server said yes, but the answer is not what it promises."),
             tr("Try again; if it stays, keep the raw answer for a report.") };
}

//! A signed key that is broken or over is told apart from one without the right.
ErrorText Sentences::forbidden(const ApiError &error)
{
    if (error.serverText.contains(u"ExpiredSignature"_s))
        return { tr("The key has expired"), tr("It was valid until a certain time, which is over."),
                 tr("Enter a new key."), Action::EnterKey };
    if (error.serverText.contains(u"Global manage access"_s)
        || error.serverText.contains(u"Write access"_s))
        return { tr("This key may only read"),
                 tr("The server knows the key, but it has no right to change this."),
                 tr("Use a key that may write."), Action::EnterKey };
    return { tr("The key does not allow this"),
             tr("The server knows the key, but it has no right to this operation."),
             tr("Use a key with more rights."), Action::EnterKey };
}

//! The server's words name what is missing.
ErrorText Sentences::notFound(const ApiError &error)
{
    if (error.serverText.contains(u"Collection `"_s))
        return { tr("The collection does not exist"),
                 tr("The server has no collection of this name."),
                 tr("Refresh the list: it may have been deleted or renamed."),
                 Action::RefreshList };
    if (error.serverText.contains(u"point"_s, Qt::CaseInsensitive))
        return { tr("The point does not exist"), tr("The collection has no point of this id."),
                 tr("It may have been deleted: read the points again.") };
    return { tr("Not found"), tr("The server has no such collection, point or alias."),
             tr("Refresh the list: it may have been deleted or renamed."), Action::RefreshList };
}

ErrorText Sentences::unavailable(const ApiError &error)
{
    if (error.httpStatus == 502)
        return { tr("A proxy cannot reach the server"),
                 tr("It got no valid answer from the server behind it."),
                 tr("Check that Qdrant runs behind the proxy, then try again.") };
    if (error.httpStatus == 504)
        return { tr("A proxy gave up waiting for the server"),
                 tr("The server behind it did not answer in the proxy's time."),
                 tr("Try again, or ask for less at once.") };
    return { tr("The server is not available"),
             tr("It is starting, recovering, or hidden behind a proxy that cannot reach it."),
             tr("Wait a little, then try again.") };
}

//! Qt's words about a proxy stand in the detail.
ErrorText Sentences::unreachable(const ApiError &error)
{
    if (error.detail.contains(u"proxy"_s, Qt::CaseInsensitive)) {
        if (error.detail.contains(u"authentication"_s, Qt::CaseInsensitive))
            return { tr("The proxy wants a name and a password"),
                     tr("It lets nobody through without them."),
                     tr("Enter them in the connection."), Action::EditConnection };
        return { tr("The proxy cannot be used"),
                 tr("It cannot be found, or it refused to open the way to the server."),
                 tr("Check the proxy in the connection."), Action::EditConnection };
    }
    return { tr("The server cannot be reached"),
             tr("There is no way through the network to this address."),
             tr("Check the network, VPN and proxy, then try again."), Action::EditConnection };
}

ErrorText Sentences::notQdrant(const ApiError &error)
{
    const bool hasTitle = !error.serverText.isEmpty() && error.serverText.size() <= 80;
    return { tr("This is not a Qdrant server"),
             hasTitle ? tr("A page “%1” answered instead.").arg(error.serverText.simplified())
                      : tr("Something answered, but not with Qdrant's words."),
             tr("Check host, port and sub-path."), Action::EditConnection };
}

QString Sentences::button(Action action)
{
    switch (action) {
    case Action::None:
        break;
    case Action::Retry:
        return tr("Retry");
    case Action::EditConnection:
        return tr("Edit connection…");
    case Action::EnterKey:
        return tr("Enter key…");
    case Action::TrustCertificate:
        return tr("Trust this certificate…");
    case Action::OpenOtherAddress:
        return tr("Open other address…");
    case Action::RefreshList:
        return tr("Refresh list");
    }
    return {};
}

QString Sentences::line(const ApiError &error)
{
    const ErrorText text = errorText(error);
    QString line = text.title;
    if (error.httpStatus > 0)
        line += u' ' + tr("(HTTP %1)").arg(error.httpStatus);
    const QString words = error.serverText.isEmpty() ? error.detail : error.serverText;
    if (!words.isEmpty() && words != text.title)
        line += u": "_s + words.simplified();
    return line;
}

} // namespace

ErrorText errorText(const ApiError &error)
{
    using Kind = ApiError::Kind;
    switch (error.kind) {
    case Kind::HostNotFound:
    case Kind::ConnectionRefused:
    case Kind::Unreachable:
    case Kind::ConnectTimeout:
    case Kind::TlsFailure:
    case Kind::Timeout:
    case Kind::ConnectionLost:
    case Kind::WriteOutcomeUnknown:
    case Kind::Cancelled:
        return Sentences::beforeAnAnswer(error);
    case Kind::ReadOnlyConnection:
    case Kind::WriteNotConfirmed:
    case Kind::PlainTextKeyRefused:
    case Kind::SecretMissing:
    case Kind::TunnelFailed:
    case Kind::InvalidRequest:
    case Kind::UnsupportedByServer:
    case Kind::TooLarge:
    case Kind::RedirectRefused:
        return Sentences::ownRefusal(error);
    case Kind::BadRequest:
    case Kind::Unauthorized:
    case Kind::Forbidden:
    case Kind::NotFound:
    case Kind::UnknownRoute:
    case Kind::MethodNotAllowed:
    case Kind::Conflict:
    case Kind::PayloadTooLarge:
    case Kind::Unprocessable:
        return Sentences::refusedByServer(error);
    case Kind::RequestTimeout:
    case Kind::RateLimited:
    case Kind::ServerError:
    case Kind::NotImplemented:
    case Kind::Unavailable:
    case Kind::InsufficientStorage:
    case Kind::OtherStatus:
        return Sentences::serverTrouble(error);
    case Kind::BadResponse:
    case Kind::NotQdrant:
        return Sentences::untrusted(error);
    }
    return {};
}

QString errorActionText(ErrorAction action) { return Sentences::button(action); }

QString errorLine(const ApiError &error) { return Sentences::line(error); }

} // namespace sextant
