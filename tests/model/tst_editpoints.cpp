// Whole points: drafts checked before sending; created, replaced and deleted with a look before and after.
#include "client/api/client.h"
#include "model/edit/pointdraft.h"
#include "model/edit/pointwriter.h"
#include "model/edit/vectorsummary.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"

#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using test::ScriptedTransport;

namespace {

using Kind = WriteOutcome::Kind;

const QByteArray pointPath = "/collections/c/points/7";
const QByteArray pointsPath = "/collections/c/points";
const QByteArray completed = R"({"operation_id":1,"status":"completed"})";
const QByteArray missing
    = ScriptedTransport::errorBody("Not found: Point with id 7 does not exists!");

CollectionInfo infoWith(std::vector<VectorParams> vectors,
                        std::vector<SparseVectorParams> sparse = {})
{
    CollectionInfo info;
    info.vectors = std::move(vectors);
    info.sparseVectors = std::move(sparse);
    return info;
}

VectorParams vector(const char *name, qint64 size, bool isMulti = false)
{
    VectorParams params;
    params.name = QString::fromLatin1(name);
    params.size = size;
    params.isMulti = isMulti;
    return params;
}

Record stored(const QByteArray &payload, const QByteArray &vectors)
{
    Record record;
    record.id = PointId::fromNumber(7);
    record.payload = payload;
    record.vectors = vectors;
    return record;
}

const PointStruct point{ PointId::fromNumber(7), "[1,2]", R"({"a":1.0})" };

struct Fixture
{
    ScriptedTransport script;
    std::unique_ptr<Client> client;
    std::unique_ptr<CollectionSession> session;
    std::unique_ptr<PointWriter> writer;
    std::unique_ptr<QSignalSpy> finished;
    std::unique_ptr<QSignalSpy> pointsChanged;

    explicit Fixture(int minorVersion = 19, bool readOnly = false)
    {
        ApiCoreOptions options;
        options.retry.attempts = 1;
        options.readOnly = readOnly;
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
    WriteOutcome outcome()
    {
        if (finished->isEmpty() && !finished->wait(5000)) {
            QTest::qFail("the write did not end", __FILE__, __LINE__);
            return {};
        }
        return finished->takeFirst().first().value<WriteOutcome>();
    }
};

ApiError errorOf(ApiError::Kind kind)
{
    ApiError error;
    error.kind = kind;
    return error;
}

} // namespace

class TestEditPoints : public QObject
{
    Q_OBJECT

private slots:
    void goodDraftBecomesThePointAsTyped();
    void multiVectorsAreSentWithPointsInEachNumber_data();
    void multiVectorsAreSentWithPointsInEachNumber();
    void everyFaultOfADraftIsTold_data();
    void everyFaultOfADraftIsTold();
    void allFaultsAreToldAtOnce();
    void replacingTellsWhatVanishes();
    void storedPointMakesADraft();
    void randomIdsAreUuids();
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
    void vectorsAreSummarised();
};

void TestEditPoints::goodDraftBecomesThePointAsTyped()
{
    const CollectionInfo info
        = infoWith({ vector("a", 2), vector("m", 2, true) }, { { QStringLiteral("s"), {}, {} } });
    PointDraft draft = emptyDraft(info);
    QCOMPARE(draft.vectors.size(), size_t(3));
    draft.id = QStringLiteral(" 18446744073709551615 ");
    draft.vectors[0].second = QStringLiteral("[0.10, 1e-3]");
    draft.vectors[2].second = QStringLiteral(R"({"indices":[3,9],"values":[1.0,0.5]})");
    draft.payload = QStringLiteral(R"({"z":1.0,"a":9007199254740993})");
    const auto checked = checkDraft(draft, info);
    QVERIFY(checked);
    QCOMPARE(checked->id, PointId::fromNumber(18446744073709551615u));
    QCOMPARE(checked->vectors,
             QByteArray(R"({"a":[0.10, 1e-3],"s":{"indices":[3,9],"values":[1.0,0.5]}})"));
    QCOMPARE(checked->payload, QByteArray(R"({"z":1.0,"a":9007199254740993})"));
}

void TestEditPoints::multiVectorsAreSentWithPointsInEachNumber_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("two whole rows")
        << QStringLiteral("[[1,0],[0,1]]") << QByteArray("[[1.0,0.0],[0.0,1.0]]");
    QTest::newRow("one row") << QStringLiteral("[ [1, -0] ]") << QByteArray("[[1.0,-0.0]]");
    QTest::newRow("fractions") << QStringLiteral("[[0.10,1e-3],[2,3]]")
                               << QByteArray("[[0.1,0.001],[2.0,3.0]]");
}

// A real server reads [[1,0],[0,1]] as the indices and values of a sparse vector, and refuses it.
void TestEditPoints::multiVectorsAreSentWithPointsInEachNumber()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, sent);
    const PointDraft named{ QStringLiteral("1"), { { QStringLiteral("m"), typed } }, {} };
    const auto checked = checkDraft(named, infoWith({ vector("m", 2, true) }));
    QVERIFY(checked);
    QCOMPARE(checked->vectors, "{\"m\":" + sent + '}');
    const PointDraft unnamed{ QStringLiteral("1"), { { QString(), typed } }, {} };
    const auto bare = checkDraft(unnamed, infoWith({ vector("", 2, true) }));
    QVERIFY(bare);
    QCOMPARE(bare->vectors, sent);
}

void TestEditPoints::everyFaultOfADraftIsTold_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("dense");
    QTest::addColumn<QString>("multi");
    QTest::addColumn<QString>("payload");
    QTest::addColumn<int>("kind");
    const QString good = QStringLiteral("[1,2]");
    using Fault = DraftProblem::Kind;
    QTest::newRow("bad id") << QStringLiteral("-1") << good << QString() << QString()
                            << int(Fault::BadId);
    QTest::newRow("too short") << QStringLiteral("1") << QStringLiteral("[1]") << QString()
                               << QString() << int(Fault::WrongDimension);
    QTest::newRow("no number") << QStringLiteral("1") << QStringLiteral("[1,\"x\"]") << QString()
                               << QString() << int(Fault::BadVectorText);
    QTest::newRow("beyond 32-bit floats") << QStringLiteral("1") << QStringLiteral("[1,1e39]")
                                          << QString() << QString() << int(Fault::BadVectorText);
    QTest::newRow("sparse for dense")
        << QStringLiteral("1") << QStringLiteral(R"({"indices":[1],"values":[1]})") << QString()
        << QString() << int(Fault::WrongVectorKind);
    QTest::newRow("dense for multi")
        << QStringLiteral("1") << QString() << good << QString() << int(Fault::WrongVectorKind);
    QTest::newRow("short row of multi")
        << QStringLiteral("1") << QString() << QStringLiteral("[[1,2],[3]]") << QString()
        << int(Fault::BadVectorText);
    QTest::newRow("payload is an array") << QStringLiteral("1") << good << QString()
                                         << QStringLiteral("[1]") << int(Fault::BadPayload);
    QTest::newRow("payload is broken") << QStringLiteral("1") << good << QString()
                                       << QStringLiteral("{\"a\":}") << int(Fault::BadPayload);
}

void TestEditPoints::everyFaultOfADraftIsTold()
{
    QFETCH(QString, id);
    QFETCH(QString, dense);
    QFETCH(QString, multi);
    QFETCH(QString, payload);
    QFETCH(int, kind);
    const CollectionInfo info = infoWith({ vector("a", 2), vector("m", 2, true) });
    const PointDraft draft{ id,
                            { { QStringLiteral("a"), dense }, { QStringLiteral("m"), multi } },
                            payload };
    const auto checked = checkDraft(draft, info);
    QVERIFY(!checked);
    QCOMPARE(checked.error().size(), size_t(1));
    QCOMPARE(int(checked.error()[0].kind), kind);
}

void TestEditPoints::allFaultsAreToldAtOnce()
{
    const CollectionInfo info = infoWith({ vector("a", 3) });
    const PointDraft draft{ QStringLiteral("x"),
                            { { QStringLiteral("a"), QStringLiteral("[1,2]") },
                              { QStringLiteral("b"), QStringLiteral("[1]") } },
                            QStringLiteral("{") };
    const auto checked = checkDraft(draft, info);
    QVERIFY(!checked);
    QCOMPARE(checked.error().size(), size_t(4));
    QCOMPARE(checked.error()[1].expected, qint64(3));
    QCOMPARE(checked.error()[1].given, qint64(2));
    QVERIFY(checked.error()[2].kind == DraftProblem::Kind::UnknownVector);
}

void TestEditPoints::replacingTellsWhatVanishes()
{
    const Record before = stored(R"({"a":1,"m":{"x":1,"y":2}})", R"({"a":[1,2],"b":[3]})");
    const PointStruct after{ before.id, R"({"a":[5,6]})", R"({"m":{"x":1},"new":true})" };
    const Vanishing vanishing = whatVanishes(before, after);
    QCOMPARE(vanishing.vectors, QStringList{ QStringLiteral("b") });
    QCOMPARE(vanishing.payloadKeys, (QStringList{ QStringLiteral("m.y"), QStringLiteral("a") }));
}

void TestEditPoints::storedPointMakesADraft()
{
    const CollectionInfo info = infoWith({ vector("a", 2), vector("b", 2) });
    const PointDraft draft = draftOf(stored(R"({"f":1.0})", R"({"a":[0.1,1]})"), info);
    QCOMPARE(draft.id, QStringLiteral("7"));
    QCOMPARE(draft.vectors[0].second, QStringLiteral("[0.1,1]"));
    QCOMPARE(draft.vectors[1].second, QString());
    QVERIFY(draft.payload.contains(QStringLiteral("1.0")));
}

void TestEditPoints::randomIdsAreUuids()
{
    const auto first = PointId::parse(randomUuid());
    QVERIFY(first && first->isUuid());
    QVERIFY(*first != *PointId::parse(randomUuid()));
}

void TestEditPoints::createLooksFirstAndInsertsOnly()
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

void TestEditPoints::createOnAnOldServerRelysOnTheLook()
{
    Fixture f(16);
    f.script.expect(Method::Get, pointPath).answer(404, missing);
    f.script
        .expect(Method::Put, pointsPath,
                R"({"points":[{"id":7,"vector":[1,2],"payload":{"a":1.0}}]})")
        .ok(completed);
    f.script.expect(Method::Get, pointPath).ok(R"({"id":7,"payload":{"a":1.0},"vector":[1,2]})");
    f.writer->create(point);
    QVERIFY(f.outcome().kind == Kind::Done);
}

void TestEditPoints::createNeverOverwritesAnExistingPoint()
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

void TestEditPoints::createThatLostARaceIsToldNotClaimed()
{
    Fixture f;
    f.script.expect(Method::Get, pointPath).answer(404, missing);
    f.script.expect(Method::Put, pointsPath).ok(completed);
    f.script.expect(Method::Get, pointPath).ok(R"({"id":7,"payload":{"x":1},"vector":[1,2]})");
    f.writer->create(point);
    QVERIFY(f.outcome().kind == Kind::Mismatch);
}

void TestEditPoints::createWithUnknownOutcomeIsReadBack_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("it was applied") << true;
    QTest::newRow("it was not") << false;
}

void TestEditPoints::createWithUnknownOutcomeIsReadBack()
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

void TestEditPoints::replaceWritesOnlyWhatWasSeen()
{
    Fixture f;
    f.script.expect(Method::Get, pointPath).ok(R"({"id":7,"payload":{"x":1},"vector":[3,4]})");
    f.script
        .expect(Method::Put, pointsPath,
                R"({"points":[{"id":7,"vector":[1,2],"payload":{"a":1.0}}]})")
        .ok(completed);
    f.script.expect(Method::Get, pointPath).ok(R"({"id":7,"payload":{"a":1.0},"vector":[1,2]})");
    f.writer->replace(point, stored(R"({"x":1})", "[3,4]"));
    QVERIFY(f.outcome().kind == Kind::Done);
}

void TestEditPoints::replaceOfAChangedPointWritesNothing()
{
    Fixture f;
    f.script.expect(Method::Get, pointPath).ok(R"({"id":7,"payload":{"x":2},"vector":[3,4]})");
    f.writer->replace(point, stored(R"({"x":1})", "[3,4]"));
    QVERIFY(f.outcome().kind == Kind::ChangedMeanwhile);
    QVERIFY(f.script.isFinished());
    QCOMPARE(f.script.requests().size(), 1);
}

void TestEditPoints::deletionIsReadBack()
{
    Fixture f;
    f.script.expect(Method::Post, "/collections/c/points/delete", R"({"points":[7,8]})")
        .query("wait=true&timeout=29")
        .ok(completed);
    f.script.expect(Method::Post, pointsPath).ok("[]");
    f.writer->remove({ PointId::fromNumber(7), PointId::fromNumber(8) });
    const WriteOutcome outcome = f.outcome();
    QVERIFY(outcome.kind == Kind::Done);
    QCOMPARE(outcome.ids.size(), size_t(2));
}

void TestEditPoints::deletionThatLeftPointsIsTold()
{
    Fixture f;
    f.script.expect(Method::Post, "/collections/c/points/delete").ok(completed);
    f.script.expect(Method::Post, pointsPath).ok(R"([{"id":8}])");
    f.writer->remove({ PointId::fromNumber(7), PointId::fromNumber(8) });
    const WriteOutcome outcome = f.outcome();
    QVERIFY(outcome.kind == Kind::Mismatch);
    QCOMPARE(outcome.ids, std::vector<PointId>{ PointId::fromNumber(8) });
}

void TestEditPoints::readOnlyConnectionRefusesDeletion()
{
    Fixture f(19, true);
    f.writer->remove({ PointId::fromNumber(7) });
    const WriteOutcome outcome = f.outcome();
    QVERIFY(outcome.kind == Kind::Failed);
    QVERIFY(outcome.error->kind == ApiError::Kind::ReadOnlyConnection);
    QCOMPARE(f.pointsChanged->count(), 0);
    QVERIFY(f.script.requests().isEmpty());
}

void TestEditPoints::destroyedWriterEndsQuietly()
{
    Fixture f;
    f.script.expect(Method::Get, pointPath).hold();
    f.writer->create(point);
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.writer.reset();
    QTRY_COMPARE(f.script.heldCount(), 0);
    QCOMPARE(f.finished->count(), 0);
}

void TestEditPoints::vectorsAreSummarised()
{
    const VectorSummary dense = summarize(QStringLiteral("a"), DenseVector{ 3, -4 });
    QCOMPARE(dense.norm, 5.0);
    QCOMPARE(dense.minimum, -4.0f);
    QCOMPARE(dense.maximum, 3.0f);
    QCOMPARE(dense.size, qsizetype(2));
    const VectorSummary multi = summarize(QString(), MultiVector{ { { 1, 2, 3 }, { 4, 5, 6 } } });
    QVERIFY(multi.kind == VectorSummary::Kind::Multi);
    QCOMPARE(multi.rows, qsizetype(2));
    QCOMPARE(multi.size, qsizetype(3));
    const VectorSummary sparse = summarize(QString(), SparseVector{});
    QVERIFY(sparse.kind == VectorSummary::Kind::Sparse);
    QCOMPARE(sparse.maximum, 0.0f);
}

QTEST_GUILESS_MAIN(TestEditPoints)
#include "tst_editpoints.moc"
