#pragma once
//! BlackHole: a port of 127.0.0.1 that takes no connection and refuses none, as a host behind a dropping firewall.

#include <QtGlobal>

#include <vector>

namespace sextant::test {

class BlackHole
{
public:
    BlackHole();
    ~BlackHole();
    BlackHole(const BlackHole &) = delete;
    BlackHole &operator=(const BlackHole &) = delete;

    quint16 port() const { return m_port; }

private:
    std::vector<int> m_sockets; //!< the listening one first
    quint16 m_port = 0;
};

} // namespace sextant::test
