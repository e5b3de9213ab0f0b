#include "app/demohost.h"

#include "client/local/demodata.h"
#include "client/local/engine.h"

#include <QtGlobal>

#include <mutex>
#include <optional>

namespace sextant {

struct DemoHost::Shared
{
    std::once_flag once;
    std::optional<Engine> engine;
};

DemoHost::DemoHost()
    : m_shared(std::make_shared<Shared>())
{
}

DemoHost::~DemoHost() = default;

TransportFactory DemoHost::transportFactory() const
{
    return [shared = m_shared] {
        std::call_once(shared->once, [&shared] {
            shared->engine.emplace();
            const auto loaded = demo::load(*shared->engine);
            if (!loaded)
                qWarning("the demo collections could not be made: %s",
                         qUtf8Printable(loaded.error()));
        });
        return shared->engine->transportFactory()();
    };
}

} // namespace sextant
