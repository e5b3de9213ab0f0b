// Saving a payload: the exact conversation with the server, conflicts, drafts and undo.
#include "tests/model/editfixture.h"

using namespace sextant;
using namespace sextant::test;
using Fixture = sextant::test::EditFixture;
using Kind = SaveOutcome::Kind;

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
    void undoAfterSavingSendsTheInverse();
    void draftsSurviveChangingPoints();
    void neighbouringDoubleIsSavedAndTold();
    void neighbouringDoubleThatIsThereNeedsNoWrite();
    void hugeIntegerIsShownAsTheServerKeepsIt();
    void moveThatTheServerDoesNotKeepIsTold();
    void objectReplacedElsewhereIsTheConflict();
    void keptObjectComesBackWhole();
    void conflictAfterAPartKnowsWhatWasSaved();
    void lookedAtPointFollowsTheServerWithoutUndo();
    void outcomeIsKeptUntilThePointIsEditedAgain();
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
        .query("wait=true&timeout=29")
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
    QTRY_COMPARE(f.pointsChanged->count(), 1); // The rows shown are older than the conflict.
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

void TestEditSave::neighbouringDoubleIsSavedAndTold()
{
    Fixture f(R"({"lon":1.5})");
    f.type(R"({"lon":-122.41941550000001})");
    f.serverHas(R"({"lon":1.5})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.serverHas(R"({"lon":-122.4194155})"); // The server's JSON reader rounds by itself.
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Saved);
    QCOMPARE(outcome.storedOtherwise.size(), size_t(1));
    QCOMPARE(outcome.storedOtherwise[0].sent.toJson(), QByteArray("-122.41941550000001"));
    QCOMPARE(outcome.storedOtherwise[0].stored.toJson(), QByteArray("-122.4194155"));
    QVERIFY(!f.edit().isDirty());
    QCOMPARE(f.edit().working().toJson(), QByteArray(R"({"lon":-122.4194155})"));
}

void TestEditSave::neighbouringDoubleThatIsThereNeedsNoWrite()
{
    Fixture f(R"({"a":9007199254740994.0})");
    f.type(R"({"a":9007199254740993.0})");
    f.serverHas(R"({"a":9007199254740994.0})");
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::NothingToSave);
    QCOMPARE(outcome.storedOtherwise.size(), size_t(1));
    QVERIFY(!f.edit().isDirty());
}

void TestEditSave::hugeIntegerIsShownAsTheServerKeepsIt()
{
    Fixture f(R"({"a":1})");
    f.type(R"({"a":36893488147419103232})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.serverHas(R"({"a":3.6893488147419103e19})");
    QVERIFY(f.save().kind == Kind::Saved);
    QCOMPARE(f.edit().working().toJson(), QByteArray(R"({"a":3.6893488147419103e19})"));
    QVERIFY(!f.edit().isDirty());
}

void TestEditSave::moveThatTheServerDoesNotKeepIsTold()
{
    Fixture f(R"({"a":1,"b":2})");
    f.type(R"({"b":2,"a":1})");
    f.serverHas(R"({"a":1,"b":2})");
    f.script.expect(Method::Put, setPath).ok(completed);
    f.serverHas(R"({"a":1,"b":2})"); // Up to 1.10 keys are kept sorted.
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Saved);
    QVERIFY(!outcome.isOrderKept);
    QVERIFY(!f.edit().isDirty());
}

void TestEditSave::objectReplacedElsewhereIsTheConflict()
{
    Fixture f(R"({"m":{"a":1,"b":1}})");
    f.type(R"({"m":{"a":2,"b":1}})");
    f.serverHas(R"({"m":"now a text"})");
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Conflict);
    QCOMPARE(outcome.conflicts.size(), size_t(1));
    QCOMPARE(outcome.conflicts[0].path.toDisplay(), QStringLiteral("m"));
    QCOMPARE(outcome.conflicts[0].base->toJson(), QByteArray(R"({"a":1,"b":1})"));
    QCOMPARE(outcome.conflicts[0].mine->toJson(), QByteArray(R"({"a":2,"b":1})"));
    QCOMPARE(outcome.conflicts[0].server->toJson(), QByteArray(R"("now a text")"));
}

void TestEditSave::keptObjectComesBackWhole()
{
    Fixture f(R"({"m":{"a":1,"b":1},"k":1})");
    f.type(R"({"m":{"a":2,"b":1},"k":2})");
    f.serverHas(R"({"m":"now a text","k":1})");
    QVERIFY(f.save().kind == Kind::Conflict);
    f.serverHas(R"({"m":"now a text","k":1})");
    f.script
        .expect(Method::Post, setPath,
                R"({"payload":{"m":{"a":2,"b":1},"k":2},"filter":{"must":[{"has_id":[7]},)"
                R"({"key":"m","match":{"value":"now a text"}},{"key":"k","match":{"value":1}}]}})")
        .ok(completed);
    f.serverHas(R"({"m":{"a":2,"b":1},"k":2})");
    f.edits->resolveConflict({ true });
    QVERIFY(f.outcome().kind == Kind::Saved);
}

void TestEditSave::conflictAfterAPartKnowsWhatWasSaved()
{
    Fixture f(R"({"a":1,"b":1})");
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1,"b":1})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.serverHas(R"({"a":2,"b":5})"); // Another writer, before the removal of b.
    const SaveOutcome outcome = f.save();
    QVERIFY(outcome.kind == Kind::Conflict);
    QCOMPARE(outcome.requestsApplied, 1);
    QCOMPARE(outcome.conflicts.size(), size_t(1));
    const CommitPlan left = f.edits->plan(Fixture::id());
    QCOMPARE(left.changes.size(), size_t(1));
    QCOMPARE(left.changes[0].path.toDisplay(), QStringLiteral("b"));
}

void TestEditSave::lookedAtPointFollowsTheServerWithoutUndo()
{
    Fixture f(R"({"a":1})");
    f.serverHas(R"({"a":2})");
    QSignalSpy loaded(f.edits, &EditSession::loaded);
    f.edits->load(Fixture::id());
    QTRY_COMPARE(loaded.count(), 1);
    QCOMPARE(f.edit().working().toJson(), QByteArray(R"({"a":2})"));
    QCOMPARE(f.edit().undoStack().count(), 0);
    QVERIFY(!f.edit().isDirty());
}

void TestEditSave::outcomeIsKeptUntilThePointIsEditedAgain()
{
    Fixture f(R"({"a":1})");
    QVERIFY(!f.edits->lastOutcome(Fixture::id()));
    f.type(R"({"a":2})");
    f.serverHas(R"({"a":1})");
    f.script.expect(Method::Post, setPath).ok(completed);
    f.serverHas(R"({"a":2})");
    QVERIFY(f.save().kind == Kind::Saved);
    QVERIFY(f.edits->lastOutcome(Fixture::id())->kind == Kind::Saved);
    f.type(R"({"a":3})");
    QVERIFY(!f.edits->lastOutcome(Fixture::id()));
}

QTEST_GUILESS_MAIN(TestEditSave)
#include "tst_editsave.moc"
