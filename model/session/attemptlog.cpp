#include "model/session/attemptlog.h"

namespace sextant {

std::function<void(const LogEntry &)> logInto(RequestLogModel &log, const ConnectionSpec &spec)
{
    return [&log, source = LogSource{ spec.displayName(), spec.baseUrl, !spec.apiKey.isEmpty() }](
               const LogEntry &entry) { log.append(entry, source); };
}

} // namespace sextant
