#include "model/session/session.h"

#include "client/api/client.h"
#include "model/activity/requestlogmodel.h"
#include "model/session/attemptlog.h"
#include "model/session/connectionprobe.h"
#include "model/session/movingtransport.h"
#include "model/session/sshtunnel.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace sextant {

namespace {

//! Nobody is there: no address, no listener, no way.
bool isAbsence(const ApiError &error)
{
    using Kind = ApiError::Kind;
    return error.kind == Kind::HostNotFound || error.kind == Kind::ConnectionRefused
        || error.kind == Kind::Unreachable || error.kind == Kind::ConnectTimeout
        || error.kind == Kind::TlsFailure;
}

} // namespace

Session::Session(ConnectionSpec spec, TransportMaker maker, RequestLogModel &log, QObject *parent)
    : QObject(parent)
    , m_asked(std::move(spec))
    , m_spec(m_asked)
    , m_maker(std::move(maker))
    , m_log(log)
{
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &Session::retryWaitChanged);
}

Session::~Session()
{
    if (m_tunnel)
        m_tunnel->disconnect(this);
    qDeleteAll(m_opened);
    m_collections.setClient(nullptr);
}

void Session::open()
{
    m_error.reset();
    if (m_spec.ssh.isUsed) {
        startTunnel();
        return;
    }
    if (m_spec.needsProbe()) {
        startProbe();
        return;
    }
    connectClient();
}

void Session::cancel()
{
    if (m_state == State::Ready) {
        m_infoCall.cancel();
        m_collections.cancelRefresh();
    }
    if (!isOpening())
        return;
    m_probe.reset();
    m_infoCall.cancel();
    m_listCall.cancel();
    if (m_tunnel && m_state == State::Tunnelling) {
        const QSignalBlocker quiet(m_tunnel.get());
        m_tunnel->stop();
    }
    ApiError error;
    error.kind = ApiError::Kind::Cancelled;
    fail(std::move(error));
}

void Session::refresh()
{
    if (m_state != State::Ready)
        return;
    // The server may be another one by now.
    m_infoCall = m_client->service().info([this](Result<ServerInfo> result) {
        if (!result)
            return;
        m_server = std::move(result).value();
        emit stateChanged();
    });
    m_collections.refresh();
}

bool Session::isBusy() const
{
    return m_probe || (m_client && m_client->core().runningCalls() > 0);
}

bool Session::isAt(const ConnectionSpec &spec) const
{
    if (spec.isDemo || m_spec.isDemo)
        return spec.isDemo == m_spec.isDemo;
    if (spec.ssh != m_asked.ssh)
        return false;
    return spec.baseUrl == m_asked.baseUrl
        || probeCandidates(spec).front().baseUrl == probeCandidates(m_spec).front().baseUrl;
}

void Session::startTunnel()
{
    if (m_spec.needsProbe())
        m_spec.baseUrl.setPort(6333); // ssh wants to know it beforehand
    if (!m_tunnel) {
        m_tunnelPort = std::make_shared<std::atomic<quint16>>();
        m_tunnel = std::make_unique<SshTunnel>(m_spec, nullptr, m_sshProgram);
        connect(m_tunnel.get(), &SshTunnel::stateChanged, this, &Session::onTunnel);
    }
    setState(State::Tunnelling);
    if (m_tunnel->state() == SshTunnel::State::Ready)
        onTunnel();
    else
        m_tunnel->start();
}

void Session::onTunnel()
{
    if (m_tunnel->state() == SshTunnel::State::Ready) {
        m_spec.tunnelPort = m_tunnel->localPort();
        *m_tunnelPort = m_spec.tunnelPort;
        if (m_state == State::Tunnelling)
            connectClient();
        else if (m_state == State::Ready)
            look();
        return;
    }
    if (m_tunnel->state() != SshTunnel::State::Failed)
        return;
    m_spec.tunnelPort = 0;
    if (m_state == State::Ready) {
        m_error = m_tunnel->error();
        emit stateChanged();
    } else if (isOpening()) {
        m_infoCall.cancel();
        m_listCall.cancel();
        fail(*m_tunnel->error());
    }
}

void Session::reconnect()
{
    if (m_state != State::Ready || m_lookCall.isRunning())
        return;
    if (!m_tunnel || m_tunnel->state() == SshTunnel::State::Ready)
        look();
    else
        m_tunnel->start();
}

//! What comes of it is seen in onAttempt().
void Session::look()
{
    m_lookCall = makeClient(m_looker, 1).service().info([this](const Result<ServerInfo> &result) {
        if (result)
            m_server = *result;
    });
}

void Session::startProbe()
{
    m_probe = std::make_unique<ConnectionProbe>(m_spec, m_maker, m_log);
    connect(m_probe.get(), &ConnectionProbe::finished, this, [this] {
        // Out of the probe's own signal before it goes.
        const std::shared_ptr<ConnectionProbe> probe(m_probe.release(),
                                                     [](QObject *gone) { gone->deleteLater(); });
        if (const ProbeAnswer *answer = probe->chosen()) {
            m_spec = answer->spec;
            connectClient();
            return;
        }
        ApiError error = probe->answers().front().error.value_or(ApiError{});
        // A no in words (a proxy, a wrong key) tells more than a closed port.
        for (const ProbeAnswer &answer : probe->answers())
            if (answer.error && answer.error->httpStatus > 0)
                error = *answer.error;
        fail(std::move(error));
    });
    setState(State::Probing);
    m_probe->start();
}

ApiCoreOptions Session::coreOptions(int attempts)
{
    ApiCoreOptions options;
    options.retry.attempts = attempts;
    options.retry.base = m_spec.limits.retryBase;
    options.retry.cap = m_spec.limits.retryCap;
    options.protection = m_spec.protection;
    options.observer.onAttempt = [this, write = logInto(m_log, m_spec)](const LogEntry &entry) {
        write(entry);
        onAttempt(entry);
    };
    options.observer.onRetryWait = [this](const RetryNotice &notice) { onRetryWait(notice); };
    options.observer.onRetryEnd = [this](quint64 requestId) { onRetryEnd(requestId); };
    options.observer.onConfirm = [this](const PendingWrite &write) {
        m_pendingWrites.push_back(write);
        emit pendingWritesChanged();
    };
    options.observer.onConfirmEnd = [this](quint64 requestId) {
        if (dropPending(requestId))
            emit pendingWritesChanged();
    };
    return options;
}

Client &Session::makeClient(std::unique_ptr<Client> &place, int attempts)
{
    if (!place)
        place = std::make_unique<Client>(
            m_tunnelPort ? movingTransportFactory(m_maker, m_spec, m_tunnelPort) : m_maker(m_spec),
            coreOptions(attempts));
    return *place;
}

void Session::connectClient()
{
    makeClient(m_client, m_spec.limits.attempts);
    setState(State::Connecting);
    m_infoCall = m_client->service().info([this](Result<ServerInfo> result) {
        if (!result) {
            fail(std::move(result).error());
            return;
        }
        m_server = std::move(result).value();
        listCollections();
    });
}

void Session::listCollections()
{
    m_listCall = m_client->collections().list([this](Result<QStringList> result) {
        if (!result) {
            fail(std::move(result).error());
            return;
        }
        m_collections.setClient(m_client.get());
        m_collections.setNames(std::move(result).value());
        m_collections.refreshAliases();
        setState(State::Ready);
    });
}

CollectionSession *Session::collection(const QString &name)
{
    if (m_state != State::Ready)
        return nullptr;
    CollectionSession *&entry = m_opened[name];
    if (!entry)
        entry = new CollectionSession(*m_client, m_server, name, m_spec.settingsKey(), this);
    return entry;
}

void Session::releaseCollection(const QString &name)
{
    if (CollectionSession *gone = m_opened.take(name))
        gone->deleteLater();
}

std::optional<RetryWait> Session::retryWait() const
{
    const auto first = std::ranges::min_element(m_waits, {}, [](const auto &entry) {
        return entry.second.until.remainingTimeAsDuration();
    });
    return first == m_waits.end() ? std::nullopt : std::optional(first->second);
}

void Session::retryNow()
{
    for (const auto &[requestId, wait] : m_waits)
        m_client->core().retryNow(requestId);
}

void Session::cancelWaiting()
{
    for (const auto &[requestId, wait] : m_waits)
        m_client->core().giveUp(requestId);
}

bool Session::dropPending(quint64 requestId)
{
    return std::erase_if(
               m_pendingWrites,
               [requestId](const PendingWrite &write) { return write.requestId == requestId; })
        > 0;
}

void Session::confirmWrite(quint64 requestId, bool isConfirmed)
{
    if (!dropPending(requestId))
        return;
    m_client->core().confirmWrite(requestId, isConfirmed);
    emit pendingWritesChanged();
}

void Session::onRetryWait(const RetryNotice &notice)
{
    m_waits.insert_or_assign(
        notice.requestId,
        RetryWait{ notice.nextAttempt, notice.attempts, QDeadlineTimer(notice.wait) });
    m_tick.start();
    emit retryWaitChanged();
}

void Session::onRetryEnd(quint64 requestId)
{
    if (m_waits.erase(requestId) == 0)
        return;
    if (m_waits.empty())
        m_tick.stop();
    emit retryWaitChanged();
}

void Session::onAttempt(const LogEntry &entry)
{
    if (m_state != State::Ready)
        return;
    const bool wasLost = isLost();
    if (m_tunnel && m_tunnel->state() != SshTunnel::State::Ready)
        return; // why nothing comes through is known better
    if (entry.error && isAbsence(*entry.error))
        m_error = entry.error;
    else if (entry.status > 0)
        m_error.reset();
    if (isLost() != wasLost)
        emit stateChanged();
}

void Session::fail(ApiError error)
{
    m_error = std::move(error);
    setState(State::Failed);
}

void Session::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

} // namespace sextant
