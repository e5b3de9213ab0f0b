// Whole points created, replaced and deleted, with a look before and after.
#include "tests/model/editwritefixture.h"

using namespace sextant;
using namespace sextant::test;
using Fixture = sextant::test::WriteFixture;
using Kind = WriteOutcome::Kind;

class TestEditWrites : public QObject
{
    Q_OBJECT

private slots:
    void createLooksFirstAndInsertsOnly();
    void createOnAnOldServerRelysOnTheLook();
    void createNeverOverwritesAnExistingPoint();
    void createThatLostARaceIsToldNotClaimed();
    void createWithUnknownOutcomeIsReadBack_data();
    void createWithUnknownOutcomeIsReadBack();
    void replaceWritesOnlyWhatWasSeen();
    void replaceOfAChangedPointWritesNothing();
    void deletionIsReadBack();
    void deletionThatLeftPointsIsTold();
    void readOnlyConnectionRefusesDeletion();
    void destroyedWriterEndsQuietly();
    void createOnServersWithFiltersOnlyGuardsById();
    void createThatLostARaceToOtherNumbersIsNotClaimed();
    void replaceIsGuardedAsFarAsTheServerCan_data();
    void replaceIsGuardedAsFarAsTheServerCan();
    void lostReplaceOfTheVectorsOnlyIsUnknown();
    void vectorsInAnotherOrderAreNoForeignChange();
    void normalisedVectorsAreFoundStored();
    void replaceThatWasNotCarriedOutIsTold();
    void replaceOfADeletedPointDoesNotBringItBack();
    void numbersStoredOtherwiseAreNamed();
    void deletionRefusedHalfwayTellsWhatIsLeft_data();
    void deletionRefusedHalfwayTellsWhatIsLeft();
    void failedReadingBackIsNamed();
    void stoppedWriteIsUnknown();
};

void TestEditWrites::createLooksFirstAndInsertsOnly()
{
    Fixture f;
    f.script.expect(Method::Get, pointPath).answer(404, missing);
    f.script
        .expect(Method::Put, pointsPath,
                R"({"points":[{"id":7,"vector":[1,2],"payload":{"a":1.0}}],)"
                R"("update_mode":"insert_only"})")
        .query("wait=true&timeout=29")
        .ok(completed);
    f.script.expect(Method::Get, pointPath).ok(R"({"id":7,"payload":{"a":1.0},"vector":[1,2]})");
    f.writer->create(point);
    QVERIFY(f.outcome().kind == Kind::Done);
    QCOMPARE(f.pointsChanged->count(), 1);
}

void TestEditWrites::createOnAnOldServerRelysOnTheLook()
{
    Fixture f(15);
    f.script.expect(Method::Get, pointPath).answer(404, missing);
    f.script
        .expect(Method::Put, pointsPath,
                R"({"points":[{"id":7,"vector":[1,2],"payload":{"a":1.0}}]})")
        .ok(completed);
    f.script.expect(Method::Get, pointPath).ok(R"({"id":7,"payload":{"a":1.0},"vector":[1,2]})");
    f.writer->create(point);
    QVERIFY(f.outcome().kind == Kind::Done);
}

void TestEditWrites::createNeverOverwritesAnExistingPoint()
{
    Fixture f;
    f.script.expect(Method::Get, pointPath).ok(R"({"id":7,"payload":{"x":1},"vector":[1,2]})");
    f.writer->create(point);
    const WriteOutcome outcome = f.outcome();
    QVERIFY(outcome.kind == Kind::AlreadyExists);
    QCOMPARE(outcome.stored->payload, QByteArray(R"({"x":1})"));
    QCOMPARE(f.pointsChanged->count(), 0);
    QVERIFY(f.script.isFinished());
}

void TestEditWrites::createThatLostARaceIsToldNotClaimed()
{
    Fixture f;
    f.script.expect(Method::Get, pointPath).answer(404, missing);
    f.script.expect(Method::Put, pointsPath).ok(completed);
    f.script.expect(Method::Get, pointPath).ok(R"({"id":7,"payload":{"x":1},"vector":[1,2]})");
    f.writer->create(point);
    QVERIFY(f.outcome().kind == Kind::Mismatch);
}

void TestEditWrites::createWithUnknownOutcomeIsReadBack_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("it was applied") << true;
    QTest::newRow("it was not") << false;
}

void TestEditWrites::createWithUnknownOutcomeIsReadBack()
{
    QFETCH(bool, isThere);
    Fixture f;
    f.script.expect(Method::Get, pointPath).answer(404, missing);
    f.script.expect(Method::Put, pointsPath).fail(errorOf(ApiError::Kind::WriteOutcomeUnknown));
    if (isThere)
        f.script.expect(Method::Get, pointPath)
            .ok(R"({"id":7,"payload":{"a":1.0},"vector":[1,2]})");
    else
        f.script.expect(Method::Get, pointPath).answer(404, missing);
    f.writer->create(point);
    QVERIFY(f.outcome().kind == (isThere ? Kind::Done : Kind::Unknown));
}

void TestEditWrites::replaceWritesOnlyWhatWasSeen()
{
    Fixture f;
    f.script.expect(Method::Get, pointPath).ok(R"({"id":7,"payload":{"x":1},"vector":[3,4]})");
    f.script
        .expect(Method::Put, pointsPath,
                R"({"points":[{"id":7,"vector":[1,2],"payload":{"a":1.0}}],)"
                R"("update_mode":"update_only","update_filter":{"must":[{"has_id":[7]},)"
                R"({"key":"x","match":{"value":1}}]}})")
        .ok(completed);
    f.script.expect(Method::Get, pointPath).ok(R"({"id":7,"payload":{"a":1.0},"vector":[1,2]})");
    f.writer->replace(point, stored(R"({"x":1})", "[3,4]"));
    QVERIFY(f.outcome().kind == Kind::Done);
}

void TestEditWrites::replaceOfAChangedPointWritesNothing()
{
    Fixture f;
    f.script.expect(Method::Get, pointPath).ok(R"({"id":7,"payload":{"x":2},"vector":[3,4]})");
    f.writer->replace(point, stored(R"({"x":1})", "[3,4]"));
    QVERIFY(f.outcome().kind == Kind::ChangedMeanwhile);
    QVERIFY(f.script.isFinished());
    QCOMPARE(f.script.requests().size(), 1);
}

void TestEditWrites::deletionIsReadBack()
{
    Fixture f;
    f.script.expect(Method::Post, deletePath, R"({"points":[7,8]})")
        .query("wait=true&timeout=29")
        .ok(completed);
    f.script.expect(Method::Post, pointsPath).ok("[]");
    f.writer->remove({ PointId::fromNumber(7), PointId::fromNumber(8) });
    const WriteOutcome outcome = f.outcome();
    QVERIFY(outcome.kind == Kind::Done);
    QCOMPARE(outcome.ids.size(), size_t(2));
}

void TestEditWrites::deletionThatLeftPointsIsTold()
{
    Fixture f;
    f.script.expect(Method::Post, deletePath).ok(completed);
    f.script.expect(Method::Post, pointsPath).ok(R"([{"id":8}])");
    f.writer->remove({ PointId::fromNumber(7), PointId::fromNumber(8) });
    const WriteOutcome outcome = f.outcome();
    QVERIFY(outcome.kind == Kind::Mismatch);
    QCOMPARE(outcome.ids, std::vector<PointId>{ PointId::fromNumber(8) });
}

void TestEditWrites::readOnlyConnectionRefusesDeletion()
{
    Fixture f(19, true);
    f.writer->remove({ PointId::fromNumber(7) });
    const WriteOutcome outcome = f.outcome();
    QVERIFY(outcome.kind == Kind::Failed);
    QVERIFY(outcome.error->kind == ApiError::Kind::ReadOnlyConnection);
    QCOMPARE(f.pointsChanged->count(), 0);
    QVERIFY(f.script.requests().isEmpty());
}

void TestEditWrites::destroyedWriterEndsQuietly()
{
    Fixture f;
    f.script.expect(Method::Get, pointPath).hold();
    f.writer->create(point);
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.writer.reset();
    QTRY_COMPARE(f.script.heldCount(), 0);
    QCOMPARE(f.finished->count(), 0);
}

void TestEditWrites::createOnServersWithFiltersOnlyGuardsById()
{
    Fixture f(16);
    f.script.expect(Method::Get, pointPath).answer(404, missing);
    f.script
        .expect(Method::Put, pointsPath,
                R"({"points":[{"id":7,"vector":[1,2],"payload":{"a":1.0}}],)"
                R"("update_filter":{"must_not":[{"has_id":[7]}]}})")
        .ok(completed);
    f.serverHas(R"({"a":1.0})", "[1,2]");
    f.writer->create(point);
    QVERIFY(f.outcome().kind == Kind::Done);
}

void TestEditWrites::createThatLostARaceToOtherNumbersIsNotClaimed()
{
    Fixture f;
    f.script.expect(Method::Get, pointPath).answer(404, missing);
    f.script.expect(Method::Put, pointsPath).ok(completed);
    f.serverHas(R"({"a":1.0})", "[8,9]");
    f.writer->create(point);
    QVERIFY(f.outcome().kind == Kind::Mismatch);
}

void TestEditWrites::replaceIsGuardedAsFarAsTheServerCan_data()
{
    QTest::addColumn<int>("minor");
    QTest::addColumn<QByteArray>("options");
    const QByteArray filter
        = R"(,"update_filter":{"must":[{"has_id":[7]},{"key":"x","match":{"value":1}}]})";
    QTest::newRow("1.15") << 15 << QByteArray();
    QTest::newRow("1.16") << 16 << filter;
    QTest::newRow("1.17") << 17 << R"(,"update_mode":"update_only")" + filter;
}

void TestEditWrites::replaceIsGuardedAsFarAsTheServerCan()
{
    QFETCH(int, minor);
    QFETCH(QByteArray, options);
    Fixture f(minor);
    f.serverHas(R"({"x":1,"t":[1]})", "[3,4]"); // Arrays can't be compared by the server.
    f.script
        .expect(Method::Put, pointsPath,
                R"({"points":[{"id":7,"vector":[1,2],"payload":{"a":1.0}}])" + options + '}')
        .ok(completed);
    f.serverHas(R"({"a":1.0})", "[1,2]");
    f.writer->replace(point, stored(R"({"x":1,"t":[1]})", "[3,4]"));
    QVERIFY(f.outcome().kind == Kind::Done);
}

void TestEditWrites::lostReplaceOfTheVectorsOnlyIsUnknown()
{
    Fixture f;
    f.serverHas(R"({"a":1.0})", "[3,4]");
    f.script.expect(Method::Put, pointsPath).fail(errorOf(ApiError::Kind::WriteOutcomeUnknown));
    f.serverHas(R"({"a":1.0})", "[3,4]");
    f.writer->replace(point, stored(R"({"a":1.0})", "[3,4]"));
    const WriteOutcome outcome = f.outcome();
    QVERIFY(outcome.kind == Kind::Unknown);
    QVERIFY(outcome.doubt == WriteDoubt::NoAnswer);
    QCOMPARE(f.pointsChanged->count(), 1);
}

void TestEditWrites::vectorsInAnotherOrderAreNoForeignChange()
{
    Fixture f;
    f.serverHas(R"({"x":1})", R"({"b":[3],"a":[1,2]})");
    f.script.expect(Method::Put, pointsPath).ok(completed);
    f.serverHas("{}", R"({"b":[5],"a":[1,2]})");
    f.writer->replace({ PointId::fromNumber(7), R"({"a":[1,2],"b":[5]})", "{}" },
                      stored(R"({"x":1})", R"({"a":[1,2],"b":[3]})"));
    QVERIFY(f.outcome().kind == Kind::Done);
}

void TestEditWrites::normalisedVectorsAreFoundStored()
{
    Fixture f;
    f.tellInfo("Cosine");
    f.serverHas(R"({"x":1})", "[1,0]");
    f.script.expect(Method::Put, pointsPath).fail(errorOf(ApiError::Kind::WriteOutcomeUnknown));
    f.serverHas(R"({"x":1})", "[0.6,0.8]");
    f.writer->replace({ PointId::fromNumber(7), "[3,4]", R"({"x":1})" },
                      stored(R"({"x":1})", "[1,0]"));
    QVERIFY(f.outcome().kind == Kind::Done);
}

void TestEditWrites::replaceThatWasNotCarriedOutIsTold()
{
    Fixture f;
    f.serverHas(R"({"x":1})", "[3,4]");
    f.script.expect(Method::Put, pointsPath).ok(completed);
    f.serverHas(R"({"x":1})", "[3,4]");
    f.writer->replace(point, stored(R"({"x":1})", "[3,4]"));
    QVERIFY(f.outcome().kind == Kind::NotApplied);
}

void TestEditWrites::replaceOfADeletedPointDoesNotBringItBack()
{
    Fixture f;
    f.serverHas(R"({"x":1})", "[3,4]");
    f.script.expect(Method::Put, pointsPath).ok(completed);
    f.script.expect(Method::Get, pointPath).answer(404, missing);
    f.writer->replace(point, stored(R"({"x":1})", "[3,4]"));
    QVERIFY(f.outcome().kind == Kind::Missing);
}

void TestEditWrites::numbersStoredOtherwiseAreNamed()
{
    Fixture f;
    f.script.expect(Method::Get, pointPath).answer(404, missing);
    f.script.expect(Method::Put, pointsPath).ok(completed);
    f.serverHas(R"({"lon":-122.4194155})", "[1,2]");
    f.writer->create({ PointId::fromNumber(7), "[1,2]", R"({"lon":-122.41941550000001})" });
    const WriteOutcome outcome = f.outcome();
    QVERIFY(outcome.kind == Kind::Done);
    QCOMPARE(outcome.storedOtherwise.size(), size_t(1));
    QCOMPARE(outcome.storedOtherwise[0].path.toDisplay(), QStringLiteral("lon"));
    QCOMPARE(outcome.storedOtherwise[0].stored.toJson(), QByteArray("-122.4194155"));
}

void TestEditWrites::deletionRefusedHalfwayTellsWhatIsLeft_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<int>("kind");
    QTest::newRow("one of two is gone") << QByteArray(R"([{"id":8}])") << int(Kind::Partly);
    QTest::newRow("none is gone") << QByteArray(R"([{"id":7},{"id":8}])") << int(Kind::Failed);
    QTest::newRow("both are gone") << QByteArray("[]") << int(Kind::Done);
}

void TestEditWrites::deletionRefusedHalfwayTellsWhatIsLeft()
{
    QFETCH(QByteArray, left);
    QFETCH(int, kind);
    Fixture f;
    f.script.expect(Method::Post, deletePath)
        .answer(500, ScriptedTransport::errorBody("Service internal error: disk"));
    f.script.expect(Method::Post, pointsPath).ok(left);
    f.writer->remove({ PointId::fromNumber(7), PointId::fromNumber(8) });
    const WriteOutcome outcome = f.outcome();
    QCOMPARE(int(outcome.kind), kind);
    QCOMPARE(outcome.asked, size_t(2));
    QCOMPARE(f.pointsChanged->count(), 1);
    if (outcome.kind == Kind::Partly)
        QCOMPARE(outcome.ids, std::vector<PointId>{ PointId::fromNumber(8) });
}

void TestEditWrites::failedReadingBackIsNamed()
{
    Fixture f;
    f.script.expect(Method::Post, deletePath).ok(completed);
    f.script.expect(Method::Post, pointsPath).fail(errorOf(ApiError::Kind::ConnectionLost));
    f.writer->remove({ PointId::fromNumber(7) });
    const WriteOutcome outcome = f.outcome();
    QVERIFY(outcome.kind == Kind::Unknown);
    QVERIFY(outcome.doubt == WriteDoubt::NotReadBack);
}

void TestEditWrites::stoppedWriteIsUnknown()
{
    Fixture f;
    f.script.expect(Method::Post, deletePath).hold();
    f.writer->remove({ PointId::fromNumber(7) });
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.writer->cancel();
    const WriteOutcome outcome = f.outcome();
    QVERIFY(outcome.kind == Kind::Unknown);
    QVERIFY(outcome.doubt == WriteDoubt::Stopped);
    QCOMPARE(f.pointsChanged->count(), 1);
}

QTEST_GUILESS_MAIN(TestEditWrites)
#include "tst_editwrites.moc"
