#pragma once
//! One point opened for editing over a scripted server, for the tests of saving.

#include "client/api/client.h"
#include "model/edit/editsession.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"

#include <QSignalSpy>
#include <QTest>

namespace sextant::test {

inline const QByteArray pointPath = "/collections/c/points/7";
inline const QByteArray setPath = "/collections/c/points/payload";
inline const QByteArray removePath = "/collections/c/points/payload/delete";
inline const QByteArray completed = R"({"operation_id":1,"status":"completed"})";

inline QByteArray record(const QByteArray &payload)
{
    return R"({"id":7,"payload":)" + payload + R"(,"vector":[0.5,1]})";
}

//! One point opened for editing over a scripted server.
struct EditFixture
{
    ScriptedTransport script;
    std::unique_ptr<Client> client;
    std::unique_ptr<CollectionSession> session;
    EditSession *edits = nullptr;
    std::unique_ptr<QSignalSpy> finished;
    std::unique_ptr<QSignalSpy> pointsChanged;

    explicit EditFixture(const QByteArray &payload, bool readOnly = false)
    {
        ApiCoreOptions options;
        options.retry.attempts = 1;
        options.protection = readOnly ? Protection::ReadOnly : Protection::Normal;
        client = std::make_unique<Client>(script.factory(), options);
        session = std::make_unique<CollectionSession>(*client, ServerInfo{}, QStringLiteral("c"),
                                                      QStringLiteral("k"));
        edits = &EditSession::of(*session);
        finished = std::make_unique<QSignalSpy>(edits, &EditSession::saveFinished);
        pointsChanged
            = std::make_unique<QSignalSpy>(session.get(), &CollectionSession::pointsChanged);
        serverHas(payload);
        QSignalSpy loaded(edits, &EditSession::loaded);
        edits->load(id());
        QVERIFY(loaded.wait(5000));
    }
    static PointId id() { return PointId::fromNumber(7); }
    PointEdit &edit() { return *edits->find(id()); }
    void serverHas(const QByteArray &payload)
    {
        script.expect(Method::Get, pointPath).ok(record(payload));
    }
    void type(const char *text) { edit().typeText(QString::fromUtf8(text)); }
    SaveOutcome outcome()
    {
        if (finished->isEmpty() && !finished->wait(5000))
            QTest::qFail("the save did not end", __FILE__, __LINE__);
        return finished->isEmpty() ? SaveOutcome()
                                   : finished->takeFirst().first().value<SaveOutcome>();
    }
    SaveOutcome save()
    {
        edits->save(id());
        return outcome();
    }
};

inline ApiError errorOf(ApiError::Kind kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

} // namespace sextant::test
