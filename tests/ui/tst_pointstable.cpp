// PointsTable with real clicks and keys: ids, marks, cell menu, copying, columns, prefetch, cost of painting.
#include "client/api/client.h"
#include "model/points/pointsmodel.h"
#include "model/session/collectionsession.h"
#include "tests/model/fakepoints.h"
#include "ui/delegates/scoredelegate.h"
#include "ui/widgets/columnchooser.h"
#include "ui/widgets/pointstable.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using Mark = RecommendBoard::Mark;

namespace {

PointId id(quint64 number) { return PointId::fromNumber(number); }

struct Fixture
{
    explicit Fixture(int count, ColumnStore *store = nullptr)
        : table(session, store)
    {
        for (int i = 1; i <= count; ++i)
            points.add(quint64(i),
                       "{\"name\":\"n" + QByteArray::number(i) + "\",\"rank\":"
                           + QByteArray::number(i) + ",\"price\":1.5,\"none\":null}");
        table.setPointsModel(&model);
        table.resize(800, 600);
        table.show();
    }
    void load()
    {
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        model.reload();
        QTRY_VERIFY(model.rowCount() > 0);
    }
    QModelIndex cell(int row, const QString &field) const
    {
        return model.index(row, model.columnOf(field));
    }
    void click(int row, const QString &field, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(table.viewport(), Qt::LeftButton, keys,
                          table.visualRect(cell(row, field)).center());
    }
    QAction *menuAction(QMenu *menu, const QString &part) const
    {
        for (QAction *action : menu->actions())
            if (action->text().contains(part))
                return action;
        return nullptr;
    }

    FakePoints points;
    Client client{ points.factory(), {} };
    CollectionSession session{ client, ServerInfo(), u"things"_s, u"test"_s };
    PointsModel model{ session };
    PointsTable table;
};

} // namespace

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
    void cellMenuFilters();
    void cellMenuSaysWhatAFloatFilterIs();
    void largeIntegersAreNotFilterable();
    void similarIsAskedFromTheMenu();
    void copiesSelectedRows();
    void headerClickAsksToSort();
    void rowsAheadAreFetched();
    void currentPointSurvivesAReload();
    void layoutIsRemembered();
    void chooserShowsHidesAndAdds();
    void everythingHasAName();
    void scoreAxisKnowsItsDirection();
    void scoresPaintTheirBars();
    void paintingDoesNotDependOnRowCount();
    void rowsAreCompact();
};

void TestPointsTable::showsExactIdsBesideTheRows()
{
    Fixture fixture(3);
    fixture.points.add(18446744073709551615ULL, "{\"name\":\"max\"}");
    fixture.load();
    QCOMPARE(fixture.model.headerData(3, Qt::Vertical).toString(), u"18446744073709551615"_s);
    const QFontMetrics metrics = fixture.table.verticalHeader()->fontMetrics();
    QVERIFY(fixture.table.verticalHeader()->width()
            >= metrics.horizontalAdvance(u"18446744073709551615"_s));
}

void TestPointsTable::firstRowIsCurrentAndKeysMove()
{
    Fixture fixture(5);
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
    Fixture fixture(5);
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
    Fixture fixture(5);
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
    Fixture fixture(5);
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
    Fixture fixture(5);
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
    Fixture fixture(5);
    fixture.load();
    QTest::keyClick(&fixture.table, 'n');
    QTest::keyClick(&fixture.table, '3');
    QCOMPARE(fixture.table.currentPoint(), std::optional(id(1)));
}

void TestPointsTable::cellMenuFilters()
{
    Fixture fixture(5);
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

void TestPointsTable::cellMenuSaysWhatAFloatFilterIs()
{
    Fixture fixture(5);
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

void TestPointsTable::largeIntegersAreNotFilterable()
{
    Fixture fixture(1);
    fixture.points.add(2, R"({"rank":9223372036854775808})");
    fixture.load();
    const std::unique_ptr<QMenu> menu(fixture.table.makeCellMenu(fixture.cell(1, u"rank"_s)));
    QAction *is = fixture.menuAction(menu.get(), u"not filterable"_s);
    QVERIFY(is);
    QVERIFY(!is->isEnabled());
}

void TestPointsTable::similarIsAskedFromTheMenu()
{
    Fixture fixture(5);
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

void TestPointsTable::copiesSelectedRows()
{
    Fixture fixture(5);
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

void TestPointsTable::headerClickAsksToSort()
{
    Fixture fixture(5);
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

void TestPointsTable::rowsAheadAreFetched()
{
    Fixture fixture(2000);
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
    Fixture fixture(50);
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
        Fixture fixture(5, &store);
        fixture.load();
        fixture.table.setFieldsOnScreen({ u"price"_s, u"name"_s });
        fixture.table.horizontalHeader()->resizeSection(fixture.model.columnOf(u"name"_s), 222);
        QTRY_COMPARE(store.load(u"test/things"_s)->widths.value(u"name"_s), 222);
    }
    Fixture fixture(5, &store);
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
    Fixture fixture(5);
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
    Fixture fixture(2);
    fixture.load();
    QCOMPARE(fixture.table.accessibleName(), u"Points"_s);
    QVERIFY(!fixture.table.verticalHeader()->accessibleName().isEmpty());
    QVERIFY(!fixture.table.horizontalHeader()->accessibleName().isEmpty());
    QCOMPARE(fixture.cell(0, u"none"_s).data(Qt::AccessibleTextRole).toString(), u"null"_s);
}

void TestPointsTable::scoreAxisKnowsItsDirection()
{
    const ScoreAxis cosine = ScoreAxis::of({ 0.9f, 0.2f }, true);
    QCOMPARE(cosine.low, 0.0f);
    QCOMPARE(cosine.high, 0.9f);
    QCOMPARE(cosine.text(), u"0 … 0.9, larger is better"_s);
    const ScoreAxis distance = ScoreAxis::of({ 0.5f, 4.0f }, false);
    QCOMPARE(distance.text(), u"4 … 0, smaller is better"_s);
    const ScoreAxis crowded = ScoreAxis::of({ 0.90f, 0.95f }, true);
    QVERIFY(crowded.low > 0.8f && crowded.low < 0.9f);
    QVERIFY(ScoreAxis::of({ -1.0f, 1.0f }, true).includesZero());
    const ScoreAxis same = ScoreAxis::of({ 0.0f, 0.0f }, true);
    QVERIFY(same.high > same.low);
}

namespace {

// One row of scores, for painting.
class ScoresModel : public QAbstractListModel
{
public:
    explicit ScoresModel(std::vector<float> scores)
        : m_scores(std::move(scores))
    {
    }
    int rowCount(const QModelIndex &) const override { return int(m_scores.size()); }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == ScoreRole ? QVariant(m_scores[size_t(index.row())]) : QVariant();
    }

private:
    std::vector<float> m_scores;
};

int barLength(ScoreDelegate &delegate, const QModelIndex &index)
{
    QImage image(120, 24, QImage::Format_RGB32);
    image.fill(Qt::white);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.palette.setColor(QPalette::Highlight, Qt::blue);
    QPainter painter(&image);
    delegate.paint(&painter, option, index);
    painter.end();
    int length = 0;
    for (int x = 0; x < image.width(); ++x)
        length += image.pixelColor(x, 21) == QColor(Qt::blue);
    return length;
}

} // namespace

void TestPointsTable::scoresPaintTheirBars()
{
    const ScoresModel scores({ 1.0f, 0.5f, 0.0f });
    ScoreDelegate delegate;
    delegate.setAxis({ 0, 1, true });
    QCOMPARE(barLength(delegate, scores.index(0)), 112);
    QCOMPARE(barLength(delegate, scores.index(1)), 56);
    delegate.setAxis({ 0, 1, false });
    QCOMPARE(barLength(delegate, scores.index(2)), 112);
    delegate.setAxis({ -1, 1, true });
    QCOMPARE(barLength(delegate, scores.index(0)), 55);
}

void TestPointsTable::paintingDoesNotDependOnRowCount()
{
    Fixture fixture(3000);
    fixture.load();
    const auto paint = [&] {
        std::vector<qint64> times;
        for (int i = 0; i < 9; ++i) {
            QElapsedTimer clock;
            clock.start();
            fixture.table.viewport()->grab();
            times.push_back(clock.nsecsElapsed() / 1000);
        }
        std::sort(times.begin(), times.end());
        return times[4];
    };
    const qint64 few = paint();
    fixture.model.loadAll();
    QTRY_COMPARE(fixture.model.rowCount(), 3000);
    fixture.table.verticalScrollBar()->setValue(1500);
    const qint64 many = paint();
    qInfo("one screen: %lld us at 64 rows, %lld us at 3000", few, many);
    QVERIFY(many < few * 5); // a guard against layouts over all rows; figures come from the bench
}

void TestPointsTable::rowsAreCompact()
{
    Fixture fixture(5);
    fixture.load();
    QVERIFY(fixture.table.rowHeight(0) <= fixture.table.fontMetrics().height() + 4);
}

QTEST_MAIN(TestPointsTable)
#include "tst_pointstable.moc"
