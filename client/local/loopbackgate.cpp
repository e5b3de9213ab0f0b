#include "client/local/loopbackgate.h"

#include <QCryptographicHash>

#include <algorithm>

namespace sextant {

namespace {

Response plainText(int status, QByteArray text)
{
    Response response;
    response.status = status;
    response.headers.emplaceBack("content-type", "text/plain; charset=utf-8");
    response.body = std::move(text);
    return response;
}

bool isPort(const QByteArray &text)
{
    return text.size() <= 5 && std::all_of(text.begin(), text.end(), [](char each) {
               return each >= '0' && each <= '9';
           });
}

// Exactly these: `localhost:80@evil.example` is another machine's name, and so may be one with a dot at its end.
bool isLoopbackName(QByteArray authority)
{
    authority = authority.toLower();
    if (const qsizetype colon = authority.lastIndexOf(':'); colon > authority.lastIndexOf(']')) {
        if (!isPort(authority.mid(colon + 1)))
            return false;
        authority.truncate(colon);
    }
    return authority == "127.0.0.1" || authority == "localhost" || authority == "[::1]";
}

bool isLoopbackOrigin(const QByteArray &origin)
{
    const qsizetype scheme = origin.indexOf("://");
    const QByteArray name = origin.left(qMax<qsizetype>(scheme, 0)).toLower();
    return (name == "http" || name == "https") && isLoopbackName(origin.mid(scheme + 3));
}

// A page of another site may only be kept out by its name: its requests come from this machine's browser. Of several
// names it isn't ours to choose the good one.
bool isForeign(const Asked &asked)
{
    const auto isGood
        = [](const QByteArray &host) { return host.isEmpty() || isLoopbackName(host); };
    return !std::all_of(asked.hosts.begin(), asked.hosts.end(), isGood)
        || !std::all_of(asked.origins.begin(), asked.origins.end(), isLoopbackOrigin);
}

// Qdrant leaves exactly these open, so that probes need no key.
bool isUnguarded(const QByteArray &path)
{
    if (path == "/" || path == "/healthz")
        return true;
    for (const char *prefix : { "/readyz", "/livez", "/dashboard" })
        if (path.startsWith(prefix))
            return true;
    return false;
}

// Equal time for every wrong key of whatever length.
bool isSameKey(const QByteArray &left, const QByteArray &right)
{
    const auto digest = [](const QByteArray &key) {
        return QCryptographicHash::hash(key, QCryptographicHash::Sha256);
    };
    const QByteArray a = digest(left);
    const QByteArray b = digest(right);
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a.at(i) ^ b.at(i);
    return difference == 0;
}

} // namespace

std::optional<Response> refuse(const Asked &asked, const QByteArray &apiKey)
{
    if (isForeign(asked))
        return plainText(403, "This server answers to programs on its own machine only");
    if (apiKey.isEmpty() || isUnguarded(asked.path))
        return {};
    // A wrong api-key header is not rescued by a right bearer token.
    QByteArray key = asked.apiKey;
    if (!asked.hasApiKey) {
        if (!asked.authorization.startsWith("Bearer "))
            return plainText(401, "Must provide an API key or an Authorization bearer token");
        key = asked.authorization.mid(7);
    }
    if (!isSameKey(key, apiKey))
        return plainText(401, "Invalid API key or JWT");
    return {};
}

} // namespace sextant
