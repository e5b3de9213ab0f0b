#include "app/logging.h"

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <cstdio>
#include <cstdlib>

namespace sextant {

namespace {

bool isNoise(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type == QtDebugMsg || type == QtInfoMsg)
        return qEnvironmentVariableIsEmpty("QT_LOGGING_RULES");
    // Platform plugins warn about what they lack; nobody can act on it.
    const QByteArray category(context.category);
    return type == QtWarningMsg
        && (category.startsWith("qt.qpa") || category.startsWith("qt.accessibility")
            || text.startsWith(u"This plugin does not support")
            || text.contains(u"XDG_RUNTIME_DIR"));
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (isNoise(type, context, text))
        return;
    std::fprintf(stderr, "sextant: %s\n", text.toLocal8Bit().constData());
    if (type == QtFatalMsg)
        std::abort();
}

} // namespace

void installMessageHandler() { qInstallMessageHandler(handleMessage); }

void printLine(const QString &line)
{
    std::fprintf(stdout, "%s\n", line.toLocal8Bit().constData());
    std::fflush(stdout);
}

void printError(const QString &line)
{
    std::fprintf(stderr, "sextant: %s\n", line.toLocal8Bit().constData());
}

} // namespace sextant
