#include "client/local/router.h"

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/jsontext.h"
#include "client/local/routes.h"

#include <QElapsedTimer>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxBodyBytes = qsizetype(32) * 1024 * 1024;

//! The release whose behaviour is imitated.
constexpr char serverInfo[] = R"({"title":"qdrant - vector search engine","version":"1.19.0",)"
                              R"("commit":"74f3e85b9473c62560006c043e13737ce6b48412"})";

Response plain(int status, const QByteArray &type, const QByteArray &body)
{
    Response response;
    response.status = status;
    if (!type.isEmpty())
        response.headers.emplace_back("content-type", type);
    response.headers.emplace_back("x-sextant-local", "1");
    response.body = body;
    response.exchange.bytesReceived = body.size();
    return response;
}

//! The routes outside the envelope; false when the request is for none of them.
bool answerProbe(const Request &request, Response &response)
{
    if (request.method != Method::Get)
        return false;
    QByteArray path = request.path;
    while (path.endsWith('/'))
        path.chop(1);
    if (path.isEmpty())
        response = plain(200, "application/json", serverInfo);
    else if (path == "/healthz" || path == "/livez")
        response = plain(200, "text/plain", "healthz check passed");
    else if (path == "/readyz")
        response = plain(200, "text/plain", "all shards are ready");
    else
        return false;
    return true;
}

//! Basic validation of the name, as on every route with one.
void checkName(const QString &name)
{
    const qsizetype length = name.toUcs4().size();
    QString text;
    if (length < 1 || length > 255)
        text = u"value \"%1\" invalid, must be from 1 to 255 characters"_s.arg(name);
    else if (name.contains(u'/'))
        text = u"collection name cannot contain \"/\" char"_s;
    else if (name.contains(QChar(0)))
        text = u"collection name cannot contain \"%1\" char"_s.arg(QChar(0));
    if (!text.isEmpty())
        throw Failure{ 422,
                       u"Validation error in path parameters: [collection_name: %1]"_s.arg(text) };
}

} // namespace

Response okResponse(const QByteArray &result, double seconds)
{
    QByteArray body;
    body.reserve(result.size() + 64);
    body += "{\"result\":";
    body += result;
    body += ",\"status\":\"ok\",\"time\":";
    appendDouble(body, seconds);
    body += '}';
    return plain(200, "application/json", body);
}

Response errorResponse(int status, const QString &text, double seconds)
{
    QByteArray body = "{\"status\":{\"error\":";
    appendString(body, text);
    body += "},\"time\":";
    appendDouble(body, seconds);
    body += '}';
    return plain(status, "application/json", body);
}

Response tooLargeResponse(std::optional<qint64> size, qint64 limit)
{
    const QString text = size
        ? u"JSON payload (%1 bytes) is larger than allowed (limit: %2 bytes)."_s.arg(*size).arg(
            limit)
        : u"JSON payload has exceeded limit (%1 bytes)."_s.arg(limit);
    return errorResponse(400, text, 0);
}

Response Router::handle(const Request &request)
{
    Response response;
    if (answerProbe(request, response))
        return response;
    return dispatch(request);
}

Response Router::dispatch(const Request &request)
{
    const RouteMatch match = findRoute(request.method, request.path);
    if (!match.route)
        return plain(404, {}, {});
    const Route &route = *match.route;
    QElapsedTimer timer;
    timer.start();
    const auto seconds = [&] { return double(timer.nsecsElapsed()) / 1e9; };
    try {
        if (!route.handler)
            failMissing(QString::fromLatin1(route.name));
        RouteRequest call{ m_store, match.arguments, {}, false };
        if (!call.arguments.isEmpty())
            checkName(call.arguments.front());
        if (route.hasBody && request.body.size() > maxBodyBytes)
            return tooLargeResponse(request.body.size(), maxBodyBytes);
        if (route.hasBody)
            call.body = parseBody(request.body);
        call.wait = readParameters(request.query, route.parameters);
        return okResponse(route.handler(call), seconds());
    } catch (const Failure &failure) {
        // What the framework refuses before a handler runs is not timed by the server.
        const bool isEarly = failure.status == 422 || failure.text.startsWith("Format error"_L1);
        return errorResponse(failure.status, failure.text, isEarly ? 0.0 : seconds());
    }
}

} // namespace sextant::local
