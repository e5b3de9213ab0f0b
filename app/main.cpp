#include "app/application.h"
#include "app/commandline.h"
#include "app/logging.h"
#include "app/serve.h"

#include <QApplication>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int noDisplayStatus = 3; // packaging/run.sh knows it

//! A core file would hold every key in memory. Not PR_SET_DUMPABLE: that would shut out debuggers and portals, too.
void forbidCoreFiles()
{
    const rlimit none{ 0, 0 };
    setrlimit(RLIMIT_CORE, &none);
}

int runWindow(const sextant::Options &options, int &argc, char **argv)
{
    // Qt aborts where no display can be reached: offscreen is always there to end the list.
    const QByteArray said = qgetenv("QT_QPA_PLATFORM");
    const bool prefersWayland = qgetenv("XDG_SESSION_TYPE") == "wayland"
        && !qgetenv("XDG_CURRENT_DESKTOP").toLower().contains("gnome"); // as Qt itself
    const QByteArray wanted = !said.isEmpty() ? said
        : prefersWayland                      ? "wayland;xcb"
                                              : "xcb;wayland";
    qputenv("QT_QPA_PLATFORM", wanted + ";offscreen");
    QApplication application(argc, argv);
    if (said.isEmpty()) // for programs started from here
        qunsetenv("QT_QPA_PLATFORM");
    else
        qputenv("QT_QPA_PLATFORM", said);
    const bool hasDisplay
        = QGuiApplication::platformName() != u"offscreen"_s || wanted.contains("offscreen");
    if (!hasDisplay && options.screenshot.isEmpty()) {
        sextant::printError(u"no display can be reached; --screenshot FILE works without one"_s);
        return noDisplayStatus;
    }
    QGuiApplication::setDesktopFileName(u"sextant"_s);
    return sextant::Application(application, options).run();
}

} // namespace

int main(int argc, char **argv)
{
    using namespace sextant;
    forbidCoreFiles();
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
