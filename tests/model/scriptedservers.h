#pragma once
//! Servers: one scripted server per port, for tests of what connects to them.

#include "model/session/connectionspec.h"
#include "tests/support/scriptedtransport.h"

#include <map>

namespace sextant::test {

inline const QByteArray rootBody
    = R"({"title":"qdrant - vector search engine","version":"1.19.0"})";

//! One scripted server per port.
struct Servers
{
    std::map<int, ScriptedTransport> byPort;
    TransportMaker maker()
    {
        return [this](const ConnectionSpec &spec) { return byPort[spec.baseUrl.port()].factory(); };
    }
    void refuse(int port)
    {
        byPort[port].expect(Method::Get, "/").fail({ .kind = ApiError::Kind::ConnectionRefused });
    }
    void answerRoot(int port) { byPort[port].expect(Method::Get, "/").answer(200, rootBody); }
    void answerLists(int port)
    {
        byPort[port].expect(Method::Get, "/collections").ok(R"({"collections":[{"name":"c"}]})");
        byPort[port].expect(Method::Get, "/aliases").ok(R"({"aliases":[]})");
    }
};

inline ConnectionSpec spec(const char *url)
{
    ConnectionSpec spec;
    spec.baseUrl = QUrl(QString::fromLatin1(url));
    return spec;
}

} // namespace sextant::test
