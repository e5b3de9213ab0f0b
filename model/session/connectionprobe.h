#pragma once
//! ConnectionProbe: finds the port of a server whose URL names none: 6333 and the scheme's own at once, 3 s each.

#include "client/types/serverinfo.h"
#include "model/session/connectionspec.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace sextant {

//! What one address answered.
struct ProbeAnswer
{
    ConnectionSpec spec; //!< with the tried port
    std::optional<ServerInfo> server;
    std::optional<ApiError> error; //!< neither: still running
};

class RequestLogModel;

class ConnectionProbe : public QObject
{
    Q_OBJECT
public:
    //! `log` outlives this.
    ConnectionProbe(const ConnectionSpec &spec, TransportMaker maker, RequestLogModel &log,
                    QObject *parent = nullptr);
    ~ConnectionProbe() override; //!< cancels

    void setTimeLimit(std::chrono::milliseconds limit) { m_limit = limit; } //!< before start()
    void start();

    //! In the order of preference: 6333 first, then the scheme's own port.
    const std::vector<ProbeAnswer> &answers() const { return m_answers; }
    //! The preferred address that answered as Qdrant; nullptr when none did.
    const ProbeAnswer *chosen() const;
    bool isFinished() const { return m_finished; } //!< answers still missing are not waited for

signals:
    void answered(); //!< answers() has more to tell
    void finished(); //!< chosen() is final; sent once

private:
    struct Attempt;
    void settle();
    void finish();

    std::chrono::milliseconds m_limit{ 3'000 };
    TransportMaker m_maker;
    RequestLogModel &m_log;
    std::vector<ProbeAnswer> m_answers;
    std::vector<std::unique_ptr<Attempt>> m_attempts;
    bool m_finished = false;
};

//! The addresses to try for a URL: itself when it has a port, else 6333 and 80 or 443.
std::vector<ConnectionSpec> probeCandidates(const ConnectionSpec &spec);

} // namespace sextant
