// Every way a save can end other than well.
#include "tests/model/editfixture.h"

using namespace sextant;
using namespace sextant::test;
using Fixture = sextant::test::EditFixture;
using Kind = SaveOutcome::Kind;

class TestEditSaveEnds : public QObject
{
    Q_OBJECT

private slots:
    void deletedMeanwhileKeepsTheDraft();
    void goneCollectionIsAnErrorNotADeletion();
    void unknownOutcomeThatWasAppliedIsSaved();
    void unknownOutcomeThatWasNotAppliedSaysSo();
    void recheckTellsWhereThingsStand();
    void waitTimeoutIsNoError();
    void refusedWriteKeepsTheDraft();
    void refusedGuardIsToldAndCanBeLeftOut_data();
    void refusedGuardIsToldAndCanBeLeftOut();
    void withoutGuardChangesSeenBeforeWritingAreStillConflicts();
    void partialFailureAdvancesTheBase();
    void acceptedButUnchangedIsTold();
    void failedReadingBackLeavesTheEndOpen();
    void garbageAtReadingWritesNothing();
    void readOnlyConnectionRefuses();
    void cancelBeforeWritingSendsNothing();
    void cancelWhileWritingIsUnknown();
    void stoppedRecheckLeavesTheEndOpen();
    void wholePointActionsTakeTurns();
    void destroyedSessionEndsQuietly();
};

void TestEditSaveEnds::deletedMeanwhileKeepsTheDraft()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.script.expect(Method::Get, pointPath)
        .answer(404, ScriptedTransport::errorBody("Not found: Point with id 7 does not exists!"));
    QVERIFY(f.save().kind == Kind::Deleted);
    QVERIFY(f.edit().isDirty());
    QCOMPARE(f.edit().working().toJson(), QByteArray(R"({"a":2})"));
}

void TestEditSaveEnds::goneCollectionIsAnErrorNotADeletion()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.script.expect(Method::Get, pointPath)
        .answer(404, ScriptedTransport::errorBody("Not found: Collection `c` doesn't exist!"));
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Failed);
    QVERIFY(outcome.error->kind == ApiError::Kind::NotFound);
}

void TestEditSaveEnds::unknownOutcomeThatWasAppliedIsSaved()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).fail(errorOf(ApiError::Kind::WriteOutcomeUnknown));
    f.serverHas(R"({"a":2})");
    QVERIFY(f.save().kind == Kind::Saved);
}

void TestEditSaveEnds::unknownOutcomeThatWasNotAppliedSaysSo()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).fail(errorOf(ApiError::Kind::WriteOutcomeUnknown));
    f.serverHas(R"({"a":1})");
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Unknown);
    QVERIFY(outcome.doubt == WriteDoubt::NoAnswer);
    QTRY_COMPARE(f.pointsChanged->count(), 1);
    QVERIFY(outcome.error->kind == ApiError::Kind::WriteOutcomeUnknown);
    QVERIFY(f.edit().isDirty());
}

void TestEditSaveEnds::recheckTellsWhereThingsStand()
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
    QTRY_COMPARE(f.pointsChanged->count(), 2); // Rows shown elsewhere learn of it each time.
}

void TestEditSaveEnds::waitTimeoutIsNoError()
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

void TestEditSaveEnds::refusedWriteKeepsTheDraft()
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

void TestEditSaveEnds::refusedGuardIsToldAndCanBeLeftOut_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("today") << 400 << QByteArray("Bad request: ");
    QTest::newRow("1.13") << 403 << QByteArray("Forbidden: ");
}

void TestEditSaveEnds::refusedGuardIsToldAndCanBeLeftOut()
{
    QFETCH(int, status);
    QFETCH(QByteArray, words);
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath)
        .answer(status,
                ScriptedTransport::errorBody(
                    words
                    + "Index required but not found for a of one of the following types: "
                      "[integer]. Help: Create an index for this key or use a different filter."));
    const SaveOutcome refused = f.save();
    QVERIFY(refused.kind == Kind::GuardRefused);
    QVERIFY(refused.error && refused.error->serverText.contains(QStringLiteral("[integer]")));
    QVERIFY(f.edit().isDirty());

    f.serverHas(R"({"a":1})");
    f.script
        .expect(Method::Post, setPath, R"({"payload":{"a":2},"filter":{"must":[{"has_id":[7]}]}})")
        .ok(completed);
    f.serverHas(R"({"a":2})");
    f.edits->save(f.id(), Guarding::IdOnly);
    const SaveOutcome saved = f.outcome();
    QVERIFY(saved.kind == Kind::Saved);
    QVERIFY(saved.guarding == Guarding::IdOnly);
    QVERIFY(f.script.isFinished());
}

void TestEditSaveEnds::withoutGuardChangesSeenBeforeWritingAreStillConflicts()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":3})");
    f.edits->save(f.id(), Guarding::IdOnly);
    QVERIFY(f.outcome().kind == Kind::Conflict);
    // Choosing goes on in the same way.
    f.serverHas(R"({"a":3})");
    f.script
        .expect(Method::Post, setPath, R"({"payload":{"a":2},"filter":{"must":[{"has_id":[7]}]}})")
        .ok(completed);
    f.serverHas(R"({"a":2})");
    f.edits->resolveConflict({ true });
    QVERIFY(f.outcome().kind == Kind::Saved);
    QVERIFY(f.script.isFinished());
}

void TestEditSaveEnds::partialFailureAdvancesTheBase()
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

void TestEditSaveEnds::acceptedButUnchangedIsTold()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.serverHas(R"({"a":1})");
    QVERIFY(f.save().kind == Kind::NotApplied);
}

void TestEditSaveEnds::failedReadingBackLeavesTheEndOpen()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.script.expect(Method::Get, pointPath).fail(errorOf(ApiError::Kind::ConnectionLost));
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Unknown);
    QVERIFY(outcome.doubt == WriteDoubt::NotReadBack);
    QVERIFY(outcome.error->kind == ApiError::Kind::ConnectionLost);
}

void TestEditSaveEnds::garbageAtReadingWritesNothing()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.script.expect(Method::Get, pointPath).answer(200, R"({"result":{"id":7,"payl)");
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Failed);
    QVERIFY(outcome.error->kind == ApiError::Kind::BadResponse);
    QVERIFY(f.script.isFinished());
}

void TestEditSaveEnds::readOnlyConnectionRefuses()
{
    Fixture f(R"({"a":1})", true);
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Failed);
    QVERIFY(outcome.error->kind == ApiError::Kind::ReadOnlyConnection);
    QVERIFY(f.edit().isDirty());
}

void TestEditSaveEnds::cancelBeforeWritingSendsNothing()
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

void TestEditSaveEnds::cancelWhileWritingIsUnknown()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).hold();
    f.edits->save(Fixture::id());
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.edits->cancelSave();
    const SaveOutcome outcome = f.outcome();
    QVERIFY(outcome.kind == Kind::Unknown);
    QVERIFY(outcome.doubt == WriteDoubt::Stopped);
}

void TestEditSaveEnds::stoppedRecheckLeavesTheEndOpen()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":2})");
    f.script.expect(Method::Get, pointPath).hold();
    f.edits->recheck(Fixture::id(), Kind::Unknown);
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.edits->cancelSave();
    const SaveOutcome outcome = f.outcome();
    QVERIFY(outcome.kind == Kind::Unknown);
    QVERIFY(outcome.doubt == WriteDoubt::Stopped);
}

void TestEditSaveEnds::wholePointActionsTakeTurns()
{
    Fixture f(R"({"a":1})");
    QSignalSpy written(f.edits, &EditSession::writeFinished);
    f.script.expect(Method::Post, "/collections/c/points/delete").hold();
    QVERIFY(f.edits->remove({ Fixture::id() }));
    QTRY_COMPARE(f.script.heldCount(), 1);
    QVERIFY(f.edits->isWriting());
    QVERIFY(!f.edits->remove({ PointId::fromNumber(8) }));
    f.script.expect(Method::Post, "/collections/c/points").ok("[]");
    f.script.release(200, ScriptedTransport::envelope(completed));
    QTRY_COMPARE(written.count(), 1);
    QVERIFY(!f.edits->isWriting());
    QVERIFY(f.edits->lastWrite()->kind == WriteOutcome::Kind::Done);
}

void TestEditSaveEnds::destroyedSessionEndsQuietly()
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

QTEST_GUILESS_MAIN(TestEditSaveEnds)
#include "tst_editsaveends.moc"
