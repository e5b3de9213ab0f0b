#pragma once
//! ConnectionTest: tries a connection step by step and tells each step's end and time. Nothing is kept of it.

#include "client/net/call.h"
#include "client/net/reachability.h"
#include "model/session/connectionspec.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace sextant {

class RequestLogModel;

struct TestStep
{
    enum class Kind { Tunnel, Lookup, Connect, Tls, Version, Key, List };
    enum class State { Waiting, Running, Done, Failed, Skipped };
    Kind kind = Kind::Lookup;
    State state = State::Waiting;
    std::chrono::microseconds took{};
    QString fact{}; //!< technical: addresses, "TLS 1.3", "1.18.3"
    std::optional<qsizetype> collections{}; //!< of List
    std::optional<ApiError> error{};
};

//! How the first steps are made; given by the composition root like the TransportMaker. May be empty: then skipped.
using ReachabilityMaker = std::function<Call(
    const ConnectionSpec &, std::function<void(const ReachStep &)>, Handler<std::monostate>)>;

class ConnectionTest : public QObject
{
    Q_OBJECT
public:
    //! `log` outlives this. The spec has its secrets in it.
    ConnectionTest(ConnectionSpec spec, TransportMaker transports, ReachabilityMaker reachability,
                   RequestLogModel &log, QObject *parent = nullptr);
    ~ConnectionTest() override; //!< cancels

    void start();
    void cancel(); //!< running steps end as Failed with kind Cancelled; finished() is sent

    //! All steps from the start on: a list that doesn't jump.
    const std::vector<TestStep> &steps() const { return m_steps; }
    bool isFinished() const { return m_isFinished; }
    bool hasPassed() const;
    //! The address that answered, port filled in; the asked one until then.
    const ConnectionSpec &spec() const { return m_spec; }

signals:
    void changed();
    void finished(); //!< sent once

private:
    class Private;
    TestStep &step(TestStep::Kind kind);
    void begin(TestStep::Kind kind);
    void succeed(TestStep::Kind kind, const QString &fact);
    void fail(TestStep::Kind kind, ApiError error);
    void endTest();
    void openTunnel();
    void findPort();
    void reach();
    void onReachStep(const ReachStep &told);
    void askVersion();
    void askCollections();

    ConnectionSpec m_spec;
    std::vector<TestStep> m_steps;
    bool m_isFinished = false;
    std::unique_ptr<Private> d;
};

} // namespace sextant
