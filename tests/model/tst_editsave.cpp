// Saving a payload: the exact conversation with the server, and every way it can end.
#include "client/api/client.h"
#include "model/edit/editsession.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"

#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using test::ScriptedTransport;

namespace {

using Kind = SaveOutcome::Kind;

const QByteArray pointPath = "/collections/c/points/7";
const QByteArray setPath = "/collections/c/points/payload";
const QByteArray removePath = "/collections/c/points/payload/delete";
const QByteArray completed = R"({"operation_id":1,"status":"completed"})";

QByteArray record(const QByteArray &payload)
{
    return R"({"id":7,"payload":)" + payload + R"(,"vector":[0.5,1]})";
}

//! One point opened for editing over a scripted server.
struct Fixture
{
    ScriptedTransport script;
    std::unique_ptr<Client> client;
    std::unique_ptr<CollectionSession> session;
    EditSession *edits = nullptr;
    std::unique_ptr<QSignalSpy> finished;
    std::unique_ptr<QSignalSpy> pointsChanged;

    explicit Fixture(const QByteArray &payload, bool readOnly = false)
    {
        ApiCoreOptions options;
        options.retry.attempts = 1;
        options.readOnly = readOnly;
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

ApiError errorOf(ApiError::Kind kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

} // namespace

class TestEditSave : public QObject
{
    Q_OBJECT

private slots:
    void saveReadsWritesConditionallyAndReadsBack();
    void severalRequestsAreReadBackOneByOne();
    void foreignChangesElsewhereAreCarriedAlong();
    void sameFieldChangedElsewhereIsAConflict();
    void keepMineSavesOnTopOfTheServersState();
    void takeTheServersNeedsNoWrite();
    void changeBetweenReadAndWriteIsAConflict();
    void deletedMeanwhileKeepsTheDraft();
    void goneCollectionIsAnErrorNotADeletion();
    void unknownOutcomeThatWasAppliedIsSaved();
    void unknownOutcomeThatWasNotAppliedSaysSo();
    void recheckTellsWhereThingsStand();
    void waitTimeoutIsNoError();
    void refusedWriteKeepsTheDraft();
    void partialFailureAdvancesTheBase();
    void acceptedButUnchangedIsTold();
    void failedReadingBackLeavesTheEndOpen();
    void garbageAtReadingWritesNothing();
    void readOnlyConnectionRefuses();
    void cancelBeforeWritingSendsNothing();
    void cancelWhileWritingIsUnknown();
    void undoAfterSavingSendsTheInverse();
    void draftsSurviveChangingPoints();
    void destroyedSessionEndsQuietly();
};

void TestEditSave::saveReadsWritesConditionallyAndReadsBack()
{
    Fixture f(R"({"a":1.0,"b":"x"})");
    f.type(R"({"a":1.5,"b":"x"})");
    f.serverHas(R"({"a":1.0,"b":"x"})");
    f.script
        .expect(Method::Post, setPath,
                R"({"payload":{"a":1.5},"filter":{"must":[{"has_id":[7]},)"
                R"({"key":"a","range":{"gte":1.0,"lte":1.0}}]}})")
        .query("wait=true")
        .ok(completed);
    f.serverHas(R"({"a":1.5,"b":"x"})");
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Saved);
    QCOMPARE(outcome.requestsApplied, 1);
    QVERIFY(!f.edit().isDirty());
    QVERIFY(!f.edit().isLocked());
    QCOMPARE(f.edit().record().payload, QByteArray(R"({"a":1.5,"b":"x"})"));
    QTRY_COMPARE(f.pointsChanged->count(), 1);
    QVERIFY(f.script.isFinished());
}

void TestEditSave::severalRequestsAreReadBackOneByOne()
{
    Fixture f(R"({"old":"x","k":1})");
    f.type(R"({"new":"x","k":1})");
    f.serverHas(R"({"old":"x","k":1})");
    f.script
        .expect(Method::Post, setPath,
                R"({"payload":{"new":"x"},"filter":{"must":[{"has_id":[7]},)"
                R"({"is_empty":{"key":"new"}}]}})")
        .ok(completed);
    f.serverHas(R"({"old":"x","k":1,"new":"x"})");
    f.script
        .expect(Method::Post, removePath,
                R"({"keys":["old"],"filter":{"must":[{"has_id":[7]},)"
                R"({"key":"old","match":{"value":"x"}}]}})")
        .ok(completed);
    f.serverHas(R"({"new":"x","k":1})");
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Saved);
    QCOMPARE(outcome.requestsApplied, 2);
    QVERIFY(!f.edit().isDirty());
}

void TestEditSave::foreignChangesElsewhereAreCarriedAlong()
{
    Fixture f(R"({"a":1,"b":1})");
    f.type(R"({"a":2,"b":1})");
    f.serverHas(R"({"a":1,"b":5,"c":6})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.serverHas(R"({"a":2,"b":5,"c":6})");
    QVERIFY(f.save().kind == Kind::Saved);
    QVERIFY(f.script.requests().at(2).body.startsWith(R"({"payload":{"a":2},)"));
    QCOMPARE(f.edit().working().toJson(), QByteArray(R"({"a":2,"b":5,"c":6})"));
}

void TestEditSave::sameFieldChangedElsewhereIsAConflict()
{
    Fixture f(R"({"m":{"a":1}})");
    f.type(R"({"m":{"a":2}})");
    f.serverHas(R"({"m":{"a":3}})");
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Conflict);
    QCOMPARE(outcome.conflicts.size(), size_t(1));
    QCOMPARE(outcome.conflicts[0].path.toDisplay(), QStringLiteral("m.a"));
    QCOMPARE(outcome.conflicts[0].base->toJson(), QByteArray("1"));
    QCOMPARE(outcome.conflicts[0].mine->toJson(), QByteArray("2"));
    QCOMPARE(outcome.conflicts[0].server->toJson(), QByteArray("3"));
    QCOMPARE(outcome.requestsApplied, 0);
    QVERIFY(f.edit().isDirty());
    QCOMPARE(f.pointsChanged->count(), 0);
}

void TestEditSave::keepMineSavesOnTopOfTheServersState()
{
    Fixture f(R"({"a":1,"b":1})");
    f.type(R"({"a":2,"b":1})");
    f.serverHas(R"({"a":3,"b":4})");
    QVERIFY(f.save().kind == Kind::Conflict);
    f.serverHas(R"({"a":3,"b":4})");
    f.script
        .expect(Method::Post, setPath,
                R"({"payload":{"a":2},"filter":{"must":[{"has_id":[7]},)"
                R"({"key":"a","match":{"value":3}}]}})")
        .ok(completed);
    f.serverHas(R"({"a":2,"b":4})");
    f.edits->resolveConflict({ true });
    QVERIFY(f.outcome().kind == Kind::Saved);
}

void TestEditSave::takeTheServersNeedsNoWrite()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":3})");
    QVERIFY(f.save().kind == Kind::Conflict);
    f.serverHas(R"({"a":3})");
    f.edits->resolveConflict({ false });
    QVERIFY(f.outcome().kind == Kind::NothingToSave);
    QCOMPARE(f.edit().working().toJson(), QByteArray(R"({"a":3})"));
    QVERIFY(!f.edit().isDirty());
}

void TestEditSave::changeBetweenReadAndWriteIsAConflict()
{
    Fixture f(R"({"a":"x"})");
    f.type(R"({"a":"y"})");
    f.serverHas(R"({"a":"x"})");
    f.script.expect(Method::Post, setPath).ok(completed); // The guard did not match: nothing done.
    f.serverHas(R"({"a":"z"})");
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Conflict);
    QCOMPARE(outcome.conflicts[0].server->toJson(), QByteArray("\"z\""));
    QCOMPARE(outcome.requestsApplied, 0);
}

void TestEditSave::deletedMeanwhileKeepsTheDraft()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.script.expect(Method::Get, pointPath)
        .answer(404, ScriptedTransport::errorBody("Not found: Point with id 7 does not exists!"));
    QVERIFY(f.save().kind == Kind::Deleted);
    QVERIFY(f.edit().isDirty());
    QCOMPARE(f.edit().working().toJson(), QByteArray(R"({"a":2})"));
}

void TestEditSave::goneCollectionIsAnErrorNotADeletion()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.script.expect(Method::Get, pointPath)
        .answer(404, ScriptedTransport::errorBody("Not found: Collection `c` doesn't exist!"));
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Failed);
    QVERIFY(outcome.error->kind == ApiError::Kind::NotFound);
}

void TestEditSave::unknownOutcomeThatWasAppliedIsSaved()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).fail(errorOf(ApiError::Kind::WriteOutcomeUnknown));
    f.serverHas(R"({"a":2})");
    QVERIFY(f.save().kind == Kind::Saved);
}

void TestEditSave::unknownOutcomeThatWasNotAppliedSaysSo()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).fail(errorOf(ApiError::Kind::WriteOutcomeUnknown));
    f.serverHas(R"({"a":1})");
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Unknown);
    QVERIFY(outcome.error->kind == ApiError::Kind::WriteOutcomeUnknown);
    QVERIFY(f.edit().isDirty());
}

void TestEditSave::recheckTellsWhereThingsStand()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.edits->recheck(Fixture::id(), Kind::Unknown);
    QVERIFY(f.outcome().kind == Kind::Unknown);
    f.serverHas(R"({"a":2})");
    f.edits->recheck(Fixture::id(), Kind::Unknown);
    QVERIFY(f.outcome().kind == Kind::Saved);
    QVERIFY(!f.edit().isDirty());
}

void TestEditSave::waitTimeoutIsNoError()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).ok(R"({"operation_id":1,"status":"wait_timeout"})");
    f.serverHas(R"({"a":1})");
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::WaitTimeout);
    QVERIFY(!outcome.error);
}

void TestEditSave::refusedWriteKeepsTheDraft()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath)
        .answer(403, ScriptedTransport::errorBody("Forbidden: Write access is required"));
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Failed);
    QVERIFY(outcome.error->kind == ApiError::Kind::Forbidden);
    QVERIFY(f.edit().isDirty());
    QVERIFY(!f.edit().isLocked());
}

void TestEditSave::partialFailureAdvancesTheBase()
{
    Fixture f(R"({"a":1,"b":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1,"b":1})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.serverHas(R"({"a":2,"b":1})");
    f.script.expect(Method::Post, removePath)
        .answer(400, ScriptedTransport::errorBody("Wrong input: no"));
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Failed);
    QCOMPARE(outcome.requestsApplied, 1);
    QCOMPARE(f.edit().base().toJson(), QByteArray(R"({"a":2,"b":1})"));
    QCOMPARE(f.edits->plan(Fixture::id()).changes.size(), size_t(1));
    QTRY_COMPARE(f.pointsChanged->count(), 1);
}

void TestEditSave::acceptedButUnchangedIsTold()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.serverHas(R"({"a":1})");
    QVERIFY(f.save().kind == Kind::NotApplied);
}

void TestEditSave::failedReadingBackLeavesTheEndOpen()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.script.expect(Method::Get, pointPath).fail(errorOf(ApiError::Kind::ConnectionLost));
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Unknown);
    QVERIFY(outcome.error->kind == ApiError::Kind::ConnectionLost);
}

void TestEditSave::garbageAtReadingWritesNothing()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.script.expect(Method::Get, pointPath).answer(200, R"({"result":{"id":7,"payl)");
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Failed);
    QVERIFY(outcome.error->kind == ApiError::Kind::BadResponse);
    QVERIFY(f.script.isFinished());
}

void TestEditSave::readOnlyConnectionRefuses()
{
    Fixture f(R"({"a":1})", true);
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Failed);
    QVERIFY(outcome.error->kind == ApiError::Kind::ReadOnlyConnection);
    QVERIFY(f.edit().isDirty());
}

void TestEditSave::cancelBeforeWritingSendsNothing()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.script.expect(Method::Get, pointPath).hold();
    f.edits->save(Fixture::id());
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.edits->cancelSave();
    QVERIFY(f.outcome().kind == Kind::Cancelled);
    QVERIFY(!f.edit().isLocked());
}

void TestEditSave::cancelWhileWritingIsUnknown()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).hold();
    f.edits->save(Fixture::id());
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.edits->cancelSave();
    QVERIFY(f.outcome().kind == Kind::Unknown);
}

void TestEditSave::undoAfterSavingSendsTheInverse()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.serverHas(R"({"a":2})");
    QVERIFY(f.save().kind == Kind::Saved);
    f.edit().undoStack().undo();
    QVERIFY(f.edit().isDirty());
    const CommitPlan plan = f.edits->plan(Fixture::id());
    QCOMPARE(plan.requests.size(), size_t(1));
    QCOMPARE(plan.requests[0].payload.toJson(), QByteArray(R"({"a":1})"));
}

void TestEditSave::draftsSurviveChangingPoints()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.script.expect(Method::Get, "/collections/c/points/8").ok(R"({"id":8,"payload":{"b":1}})");
    QSignalSpy loaded(f.edits, &EditSession::loaded);
    f.edits->load(PointId::fromNumber(8));
    QTRY_COMPARE(loaded.count(), 1);
    f.serverHas(R"({"a":1})");
    f.edits->load(Fixture::id());
    QTRY_COMPARE(loaded.count(), 2);
    QCOMPARE(f.edit().working().toJson(), QByteArray(R"({"a":2})"));
    QCOMPARE(f.edits->unsavedPoints(), std::vector<PointId>{ Fixture::id() });
    QVERIFY(!f.edits->find(PointId::fromNumber(8))); // Only looked at: let go.
}

void TestEditSave::destroyedSessionEndsQuietly()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.script.expect(Method::Get, pointPath).hold();
    f.edits->save(Fixture::id());
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.session.reset();
    QTRY_COMPARE(f.script.heldCount(), 0);
    QCOMPARE(f.finished->count(), 0);
}

QTEST_GUILESS_MAIN(TestEditSave)
#include "tst_editsave.moc"
