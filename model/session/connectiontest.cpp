#include "model/session/connectiontest.h"

#include "client/api/client.h"
#include "model/session/attemptlog.h"
#include "model/session/connectionprobe.h"
#include "model/session/sshtunnel.h"

#include <QElapsedTimer>

#include <algorithm>

namespace sextant {

class ConnectionTest::Private
{
public:
    TransportMaker transports;
    ReachabilityMaker reachability;
    RequestLogModel &log;
    std::unique_ptr<SshTunnel> tunnel{};
    std::unique_ptr<ConnectionProbe> probe{};
    std::unique_ptr<Client> client{};
    Call call{};
    QElapsedTimer clock{};
    bool isStarted = false;
};

ConnectionTest::ConnectionTest(ConnectionSpec spec, TransportMaker transports,
                               ReachabilityMaker reachability, RequestLogModel &log,
                               QObject *parent)
    : QObject(parent)
    , m_spec(std::move(spec))
    , d(new Private{ std::move(transports), std::move(reachability), log })
{
    using Kind = TestStep::Kind;
    if (m_spec.ssh.isUsed)
        m_steps.push_back({ .kind = Kind::Tunnel });
    for (const Kind kind :
         { Kind::Lookup, Kind::Connect, Kind::Tls, Kind::Version, Kind::Key, Kind::List })
        m_steps.push_back({ .kind = kind });
}

ConnectionTest::~ConnectionTest()
{
    if (d->tunnel)
        d->tunnel->disconnect(this);
}

void ConnectionTest::start()
{
    if (std::exchange(d->isStarted, true))
        return;
    if (m_spec.ssh.isUsed)
        openTunnel();
    else if (m_spec.needsProbe())
        findPort();
    else
        reach();
}

void ConnectionTest::cancel()
{
    if (m_isFinished)
        return;
    d->isStarted = true;
    const ApiError error{ .kind = ApiError::Kind::Cancelled };
    for (TestStep &step : m_steps)
        if (step.state == TestStep::State::Running)
            step = { .kind = step.kind,
                     .state = TestStep::State::Failed,
                     .took = step.took,
                     .error = error };
    endTest();
}

bool ConnectionTest::hasPassed() const
{
    return m_isFinished && std::ranges::none_of(m_steps, [](const TestStep &step) {
               return step.state == TestStep::State::Failed
                   || (step.kind == TestStep::Kind::List && step.state != TestStep::State::Done);
           });
}

TestStep &ConnectionTest::step(TestStep::Kind kind)
{
    return *std::ranges::find(m_steps, kind, &TestStep::kind);
}

void ConnectionTest::begin(TestStep::Kind kind)
{
    d->clock.start();
    step(kind).state = TestStep::State::Running;
    emit changed();
}

void ConnectionTest::succeed(TestStep::Kind kind, const QString &fact)
{
    TestStep &done = step(kind);
    done.state = TestStep::State::Done;
    done.took = std::chrono::microseconds(d->clock.nsecsElapsed() / 1000);
    done.fact = fact;
    emit changed();
}

void ConnectionTest::fail(TestStep::Kind kind, ApiError error)
{
    TestStep &failed = step(kind);
    failed.state = TestStep::State::Failed;
    failed.took = std::chrono::microseconds(d->clock.nsecsElapsed() / 1000);
    failed.error = std::move(error);
    endTest();
}

//! What has not come to its turn is skipped.
void ConnectionTest::endTest()
{
    for (TestStep &each : m_steps)
        if (each.state == TestStep::State::Waiting || each.state == TestStep::State::Running)
            each.state = TestStep::State::Skipped;
    m_isFinished = true;
    d->call.cancel();
    if (d->tunnel) {
        d->tunnel->disconnect(this);
        d->tunnel->stop();
    }
    // It may be its own signal that leads here.
    if (ConnectionProbe *probe = d->probe.release()) {
        probe->disconnect(this);
        probe->deleteLater();
    }
    emit changed();
    emit finished();
}

void ConnectionTest::openTunnel()
{
    if (m_spec.needsProbe())
        m_spec.baseUrl.setPort(6333); // ssh wants to know it beforehand
    d->tunnel = std::make_unique<SshTunnel>(m_spec);
    connect(d->tunnel.get(), &SshTunnel::stateChanged, this, [this] {
        const SshTunnel &tunnel = *d->tunnel;
        if (tunnel.state() == SshTunnel::State::Failed && !m_isFinished) {
            const auto running
                = std::ranges::find(m_steps, TestStep::State::Running, &TestStep::state);
            fail(running == m_steps.end() ? TestStep::Kind::Tunnel : running->kind,
                 *tunnel.error());
        } else if (tunnel.state() == SshTunnel::State::Ready) {
            m_spec.tunnelPort = tunnel.localPort();
            succeed(TestStep::Kind::Tunnel, QStringLiteral("127.0.0.1:%1").arg(tunnel.localPort()));
            reach();
        }
    });
    begin(TestStep::Kind::Tunnel);
    d->tunnel->start();
}

//! Which of the candidates answers is found out first; the steps are then made for that one.
void ConnectionTest::findPort()
{
    begin(TestStep::Kind::Lookup);
    d->probe = std::make_unique<ConnectionProbe>(m_spec, d->transports, d->log);
    connect(d->probe.get(), &ConnectionProbe::finished, this, [this] {
        const ProbeAnswer *answer = d->probe->chosen();
        // Nobody is there as Qdrant: the first that said anything at all shows at which step it ends.
        for (const ProbeAnswer &each : d->probe->answers())
            if (!answer && each.error && each.error->httpStatus > 0)
                answer = &each;
        if (!answer)
            answer = &d->probe->answers().front();
        m_spec = answer->spec;
        d->probe.release()->deleteLater();
        reach();
    });
    d->probe->start();
}

void ConnectionTest::reach()
{
    if (!d->reachability || m_spec.isDemo) {
        for (const auto kind :
             { TestStep::Kind::Lookup, TestStep::Kind::Connect, TestStep::Kind::Tls })
            step(kind).state = TestStep::State::Skipped;
        askVersion();
        return;
    }
    begin(TestStep::Kind::Lookup);
    d->call = d->reachability(
        m_spec, [this](const ReachStep &told) { onReachStep(told); },
        [this](const Result<std::monostate> &result) {
            if (m_isFinished)
                return;
            if (!result) {
                const auto unfinished = std::ranges::find_if(m_steps, [](const TestStep &each) {
                    return each.state == TestStep::State::Running
                        || each.state == TestStep::State::Failed;
                });
                fail(unfinished == m_steps.end() ? TestStep::Kind::Connect : unfinished->kind,
                     result.error());
                return;
            }
            for (TestStep &each : m_steps)
                if (each.kind < TestStep::Kind::Version && each.state != TestStep::State::Done)
                    each.state = TestStep::State::Skipped;
            askVersion();
        });
}

void ConnectionTest::onReachStep(const ReachStep &told)
{
    using Kind = TestStep::Kind;
    const Kind kind = told.kind == ReachStep::Kind::Lookup ? Kind::Lookup
        : told.kind == ReachStep::Kind::Connect            ? Kind::Connect
                                                           : Kind::Tls;
    TestStep &own = step(kind);
    own.took = told.took;
    own.fact = told.fact;
    own.error = told.error;
    own.state = told.error ? TestStep::State::Failed
        : told.isRunning   ? TestStep::State::Running
        : told.isSkipped   ? TestStep::State::Skipped
                           : TestStep::State::Done;
    emit changed();
}

void ConnectionTest::askVersion()
{
    ApiCoreOptions options;
    options.retry.attempts = 1;
    options.protection = Protection::ReadOnly;
    options.observer.onAttempt = logInto(d->log, m_spec);
    d->client = std::make_unique<Client>(d->transports(m_spec), std::move(options));
    begin(TestStep::Kind::Version);
    d->call = d->client->service().info([this](Result<ServerInfo> result) {
        if (!result) {
            fail(TestStep::Kind::Version, std::move(result).error());
            return;
        }
        succeed(TestStep::Kind::Version, result->versionText);
        askCollections();
    });
}

//! One request tells both: a no to the key has a status of its own.
void ConnectionTest::askCollections()
{
    begin(TestStep::Kind::Key);
    d->call = d->client->collections().list([this](Result<QStringList> result) {
        if (!result) {
            using Kind = ApiError::Kind;
            const Kind kind = result.error().kind;
            // Any other answer comes from behind the door.
            const bool isAboutKey = kind == Kind::Unauthorized || kind == Kind::Forbidden
                || result.error().httpStatus == 0;
            if (!isAboutKey)
                succeed(TestStep::Kind::Key, {});
            fail(isAboutKey ? TestStep::Kind::Key : TestStep::Kind::List,
                 std::move(result).error());
            return;
        }
        succeed(TestStep::Kind::Key, {});
        step(TestStep::Kind::List).collections = result->size();
        succeed(TestStep::Kind::List, {});
        endTest();
    });
}

} // namespace sextant
