// PointsTable: the cell menu, copying, asking to sort.
#include "tests/ui/tablefixture.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;

class TestPointsTableMenu : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qRegisterMetaType<PointId>();
        qRegisterMetaType<Condition>();
    }
    void cellMenuFilters();
    void cellMenuSaysWhatAFloatFilterIs();
    void largeIntegersAreNotFilterable();
    void similarIsAskedFromTheMenu();
    void copiesSelectedRows();
    void headerClickAsksToSort();
    void cellMenuSortsWhereTheTableAllows();
};

void TestPointsTableMenu::cellMenuFilters()
{
    TableFixture fixture(5);
    fixture.load();
    QSignalSpy wanted(&fixture.table, &PointsTable::filterRequested);
    const std::unique_ptr<QMenu> menu(fixture.table.makeCellMenu(fixture.cell(2, u"name"_s)));
    fixture.menuAction(menu.get(), u"name is n3"_s)->trigger();
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted[0][0].value<Condition>()
            == Condition(FieldCondition{ u"name"_s, MatchValue{ json::Value(u"n3"_s) } }));
    fixture.menuAction(menu.get(), u"also points without the field"_s)->trigger();
    const auto isNot = std::get<Boxed<Filter>>(wanted[1][0].value<Condition>());
    QCOMPARE(isNot->mustNot->size(), size_t(1));
    fixture.menuAction(menu.get(), u"name is null"_s)->trigger();
    QVERIFY(wanted[2][0].value<Condition>() == Condition(IsNull{ u"name"_s }));
    fixture.menuAction(menu.get(), u"missing, null or []"_s)->trigger();
    QVERIFY(wanted[3][0].value<Condition>() == Condition(IsEmpty{ u"name"_s }));
    QVERIFY(!fixture.menuAction(menu.get(), u"name < "_s));
}

void TestPointsTableMenu::cellMenuSaysWhatAFloatFilterIs()
{
    TableFixture fixture(5);
    fixture.load();
    QSignalSpy wanted(&fixture.table, &PointsTable::filterRequested);
    QSignalSpy told(&fixture.table, &PointsTable::notice);
    const std::unique_ptr<QMenu> menu(fixture.table.makeCellMenu(fixture.cell(2, u"price"_s)));
    fixture.menuAction(menu.get(), u"sent as a range"_s)->trigger();
    Range range;
    range.gte = range.lte = json::Value(json::Number{ "1.5", true });
    QVERIFY(wanted[0][0].value<Condition>() == Condition(FieldCondition{ u"price"_s, range }));
    QVERIFY(told[0][0].toString().contains(u"no equality"));
    fixture.menuAction(menu.get(), u"price > 1.5"_s)->trigger();
    QCOMPARE(wanted.size(), 2);
}

void TestPointsTableMenu::largeIntegersAreNotFilterable()
{
    TableFixture fixture(1);
    fixture.points.add(2, R"({"rank":9223372036854775808})");
    fixture.load();
    const std::unique_ptr<QMenu> menu(fixture.table.makeCellMenu(fixture.cell(1, u"rank"_s)));
    QAction *is = fixture.menuAction(menu.get(), u"not filterable"_s);
    QVERIFY(is);
    QVERIFY(!is->isEnabled());
}

void TestPointsTableMenu::similarIsAskedFromTheMenu()
{
    TableFixture fixture(5);
    fixture.load();
    QSignalSpy wanted(&fixture.table, &PointsTable::similarRequested);
    const QPoint place = fixture.table.visualRect(fixture.cell(3, u"name"_s)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                            fixture.table.viewport()->mapToGlobal(place));
    QCoreApplication::sendEvent(fixture.table.viewport(), &event);
    auto *menu = fixture.table.findChild<QMenu *>();
    QVERIFY(menu);
    QTRY_VERIFY(menu->isVisible());
    fixture.menuAction(menu, u"Find similar"_s)->trigger();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<PointId>(), id(4));
    menu->close();
}

void TestPointsTableMenu::copiesSelectedRows()
{
    TableFixture fixture(5);
    fixture.load();
    fixture.click(1, u"name"_s);
    fixture.click(2, u"name"_s, Qt::ControlModifier);
    fixture.table.copySelected(CopyFormat::Ids);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"2\n3\n"_s);
    QTest::keyClick(&fixture.table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"id\tname\trank\tprice\tnone\n2\tn2\t2\t1.5\tnull\n3\tn3\t3\t1.5\tnull\n"_s);
    fixture.table.copySelected(CopyFormat::JsonLines);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(
        u"{\"id\":2,\"payload\":{\"name\":\"n2\",\"rank\":2,\"price\":1.5,\"none\":null}}\n"));
}

void TestPointsTableMenu::headerClickAsksToSort()
{
    TableFixture fixture(5);
    fixture.load();
    QSignalSpy wanted(&fixture.table, &PointsTable::sortRequested);
    QHeaderView *header = fixture.table.horizontalHeader();
    const int place = header->sectionViewportPosition(1) + header->sectionSize(1) / 2;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(place, header->height() / 2));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), u"rank"_s);
    fixture.table.showOrder(u"rank"_s, true);
    QCOMPARE(header->sortIndicatorSection(), 1);
    QVERIFY(header->isSortIndicatorShown());
    fixture.table.showOrder({}, false);
    QVERIFY(!header->isSortIndicatorShown());
}

void TestPointsTableMenu::cellMenuSortsWhereTheTableAllows()
{
    TableFixture fixture(3);
    fixture.load();
    std::unique_ptr<QMenu> menu(fixture.table.makeCellMenu(fixture.cell(0, u"rank"_s)));
    QVERIFY(!fixture.menuAction(menu.get(), u"Sort by"_s));
    fixture.table.setSortable(true);
    menu.reset(fixture.table.makeCellMenu(fixture.cell(0, u"rank"_s)));
    QVERIFY(!fixture.menuAction(menu.get(), u"Unsorted"_s)->isEnabled());
    QSignalSpy order(&fixture.table, &PointsTable::orderRequested);
    fixture.menuAction(menu.get(), u"Sort by rank, descending"_s)->trigger();
    QCOMPARE(order.size(), 1);
    QCOMPARE(order[0][0].toString(), u"rank"_s);
    QCOMPARE(order[0][1].value<Qt::SortOrder>(), Qt::DescendingOrder);
    fixture.table.showOrder(u"rank"_s, true);
    menu.reset(fixture.table.makeCellMenu(fixture.cell(0, u"rank"_s)));
    QVERIFY(fixture.menuAction(menu.get(), u"Sort by rank, descending"_s)->isChecked());
    QSignalSpy unsorted(&fixture.table, &PointsTable::unsortRequested);
    fixture.menuAction(menu.get(), u"Unsorted"_s)->trigger();
    QCOMPARE(unsorted.size(), 1);
}

QTEST_MAIN(TestPointsTableMenu)
#include "tst_pointstablemenu.moc"
