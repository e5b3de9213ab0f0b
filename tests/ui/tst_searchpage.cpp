// The Search page over a scripted server: from a typed id or vector to scored rows.
#include "client/api/client.h"
#include "model/search/querysession.h"
#include "model/search/resultsmodel.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"
#include "ui/pages/searchpage.h"
#include "ui/widgets/errorpanel.h"
#include "ui/widgets/filterpanel.h"
#include "ui/widgets/pointstable.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray queryPath = "/collections/c/points/query";
const QByteArray twoPoints
    = R"({"points":[{"id":18446744073709551615,"version":1,"score":0.25,"payload":{"n":1.0}},)"
      R"({"id":2,"version":2,"score":4,"payload":{"n":2}}]})";

QByteArray infoOf(const QByteArray &vectors)
{
    return R"({"status":"green","optimizer_status":"ok","segments_count":1,"config":{"params":)"
           R"({"vectors":)"
        + vectors + R"(}},"payload_schema":{}})";
}

QByteArray info(const QByteArray &distance)
{
    return infoOf(R"({"size":2,"distance":")" + distance + "\"}");
}

struct Fixture
{
    explicit Fixture(const QByteArray &distance = "Euclid", const QByteArray &vectors = {})
        : client(script.factory())
        , session(client, ServerInfo{}, u"c"_s, u"key"_s)
        , page(session)
    {
        script.expect(Method::Get, "/collections/c")
            .ok(vectors.isEmpty() ? info(distance) : infoOf(vectors));
        QSignalSpy known(&session, &CollectionSession::infoChanged);
        session.refreshInfo();
        if (!known.wait() || !session.info())
            qFatal("the collection's facts didn't come");
        page.resize(1000, 700);
        page.show();
    }
    template <typename T> T *named(const QString &name) const
    {
        for (T *widget : page.findChildren<T *>())
            if (widget->accessibleName() == name)
                return widget;
        return nullptr;
    }
    QString headerText() const
    {
        return page.query()
            .results()
            .headerData(ResultsModel::ScoreColumn, Qt::Horizontal)
            .toString();
    }
    bool says(const QString &part) const
    {
        for (const QLabel *label : page.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(part))
                return true;
        return false;
    }

    ScriptedTransport script;
    Client client;
    CollectionSession session;
    mutable SearchPage page;
};

} // namespace

class TestSearchPage : public QObject
{
    Q_OBJECT

private slots:
    void findSimilarAsksAtOnceAndPrintsTheAxis();
    void enterInTheIdFieldRuns();
    void aPastedVectorIsCheckedWhileTyped();
    void aFilterIsTakenOverByRun();
    void aFilterFromACellNarrowsTheAnswer();
    void anErrorStandsInPlaceAndRowsStay();
    void theThresholdSaysItsDirection();
    void runWithoutATargetSaysWhatToDo();
    void aFilterAppliedDuringTheFirstQueryCounts();
    void usingIsChosenInItsList();
    void missingFactsAreToldAndRetried();
    void escEndsTheWaitingForFacts();
    void itFitsANarrowWindow();
};

void TestSearchPage::findSimilarAsksAtOnceAndPrintsTheAxis()
{
    Fixture f;
    f.script
        .expect(Method::Post, queryPath,
                R"({"query":9007199254740993,"limit":50,"with_payload":true,"with_vector":false})")
        .ok(twoPoints);
    f.page.setTargetPoint(PointId::fromNumber(9007199254740993U));
    QVERIFY(!f.page.isSettled());
    QTRY_VERIFY(f.page.isSettled());
    QCOMPARE(f.page.query().results().rowCount(), 2);
    QVERIFY(f.headerText().contains(u"smaller is better"_s));
    QVERIFY(f.says(u"Point 9007199254740993 itself is left out"_s));
    QCOMPARE(f.page.status().text, u"2 result(s)"_s);
    QCOMPARE(f.page.currentPoint(), std::optional(PointId::fromNumber(18446744073709551615U)));
}

void TestSearchPage::enterInTheIdFieldRuns()
{
    Fixture f;
    f.script.expect(Method::Post, queryPath).ok(twoPoints);
    auto *id = f.named<QLineEdit>(u"Point id to search by"_s);
    QTest::keyClicks(id, u"7"_s);
    QTest::keyClick(id, Qt::Key_Return);
    QTRY_COMPARE(f.page.query().results().rowCount(), 2);
}

void TestSearchPage::aPastedVectorIsCheckedWhileTyped()
{
    Fixture f;
    f.page.query().setTargetKind(QuerySession::Target::Vector);
    auto *vector = f.named<QPlainTextEdit>(u"Vector to search by"_s);
    QVERIFY(vector->isVisible());
    vector->setPlainText(u"1, 2, 3"_s);
    QVERIFY(f.says(u"2 numbers expected"_s));
    vector->setPlainText(u"1, x, 3"_s);
    QVERIFY(f.says(u"2 expected, 3 given; position 2 is not a number: “x”"_s));
    vector->setPlainText(u"1, 2"_s);
    f.script
        .expect(Method::Post, queryPath,
                R"({"query":[1,2],"limit":50,"with_payload":true,"with_vector":false})")
        .ok(twoPoints);
    QTest::keyClick(vector, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(f.page.query().results().rowCount(), 2);
    QVERIFY(!f.says(u"left out"_s)); // a raw vector leaves nothing out
}

void TestSearchPage::aFilterIsTakenOverByRun()
{
    Fixture f;
    f.script
        .expect(Method::Post, queryPath,
                R"({"query":7,"filter":{"must":[{"is_null":{"key":"n"}}]},"limit":50,)"
                R"("with_payload":true,"with_vector":false})")
        .ok(twoPoints);
    f.page.query().setTargetPoint(PointId::fromNumber(7));
    f.page.findChild<FilterPanel *>()->addCondition(IsNull{ u"n"_s });
    f.page.run();
    QTRY_COMPARE(f.page.query().results().rowCount(), 2);
}

void TestSearchPage::aFilterFromACellNarrowsTheAnswer()
{
    Fixture f;
    f.script.expect(Method::Post, queryPath).ok(twoPoints);
    f.page.setTargetPoint(PointId::fromNumber(7));
    QTRY_VERIFY(f.page.isSettled());
    f.script.expect(Method::Post, queryPath).ok(R"({"points":[]})");
    emit f.page.findChild<PointsTable *>()->filterRequested(IsNull{ u"n"_s });
    QTRY_COMPARE(f.page.query().results().rowCount(), 0);
    QVERIFY(f.says(u"No point fits"_s));
}

void TestSearchPage::anErrorStandsInPlaceAndRowsStay()
{
    Fixture f;
    f.script.expect(Method::Post, queryPath).ok(twoPoints);
    f.page.setTargetPoint(PointId::fromNumber(7));
    QTRY_VERIFY(f.page.isSettled());
    f.script.expect(Method::Post, queryPath)
        .answer(404, ScriptedTransport::errorBody("Not found: No point with id 8 found"));
    f.page.setTargetPoint(PointId::fromNumber(8));
    QTRY_VERIFY(f.page.lastError().has_value());
    auto *panel = f.page.findChild<ErrorPanel *>();
    QVERIFY(panel->isVisible());
    QCOMPARE(f.page.query().results().rowCount(), 2);
    QVERIFY(f.says(u"earlier results"_s));
    f.script.expect(Method::Post, queryPath).ok(twoPoints);
    emit panel->retryRequested();
    QTRY_VERIFY(!f.page.lastError().has_value());
    QTRY_VERIFY(f.page.isSettled());
    QVERIFY(!panel->isVisible());
}

void TestSearchPage::theThresholdSaysItsDirection()
{
    Fixture euclid;
    QVERIFY(euclid.says(u"scores &below"_s));
    Fixture cosine("Cosine");
    QVERIFY(cosine.says(u"scores &above"_s));
}

void TestSearchPage::runWithoutATargetSaysWhatToDo()
{
    Fixture f;
    f.page.run();
    QVERIFY(f.says(u"Type a point id"_s));
    QVERIFY(!f.says(u"Search for the points nearest"_s)); // the same advice twice
    QCOMPARE(f.script.requests().size(), qsizetype(1)); // the facts only
}

void TestSearchPage::aFilterAppliedDuringTheFirstQueryCounts()
{
    Fixture f;
    f.script.expect(Method::Post, queryPath).hold();
    f.page.setTargetPoint(PointId::fromNumber(7));
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.script
        .expect(Method::Post, queryPath,
                R"({"query":7,"filter":{"must":[{"is_null":{"key":"n"}}]},"limit":50,)"
                R"("with_payload":true,"with_vector":false})")
        .ok(twoPoints);
    auto *filter = f.page.findChild<FilterPanel *>();
    filter->addCondition(IsNull{ u"n"_s });
    filter->apply();
    QTRY_COMPARE(f.page.query().results().rowCount(), 2);
    QCOMPARE(f.script.cancelledCount(), 1);
}

void TestSearchPage::usingIsChosenInItsList()
{
    Fixture f("Dot", R"({"a":{"size":2,"distance":"Dot"},"b":{"size":3,"distance":"Euclid"}})");
    QComboBox *list = nullptr;
    for (QComboBox *combo : f.page.findChildren<QComboBox *>())
        if (combo->findText(u"b · 3 · Euclid"_s) >= 0)
            list = combo;
    QVERIFY(list);
    QCOMPARE(list->currentText(), u"a · 2 · Dot"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(f.page.query().usingVector(), u"b"_s);
    QVERIFY(f.says(u"scores &below"_s));
    f.script
        .expect(Method::Post, queryPath,
                R"({"query":7,"using":"b","limit":50,"with_payload":true,"with_vector":false})")
        .ok(twoPoints);
    f.page.setTargetPoint(PointId::fromNumber(7));
    QTRY_VERIFY(f.headerText().contains(u"smaller is better"_s));
}

void TestSearchPage::missingFactsAreToldAndRetried()
{
    ScriptedTransport script;
    Client client(script.factory());
    CollectionSession session(client, ServerInfo{}, u"c"_s, u"key"_s);
    SearchPage page(session);
    page.show();
    script.expect(Method::Get, "/collections/c")
        .answer(403, ScriptedTransport::errorBody("Forbidden"));
    page.setTargetPoint(PointId::fromNumber(7));
    QVERIFY(page.status().isBusy);
    QTRY_VERIFY(page.lastError().has_value());
    QVERIFY(page.isSettled());
    auto *panel = page.findChild<ErrorPanel *>();
    QVERIFY(panel->isVisible());
    script.expect(Method::Get, "/collections/c").ok(info("Cosine"));
    script.expect(Method::Post, queryPath).ok(twoPoints);
    emit panel->retryRequested();
    QTRY_COMPARE(page.query().results().rowCount(), 2);
    QVERIFY(!panel->isVisible());
}

void TestSearchPage::escEndsTheWaitingForFacts()
{
    ScriptedTransport script;
    Client client(script.factory());
    CollectionSession session(client, ServerInfo{}, u"c"_s, u"key"_s);
    SearchPage page(session);
    script.expect(Method::Get, "/collections/c").hold();
    page.setTargetPoint(PointId::fromNumber(7));
    QVERIFY(page.status().isBusy);
    page.cancel();
    QVERIFY(!page.status().isBusy);
    QVERIFY(page.isSettled());
    QTRY_COMPARE(script.heldCount(), 1);
    QVERIFY(script.release(200, ScriptedTransport::envelope(info("Cosine"))));
    QTRY_VERIFY(session.info().has_value());
    QCOMPARE(script.requests().size(), qsizetype(1)); // nothing is asked after Esc
}

void TestSearchPage::itFitsANarrowWindow()
{
    Fixture f;
    f.page.findChild<FilterPanel *>()->addCondition(IsNull{ u"n"_s });
    f.page.findChild<FilterPanel *>()->setExpanded(true);
    QVERIFY2(f.page.minimumSizeHint().width() < 500,
             qPrintable(QString::number(f.page.minimumSizeHint().width())));
    f.page.resize(500, 700);
    QCOMPARE(f.page.width(), 500);
    for (const QWidget *control : f.page.findChildren<QSpinBox *>())
        if (control->isVisible())
            QVERIFY(control->mapTo(&f.page, QPoint(control->width(), 0)).x() <= 500);
}

QTEST_MAIN(TestSearchPage)
#include "tst_searchpage.moc"
