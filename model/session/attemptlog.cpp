#include "model/session/attemptlog.h"

namespace sextant {

std::function<void(const LogEntry &)> logInto(RequestLogModel &log, const ConnectionSpec &spec)
{
    LogSource source{ spec.displayName(), spec.baseUrl, !spec.apiKey.isEmpty(), spec.keyAsBearer,
                      spec.headers };
    for (HttpHeader &header : source.headers)
        if (header.isSecret)
            header.value.clear();
    return [&log, source = std::move(source)](const LogEntry &entry) { log.append(entry, source); };
}

} // namespace sextant
