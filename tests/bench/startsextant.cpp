// The start that is measured: what `sextant --demo --size 1400x900` does, until the window is painted.

#include "app/application.h"
#include "app/commandline.h"
#include "app/logging.h"
#include "tests/bench/firstpaint.h"

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    using namespace sextant;
    QCoreApplication::setApplicationName(u"sextant"_s);
    installMessageHandler();
    const auto options = parseCommandLine({ u"--demo"_s, u"--size"_s, u"1400x900"_s },
                                          [](const char *) { return QString(); });
    if (!options)
        return 2;
    QApplication application(argc, argv);
    bench::FirstPaint watch(application);
    return Application(application, *options).run();
}
