// BrowsePage used as a person would: rows, filter, go to, sorting, load all, errors in place.
#include "tests/ui/browsefixture.h"
#include "ui/widgets/errorpanel.h"
#include "ui/widgets/filterpanel.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sextant;
using namespace sextant::test;

class TestBrowsePage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void showsRowsAndHowManyOfHowMany();
    void emptyCollectionExplainsItself();
    void emptyFilterResultNamesTheFilter();
    void firstFailureIsShownInPlaceAndRetried();
    void laterFailureKeepsRows();
    void cellFilterIsAppliedAndCounted();
    void goesToManyIds();
    void goesToOneIdAndBackToTheTop();
    void absentIdOffersTheNext();
    void textThatIsNoIdIsNamed();
    void headerSortsWhereAnIndexServes();
    void headerSaysWhyItCantSort();
    void hiddenPointsAreCountedAndShown();
    void loadAllEndsWithItsCount();
    void escEndsWhatRuns();
    void signalsReachTheShell();
    void runRefreshesWhenNothingIsDrafted();
    void controlsHaveNames();
};

void TestBrowsePage::showsRowsAndHowManyOfHowMany()
{
    BrowseFixture fixture(1300);
    fixture.settle();
    QVERIFY(fixture.model().rowCount() >= 64);
    QCOMPARE(fixture.page->currentPoint(), std::optional(id(1)));
    fixture.session.refreshInfo();
    QTRY_VERIFY(fixture.page->status().text.contains(u"of ≈1,300"_s));
    QVERIFY(fixture.page->status().lastExchange.has_value());
    QVERIFY(!fixture.page->lastError());
}

void TestBrowsePage::emptyCollectionExplainsItself()
{
    BrowseFixture fixture(0);
    fixture.settle();
    QTRY_VERIFY(!fixture.table().isVisible());
    QLabel *said = nullptr;
    for (QLabel *label : fixture.page->findChildren<QLabel *>())
        if (label->text() == u"No points in things yet. + Point creates one.")
            said = label;
    QVERIFY(said && said->isVisible());
    fixture.points.add(1, R"({"name":"first"})");
    emit fixture.session.pointsChanged({ id(1) });
    QTRY_VERIFY(fixture.table().isVisible());
}

void TestBrowsePage::emptyFilterResultNamesTheFilter()
{
    BrowseFixture fixture(5);
    fixture.settle();
    fixture.page->filterPanel().addCondition(
        FieldCondition{ u"name"_s, MatchValue{ json::Value(u"nobody"_s) } });
    QVERIFY(fixture.page->filterPanel().apply());
    QTRY_VERIFY(!fixture.table().isVisible());
    bool isNamed = false;
    for (const QLabel *label : fixture.page->findChildren<QLabel *>())
        isNamed = isNamed
            || (label->isVisible() && label->text().startsWith(u"No point matches")
                && label->text().contains(u"nobody"));
    QVERIFY(isNamed);
}

void TestBrowsePage::firstFailureIsShownInPlaceAndRetried()
{
    BrowseFixture fixture(5, true);
    fixture.settle();
    auto *panel = fixture.page->findChild<ErrorPanel *>();
    QTRY_VERIFY(panel->isVisible());
    QCOMPARE(fixture.page->lastError()->kind, ApiError::Kind::ConnectionRefused);
    fixture.points.failPath("/scroll", std::nullopt);
    emit panel->retryRequested();
    QTRY_COMPARE(fixture.model().rowCount(), 5);
    QVERIFY(!panel->isVisible());
}

void TestBrowsePage::laterFailureKeepsRows()
{
    BrowseFixture fixture(1300);
    fixture.settle();
    QTRY_VERIFY(!fixture.model().isBusy());
    const int rows = fixture.model().rowCount();
    fixture.points.failPath("/scroll", refused);
    fixture.page->refresh();
    auto *panel = fixture.page->findChild<ErrorPanel *>();
    QTRY_VERIFY(panel->isVisible());
    QCOMPARE(fixture.model().rowCount(), rows);
    QVERIFY(fixture.table().isVisible());
}

void TestBrowsePage::cellFilterIsAppliedAndCounted()
{
    BrowseFixture fixture(40);
    fixture.settle();
    emit fixture.table().filterRequested(
        FieldCondition{ u"rank"_s, MatchValue{ json::Value::integer(3) } });
    QTRY_COMPARE(fixture.model().rowCount(), 4);
    QTRY_COMPARE(fixture.page->status().text, u"loaded 4 of 4"_s);
    QVERIFY(fixture.page->filterPanel().appliedFilter().has_value());
    fixture.page->filterPanel().clear();
    QTRY_COMPARE(fixture.model().rowCount(), 40);
}

void TestBrowsePage::goesToManyIds()
{
    BrowseFixture fixture(60);
    fixture.settle();
    fixture.goTo(u"[5, 42, 3; 999]"_s);
    QTRY_COMPARE(fixture.model().rowCount(), 3);
    QCOMPARE(fixture.model().idAt(0), id(5));
    QTRY_VERIFY(fixture.says(u"ids: 3 of 4 found · not found: 999"_s));
    QToolButton *back = fixture.button(u"Back to all"_s);
    QVERIFY(back);
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_COMPARE(fixture.model().rowCount(), 60);
    QVERIFY(!fixture.says(u"ids:"_s));
}

void TestBrowsePage::goesToOneIdAndBackToTheTop()
{
    BrowseFixture fixture(60);
    fixture.settle();
    fixture.goTo(u"57"_s);
    QTRY_COMPARE(fixture.model().rowCount(), 4);
    QVERIFY(fixture.says(u"from 57"_s));
    QCOMPARE(fixture.page->currentPoint(), std::optional(id(57)));
    QTest::mouseClick(fixture.button(u"Back to top"_s), Qt::LeftButton);
    QTRY_COMPARE(fixture.model().rowCount(), 60);
}

void TestBrowsePage::absentIdOffersTheNext()
{
    BrowseFixture fixture(10);
    fixture.settle();
    fixture.points.add(57, R"({"name":"later"})");
    emit fixture.session.pointsChanged({ id(57) });
    QTRY_COMPARE(fixture.model().rowCount(), 11);
    fixture.goTo(u"42"_s);
    QTRY_VERIFY(fixture.button(u"Next is 57: go there"_s));
    QVERIFY(fixture.says(u"no point 42"_s));
    QCOMPARE(fixture.model().rowCount(), 11);
    QTest::mouseClick(fixture.button(u"Next is 57: go there"_s), Qt::LeftButton);
    QTRY_COMPARE(fixture.model().rowCount(), 1);
    QVERIFY(fixture.says(u"from 57"_s));
}

void TestBrowsePage::textThatIsNoIdIsNamed()
{
    BrowseFixture fixture(10);
    fixture.settle();
    fixture.goTo(u"abc"_s);
    QVERIFY(fixture.says(u"Not an id: abc"_s));
    QCOMPARE(fixture.model().rowCount(), 10);
}

void TestBrowsePage::headerSortsWhereAnIndexServes()
{
    BrowseFixture fixture(40);
    fixture.settle();
    fixture.session.refreshInfo();
    QTRY_VERIFY(fixture.session.info().has_value());
    fixture.clickHeader(u"rank"_s);
    QTRY_COMPARE(fixture.model().idAt(0), id(10));
    QVERIFY(fixture.says(u"sorted by rank, ascending"_s));
    QCOMPARE(fixture.table().horizontalHeader()->sortIndicatorSection(),
             fixture.model().columnOf(u"rank"_s));
    fixture.clickHeader(u"rank"_s);
    QTRY_COMPARE(fixture.model().idAt(0), id(9));
    fixture.clickHeader(u"rank"_s);
    QTRY_COMPARE(fixture.model().idAt(0), id(1));
    QVERIFY(!fixture.table().horizontalHeader()->isSortIndicatorShown());
}

void TestBrowsePage::headerSaysWhyItCantSort()
{
    BrowseFixture fixture(40);
    fixture.settle();
    fixture.clickHeader(u"price"_s);
    QVERIFY(fixture.says(u"not known yet"_s));
    fixture.session.refreshInfo();
    QTRY_VERIFY(fixture.session.info().has_value());
    fixture.clickHeader(u"price"_s);
    QVERIFY(fixture.says(u"A payload index of type float would allow it."_s));
    fixture.clickHeader(u"name"_s);
    QVERIFY(fixture.says(u"its keyword index keeps no order"_s));
    QVERIFY(!fixture.model().listing().order);
    QVERIFY(!fixture.table().horizontalHeader()->isSortIndicatorShown());
}

void TestBrowsePage::hiddenPointsAreCountedAndShown()
{
    BrowseFixture fixture(20);
    fixture.settle();
    for (quint64 number = 101; number <= 103; ++number)
        fixture.points.add(number, R"({"name":"none"})");
    fixture.session.refreshInfo();
    QTRY_VERIFY(fixture.session.info().has_value());
    fixture.clickHeader(u"rank"_s);
    QTRY_VERIFY(fixture.says(u"3 point(s) without rank not shown"_s));
    QCOMPARE(fixture.model().rowCount(), 20);
    QTest::mouseClick(fixture.button(u"Show them"_s), Qt::LeftButton);
    QTRY_COMPARE(fixture.model().rowCount(), 3);
    QCOMPARE(fixture.model().idAt(0), id(101));
    QVERIFY(!fixture.model().listing().order);
    QVERIFY(fixture.page->filterPanel().appliedFilter().has_value());
}

void TestBrowsePage::loadAllEndsWithItsCount()
{
    BrowseFixture fixture(1300);
    fixture.settle();
    QTest::mouseClick(fixture.button(u"Load all"_s), Qt::LeftButton);
    QTRY_VERIFY(fixture.says(u"all 1,300 loaded, count agrees"_s));
    QCOMPARE(fixture.model().rowCount(), 1300);
}

void TestBrowsePage::escEndsWhatRuns()
{
    BrowseFixture fixture(1300);
    fixture.settle();
    QTRY_VERIFY(!fixture.model().isBusy());
    const int rows = fixture.model().rowCount();
    fixture.points.hold(true);
    fixture.page->refresh();
    QVERIFY(fixture.page->status().isBusy);
    fixture.page->cancel();
    QVERIFY(!fixture.page->status().isBusy);
    QCOMPARE(fixture.model().rowCount(), rows);
    fixture.points.hold(false);
}

void TestBrowsePage::signalsReachTheShell()
{
    BrowseFixture fixture(5);
    fixture.settle();
    QSignalSpy similar(fixture.page.get(), &Page::similarRequested);
    QSignalSpy recommend(fixture.page.get(), &Page::recommendRequested);
    QSignalSpy moved(fixture.page.get(), &Page::currentPointChanged);
    emit fixture.table().similarRequested(id(3));
    QTest::keyClick(&fixture.table(), '+');
    QTest::keyClick(&fixture.table(), Qt::Key_Return);
    QTest::keyClick(&fixture.table(), Qt::Key_Down);
    QCOMPARE(similar.size(), 1);
    QCOMPARE(recommend.size(), 1);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(fixture.page->mainView(), &fixture.table());
}

void TestBrowsePage::runRefreshesWhenNothingIsDrafted()
{
    BrowseFixture fixture(5);
    fixture.settle();
    fixture.points.add(6, "{}");
    fixture.page->run();
    QTRY_COMPARE(fixture.model().rowCount(), 6);
}

void TestBrowsePage::controlsHaveNames()
{
    BrowseFixture fixture(5);
    fixture.settle();
    for (const QLineEdit *line : fixture.page->findChildren<QLineEdit *>())
        QVERIFY(!line->accessibleName().isEmpty());
    for (const QToolButton *each : fixture.page->findChildren<QToolButton *>())
        QVERIFY(!each->text().isEmpty() || !each->accessibleName().isEmpty());
}

QTEST_MAIN(TestBrowsePage)
#include "tst_browsepage.moc"
