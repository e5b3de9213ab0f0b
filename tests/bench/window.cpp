#include "tests/bench/window.h"

#include <QEvent>
#include <QScrollBar>

#include <malloc.h>

namespace sextant::bench {

namespace {

//! Ticks after the table was painted with rows.
class RowsPainted : public QObject
{
public:
    explicit RowsPainted(PointsTable &table)
        : m_table(table)
    {
        after.setSingleShot(true);
        table.viewport()->installEventFilter(this);
    }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_table.pointsModel()->rowCount() > 0) {
            isPainted = true;
            after.start(0); // the paint itself comes after this
        }
        return false;
    }
    QTimer after;
    bool isPainted = false;

private:
    PointsTable &m_table;
};

//! Returns the moment the window is painted.
double showEmpty(QWidget &window)
{
    window.resize(1400, 900);
    window.show();
    runFor(20);
    return monotonicNow();
}

} // namespace

Window::Window(const QUrl &server, const QString &collection)
    : m_connected(server, collection)
    , m_opened(showEmpty(m_window))
    , m_page(*m_connected.session)
    , table(m_page.table())
    , model(m_page.model())
{
    m_page.setParent(&m_window);
    m_page.resize(m_window.size());
    m_page.show();
}

void Window::waitUntilPainted()
{
    RowsPainted watch(table);
    runUntil(
        &watch.after, &QTimer::timeout, [&] { return watch.isPainted; }, 10'000);
}

void Window::loadAll()
{
    model.loadAll();
    waitUntilLoaded();
}

void Window::waitUntilLoaded()
{
    const auto isOver = [this] {
        return model.state() == PointsModel::State::Exhausted
            || model.state() == PointsModel::State::Failed;
    };
    runUntil(&model, &PointsModel::stateChanged, isOver, 300'000);
    if (model.state() == PointsModel::State::Failed)
        throw Failure{ QStringLiteral("the collection could not be loaded") };
}

GapMeter::GapMeter()
    : m_last(monotonicNow())
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
    m_timer.start();
}

std::vector<double> GapMeter::finish()
{
    runFor(100);
    m_timer.stop();
    tick();
    return m_gaps;
}

void GapMeter::tick()
{
    const double now = monotonicNow();
    m_gaps.push_back(now - m_last);
    m_last = now;
}

Scroller::Scroller(PointsTable &table)
{
    QObject::connect(&m_timer, &QTimer::timeout, &table, [this, bar = table.verticalScrollBar()] {
        bar->setValue(++m_step * 37 % qMax(1, bar->maximum()));
    });
    m_timer.start(16);
}

size_t allocatedBytes()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

} // namespace sextant::bench
