// PointsTable with real clicks and keys: ids, marks, columns, prefetch.
#include "tests/ui/tablefixture.h"
#include "ui/widgets/columnchooser.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using Mark = RecommendBoard::Mark;

class TestPointsTable : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qRegisterMetaType<PointId>();
        qRegisterMetaType<Condition>();
    }
    void showsExactIdsBesideTheRows();
    void firstRowIsCurrentAndKeysMove();
    void plusAndMinusMarkTheRow();
    void severalRowsAreMarkedAtOnce();
    void enterOpensRecommendOnlyWithExamples();
    void tabLeavesTheTable();
    void lettersDoNotJump();
    void rowsAheadAreFetched();
    void currentPointSurvivesAReload();
    void layoutIsRemembered();
    void chooserShowsHidesAndAdds();
    void everythingHasAName();
    void chooserListsManyFieldsInPart();
};

void TestPointsTable::showsExactIdsBesideTheRows()
{
    TableFixture fixture(3);
    fixture.points.add(18446744073709551615ULL, "{\"name\":\"max\"}");
    fixture.load();
    QCOMPARE(fixture.model.headerData(3, Qt::Vertical).toString(), u"18446744073709551615"_s);
    const QFontMetrics metrics = fixture.table.verticalHeader()->fontMetrics();
    QVERIFY(fixture.table.verticalHeader()->width()
            >= metrics.horizontalAdvance(u"18446744073709551615"_s));
}

void TestPointsTable::firstRowIsCurrentAndKeysMove()
{
    TableFixture fixture(5);
    fixture.load();
    QCOMPARE(fixture.table.currentPoint(), std::optional(id(1)));
    QSignalSpy moved(&fixture.table, &PointsTable::currentPointChanged);
    QTest::keyClick(&fixture.table, Qt::Key_Down);
    QCOMPARE(fixture.table.currentPoint(), std::optional(id(2)));
    QCOMPARE(moved.size(), 1);
    QTest::keyClick(&fixture.table, Qt::Key_Right);
    QCOMPARE(fixture.table.currentIndex().column(), 1);
    QCOMPARE(moved.size(), 1);
    QTest::keyClick(&fixture.table, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(fixture.table.currentPoint(), std::optional(id(5)));
    fixture.click(2, u"name"_s);
    QCOMPARE(fixture.table.selectedPoints(), std::vector<PointId>{ id(3) });
}

void TestPointsTable::plusAndMinusMarkTheRow()
{
    TableFixture fixture(5);
    fixture.load();
    fixture.click(1, u"name"_s);
    QTest::keyClick(&fixture.table, '+');
    QCOMPARE(fixture.session.board().markOf(id(2)), Mark::Positive);
    QTest::keyClick(&fixture.table, '-');
    QCOMPARE(fixture.session.board().markOf(id(2)), Mark::Negative);
    QTest::keyClick(&fixture.table, '-');
    QCOMPARE(fixture.session.board().markOf(id(2)), Mark::None);
    QCOMPARE(fixture.table.currentPoint(), std::optional(id(2)));
}

void TestPointsTable::severalRowsAreMarkedAtOnce()
{
    TableFixture fixture(5);
    fixture.load();
    fixture.session.board().toggle(id(2), Mark::Positive);
    fixture.click(0, u"name"_s);
    fixture.click(2, u"name"_s, Qt::ShiftModifier);
    QTest::keyClick(&fixture.table, '+');
    QCOMPARE(fixture.session.board().positives(), (std::vector{ id(2), id(1), id(3) }));
    QTest::keyClick(&fixture.table, '+');
    QVERIFY(fixture.session.board().isEmpty());
}

void TestPointsTable::enterOpensRecommendOnlyWithExamples()
{
    TableFixture fixture(5);
    fixture.load();
    QSignalSpy wanted(&fixture.table, &PointsTable::recommendRequested);
    QTest::keyClick(&fixture.table, Qt::Key_Return);
    QCOMPARE(wanted.size(), 0);
    QTest::keyClick(&fixture.table, '+');
    QTest::keyClick(&fixture.table, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
}

void TestPointsTable::tabLeavesTheTable()
{
    QWidget window;
    TableFixture fixture(5);
    auto *line = new QLineEdit(&window);
    fixture.table.setParent(&window);
    QWidget::setTabOrder(&fixture.table, line);
    line->move(0, 620);
    window.resize(800, 700);
    window.show();
    fixture.table.show();
    fixture.load();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    fixture.table.setFocus();
    QTest::keyClick(&fixture.table, Qt::Key_Tab);
    QTRY_VERIFY(line->hasFocus());
    fixture.table.setParent(nullptr);
}

void TestPointsTable::lettersDoNotJump()
{
    TableFixture fixture(5);
    fixture.load();
    QTest::keyClick(&fixture.table, 'n');
    QTest::keyClick(&fixture.table, '3');
    QCOMPARE(fixture.table.currentPoint(), std::optional(id(1)));
}

void TestPointsTable::rowsAheadAreFetched()
{
    TableFixture fixture(2000);
    fixture.load();
    QTRY_VERIFY(fixture.model.rowCount() > 64);
    QVERIFY(fixture.model.rowCount() < 2000);
    QTRY_VERIFY(!fixture.model.isBusy());
    const int before = fixture.model.rowCount();
    fixture.table.verticalScrollBar()->setValue(fixture.table.verticalScrollBar()->maximum());
    QTRY_VERIFY(fixture.model.rowCount() > before);
}

void TestPointsTable::currentPointSurvivesAReload()
{
    TableFixture fixture(50);
    fixture.load();
    fixture.click(9, u"rank"_s);
    fixture.points.add(0, R"({"name":"zero"})");
    fixture.model.reload();
    QTRY_COMPARE(fixture.model.rowCount(), 51);
    QCOMPARE(fixture.table.currentPoint(), std::optional(id(10)));
    QCOMPARE(fixture.table.currentIndex().row(), 10);
}

void TestPointsTable::layoutIsRemembered()
{
    MemoryColumnStore store;
    {
        TableFixture fixture(5, &store);
        fixture.load();
        fixture.table.setFieldsOnScreen({ u"price"_s, u"name"_s });
        fixture.table.horizontalHeader()->resizeSection(fixture.model.columnOf(u"name"_s), 222);
        QTRY_COMPARE(store.load(u"test/things"_s)->widths.value(u"name"_s), 222);
    }
    TableFixture fixture(5, &store);
    fixture.load();
    QCOMPARE(fixture.table.fieldsOnScreen(), (QStringList{ u"price"_s, u"name"_s }));
    QCOMPARE(fixture.table.horizontalHeader()->sectionSize(fixture.model.columnOf(u"name"_s)), 222);
    fixture.model.reload();
    QTRY_VERIFY(!fixture.model.isBusy());
    QCOMPARE(fixture.table.fieldsOnScreen(), (QStringList{ u"price"_s, u"name"_s }));
    QCOMPARE(fixture.table.horizontalHeader()->sectionSize(fixture.model.columnOf(u"name"_s)), 222);
}

void TestPointsTable::chooserShowsHidesAndAdds()
{
    TableFixture fixture(5);
    fixture.load();
    fixture.points.add(3, R"({"name":"x","late":1,"meta":{"by":"me"}})");
    emit fixture.session.pointsChanged({ id(3) });
    ColumnsButton button(fixture.table);
    QTRY_COMPARE(button.text(), u"Columns · +2 field(s)"_s);
    button.show();
    button.click();
    QCOMPARE(button.text(), u"Columns"_s);
    auto *chooser = button.findChild<ColumnChooser *>();
    QVERIFY(chooser && chooser->isVisible() && !chooser->isModal());
    auto *list = chooser->findChild<QListWidget *>();
    QCOMPARE(list->count(), 6);
    list->item(1)->setCheckState(Qt::Unchecked);
    QCOMPARE(fixture.table.fieldsOnScreen(), (QStringList{ u"name"_s, u"price"_s, u"none"_s }));
    list->item(4)->setCheckState(Qt::Checked);
    QCOMPARE(fixture.table.fieldsOnScreen(),
             (QStringList{ u"name"_s, u"price"_s, u"none"_s, u"late"_s }));
    auto *search = chooser->findChild<QLineEdit *>();
    QTest::keyClicks(search, u"meta.by"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(fixture.table.fieldsOnScreen().contains(u"meta.by"_s));
    QCOMPARE(fixture.cell(2, u"meta.by"_s).data().toString(), u"me"_s);
}

void TestPointsTable::everythingHasAName()
{
    TableFixture fixture(2);
    fixture.load();
    QCOMPARE(fixture.table.accessibleName(), u"Points"_s);
    QVERIFY(!fixture.table.verticalHeader()->accessibleName().isEmpty());
    QVERIFY(!fixture.table.horizontalHeader()->accessibleName().isEmpty());
    QCOMPARE(fixture.cell(0, u"none"_s).data(Qt::AccessibleTextRole).toString(), u"null"_s);
}

void TestPointsTable::chooserListsManyFieldsInPart()
{
    TableFixture fixture(1);
    QByteArray wide = "{";
    for (int i = 0; i < 3000; ++i)
        wide += "\"field" + QByteArray::number(i) + "\":1,";
    wide.back() = '}';
    fixture.points.add(2, wide);
    fixture.load();
    ColumnChooser chooser(fixture.table);
    auto *list = chooser.findChild<QListWidget *>();
    QCOMPARE(list->count(), 12 + 1000);
    auto *search = chooser.findChild<QLineEdit *>();
    search->setText(u"field2999"_s);
    int seen = 0;
    for (int row = 0; row < list->count(); ++row)
        seen += int(!list->item(row)->isHidden());
    QCOMPARE(seen, 1);
}

QTEST_MAIN(TestPointsTable)
#include "tst_pointstable.moc"
