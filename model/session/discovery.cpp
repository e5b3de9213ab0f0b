#include "model/session/discovery.h"

#include "client/api/client.h"
#include "model/session/connectionprobe.h"

namespace sextant {

struct Discovery::Look
{
    std::unique_ptr<ConnectionProbe> probe;
    std::unique_ptr<Client> client;
    Call call;
};

Discovery::Discovery(std::vector<ConnectionSpec> candidates, TransportMaker maker, QObject *parent)
    : QObject(parent)
    , m_candidates(std::move(candidates))
    , m_maker(std::move(maker))
{
}

Discovery::~Discovery() = default;

void Discovery::start()
{
    for (const ConnectionSpec &candidate : m_candidates) {
        m_looks.push_back(std::make_unique<Look>());
        Look *look = m_looks.back().get();
        look->probe = std::make_unique<ConnectionProbe>(candidate, m_maker);
        connect(look->probe.get(), &ConnectionProbe::finished, this,
                [this, look] { askCollections(*look); });
        look->probe->start();
    }
}

void Discovery::askCollections(Look &look)
{
    const ProbeAnswer *answer = look.probe->chosen();
    if (!answer)
        return;
    for (const FoundServer &known : m_found)
        if (known.spec.baseUrl == answer->spec.baseUrl)
            return;
    const ConnectionSpec spec = answer->spec;
    m_found.push_back({ spec, *answer->server, std::nullopt });
    emit foundChanged();
    ApiCoreOptions options;
    options.retry.attempts = 1;
    options.readOnly = true;
    look.client = std::make_unique<Client>(m_maker(spec), options);
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
