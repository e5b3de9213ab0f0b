#pragma once
//! A collection over a scripted server, for tests of queries.

#include "client/api/client.h"
#include "model/search/querysession.h"
#include "model/search/resultsmodel.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"

#include <QSignalSpy>
#include <QTest>

namespace sextant::test {

inline const QByteArray queryPath = "/collections/c/points/query";
inline const QByteArray infoPath = "/collections/c";
inline const QByteArray retrievePath = "/collections/c/points";

inline QByteArray infoWith(const QByteArray &params)
{
    return R"({"status":"green","optimizer_status":"ok","points_count":3,"segments_count":1,)"
           R"("config":{"params":)"
        + params + R"(},"payload_schema":{}})";
}

inline const QByteArray namedInfo = infoWith(
    R"({"vectors":{"a":{"size":2,"distance":"Dot"},"b":{"size":3,"distance":"Manhattan"}},)"
    R"("sparse_vectors":{"s":{}}})");

struct SearchFixture
{
    SearchFixture()
        : client(script.factory())
        , session(client, ServerInfo{}, QStringLiteral("c"), QStringLiteral("key"))
        , query(session, QuerySession::Mode::Nearest)
    {
    }
    void learnInfo(const QByteArray &info)
    {
        script.expect(Method::Get, infoPath).ok(info);
        session.refreshInfo();
        if (!QTest::qWaitFor([&] { return session.info().has_value(); }))
            qFatal("the collection's facts didn't come");
    }
    //! Runs the draft and waits for this answer.
    void answerWith(const QByteArray &points)
    {
        script.expect(Method::Post, queryPath).ok(points);
        QSignalSpy answered(&query, &QuerySession::answered);
        if (!query.run() || !answered.wait())
            qFatal("the query wasn't answered");
    }

    ScriptedTransport script;
    Client client;
    CollectionSession session;
    QuerySession query;
};

} // namespace sextant::test
