#pragma once
//! A window with a Browse page as a person sees it, and what watches it: gaps of the GUI thread, paints, memory.

#include "tests/bench/fixture.h"
#include "ui/pages/browsepage.h"
#include "ui/widgets/pointstable.h"

#include <QTimer>
#include <QWidget>

#include <vector>

namespace sextant::bench {

//! A shown and painted window of 1400 × 900 in which the collection is then opened.
class Window
{
public:
    Window(const QUrl &server, const QString &collection);

    double sinceOpened() const { return monotonicNow() - m_opened; } //!< milliseconds

    // Each throws Failure when it doesn't come to that.
    void waitUntilPainted(); //!< with rows
    void loadAll(); //!< returns when all is loaded
    void waitUntilLoaded(); //!< for a listing that ends with its first page

private:
    Connected m_connected;
    QWidget m_window;
    double m_opened; //!< set when the window is there
    BrowsePage m_page;

public:
    PointsTable &table;
    PointsModel &model;
};

//! Times between the ticks of a 1 ms timer: how long the GUI thread left the event loop alone.
class GapMeter
{
public:
    GapMeter();
    //! In milliseconds, with the one still open. Lets the loop run on first, so that what the last answer caused
    //! (rows inserted, laid out, painted) is inside.
    std::vector<double> finish();

private:
    void tick();

    QTimer m_timer;
    double m_last;
    std::vector<double> m_gaps;
};

//! Moves the view to another place 60 times a second.
class Scroller
{
public:
    explicit Scroller(PointsTable &table);

private:
    QTimer m_timer;
    int m_step = 0;
};

size_t allocatedBytes(); //!< on the heap, by all threads

} // namespace sextant::bench
