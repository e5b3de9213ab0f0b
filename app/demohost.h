#pragma once
//! DemoHost: the embedded engine behind the demo connection, filled on first use off the GUI thread.

#include "client/net/transport.h"

#include <memory>

namespace sextant {

class DemoHost
{
public:
    DemoHost();
    ~DemoHost();

    //! All transports share one engine; the first to be made fills it, on the thread it is made on.
    TransportFactory transportFactory() const;

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace sextant
