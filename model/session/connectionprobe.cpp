#include "model/session/connectionprobe.h"

#include "client/api/client.h"
#include "model/session/attemptlog.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace sextant {

struct ConnectionProbe::Attempt
{
    std::unique_ptr<Client> client;
    Call call;
    QTimer limit;
};

ConnectionProbe::ConnectionProbe(const ConnectionSpec &spec, TransportMaker maker,
                                 RequestLogModel &log, QObject *parent)
    : QObject(parent)
    , m_maker(std::move(maker))
    , m_log(log)
{
    for (ConnectionSpec &candidate : probeCandidates(spec))
        m_answers.push_back({ std::move(candidate), std::nullopt, std::nullopt });
}

ConnectionProbe::~ConnectionProbe() = default;

void ConnectionProbe::start()
{
    ApiCoreOptions options;
    options.retry.attempts = 1;
    options.protection = Protection::ReadOnly;
    for (size_t index = 0; index < m_answers.size(); ++index) {
        options.observer.onAttempt = logInto(m_log, m_answers[index].spec);
        auto attempt = std::make_unique<Attempt>();
        attempt->client = std::make_unique<Client>(m_maker(m_answers[index].spec), options);
        attempt->limit.setSingleShot(true);
        connect(&attempt->limit, &QTimer::timeout, this, [this, index] {
            m_attempts[index]->call.cancel();
            ApiError error;
            error.kind = ApiError::Kind::Timeout;
            m_answers[index].error = std::move(error);
            settle();
        });
        attempt->limit.start(m_limit);
        m_attempts.push_back(std::move(attempt));
    }
    for (size_t index = 0; index < m_attempts.size(); ++index) {
        m_attempts[index]->call
            = m_attempts[index]->client->service().info([this, index](Result<ServerInfo> result) {
                  m_attempts[index]->limit.stop();
                  if (result)
                      m_answers[index].server = std::move(result).value();
                  else
                      m_answers[index].error = std::move(result).error();
                  settle();
              });
    }
}

const ProbeAnswer *ConnectionProbe::chosen() const
{
    for (const ProbeAnswer &answer : m_answers)
        if (answer.server)
            return &answer;
    return nullptr;
}

void ConnectionProbe::settle()
{
    emit answered();
    // The preferred port is waited for: which of two servers is met must not depend on who is quicker.
    for (const ProbeAnswer &answer : m_answers) {
        if (answer.server)
            break;
        if (!answer.error)
            return;
    }
    finish();
}

void ConnectionProbe::finish()
{
    if (m_finished)
        return;
    m_finished = true;
    for (const auto &attempt : m_attempts) {
        attempt->limit.stop();
        attempt->call.cancel();
    }
    emit finished();
}

std::vector<ConnectionSpec> probeCandidates(const ConnectionSpec &spec)
{
    if (!spec.needsProbe())
        return { spec };
    std::vector<ConnectionSpec> candidates;
    const int own = spec.baseUrl.scheme() == u"https"_s ? 443 : 80;
    for (const int port : { 6333, own }) {
        ConnectionSpec candidate = spec;
        candidate.baseUrl.setPort(port);
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

} // namespace sextant
