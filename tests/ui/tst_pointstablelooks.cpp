// PointsTable: score bars, cost of painting, compact rows.
#include "tests/ui/tablefixture.h"
#include "ui/delegates/scoredelegate.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionViewItem>
#include <QTest>

using namespace sextant;
using namespace sextant::test;

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

class TestPointsTableLooks : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qRegisterMetaType<PointId>();
        qRegisterMetaType<Condition>();
    }
    void scoreAxisKnowsItsDirection();
    void scoresPaintTheirBars();
    void paintingDoesNotDependOnRowCount();
    void rowsAreCompact();
};

void TestPointsTableLooks::scoreAxisKnowsItsDirection()
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

void TestPointsTableLooks::scoresPaintTheirBars()
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

void TestPointsTableLooks::paintingDoesNotDependOnRowCount()
{
    TableFixture fixture(3000);
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

void TestPointsTableLooks::rowsAreCompact()
{
    TableFixture fixture(5);
    fixture.load();
    QVERIFY(fixture.table.rowHeight(0) <= fixture.table.fontMetrics().height() + 4);
}

QTEST_MAIN(TestPointsTableLooks)
#include "tst_pointstablelooks.moc"
