#include "model/session/discovery.h"

#include "client/api/client.h"
#include "model/session/attemptlog.h"
#include "model/session/connectionprobe.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

//! This computer has several names.
QUrl placeOf(QUrl url)
{
    if (url.host() == u"127.0.0.1"_s || url.host() == u"::1"_s)
        url.setHost(u"localhost"_s);
    return url;
}

//! Whether every address tried for one is tried for the other as well.
bool isCovered(const ConnectionSpec &spec, const ConnectionSpec &other)
{
    const std::vector<ConnectionSpec> others = probeCandidates(other);
    return std::ranges::all_of(probeCandidates(spec), [&others](const ConnectionSpec &tried) {
        return std::ranges::any_of(others, [&tried](const ConnectionSpec &candidate) {
            return placeOf(candidate.baseUrl) == placeOf(tried.baseUrl);
        });
    });
}

} // namespace

struct Discovery::Look
{
    bool isNamed = false;
    std::unique_ptr<ConnectionProbe> probe;
    std::unique_ptr<Client> client;
    Call call;
};

Discovery::Discovery(const std::vector<Candidate> &candidates, TransportMaker maker,
                     RequestLogModel &log, QObject *parent)
    : QObject(parent)
    , m_maker(std::move(maker))
    , m_log(log)
{
    for (const Candidate &candidate : candidates) {
        const bool isKnown = std::ranges::any_of(m_candidates, [&](const Candidate &known) {
            return isCovered(candidate.spec, known.spec);
        });
        if (!isKnown)
            m_candidates.push_back(candidate);
    }
}

Discovery::~Discovery() = default;

void Discovery::start()
{
    for (const Candidate &candidate : m_candidates) {
        m_looks.push_back(std::make_unique<Look>());
        Look *look = m_looks.back().get();
        look->isNamed = candidate.isNamed;
        look->probe = std::make_unique<ConnectionProbe>(candidate.spec, m_maker, m_log);
        connect(look->probe.get(), &ConnectionProbe::finished, this,
                [this, look] { onProbed(*look); });
        look->probe->start();
    }
}

void Discovery::onProbed(Look &look)
{
    if (const ProbeAnswer *answer = look.probe->chosen()) {
        m_found.push_back({ answer->spec, *answer->server, std::nullopt, std::nullopt });
        askCollections(look, answer->spec);
    } else if (look.isNamed) {
        const ProbeAnswer &silent = look.probe->answers().front();
        m_found.push_back({ silent.spec, {}, std::nullopt, silent.error });
    } else {
        return;
    }
    emit foundChanged();
}

void Discovery::askCollections(Look &look, const ConnectionSpec &spec)
{
    ApiCoreOptions options;
    options.retry.attempts = 1;
    options.protection = Protection::ReadOnly;
    options.observer.onAttempt = logInto(m_log, spec);
    look.client = std::make_unique<Client>(m_maker(spec), std::move(options));
    look.call = look.client->collections().list([this, spec](Result<QStringList> result) {
        if (!result)
            return;
        for (FoundServer &server : m_found)
            if (server.spec == spec)
                server.collections = result->size();
        emit foundChanged();
    });
}

} // namespace sextant
