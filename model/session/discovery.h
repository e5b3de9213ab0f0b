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

struct FoundServer
{
    ConnectionSpec spec;
    ServerInfo server;
    std::optional<qsizetype> collections; //!< nullopt: it doesn't say without a key
};

class Discovery : public QObject
{
    Q_OBJECT
public:
    Discovery(std::vector<ConnectionSpec> candidates, TransportMaker maker,
              QObject *parent = nullptr);
    ~Discovery() override;

    void start();
    const std::vector<FoundServer> &found() const { return m_found; }

signals:
    void foundChanged();

private:
    struct Look;
    void askCollections(Look &look);

    std::vector<ConnectionSpec> m_candidates;
    TransportMaker m_maker;
    std::vector<std::unique_ptr<Look>> m_looks;
    std::vector<FoundServer> m_found;
};

} // namespace sextant
