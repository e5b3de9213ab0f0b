#include "model/session/secretstore.h"

#include <algorithm>

namespace sextant {

bool ConnectionSecrets::isEmpty() const
{
    return apiKey.isEmpty() && keyPassphrase.isEmpty() && proxyPassword.isEmpty()
        && std::ranges::all_of(headerValues,
                               [](const QByteArray &value) { return value.isEmpty(); });
}

ConnectionSecrets secretsOf(const ConnectionSpec &spec)
{
    ConnectionSecrets secrets{ spec.apiKey, {}, spec.tls.keyPassphrase, spec.proxy.password };
    for (const HttpHeader &header : spec.headers)
        if (header.isSecret)
            secrets.headerValues.append(header.value);
    return secrets;
}

ConnectionSpec withSecrets(ConnectionSpec spec, const ConnectionSecrets &secrets)
{
    spec.apiKey = secrets.apiKey;
    spec.tls.keyPassphrase = secrets.keyPassphrase;
    spec.proxy.password = secrets.proxyPassword;
    qsizetype next = 0;
    for (HttpHeader &header : spec.headers)
        if (header.isSecret)
            header.value = secrets.headerValues.value(next++);
    return spec;
}

ConnectionSpec withoutSecrets(ConnectionSpec spec)
{
    // That there was one is no secret: without it nobody would know to ask.
    spec.expectsKey = spec.expectsKey || !spec.apiKey.isEmpty();
    spec.baseUrl.setUserInfo({});
    return withSecrets(std::move(spec), {});
}

} // namespace sextant
