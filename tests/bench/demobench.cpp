// How long the demo collections take to be ready.

#include "client/local/demodata.h"
#include "client/local/engine.h"
#include "tests/bench/benches.h"

namespace sextant::bench {

std::vector<Row> demoBench()
{
    const double ready = medianOf(5, [] {
        Engine engine;
        if (!demo::load(engine))
            qFatal("the demo collections could not be made");
    });
    return { { QStringLiteral("demo collections ready"),
               QStringLiteral("%1 ms").arg(ready, 0, 'f', 0), QStringLiteral("< 1 s"),
               ready < 1000 } };
}

} // namespace sextant::bench
