// BrowsePage: what it says, in how little room, and what it does when stopped.
#include "model/filter/filterform.h"
#include "tests/ui/browsefixture.h"
#include "ui/widgets/busybar.h"
#include "ui/widgets/filterpanel.h"

#include <QAccessible>
#include <QAction>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;

namespace {

QString accessibleName(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

} // namespace

class TestBrowseStrips : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void longTextsDoNotWidenThePage();
    void cutTextsStayWholeForScreenReaders();
    void narrowPagesPutTheToolsBelow();
    void pastedIdListsAreNotCut();
    void unreadablePiecesAreCut();
    void anAbsentIdIsToldWhileAListIsShown();
    void aStoppedFirstPageOffersToLoad();
    void aHangingLookUpIsBusy();
    void theClosingCountIsTold();
    void aFailedCountSaysSomeMayBeHidden();
    void valuesOutsideTheIndexAreShownOnRequest();
    void cellFiltersLeaveDraftsAlone();
    void pageActionsSortTheCurrentColumn();
    void refreshReachesTheInspector();
    void labelsSayTheirText();
};

void TestBrowseStrips::longTextsDoNotWidenThePage()
{
    BrowseFixture fixture(20);
    fixture.settle();
    fixture.session.refreshInfo();
    QTRY_VERIFY(fixture.session.info().has_value());
    fixture.points.add(PointId::parse(u"550e8400-e29b-41d4-a716-446655440000").value(), "{}");
    emit fixture.session.pointsChanged({});
    QTRY_COMPARE(fixture.model().rowCount(), 21);
    fixture.clickHeader(u"rank"_s);
    QTRY_VERIFY(fixture.says(u"sorted by rank"_s));
    fixture.goTo(u"550e8400-e29b-41d4-a716-44665543ffff "_s + QString(400, u'x')
                 + u" yyyyy zzzzz"_s);
    QTRY_VERIFY(fixture.says(u"no point"_s));
    QVERIFY(fixture.says(u"Not an id"_s));
    QVERIFY2(fixture.page->minimumSizeHint().width() < 500,
             QByteArray::number(fixture.page->minimumSizeHint().width()).constData());
}

void TestBrowseStrips::cutTextsStayWholeForScreenReaders()
{
    BrowseStrip strip;
    const QString text = u"a long sentence "_s.repeated(40);
    strip.say(text, { { u"Do it"_s, [] {} } });
    strip.resize(200, strip.sizeHint().height());
    strip.show();
    auto *label = strip.findChild<QLabel *>();
    QVERIFY(label->width() < label->sizeHint().width());
    QCOMPARE(accessibleName(label), text);
    QVERIFY(strip.findChild<QToolButton *>() != nullptr);
}

void TestBrowseStrips::narrowPagesPutTheToolsBelow()
{
    BrowseFixture fixture(5);
    fixture.settle();
    fixture.page->setMinimumSize(0, 0);
    fixture.page->resize(420, 500);
    QTRY_COMPARE(fixture.page->width(), 420);
    QTRY_VERIFY(fixture.button(u"Load all"_s));
    const QToolButton *loadAll = fixture.button(u"Load all"_s);
    // Apply and Clear take room of their own, at any width.
    fixture.page->filterPanel().addCondition(IsNull{ u"name"_s });
    for (const int width : { 420, 560, 640, 720, 900 }) {
        fixture.page->resize(width, 500);
        QTRY_VERIFY(fixture.page->filterPanel().width()
                    >= fixture.page->filterPanel().layout()->minimumSize().width());
    }
    fixture.page->resize(420, 500);
    QTRY_VERIFY(fixture.button(u"Load all"_s));
    const QRect place(loadAll->mapTo(fixture.page.get(), QPoint()), loadAll->size());
    QVERIFY(fixture.page->rect().contains(place));
}

void TestBrowseStrips::pastedIdListsAreNotCut()
{
    BrowseFixture fixture(5);
    fixture.settle();
    QStringList ids;
    for (int i = 0; i < 4000; ++i)
        ids.append(QString::number(10'000'000'000LL + i));
    ids.append(u"18446744073709551615"_s);
    auto *line = fixture.page->findChild<QLineEdit *>();
    line->setText(ids.join(u' '));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(fixture.model().idListing());
    QCOMPARE(fixture.model().idListing()->asked.size(), size_t(4001));
    QCOMPARE(fixture.model().idListing()->asked.back(), id(18446744073709551615ULL));
}

void TestBrowseStrips::unreadablePiecesAreCut()
{
    BrowseFixture fixture(5);
    fixture.settle();
    fixture.goTo(QString(300, u'x'));
    QVERIFY(fixture.says(u"Not an id: "_s + QString(40, u'x') + u"…. An id"_s));
}

void TestBrowseStrips::anAbsentIdIsToldWhileAListIsShown()
{
    BrowseFixture fixture(10);
    fixture.settle();
    fixture.goTo(u"3 4"_s);
    QTRY_COMPARE(fixture.model().rowCount(), 2);
    fixture.goTo(u"42"_s);
    QTRY_VERIFY(fixture.says(u"ids: 2 of 2 found · no point 42"_s));
}

void TestBrowseStrips::aStoppedFirstPageOffersToLoad()
{
    BrowseFixture fixture(5);
    fixture.points.hold(true);
    fixture.page->refresh();
    fixture.page->cancel();
    QPushButton *load = nullptr;
    for (QPushButton *each : fixture.page->findChildren<QPushButton *>())
        if (each->isVisible() && each->text() == u"Load")
            load = each;
    QVERIFY(load);
    fixture.points.hold(false);
    QTest::mouseClick(load, Qt::LeftButton);
    QTRY_COMPARE(fixture.model().rowCount(), 5);
    QVERIFY(!load->isVisible());
    QVERIFY(fixture.table().isVisible());
}

void TestBrowseStrips::aHangingLookUpIsBusy()
{
    BrowseFixture fixture(5);
    fixture.settle();
    fixture.points.hold(true);
    fixture.goTo(u"3"_s);
    QVERIFY(fixture.page->status().isBusy);
    QVERIFY(fixture.page->findChild<BusyBar *>()->isBusy());
    fixture.page->cancel();
    QVERIFY(!fixture.page->status().isBusy);
    QVERIFY(!fixture.page->findChild<BusyBar *>()->isBusy());
}

void TestBrowseStrips::theClosingCountIsTold()
{
    BrowseFixture fixture(5);
    fixture.settle();
    fixture.points.hold(true);
    QTest::mouseClick(fixture.button(u"Load all"_s), Qt::LeftButton);
    QVERIFY(fixture.page->status().isBusy);
    bool isTold = false;
    for (const QLabel *label : fixture.page->findChildren<QLabel *>())
        isTold = isTold || label->text() == u"counting…";
    QVERIFY(isTold);
    fixture.page->cancel();
    QVERIFY(fixture.says(u"all 5 loaded, not counted"_s));
}

void TestBrowseStrips::aFailedCountSaysSomeMayBeHidden()
{
    BrowseFixture fixture(5);
    fixture.settle();
    fixture.session.refreshInfo();
    QTRY_VERIFY(fixture.session.info().has_value());
    fixture.points.failPath("/count", ApiError{ .kind = ApiError::Kind::Timeout });
    fixture.clickHeader(u"rank"_s);
    QTRY_VERIFY(fixture.says(u"points without a value of rank are not shown"_s));
}

void TestBrowseStrips::valuesOutsideTheIndexAreShownOnRequest()
{
    BrowseFixture fixture(5);
    fixture.settle();
    fixture.points.add(50, R"({"rank":"n/a"})");
    fixture.session.refreshInfo();
    QTRY_VERIFY(fixture.session.info().has_value());
    fixture.clickHeader(u"rank"_s);
    QTRY_VERIFY(fixture.says(u"1 point(s) without rank not shown"_s));
    QTest::mouseClick(fixture.button(u"Show them"_s), Qt::LeftButton);
    QTRY_COMPARE(fixture.model().rowCount(), 1);
    QCOMPARE(fixture.model().idAt(0), id(50));
}

void TestBrowseStrips::cellFiltersLeaveDraftsAlone()
{
    BrowseFixture fixture(40);
    fixture.settle();
    FilterPanel &panel = fixture.page->filterPanel();
    panel.addCondition(FieldCondition{ u"name"_s, MatchValue{ json::Value(u"nobody"_s) } });
    emit fixture.table().filterRequested(
        FieldCondition{ u"rank"_s, MatchValue{ json::Value::integer(3) } });
    QTRY_COMPARE(fixture.model().rowCount(), 4);
    QVERIFY(panel.hasUnappliedChanges());
    QCOMPARE(panel.form().rows().size(), size_t(2));
    QCOMPARE(panel.form().appliedRows().size(), size_t(1));
}

void TestBrowseStrips::pageActionsSortTheCurrentColumn()
{
    BrowseFixture fixture(40);
    fixture.settle();
    fixture.session.refreshInfo();
    QTRY_VERIFY(fixture.session.info().has_value());
    const auto unsorted = [&fixture] {
        for (QAction *action : fixture.page->actions())
            if (action->text() == u"Unsorted")
                return action;
        return static_cast<QAction *>(nullptr);
    };
    QVERIFY(!unsorted()->isEnabled());
    fixture.table().setCurrentIndex(fixture.model().index(0, fixture.model().columnOf(u"rank"_s)));
    QTest::keyClick(&fixture.table(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(fixture.model().idAt(0), id(9));
    QVERIFY(fixture.says(u"sorted by rank, descending"_s));
    QVERIFY(unsorted()->isEnabled());
    unsorted()->trigger();
    QTRY_COMPARE(fixture.model().idAt(0), id(1));
    QStringList offered;
    for (const QAction *action : fixture.page->actions())
        offered.append(action->text());
    for (const QString &text : { u"Go to id"_s, u"Load all"_s, u"Columns…"_s, u"Unsorted"_s })
        QVERIFY2(offered.contains(text), qPrintable(text));
}

void TestBrowseStrips::refreshReachesTheInspector()
{
    BrowseFixture fixture(5);
    fixture.settle();
    QSignalSpy refreshed(fixture.page.get(), &Page::refreshed);
    fixture.page->refresh();
    QCOMPARE(refreshed.size(), 1);
}

void TestBrowseStrips::labelsSayTheirText()
{
    BrowseFixture fixture(5);
    fixture.settle();
    fixture.goTo(u"nonsense"_s);
    for (const BrowseStrip *strip : fixture.page->findChildren<BrowseStrip *>())
        for (QLabel *label : strip->findChildren<QLabel *>())
            QVERIFY2(accessibleName(label).contains(label->text()), qPrintable(label->text()));
}

QTEST_MAIN(TestBrowseStrips)
#include "tst_browsestrips.moc"
