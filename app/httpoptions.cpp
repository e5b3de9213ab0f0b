#include "app/httpoptions.h"

namespace sextant {

HttpOptions httpOptionsFor(const ConnectionSpec &spec)
{
    HttpOptions options;
    options.baseUrl = spec.baseUrl;
    options.apiKey = spec.apiKey;
    options.keyAsBearer = spec.keyAsBearer;
    options.headers = spec.headers;
    options.tls = spec.tls;
    options.proxy = spec.proxy;
    options.allowsPlainKey = spec.allowsPlainKey;
    options.tunnelPort = spec.tunnelPort;
    options.connectLimit = spec.limits.connect;
    options.silenceLimit = spec.limits.silence;
    return options;
}

} // namespace sextant
