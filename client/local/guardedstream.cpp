#include "client/local/guardedstream.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>

namespace sextant {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

GuardedStream::GuardedStream(socket_t socket, Limits limits)
    : m_socket(socket)
    , m_limits(limits)
{
}

bool GuardedStream::awaitRequest(milliseconds patience)
{
    if (m_begin == m_end && !await(POLLIN, patience))
        return false;
    m_deadline = Clock::now() + m_limits.head;
    m_headBytes = 0;
    m_headEnd = 0;
    return true;
}

bool GuardedStream::await(short event, milliseconds patience) const
{
    pollfd asked{ m_socket, event, 0 };
    const Clock::time_point end = Clock::now() + patience;
    while (true) {
        const auto left = duration_cast<milliseconds>(end - Clock::now());
        const int count = poll(&asked, 1, int(std::max(left, milliseconds(0)).count()));
        if (count >= 0 || errno != EINTR)
            return count > 0;
    }
}

bool GuardedStream::is_readable() const
{
    return m_begin < m_end || await(POLLIN, duration_cast<milliseconds>(m_deadline - Clock::now()));
}

bool GuardedStream::is_writable() const { return await(POLLOUT, m_limits.write); }

bool GuardedStream::fill()
{
    if (m_begin < m_end)
        return true;
    const ssize_t count = is_readable() ? recv(m_socket, m_buffer.data(), m_buffer.size(), 0) : -1;
    m_begin = 0;
    m_end = size_t(std::max<ssize_t>(count, 0));
    return count > 0;
}

ssize_t GuardedStream::read(char *data, size_t size)
{
    // Trickling bytes must not stretch the time, and a head without an end not the memory.
    const bool isTooMuch = m_headEnd < 4 && m_headBytes > m_limits.headBytes;
    if (isTooMuch || Clock::now() > m_deadline || !fill()) {
        m_isBroken = true;
        return -1;
    }
    const size_t count = std::min(size, m_end - m_begin);
    std::memcpy(data, m_buffer.data() + m_begin, count);
    m_begin += count;
    watchHead(data, count);
    return ssize_t(count);
}

void GuardedStream::watchHead(const char *data, size_t size)
{
    for (size_t i = 0; i < size && m_headEnd < 4; ++i) {
        ++m_headBytes;
        const bool isNext = data[i] == (m_headEnd % 2 == 0 ? '\r' : '\n');
        m_headEnd = isNext ? m_headEnd + 1 : data[i] == '\r' ? 1 : 0;
        if (m_headEnd == 4)
            m_deadline = Clock::now() + m_limits.body;
    }
}

ssize_t GuardedStream::write(const char *data, size_t size)
{
    return is_writable() ? send(m_socket, data, size, MSG_NOSIGNAL) : -1;
}

void GuardedStream::get_remote_ip_and_port(std::string &ip, int &port) const
{
    ip = "127.0.0.1"; // nobody else gets here
    port = 0;
}

void GuardedStream::get_local_ip_and_port(std::string &ip, int &port) const
{
    get_remote_ip_and_port(ip, port);
}

} // namespace sextant

#endif
