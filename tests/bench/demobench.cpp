// How long the demo collections take to be ready.

#include "client/local/demodata.h"
#include "client/local/engine.h"
#include "tests/bench/benches.h"

namespace sextant::bench {

std::vector<Row> demoBench(const Setting &setting)
{
    std::vector<double> ready;
    for (int run = 0; run < setting.runs(5); ++run) {
        Engine engine;
        bool isLoaded = false;
        ready.push_back(timed([&] { isLoaded = bool(demo::load(engine)); }));
        if (!isLoaded)
            throw Failure{ QStringLiteral("the demo collections could not be made") };
    }
    return { { QStringLiteral("Demo collections ready"), inMs(median(ready)),
               QStringLiteral("< 1 s"), median(ready) < 1000 } };
}

} // namespace sextant::bench
