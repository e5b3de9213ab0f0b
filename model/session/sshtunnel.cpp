#include "model/session/sshtunnel.h"

#include "client/net/loopbackport.h"

#include <QCoreApplication>
#include <QProcess>
#include <QThread>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sextant {

namespace {

constexpr qsizetype keptWords = 2048; // of what ssh says
constexpr int endMayTake = 150; // ms, at the end of the program

//! Ends ssh without waiting for it: it outlives its tunnel for a moment, which QProcess would wait for.
void retire(QProcess *process)
{
    if (!process)
        return;
    process->disconnect();
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    process->setParent(QCoreApplication::instance());
    QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->terminate();
    QTimer::singleShot(1s, process, &QProcess::kill);
}

} // namespace

class SshTunnel::Private
{
public:
    ConnectionSpec spec;
    QString program;
    std::chrono::milliseconds limit{ 15'000 };
    QProcess *process = nullptr;
    QByteArray words;
    quint16 port = 0;
    Call waiting;
};

SshTunnel::SshTunnel(const ConnectionSpec &spec, QObject *parent, QString program)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->spec = spec;
    d->program = std::move(program);
}

SshTunnel::~SshTunnel()
{
    if (!d->process || d->process->state() == QProcess::NotRunning)
        return;
    if (QThread::currentThread()->loopLevel() > 0) {
        retire(d->process);
        return;
    }
    // No event loop will run any more to kill what doesn't end by itself: ssh must not outlive the program.
    d->process->disconnect();
    d->process->terminate();
    if (!d->process->waitForFinished(endMayTake)) {
        d->process->kill();
        d->process->waitForFinished(50);
    }
}

void SshTunnel::setTimeLimit(std::chrono::milliseconds limit) { d->limit = limit; }

void SshTunnel::start()
{
    if (m_state == State::Starting || m_state == State::Ready)
        return;
    m_error.reset();
    d->words.clear();
    d->port = freeLoopbackPort();
    const QStringList arguments = sshArguments(d->spec, d->port);
    if (arguments.isEmpty() || d->port == 0) {
        fail(d->port == 0 ? u"no free port on 127.0.0.1"_s
                          : u"not an ssh destination: %1"_s.arg(d->spec.ssh.destination));
        return;
    }
    d->process = new QProcess(this);
    d->process->setStandardInputFile(QProcess::nullDevice());
    d->process->setStandardOutputFile(QProcess::nullDevice());
    connect(d->process, &QProcess::readyReadStandardError, this, [this] {
        d->words = (d->words + d->process->readAllStandardError()).right(keptWords);
    });
    connect(d->process, &QProcess::finished, this, [this](int code) {
        d->words = (d->words + d->process->readAllStandardError()).right(keptWords);
        const QString words = QString::fromLocal8Bit(d->words).trimmed();
        fail(words.isEmpty() ? u"ssh ended with code %1"_s.arg(code) : words);
    });
    connect(d->process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(u"%1: %2"_s.arg(d->program, d->process->errorString()));
    });
    setState(State::Starting);
    d->process->start(d->program, arguments);
    if (m_state == State::Starting)
        d->waiting = waitForLoopbackPort(
            d->port, d->limit, [this](const Result<Done> &result) { onPort(result.hasValue()); });
}

void SshTunnel::stop()
{
    d->waiting.cancel();
    retire(std::exchange(d->process, nullptr));
    m_localPort = 0;
    m_error.reset();
    if (m_state != State::Idle)
        setState(State::Idle);
}

void SshTunnel::onPort(bool isOpen)
{
    if (m_state != State::Starting)
        return;
    if (!isOpen) {
        const QString words = QString::fromLocal8Bit(d->words).trimmed();
        fail(words.isEmpty() ? u"ssh opened no port within %1 s"_s.arg(d->limit.count() / 1000)
                             : words);
        return;
    }
    m_localPort = d->port;
    setState(State::Ready);
}

void SshTunnel::fail(const QString &detail)
{
    d->waiting.cancel();
    retire(std::exchange(d->process, nullptr));
    m_localPort = 0;
    m_error = ApiError{ .kind = ApiError::Kind::TunnelFailed, .detail = detail };
    setState(State::Failed);
}

void SshTunnel::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

QStringList sshArguments(const ConnectionSpec &spec, quint16 localPort)
{
    const QString destination = spec.ssh.destination.trimmed();
    if (destination.isEmpty() || destination.startsWith(u'-'))
        return {};
    QString host = spec.baseUrl.host(QUrl::FullyEncoded);
    if (host.contains(u':') && !host.startsWith(u'['))
        host = u'[' + host + u']';
    const QString forward = u"127.0.0.1:%1:%2:%3"_s.arg(QString::number(localPort), host,
                                                        QString::number(spec.baseUrl.port(6333)));
    QStringList arguments{ u"-N"_s, u"-T"_s };
    for (const QString &option :
         { u"BatchMode=yes"_s, u"ExitOnForwardFailure=yes"_s, u"ConnectTimeout=10"_s,
           u"ServerAliveInterval=15"_s, u"ServerAliveCountMax=3"_s })
        arguments << u"-o"_s << option;
    arguments << u"-L"_s << forward;
    if (spec.ssh.port != 0)
        arguments << u"-p"_s << QString::number(spec.ssh.port);
    if (!spec.ssh.keyFile.isEmpty())
        arguments << u"-i"_s << spec.ssh.keyFile << u"-o"_s << u"IdentitiesOnly=yes"_s;
    return arguments << u"--"_s << destination;
}

} // namespace sextant
