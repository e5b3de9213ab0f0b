#pragma once
//! Discovery: looks at a few well-known addresses once and tells which Qdrant servers answer. Which addresses, is
//! the composition root's choice (none in tests, with --demo, --connect, --screenshot).

#include "client/types/serverinfo.h"
#include "model/session/connectionspec.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace sextant {

class RequestLogModel;

struct FoundServer
{
    ConnectionSpec spec;
    ServerInfo server;
    std::optional<qsizetype> collections; //!< nullopt: it doesn't say without a key
    std::optional<ApiError> error; //!< a server named by the person that doesn't answer
};

class Discovery : public QObject
{
    Q_OBJECT
public:
    struct Candidate
    {
        ConnectionSpec spec;
        bool isNamed = false; //!< by the person: that it doesn't answer is told
    };

    //! Of candidates that lead to the same place the first counts. `log` outlives this.
    Discovery(const std::vector<Candidate> &candidates, TransportMaker maker, RequestLogModel &log,
              QObject *parent = nullptr);
    ~Discovery() override;

    void start();
    const std::vector<FoundServer> &found() const { return m_found; }

signals:
    void foundChanged();

private:
    struct Look;
    void onProbed(Look &look);
    void askCollections(Look &look, const ConnectionSpec &spec);

    std::vector<Candidate> m_candidates;
    TransportMaker m_maker;
    RequestLogModel &m_log;
    std::vector<std::unique_ptr<Look>> m_looks;
    std::vector<FoundServer> m_found;
};

} // namespace sextant
