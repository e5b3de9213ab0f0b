#pragma once
//! Engine::Worker: the thread that owns the store, and its queue. Shared by the engine and its transports.

#include "client/local/engine.h"
#include "client/local/router.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace sextant {

class Engine::Worker
{
public:
    //! Runs on the worker's thread; `router` is null when the engine has ended before it was its turn.
    using Job = std::function<void(local::Router *router)>;

    Worker();
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    void post(Job job); //!< after stop(): runs at once, here, without a router
    void stop(); //!< ends after the running job; idempotent

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_isStopping = false;
    std::thread m_thread;
};

//! The answer of an engine that has ended.
Response endedResponse();

} // namespace sextant
