#pragma once
//! DecodePool: the worker threads that decode big answers and release big results, so that neither the network
//! thread nor the caller's stands still for them. Owned by ApiCore.

#include <QThreadPool>

#include <functional>
#include <memory>

namespace sextant {

//! Thread-safe. Its destructor waits for the jobs begun and queued.
class DecodePool
{
public:
    //! Bodies up to this many bytes are quicker decoded where they arrived.
    static constexpr qint64 InlineLimit = 1 << 20;

    DecodePool();

    void run(std::function<void()> job);
    //! Destroys what the last reference holds on a worker: 200 MB of rows take up to 33 ms to free.
    void release(std::shared_ptr<void> result);
    void waitForDone() { m_threads.waitForDone(); }

private:
    QThreadPool m_threads;
};

} // namespace sextant
