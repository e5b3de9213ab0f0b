#pragma once
//! Reconnector: finds lost servers again without asking anybody: after a sleep, and every now and then while one is
//! lost. A session that isn't lost causes no traffic.

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <vector>

namespace sextant {

class Session;

class Reconnector : public QObject
{
    Q_OBJECT
public:
    using Clock = std::function<QDateTime()>; //!< the wall's

    explicit Reconnector(Clock clock, QObject *parent = nullptr);

    void add(Session *session); //!< until it is destroyed
    //! A look at the clock and the sessions; every 5 s by itself.
    void tick();

private:
    struct Watch
    {
        std::chrono::milliseconds left{}; //!< until the next try
        std::chrono::milliseconds pause{}; //!< the one after it
        bool isLost = false;
    };

    Clock m_clock;
    QDateTime m_last;
    QTimer m_timer;
    std::map<Session *, Watch> m_watched;
};

} // namespace sextant
