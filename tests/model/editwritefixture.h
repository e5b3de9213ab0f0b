#pragma once
//! A PointWriter over a scripted server, for the tests of whole points.

#include "client/api/client.h"
#include "model/edit/pointwriter.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"

#include <QSignalSpy>
#include <QTest>

namespace sextant::test {

inline const QByteArray pointPath = "/collections/c/points/7";
inline const QByteArray pointsPath = "/collections/c/points";
inline const QByteArray deletePath = "/collections/c/points/delete";
inline const QByteArray completed = R"({"operation_id":1,"status":"completed"})";
inline const QByteArray missing
    = ScriptedTransport::errorBody("Not found: Point with id 7 does not exists!");

inline Record stored(const QByteArray &payload, const QByteArray &vectors)
{
    Record record;
    record.id = PointId::fromNumber(7);
    record.payload = payload;
    record.vectors = vectors;
    return record;
}

inline const PointStruct point{ PointId::fromNumber(7), "[1,2]", R"({"a":1.0})" };

struct WriteFixture
{
    ScriptedTransport script;
    std::unique_ptr<Client> client;
    std::unique_ptr<CollectionSession> session;
    std::unique_ptr<PointWriter> writer;
    std::unique_ptr<QSignalSpy> finished;
    std::unique_ptr<QSignalSpy> pointsChanged;

    explicit WriteFixture(int minorVersion = 19, bool readOnly = false)
    {
        ApiCoreOptions options;
        options.retry.attempts = 1;
        options.protection = readOnly ? Protection::ReadOnly : Protection::Normal;
        client = std::make_unique<Client>(script.factory(), options);
        ServerInfo server;
        server.version = ServerVersion{ 1, minorVersion, 0 };
        session = std::make_unique<CollectionSession>(*client, server, QStringLiteral("c"),
                                                      QStringLiteral("k"));
        writer = std::make_unique<PointWriter>(*session);
        finished = std::make_unique<QSignalSpy>(writer.get(), &PointWriter::finished);
        pointsChanged
            = std::make_unique<QSignalSpy>(session.get(), &CollectionSession::pointsChanged);
    }
    //! One vector "" of two numbers.
    void tellInfo(const QByteArray &distance)
    {
        script.expect(Method::Get, "/collections/c")
            .ok(R"({"status":"green","optimizer_status":"ok","config":{"params":{"vectors":)"
                R"({"size":2,"distance":")"
                + distance + R"("}}},"payload_schema":{}})");
        session->refreshInfo();
        QTRY_VERIFY(session->info());
    }
    void serverHas(const QByteArray &payload, const QByteArray &vectors)
    {
        script.expect(Method::Get, pointPath)
            .ok(R"({"id":7,"payload":)" + payload + R"(,"vector":)" + vectors + '}');
    }
    WriteOutcome outcome()
    {
        if (finished->isEmpty() && !finished->wait(5000)) {
            QTest::qFail("the write did not end", __FILE__, __LINE__);
            return {};
        }
        return finished->takeFirst().first().value<WriteOutcome>();
    }
};

inline ApiError errorOf(ApiError::Kind kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

} // namespace sextant::test
