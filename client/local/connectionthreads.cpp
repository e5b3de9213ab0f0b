#include "client/local/connectionthreads.h"

#include <utility>

namespace sextant {

ConnectionThreads::ConnectionThreads(size_t limit)
    : m_limit(limit)
{
}

void ConnectionThreads::run(std::function<void()> job)
{
    const std::lock_guard lock(m_mutex);
    m_jobs.push_back(std::move(job));
    if (m_jobs.size() > m_idleCount && m_threads.size() < m_limit)
        m_threads.emplace_back([this] { work(); });
    m_wake.notify_one();
}

void ConnectionThreads::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        m_wake.notify_all();
    }
    for (std::thread &thread : m_threads)
        thread.join();
}

void ConnectionThreads::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        ++m_idleCount;
        m_wake.wait(lock, [this] { return m_isEnding || !m_jobs.empty(); });
        --m_idleCount;
        if (m_jobs.empty())
            return;
        const std::function<void()> job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
}

} // namespace sextant
