// The Recommend page over a scripted server: the board, its strategies, its reruns.
#include "client/api/client.h"
#include "model/search/querysession.h"
#include "model/search/resultsmodel.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"
#include "ui/pages/recommendpage.h"
#include "ui/widgets/errorpanel.h"
#include "ui/widgets/pointstable.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Mark = RecommendBoard::Mark;

namespace {

const QByteArray queryPath = "/collections/c/points/query";
const QByteArray onePoint = R"({"points":[{"id":9,"version":1,"score":0.5,"payload":{"n":1}}]})";

PointId id(quint64 number) { return PointId::fromNumber(number); }

//! The page is not shown unless a test does so: a board nobody sees asks for no previews.
struct Fixture
{
    Fixture()
        : client(script.factory())
        , session(client, ServerInfo{}, u"c"_s, u"key"_s)
        , page(session)
    {
        script.expect(Method::Get, "/collections/c")
            .ok(R"({"status":"green","optimizer_status":"ok","segments_count":1,"config":{"params":)"
                R"({"vectors":{"size":2,"distance":"Cosine"}}},"payload_schema":{}})");
        session.refreshInfo();
        if (!QTest::qWaitFor([&] { return session.info().has_value(); }))
            qFatal("the collection's facts didn't come");
        page.resize(1000, 700);
        page.query().setRerunDelay(1ms);
    }
    template <typename T> T *named(const QString &name) const
    {
        for (T *widget : page.findChildren<T *>())
            if (widget->accessibleName() == name)
                return widget;
        return nullptr;
    }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *widget : page.findChildren<QPushButton *>())
            if (widget->text() == text)
                return widget;
        return nullptr;
    }
    bool says(const QString &part) const
    {
        for (const QLabel *label : page.findChildren<QLabel *>())
            if (!label->isHidden() && label->text().contains(part))
                return true;
        return false;
    }

    ScriptedTransport script;
    Client client;
    CollectionSession session;
    mutable RecommendPage page;
};

} // namespace

class TestRecommendPage : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyBoardSaysHowToFillIt();
    void marksFromOtherPagesRunAfterTheDelay();
    void idsAreAddedAndTakenBackByKeyboard();
    void negativesAloneAreExplainedBeforeSending();
    void marksInTheResultsTableRefineThem();
    void unreadableIdsAreNamed();
    void anErrorIsToldAndRetried();
    void escEndsARerunAndRowsStay();
    void itFitsANarrowWindow();
};

void TestRecommendPage::anEmptyBoardSaysHowToFillIt()
{
    Fixture f;
    QVERIFY(f.page.isSettled());
    QVERIFY(f.says(u"+ marks a point as a positive example"_s));
    QVERIFY(!f.says(u"⚠"_s)); // an empty board is no mistake
    f.page.run();
    QVERIFY(!f.says(u"⚠"_s));
    QCOMPARE(f.script.requests().size(), qsizetype(1)); // the facts only
}

void TestRecommendPage::marksFromOtherPagesRunAfterTheDelay()
{
    Fixture f;
    f.script.expect(Method::Post, queryPath).ok(onePoint);
    f.session.board().toggle(id(1), Mark::Positive);
    f.session.board().toggle(id(2), Mark::Negative);
    QVERIFY(!f.page.isSettled());
    QTRY_VERIFY(f.page.isSettled());
    QCOMPARE(f.page.query().results().rowCount(), 1);
    QVERIFY(f.says(u"2 example(s) are left out"_s));
}

void TestRecommendPage::idsAreAddedAndTakenBackByKeyboard()
{
    Fixture f;
    f.page.query().setRerunDelay(1h);
    auto *ids = f.named<QLineEdit>(u"Ids of examples to add"_s);
    QTest::keyClicks(ids, u"18446744073709551615, 7"_s);
    QTest::keyClick(ids, Qt::Key_Return);
    const std::vector<PointId> both{ id(18446744073709551615U), id(7) };
    QVERIFY(f.session.board().positives() == both);
    QVERIFY(ids->text().isEmpty());
    QTest::keyClicks(ids, u"5"_s);
    f.button(u"− negative"_s)->click();
    QVERIFY(f.session.board().negatives() == std::vector{ id(5) });
    auto *list = f.named<QListView>(u"Positive examples"_s);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(f.session.board().positives() == std::vector{ id(7) });
    f.named<QPushButton>(u"Remove the chosen negative example"_s)->click();
    QVERIFY(f.session.board().negatives().empty());
    f.page.cancel();
}

void TestRecommendPage::negativesAloneAreExplainedBeforeSending()
{
    Fixture f;
    f.session.board().toggle(id(3), Mark::Negative);
    QTRY_VERIFY(f.page.isSettled());
    QVERIFY(f.says(u"average_vector needs a positive example"_s));
    QCOMPARE(f.script.requests().size(), qsizetype(1)); // the facts only
    f.script.expect(Method::Post, queryPath).ok(onePoint);
    f.page.query().setStrategy(RecommendStrategy::BestScore);
    QTRY_COMPARE(f.page.query().results().rowCount(), 1);
    QVERIFY(!f.says(u"average_vector needs"_s));
}

void TestRecommendPage::marksInTheResultsTableRefineThem()
{
    Fixture f;
    f.script.expect(Method::Post, queryPath).ok(onePoint);
    f.session.board().toggle(id(1), Mark::Positive);
    QTRY_COMPARE(f.page.query().results().rowCount(), 1);
    f.script
        .expect(
            Method::Post, queryPath,
            R"({"query":{"recommend":{"positive":[1],"negative":[9],"strategy":"average_vector"}},)"
            R"("limit":50,"with_payload":true,"with_vector":false})")
        .ok(R"({"points":[]})");
    auto *table = f.page.findChild<PointsTable *>();
    QTest::keyClick(table, Qt::Key_Minus);
    QVERIFY(f.session.board().markOf(id(9)) == Mark::Negative);
    QTRY_COMPARE(f.page.query().results().rowCount(), 0);
}

void TestRecommendPage::unreadableIdsAreNamed()
{
    Fixture f;
    auto *ids = f.named<QLineEdit>(u"Ids of examples to add"_s);
    QTest::keyClicks(ids, u"7, abc"_s);
    QTest::keyClick(ids, Qt::Key_Return);
    QVERIFY(f.session.board().isEmpty());
    QVERIFY(f.says(u"No point id: abc"_s));
    QCOMPARE(ids->text(), u"7, abc"_s);
}

void TestRecommendPage::anErrorIsToldAndRetried()
{
    Fixture f;
    f.script.expect(Method::Post, queryPath)
        .answer(404, ScriptedTransport::errorBody("Not found: No point with id 1 found"));
    f.session.board().toggle(id(1), Mark::Positive);
    QTRY_VERIFY(f.page.lastError().has_value());
    QVERIFY(f.page.isSettled());
    auto *panel = f.page.findChild<ErrorPanel *>();
    QVERIFY(!panel->isHidden());
    f.script.expect(Method::Post, queryPath).ok(onePoint);
    emit panel->retryRequested();
    QTRY_COMPARE(f.page.query().results().rowCount(), 1);
    QVERIFY(!f.page.lastError());
    QVERIFY(panel->isHidden());
}

void TestRecommendPage::escEndsARerunAndRowsStay()
{
    Fixture f;
    f.script.expect(Method::Post, queryPath).ok(onePoint);
    f.session.board().toggle(id(1), Mark::Positive);
    QTRY_COMPARE(f.page.query().results().rowCount(), 1);
    f.page.query().setRerunDelay(1h);
    f.session.board().toggle(id(2), Mark::Positive);
    QVERIFY(f.page.status().isBusy); // so that Esc is on
    QVERIFY(f.says(u"asking again…"_s));
    f.page.cancel();
    QVERIFY(!f.page.status().isBusy);
    QVERIFY(f.says(u"Run asks again"_s));
    QCOMPARE(f.page.query().results().rowCount(), 1);
}

void TestRecommendPage::itFitsANarrowWindow()
{
    Fixture f;
    QVERIFY2(f.page.minimumSizeHint().width() < 500,
             qPrintable(QString::number(f.page.minimumSizeHint().width())));
}

QTEST_MAIN(TestRecommendPage)
#include "tst_recommendpage.moc"
