#pragma once
//! ConnectionThreads: a thread for each open connection of the loopback server.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace sextant {

//! httplib keeps a thread with its connection for as long as that is kept alive, so that a pool of a fixed
//! size leaves every further client waiting behind clients that never stop asking. These grow with the
//! connections open at once, up to `limit`.
class ConnectionThreads
{
public:
    explicit ConnectionThreads(size_t limit);

    void run(std::function<void()> job); //!< on a thread that is idle, or on a new one
    void end(); //!< lets waiting jobs run, joins the threads

private:
    void work();

    const size_t m_limit;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    std::vector<std::thread> m_threads;
    size_t m_idleCount = 0;
    bool m_isEnding = false;
};

} // namespace sextant
