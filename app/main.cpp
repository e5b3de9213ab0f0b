#include "app/application.h"
#include "app/commandline.h"
#include "app/logging.h"
#include "app/serve.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace {

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

int runWindow(const sextant::Options &options, int &argc, char **argv)
{
    if (!hasDisplay()) {
        if (options.screenshot.isEmpty()) {
            sextant::printError(u"there is no display; --screenshot FILE works without one"_s);
            return 1;
        }
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(u"sextant"_s);
    return sextant::Application(application, options).run();
}

} // namespace

int main(int argc, char **argv)
{
    using namespace sextant;
    QCoreApplication::setApplicationName(u"sextant"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SEXTANT_VERSION));
    installMessageHandler();
    QStringList arguments;
    for (int index = 1; index < argc; ++index)
        arguments.append(QString::fromLocal8Bit(argv[index]));
    const auto options
        = parseCommandLine(arguments, [](const char *name) { return qEnvironmentVariable(name); });
    if (!options) {
        printError(options.error().message + u" (see sextant --help)"_s);
        return 2;
    }
    switch (options->mode) {
    case Options::Mode::Help:
        printLine(helpText().trimmed());
        return 0;
    case Options::Mode::Version:
        printLine(u"sextant "_s + QCoreApplication::applicationVersion());
        return 0;
    case Options::Mode::Serve:
        return runServer(*options, argc, argv);
    case Options::Mode::Window:
        break;
    }
    return runWindow(*options, argc, argv);
}
