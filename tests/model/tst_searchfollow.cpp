// What happens to a query after it was sent: facts that come late or never, writes to points, a changed draft.
#include "tests/model/searchfixture.h"

#include <QAbstractItemModelTester>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using Mark = RecommendBoard::Mark;

namespace {

const QByteArray threePoints = R"({"points":[{"id":1,"version":1,"score":0.9,"payload":{"n":1}},)"
                               R"({"id":2,"version":1,"score":0.8,"payload":{"n":2}},)"
                               R"({"id":3,"version":1,"score":0.7,"payload":{"n":3}}]})";

PointId id(quint64 number) { return PointId::fromNumber(number); }

QStringList payloads(const ResultsModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts += model.idAt(row).toString() + u' '
            + QString::fromUtf8(model.payloadAt(row).toByteArray());
    return texts;
}

} // namespace

class TestSearchFollow : public QObject
{
    Q_OBJECT

private slots:
    void factsAreAskedFirst();
    void missingFactsAreAskedEvenWithNothingToSend();
    void failedFactsAreToldAndAskedAgain();
    void factsThatComeLaterRunWhatWasAsked();
    void cancelledFactsEndTheWaiting();
    void theDirectionIsUnknownUntilTheFactsAre();
    void scoresKeepTheDirectionOfTheirRequest();
    void editedPointsAreReadAgain();
    void deletedPointsGo();
    void writesElsewhereOnlyMarkTheScores();
    void unknownWritesRunTheShownQueryAgain();
    void aWriteDuringAQueryAsksItAgain();
    void aFailedRefreshIsToldAndTriedWithTheNextWrite();
    void anOldErrorGoesWhenNothingCanBeSent();
    void aPastedVectorChoosesItsName();
    void fieldsAreLearnedFromResults();
};

void TestSearchFollow::factsAreAskedFirst()
{
    SearchFixture f;
    f.script.expect(Method::Get, infoPath).ok(namedInfo);
    f.script
        .expect(Method::Post, queryPath,
                R"({"query":1,"using":"a","limit":50,"with_payload":true,"with_vector":false})")
        .ok(threePoints);
    f.query.setTargetPoint(id(1));
    QVERIFY(f.query.run());
    QVERIFY(f.query.isBusy());
    QTRY_COMPARE(f.query.results().rowCount(), 3);
    QVERIFY(!f.query.isBusy());
}

void TestSearchFollow::missingFactsAreAskedEvenWithNothingToSend()
{
    SearchFixture f;
    f.script.expect(Method::Get, infoPath).ok(namedInfo);
    QVERIFY(!f.query.run());
    QVERIFY(!f.query.isBusy());
    QTRY_COMPARE(f.query.usingVector(), u"a"_s);
    QCOMPARE(f.script.requests().size(), qsizetype(1));
}

void TestSearchFollow::failedFactsAreToldAndAskedAgain()
{
    SearchFixture f;
    f.script.expect(Method::Get, infoPath).answer(403, ScriptedTransport::errorBody("forbidden"));
    f.query.setTargetPoint(id(1));
    f.query.run();
    QTRY_VERIFY(!f.query.isBusy());
    QVERIFY(f.query.error().has_value());
    QCOMPARE(f.query.error()->httpStatus, 403);
    f.script.expect(Method::Get, infoPath).ok(namedInfo);
    f.script.expect(Method::Post, queryPath).ok(threePoints);
    f.query.run();
    QVERIFY(!f.query.error());
    QTRY_COMPARE(f.query.results().rowCount(), 3);
}

void TestSearchFollow::factsThatComeLaterRunWhatWasAsked()
{
    SearchFixture f;
    f.script.expect(Method::Get, infoPath).answer(403, ScriptedTransport::errorBody("later"));
    f.query.setTargetPoint(id(1));
    f.query.run();
    QTRY_VERIFY(f.query.error().has_value());
    f.script.expect(Method::Get, infoPath).ok(namedInfo);
    f.script.expect(Method::Post, queryPath).ok(threePoints);
    f.session.refreshInfo(); // by another page
    QTRY_COMPARE(f.query.results().rowCount(), 3);
    QVERIFY(!f.query.error());
}

void TestSearchFollow::cancelledFactsEndTheWaiting()
{
    SearchFixture f;
    f.script.expect(Method::Get, infoPath).hold();
    f.query.setTargetPoint(id(1));
    f.query.run();
    QTRY_COMPARE(f.script.heldCount(), 1);
    QVERIFY(f.query.isRunPending());
    f.session.cancelInfo(); // Esc on Info
    QVERIFY(!f.query.isBusy());
    QVERIFY(!f.query.error());
    QTRY_COMPARE(f.script.cancelledCount(), 1);
}

void TestSearchFollow::theDirectionIsUnknownUntilTheFactsAre()
{
    SearchFixture f;
    QVERIFY(f.query.thresholdSense() == ThresholdSense::Unknown);
    f.learnInfo(namedInfo);
    QVERIFY(f.query.thresholdSense() == ThresholdSense::Above);
    f.query.setUsing(u"b"_s);
    QVERIFY(f.query.thresholdSense() == ThresholdSense::Below);
}

void TestSearchFollow::scoresKeepTheDirectionOfTheirRequest()
{
    SearchFixture f;
    f.learnInfo(namedInfo);
    f.query.setTargetPoint(id(1));
    f.query.setUsing(u"b"_s); // Manhattan
    f.script.expect(Method::Post, queryPath).hold();
    f.query.run();
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.query.setUsing(u"a"_s); // Dot
    QVERIFY(f.script.release(200, ScriptedTransport::envelope(threePoints)));
    QTRY_COMPARE(f.query.results().rowCount(), 3);
    QVERIFY(!f.query.shownLargerIsBetter());
    QCOMPARE(f.query.shownRequest()->usingVector, u"b"_s);
}

void TestSearchFollow::editedPointsAreReadAgain()
{
    SearchFixture f;
    QAbstractItemModelTester tester(&f.query.results());
    f.learnInfo(namedInfo);
    f.query.setTargetPoint(id(9));
    f.answerWith(threePoints);
    f.script
        .expect(Method::Post, retrievePath,
                R"({"ids":[2],"with_payload":true,"with_vector":false})")
        .ok(R"([{"id":2,"payload":{"n":1.0,"more":"x"}}])");
    QSignalSpy changed(&f.query.results(), &QAbstractItemModel::dataChanged);
    emit f.session.pointsChanged({ id(2), id(7) });
    QVERIFY(f.query.isEditedSince());
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(
        payloads(f.query.results()),
        (QStringList{ u"1 {\"n\":1}"_s, u"2 {\"n\":1.0,\"more\":\"x\"}"_s, u"3 {\"n\":3}"_s }));
    QCOMPARE(f.query.results().index(1, ResultsModel::LeadingColumnCount).data().toString(),
             u"1.0"_s);
    QCOMPARE(f.query.results().scoreAt(1), std::optional(0.8F));
    f.answerWith(threePoints);
    QVERIFY(!f.query.isEditedSince());
}

void TestSearchFollow::deletedPointsGo()
{
    SearchFixture f;
    QAbstractItemModelTester tester(&f.query.results());
    f.learnInfo(namedInfo);
    f.query.setTargetPoint(id(9));
    f.answerWith(threePoints);
    f.script.expect(Method::Post, retrievePath).ok(R"([{"id":3,"payload":{"n":3}}])");
    emit f.session.pointsChanged({ id(1), id(2), id(3) });
    QTRY_COMPARE(payloads(f.query.results()), QStringList{ u"3 {\"n\":3}"_s });
    QCOMPARE(f.query.results().scoreAt(0), std::optional(0.7F));
    QCOMPARE(f.query.results().rankAt(0), quint64(3));
}

void TestSearchFollow::writesElsewhereOnlyMarkTheScores()
{
    SearchFixture f;
    f.learnInfo(namedInfo);
    f.query.setTargetPoint(id(9));
    emit f.session.pointsChanged({ id(1) }); // nothing shown yet
    QVERIFY(!f.query.isEditedSince());
    f.answerWith(threePoints);
    emit f.session.pointsChanged({ id(7) });
    QVERIFY(f.query.isEditedSince());
    QCOMPARE(f.script.requests().size(), qsizetype(2)); // facts and query
}

void TestSearchFollow::unknownWritesRunTheShownQueryAgain()
{
    SearchFixture f;
    f.learnInfo(namedInfo);
    f.query.setTargetPoint(id(9));
    f.answerWith(threePoints);
    f.query.setTargetIdText(u"half an i"_s); // what is being typed is not what is shown
    f.script
        .expect(Method::Post, queryPath,
                R"({"query":9,"using":"a","limit":50,"with_payload":true,"with_vector":false})")
        .ok(R"({"points":[]})");
    emit f.session.pointsChanged({});
    QTRY_COMPARE(f.query.results().rowCount(), 0);
}

void TestSearchFollow::aWriteDuringAQueryAsksItAgain()
{
    SearchFixture f;
    f.learnInfo(namedInfo);
    f.query.setTargetPoint(id(9));
    f.script.expect(Method::Post, queryPath).hold();
    f.query.run();
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.script.expect(Method::Post, queryPath).ok(threePoints);
    emit f.session.pointsChanged({ id(1) });
    QTRY_COMPARE(f.query.results().rowCount(), 3);
    QCOMPARE(f.script.cancelledCount(), 1);
    QVERIFY(!f.query.isEditedSince());
}

void TestSearchFollow::aFailedRefreshIsToldAndTriedWithTheNextWrite()
{
    SearchFixture f;
    f.learnInfo(namedInfo);
    f.query.setTargetPoint(id(9));
    f.answerWith(threePoints);
    f.script.expect(Method::Post, retrievePath).answer(400, ScriptedTransport::errorBody("no"));
    emit f.session.pointsChanged({ id(1) });
    QTRY_VERIFY(f.query.error().has_value());
    QCOMPARE(f.query.results().rowCount(), 3);
    f.script
        .expect(Method::Post, retrievePath,
                R"({"ids":[1,2],"with_payload":true,"with_vector":false})")
        .ok(R"([{"id":2,"payload":{"n":2}}])");
    emit f.session.pointsChanged({ id(2) });
    QTRY_COMPARE(f.query.results().rowCount(), 2);
}

void TestSearchFollow::anOldErrorGoesWhenNothingCanBeSent()
{
    SearchFixture f;
    f.learnInfo(namedInfo);
    f.query.setTargetPoint(id(9));
    f.script.expect(Method::Post, queryPath).answer(404, ScriptedTransport::errorBody("no point"));
    f.query.run();
    QTRY_VERIFY(f.query.error().has_value());
    f.query.setTargetIdText(u"abc"_s);
    QVERIFY(!f.query.run());
    QVERIFY(!f.query.error());
}

void TestSearchFollow::aPastedVectorChoosesItsName()
{
    SearchFixture f;
    f.learnInfo(namedInfo);
    f.query.setTargetKind(QuerySession::Target::Vector);
    f.query.setTargetVectorText(u"{\"b\": [1, 2, 3]}"_s);
    QCOMPARE(f.query.usingVector(), u"b"_s);
    QVERIFY(f.query.request().hasValue());
    f.query.setTargetVectorText(u"{\"unknown\": [1, 2, 3]}"_s);
    QCOMPARE(f.query.usingVector(), u"b"_s);
}

void TestSearchFollow::fieldsAreLearnedFromResults()
{
    SearchFixture f;
    f.learnInfo(namedInfo);
    f.query.setTargetPoint(id(9));
    QSignalSpy known(&f.session, &CollectionSession::knownFieldsChanged);
    f.answerWith(threePoints);
    QCOMPARE(known.size(), 1);
    QCOMPARE(f.session.knownFields(), QStringList{ u"n"_s });
    QVERIFY(f.session.seenTypes().value(u"n"_s) == FilterValueType::Integer);
}

QTEST_GUILESS_MAIN(TestSearchFollow)
#include "tst_searchfollow.moc"
