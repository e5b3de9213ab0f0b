// Whole points as data: drafts checked before sending, what a replacement takes away, vectors compared.
#include "model/edit/pointdraft.h"
#include "model/edit/vectorcompare.h"
#include "model/edit/vectorsummary.h"

#include <QTest>

using namespace sextant;

namespace {

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
    void replacedObjectTakesItsMembersAlong();
    void lintsOfTheTypedPayloadAreTold();
    void vectorsAreSummarised();
    void vectorsAreTheSameInWhateverOrder();
    void storedVectorsAreComparedAsTheServerKeepsThem_data();
    void storedVectorsAreComparedAsTheServerKeepsThem();
    void vectorsAreShownInTheOrderOfTheCollection();
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

void TestEditPoints::replacedObjectTakesItsMembersAlong()
{
    const Record before = stored(R"({"m":{"x":1,"y":2}})", "[1]");
    const Vanishing vanishing = whatVanishes(before, { before.id, "[1]", R"({"m":5})" });
    QCOMPARE(vanishing.payloadKeys, (QStringList{ QStringLiteral("m.x"), QStringLiteral("m.y") }));
}

void TestEditPoints::lintsOfTheTypedPayloadAreTold()
{
    PointDraft draft;
    draft.payload = QStringLiteral(R"({"a":36893488147419103232,"b":1,"b":2})");
    const std::vector<json::Lint> lints = payloadLints(draft);
    QCOMPARE(lints.size(), size_t(2));
    QCOMPARE(lints[0].where, QStringLiteral("a"));
    QCOMPARE(lints[1].where, QStringLiteral("b"));
}

void TestEditPoints::vectorsAreTheSameInWhateverOrder()
{
    QVERIFY(hasSameVectors(R"({"a":[1,2],"b":[3]})", R"({"b":[3.0],"a":[1.0,2.0]})"));
    QVERIFY(!hasSameVectors(R"({"a":[1,2],"b":[3]})", R"({"b":[3],"a":[1,2.5]})"));
    QVERIFY(!hasSameVectors(R"({"a":[1,2]})", R"({"b":[1,2]})"));
}

void TestEditPoints::storedVectorsAreComparedAsTheServerKeepsThem_data()
{
    QTest::addColumn<int>("distance");
    QTest::addColumn<QString>("datatype");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("kept");
    QTest::addColumn<int>("match");
    const int cosine = int(Distance::Cosine);
    const int dot = int(Distance::Dot);
    const int same = int(VectorMatch::Same);
    const int different = int(VectorMatch::Different);
    const QString whole;
    QTest::newRow("normalised for cosine")
        << cosine << whole << QByteArray("[3,4]") << QByteArray("[0.6,0.8]") << same;
    QTest::newRow("another direction")
        << cosine << whole << QByteArray("[3,4]") << QByteArray("[0.8,0.6]") << different;
    QTest::newRow("as sent for dot")
        << dot << whole << QByteArray("[3,4]") << QByteArray("[3.0,4.0]") << same;
    QTest::newRow("not normalised for dot")
        << dot << whole << QByteArray("[3,4]") << QByteArray("[0.6,0.8]") << different;
    QTest::newRow("one digit differs")
        << dot << whole << QByteArray("[0.1234]") << QByteArray("[0.1235]") << different;
    QTest::newRow("half precision") << dot << QStringLiteral("float16") << QByteArray("[0.1]")
                                    << QByteArray("[0.099975586]") << same;
    QTest::newRow("bytes") << cosine << QStringLiteral("uint8") << QByteArray("[3.7,300]")
                           << QByteArray("[3.0,255.0]") << same;
    QTest::newRow("packed in four bits") << dot << QStringLiteral("turbo4") << QByteArray("[1,2]")
                                         << QByteArray("[0.9,2.1]") << int(VectorMatch::Unsure);
    QTest::newRow("rows of multi") << cosine << whole << QByteArray("[[3,4],[0,2]]")
                                   << QByteArray("[[0.6,0.8],[0,1]]") << same;
}

void TestEditPoints::storedVectorsAreComparedAsTheServerKeepsThem()
{
    QFETCH(int, distance);
    QFETCH(QString, datatype);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, kept);
    QFETCH(int, match);
    VectorParams params = vector("v", 2);
    params.distance = Distance(distance);
    params.datatype = datatype;
    const CollectionInfo info = infoWith({ params });
    QCOMPARE(int(matchStoredVectors("{\"v\":" + sent + '}', "{\"v\":" + kept + '}', info)), match);
}

void TestEditPoints::vectorsAreShownInTheOrderOfTheCollection()
{
    const CollectionInfo info = infoWith({ vector("z", 1), vector("a", 1) });
    QCOMPARE(vectorsInOrder(R"({"new":[3],"a":[1],"z":[2.50]})", vectorNames(info)),
             QByteArray(R"({"z":[2.50],"a":[1],"new":[3]})"));
    QCOMPARE(vectorsInOrder("[1, 2]", vectorNames(info)), QByteArray("[1, 2]"));
}

QTEST_GUILESS_MAIN(TestEditPoints)
#include "tst_editpoints.moc"
