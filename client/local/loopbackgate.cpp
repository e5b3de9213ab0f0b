#include "client/local/loopbackgate.h"

#include <QCryptographicHash>

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

bool isLoopbackName(QByteArray authority)
{
    authority = authority.toLower();
    if (const qsizetype colon = authority.lastIndexOf(':'); colon > authority.lastIndexOf(']'))
        authority.truncate(colon);
    return authority == "127.0.0.1" || authority == "localhost" || authority == "[::1]";
}

// A page of another site may only be kept out by its name: its requests come from this machine's browser.
bool isForeign(const Asked &asked)
{
    if (!asked.host.isEmpty() && !isLoopbackName(asked.host))
        return true;
    if (asked.origin.isEmpty())
        return false;
    const qsizetype scheme = asked.origin.indexOf("://");
    return scheme < 0 || !isLoopbackName(asked.origin.mid(scheme + 3));
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
