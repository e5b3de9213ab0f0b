#pragma once
//! GuardedStream: one accepted connection as httplib reads it, with limits that it hasn't: how long a request may take
//! to arrive, and how large its head may be.

#include <httplib.h>

#include <array>
#include <chrono>

namespace sextant {

class GuardedStream final : public httplib::Stream
{
public:
    struct Limits
    {
        std::chrono::milliseconds head{ 10'000 }; //!< from its first byte to its last
        std::chrono::milliseconds body{ 60'000 };
        std::chrono::milliseconds write{ 5'000 }; //!< without a byte taken
        size_t headBytes = size_t(64) << 10;
    };

    GuardedStream(socket_t socket, Limits limits); //!< leaves the socket open
    GuardedStream(const GuardedStream &) = delete;
    GuardedStream &operator=(const GuardedStream &) = delete;

    //! Whether a byte of the next request came in time; from here on its limits count.
    bool awaitRequest(std::chrono::milliseconds patience);
    //! A request wasn't read to its end: what comes next is no beginning of another.
    bool isBroken() const { return m_isBroken; }

    bool is_readable() const override;
    bool is_writable() const override;
    ssize_t read(char *data, size_t size) override;
    using httplib::Stream::write;
    ssize_t write(const char *data, size_t size) override;
    void get_remote_ip_and_port(std::string &ip, int &port) const override;
    void get_local_ip_and_port(std::string &ip, int &port) const override;
    socket_t socket() const override { return m_socket; }

private:
    using Clock = std::chrono::steady_clock;
    bool fill();
    bool await(short event, std::chrono::milliseconds patience) const;
    void watchHead(const char *data, size_t size);

    const socket_t m_socket;
    const Limits m_limits;
    std::array<char, 8192> m_buffer;
    size_t m_begin = 0;
    size_t m_end = 0;
    Clock::time_point m_deadline;
    size_t m_headBytes = 0;
    bool m_isBroken = false;
    int m_headEnd = 0; //!< so many characters of "\r\n\r\n" came; 4: the head is over
};

} // namespace sextant
