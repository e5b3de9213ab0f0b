// The scored table over reruns: where the current row, the scroll place and the marks go, and what is said.
#include "tests/model/searchfixture.h"
#include "ui/pages/browsestrip.h"
#include "ui/widgets/errorpanel.h"
#include "ui/widgets/pointstable.h"
#include "ui/widgets/queryresults.h"

#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using Mark = RecommendBoard::Mark;

namespace {

PointId id(quint64 number) { return PointId::fromNumber(number); }

QByteArray points(quint64 first, quint64 last)
{
    QByteArray list;
    for (quint64 number = first; number <= last; ++number)
        list += (list.isEmpty() ? "" : ",") + ("{\"id\":" + QByteArray::number(number))
            + R"(,"version":1,"score":0.5,"payload":{"name":"point )" + QByteArray::number(number)
            + R"(","text":"some more words"}})";
    return "{\"points\":[" + list + "]}";
}

struct Fixture : SearchFixture
{
    Fixture()
        : view(query, nullptr)
    {
        view.resize(420, 400);
        view.show();
        learnInfo(namedInfo);
        query.setTargetPoint(id(1000));
    }
    PointsTable &table() const { return *view.table(); }
    void select(int row) { table().setCurrentIndex(query.results().index(row, 2)); }
    bool says(const QString &part) const
    {
        for (const QLabel *label : view.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(part))
                return true;
        return false;
    }
    mutable ResultsView view;
};

} // namespace

class TestResultsView : public QObject
{
    Q_OBJECT

private slots:
    void theCurrentPointStaysCurrentOverARerun();
    void theRowStaysWhereItsPointIsGone();
    void theScrollPlaceAndWidthsStay();
    void aHandfulOfMarksIsOneChange();
    void hundredsOfMarksAreRefusedInWords();
    void aPendingQueryIsSaidSo();
    void earlierRowsSayThatTheyAreAskedAgain();
    void writtenPointsMarkTheScoresAsEarlier();
    void everyLabelIsReadByItsText();
};

void TestResultsView::theCurrentPointStaysCurrentOverARerun()
{
    Fixture f;
    f.answerWith(points(1, 9));
    f.select(4);
    QSignalSpy moved(&f.table(), &PointsTable::currentPointChanged);
    f.answerWith(points(3, 9));
    QCOMPARE(f.table().currentPoint(), std::optional(id(5)));
    QCOMPARE(f.table().currentIndex().row(), 2);
    QCOMPARE(f.table().currentIndex().column(), 2);
    QCOMPARE(moved.size(), 1); // never "no point" in between
    QCOMPARE(f.table().selectedPoints(), std::vector{ id(5) });
}

void TestResultsView::theRowStaysWhereItsPointIsGone()
{
    Fixture f;
    f.answerWith(points(1, 9));
    f.select(4);
    f.answerWith(points(11, 19));
    QCOMPARE(f.table().currentPoint(), std::optional(id(15)));
    f.answerWith(points(1, 3));
    QCOMPARE(f.table().currentPoint(), std::optional(id(3)));
    f.answerWith(R"({"points":[]})");
    QVERIFY(!f.table().currentPoint());
}

void TestResultsView::theScrollPlaceAndWidthsStay()
{
    Fixture f;
    f.answerWith(points(1, 200));
    f.select(60);
    f.table().verticalScrollBar()->setValue(55);
    const int width = f.table().columnWidth(2);
    f.answerWith(points(1, 190));
    QCOMPARE(f.table().verticalScrollBar()->value(), 55);
    QCOMPARE(f.table().currentPoint(), std::optional(id(61)));
    QCOMPARE(f.table().columnWidth(2), width);
}

void TestResultsView::aHandfulOfMarksIsOneChange()
{
    Fixture f;
    f.answerWith(points(1, 400));
    QSignalSpy changed(&f.session.board(), &RecommendBoard::changed);
    f.table().selectAll();
    QTest::keyClick(&f.table(), Qt::Key_Plus);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(f.session.board().positives().size(), size_t(400));
    QTest::keyClick(&f.table(), Qt::Key_Minus);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(f.session.board().negatives().size(), size_t(400));
    QTest::keyClick(&f.table(), Qt::Key_Minus);
    QVERIFY(f.session.board().isEmpty());
}

void TestResultsView::hundredsOfMarksAreRefusedInWords()
{
    Fixture f;
    f.answerWith(points(1, 501));
    f.table().selectAll();
    QTest::keyClick(&f.table(), Qt::Key_Plus);
    QVERIFY(f.session.board().isEmpty());
    QCOMPARE(f.view.findChild<BrowseStrip *>()->text(),
             u"501 row(s) are selected: mark at most 500 at once."_s);
}

void TestResultsView::aPendingQueryIsSaidSo()
{
    SearchFixture f;
    ResultsView view(f.query, nullptr);
    view.setEmptyText(u"How to begin."_s);
    f.script.expect(Method::Get, infoPath).hold();
    f.query.setTargetPoint(id(1));
    f.query.run();
    QVERIFY(view.status().isBusy);
    QVERIFY(!view.isSettled());
    f.query.cancel(); // Esc
    QVERIFY(!view.status().isBusy);
    QTRY_COMPARE(f.script.heldCount(), 1);
}

void TestResultsView::earlierRowsSayThatTheyAreAskedAgain()
{
    Fixture f;
    f.answerWith(points(1, 3));
    f.query.setLimit(7);
    QVERIFY(f.says(u"answer an earlier query: Run asks again"_s));
    f.script.expect(Method::Post, queryPath).hold();
    f.query.run();
    QVERIFY(f.says(u"asking again…"_s));
    QVERIFY(!f.says(u"Run asks again"_s));
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.script.release(400, ScriptedTransport::errorBody("no"));
    QTRY_VERIFY(f.says(u"the last query failed"_s));
    f.query.setTargetIdText(u"abc"_s);
    f.query.run();
    QVERIFY(!f.view.findChild<ErrorPanel *>()->isVisible());
}

void TestResultsView::writtenPointsMarkTheScoresAsEarlier()
{
    Fixture f;
    f.answerWith(points(1, 3));
    emit f.session.pointsChanged({ id(77) });
    QVERIFY(f.says(u"ranks and scores are from before"_s));
    f.answerWith(points(1, 3));
    QVERIFY(!f.says(u"from before"_s));
}

void TestResultsView::everyLabelIsReadByItsText()
{
    Fixture f;
    f.view.setProblemsShown(true);
    f.answerWith(points(1, 3));
    f.query.setThresholdText(u"abc"_s);
    QVERIFY(f.says(u"is no number"_s));
    for (const QLabel *label : f.view.findChildren<QLabel *>())
        QVERIFY2(label->accessibleName().isEmpty()
                     || label->accessibleName().contains(label->text()),
                 qPrintable(label->text()));
}

QTEST_MAIN(TestResultsView)
#include "tst_resultsview.moc"
