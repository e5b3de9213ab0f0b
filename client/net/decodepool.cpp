#include "client/net/decodepool.h"

#include <QThread>

#include <algorithm>

namespace sextant {

DecodePool::DecodePool()
{
    m_threads.setMaxThreadCount(std::clamp(QThread::idealThreadCount() - 1, 1, 4));
}

void DecodePool::run(std::function<void()> job) { m_threads.start(std::move(job)); }

void DecodePool::release(std::shared_ptr<void> result)
{
    if (!result)
        return;
    m_threads.start([held = std::move(result)]() mutable { held.reset(); });
}

} // namespace sextant
