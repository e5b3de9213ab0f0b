#include "client/api/serviceapi.h"

#include "client/api/requests.h"
#include "client/json/decode.h"

namespace sextant {

Call ServiceApi::info(Handler<ServerInfo> handler)
{
    return m_core.send<ServerInfo>(
        readRequest(QByteArrayLiteral("/")), json::decodeServerInfo,
        [&core = m_core, handler = std::move(handler)](Result<ServerInfo> result) {
            if (result)
                core.setServerVersion(result->version);
            handler(std::move(result));
        });
}

} // namespace sextant
