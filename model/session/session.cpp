#include "model/session/session.h"

#include "client/api/client.h"
#include "model/activity/requestlogmodel.h"
#include "model/session/connectionprobe.h"

namespace sextant {

Session::Session(ConnectionSpec spec, TransportMaker maker, RequestLogModel &log, QObject *parent)
    : QObject(parent)
    , m_spec(std::move(spec))
    , m_maker(std::move(maker))
    , m_log(log)
{
}

Session::~Session()
{
    qDeleteAll(m_opened);
    m_collections.setClient(nullptr);
}

void Session::open()
{
    m_error.reset();
    if (m_spec.needsProbe()) {
        startProbe();
        return;
    }
    connectClient();
}

void Session::cancel()
{
    if (m_state != State::Probing && m_state != State::Connecting)
        return;
    m_probe.reset();
    m_infoCall.cancel();
    m_listCall.cancel();
    ApiError error;
    error.kind = ApiError::Kind::Cancelled;
    fail(std::move(error));
}

void Session::startProbe()
{
    m_probe = std::make_unique<ConnectionProbe>(m_spec, m_maker);
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

void Session::connectClient()
{
    if (!m_client) {
        ApiCoreOptions options;
        options.readOnly = m_spec.readOnly;
        const LogSource source{ m_spec.displayName(), m_spec.baseUrl, !m_spec.apiKey.isEmpty() };
        options.observer.onAttempt
            = [this, source](const LogEntry &entry) { m_log.append(entry, source); };
        options.observer.onRetryWait = [this](const RetryNotice &notice) { onRetryWait(notice); };
        options.observer.onRetryEnd = [this](quint64 requestId) { onRetryEnd(requestId); };
        m_client = std::make_unique<Client>(m_maker(m_spec), std::move(options));
    }
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

void Session::retryNow()
{
    if (m_retryWait && m_client)
        m_client->core().retryNow(m_retryWait->requestId);
}

void Session::onRetryWait(const RetryNotice &notice)
{
    m_retryWait = RetryWait{ notice.requestId, notice.nextAttempt, notice.attempts, notice.wait };
    emit retryWaitChanged();
}

void Session::onRetryEnd(quint64 requestId)
{
    if (!m_retryWait || m_retryWait->requestId != requestId)
        return;
    m_retryWait.reset();
    emit retryWaitChanged();
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
