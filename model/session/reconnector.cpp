#include "model/session/reconnector.h"

#include "model/session/session.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace sextant {

namespace {

constexpr std::chrono::milliseconds beat = 5s;
constexpr std::chrono::milliseconds sleepGap = 30s; // between two beats: the machine slept
constexpr std::chrono::milliseconds longestPause = 60s;

} // namespace

Reconnector::Reconnector(Clock clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_last(m_clock())
{
    connect(&m_timer, &QTimer::timeout, this, &Reconnector::tick);
    m_timer.start(beat);
}

void Reconnector::add(Session *session)
{
    m_watched.try_emplace(session);
    connect(session, &QObject::destroyed, this, [this, session] { m_watched.erase(session); });
}

void Reconnector::tick()
{
    const QDateTime now = m_clock();
    // A clock that is set back says nothing about the time that passed.
    const std::chrono::milliseconds passed{ std::max<qint64>(m_last.msecsTo(now), 0) };
    m_last = now;
    const bool hasSlept = passed > sleepGap;
    for (auto &[session, watch] : m_watched) {
        const bool wasLost = std::exchange(watch.isLost, session->isLost());
        if (hasSlept) {
            watch.left = watch.pause = beat;
            session->reconnect();
        } else if (watch.isLost && !wasLost) {
            watch.left = watch.pause = beat;
        } else if (watch.isLost && (watch.left -= passed) <= 0ms) {
            watch.pause = std::min(watch.pause * 2, longestPause);
            watch.left = watch.pause;
            session->reconnect();
        }
    }
}

} // namespace sextant
