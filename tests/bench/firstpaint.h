#pragma once
//! FirstPaint: prints how long after the process was started its main window was painted, and ends the process.
//! The starter passes the moment (monotonicNow()) as the only argument.

#include "tests/bench/measure.h"

#include <QApplication>
#include <QEvent>
#include <QMainWindow>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

namespace sextant::bench {

class FirstPaint : public QObject
{
public:
    explicit FirstPaint(QApplication &application)
        : m_start(application.arguments().value(1).toDouble())
    {
        application.installEventFilter(this);
    }

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_done && qobject_cast<QMainWindow *>(object)) {
            m_done = true;
            // The children are painted in the same go; what is timed ends after them.
            QTimer::singleShot(0, this, [this] {
                std::printf("%.3f\n", monotonicNow() - m_start);
                std::fflush(stdout);
                std::_Exit(0); // taking down is not what is timed
            });
        }
        return false;
    }

private:
    double m_start;
    bool m_done = false;
};

} // namespace sextant::bench
