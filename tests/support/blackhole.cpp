#include "tests/support/blackhole.h"

#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sextant::test {

BlackHole::BlackHole()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const auto plain = reinterpret_cast<sockaddr *>(&address);

    const int listening = socket(AF_INET, SOCK_STREAM, 0);
    m_sockets.push_back(listening);
    const bool listens = bind(listening, plain, size) == 0 && listen(listening, 0) == 0
        && getsockname(listening, plain, &size) == 0;
    if (!listens)
        QTest::qFail("the black hole can't listen", __FILE__, __LINE__);
    m_port = ntohs(address.sin_port);

    // Once the queue of connections nobody accepts is full, Linux drops what comes.
    for (int i = 0; i < 4; ++i) {
        m_sockets.push_back(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
        connect(m_sockets.back(), plain, size);
    }
}

BlackHole::~BlackHole()
{
    for (const int each : m_sockets)
        close(each);
}

} // namespace sextant::test
