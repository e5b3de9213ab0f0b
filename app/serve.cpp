#include "app/serve.h"

#include "app/commandline.h"
#include "app/logging.h"
#include "client/local/demodata.h"
#include "client/local/engine.h"
#include "client/local/loopbackserver.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

int signalPipe[2] = { -1, -1 }; // written by the signal handler, which may do no more than that

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[1], &byte, 1);
}

bool catchSignals()
{
    if (::pipe2(signalPipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return false;
    struct sigaction action = {};
    action.sa_handler = onSignal;
    sigemptyset(&action.sa_mask);
    return sigaction(SIGINT, &action, nullptr) == 0 && sigaction(SIGTERM, &action, nullptr) == 0;
}

} // namespace

int runServer(const Options &options, int &argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (!catchSignals()) {
        printError(u"cannot listen to signals"_s);
        return 1;
    }
    QSocketNotifier interrupted(signalPipe[0], QSocketNotifier::Read);
    QObject::connect(&interrupted, &QSocketNotifier::activated, &application,
                     &QCoreApplication::quit);
    Engine engine;
    LoopbackServer::Options serverOptions;
    serverOptions.apiKey = options.apiKey;
    LoopbackServer server(engine, serverOptions);
    if (!options.serveEmpty) {
        const auto loaded = demo::load(engine);
        if (!loaded) {
            printError(loaded.error());
            return 1;
        }
    }
    const auto port = server.start(options.servePort);
    if (!port) {
        printError(port.error());
        return 1;
    }
    printLine(server.url());
    return QCoreApplication::exec();
}

} // namespace sextant
