#include "client/net/apicore.h"

#include "client/net/decodepool.h"
#include "client/net/refusals.h"
#include "client/net/timeoutlimits.h"

#include <QMetaObject>
#include <QMutex>
#include <QMutexLocker>
#include <QObject>
#include <QThread>

#include <unordered_map>

namespace sextant {
using Clock = std::chrono::steady_clock;

//! One call, seen from both threads. The caller's side has the handler; the worker's side puts the result in.
class ApiCore::Flight final : public Call::Control
{
public:
    Flight(Private *core, quint64 id, Deliver deliver)
        : m_core(core)
        , m_id(id)
        , m_deliver(std::move(deliver))
    {
    }

    // Caller's thread
    bool isRunning() const noexcept override { return m_core != nullptr; }
    void cancel() noexcept override;
    quint64 id() const { return m_id; }

    //! Ends the caller's side: the handler, or nothing when it ended before.
    Deliver finish()
    {
        m_core = nullptr;
        return std::exchange(m_deliver, nullptr);
    }

    //! Marks it cancelled and takes what has arrived already.
    Erased abandon()
    {
        const QMutexLocker lock(&m_mutex);
        m_isCancelled = true;
        return std::exchange(m_result, nullptr);
    }

    Erased takeResult()
    {
        const QMutexLocker lock(&m_mutex);
        return std::exchange(m_result, nullptr);
    }

    // Any thread
    bool isCancelled() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_isCancelled;
    }

    //! False, and the result is released here on the worker, when the call was cancelled.
    bool putResult(Erased result)
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_isCancelled)
            m_result.swap(result);
        return !m_isCancelled;
    }

private:
    Private *m_core;
    const quint64 m_id;
    Deliver m_deliver;
    mutable QMutex m_mutex;
    bool m_isCancelled = false;
    Erased m_result;
};

//! What one call sends.
struct ApiCore::Trip
{
    std::shared_ptr<Flight> flight;
    Decode decode;
    Request request;
    Request told; //!< the request with its time limit in the query
    Clock::time_point started{};
};

//! The caller's side: who is in flight, and where results arrive.
class ApiCore::Private
{
public:
    Private(TransportFactory factory, ApiCoreOptions options);
    ~Private();

    Call send(Request request, Decode decode, Deliver deliver);
    //! On its way, or to the gate first.
    void dispatch(Trip trip);
    void protect(Protection next);
    void abandon(Flight &flight);
    void arrived(const std::shared_ptr<Flight> &flight);
    qsizetype runningCalls() const { return qsizetype(m_flights.size()); }
    //! Worker threads: hands the result to the caller's thread.
    void post(const std::shared_ptr<Flight> &flight, Erased result);
    //! Network thread: a write whose `timeout` was refused goes out again, as another request than was agreed to.
    void dispatchAgain(const Trip &trip);
    //! Any thread: runs a copy of an observer's function on the caller's thread.
    template <typename Function, typename Argument>
    void tell(Function ActivityObserver::*function, const Argument &argument);

    Protection protection = Protection::Normal;
    std::optional<ServerVersion> serverVersion;
    NetworkSide *network = nullptr;
    DecodePool pool;
    TimeoutLimits timeouts;
    WriteGate gate;

private:
    void launch(Trip trip);
    void hold(const Trip &trip);

    QObject m_context; //!< on the caller's thread; posted results die with it
    ActivityObserver m_observer;
    quint64 m_lastId = 0;
    std::unordered_map<quint64, std::shared_ptr<Flight>> m_flights;
    QThread m_thread;
};

//! The network thread's side: the transport chain and the calls on it.
class ApiCore::NetworkSide final : public QObject
{
public:
    explicit NetworkSide(Private *core)
        : m_core(core)
    {
    }

    void build(const TransportFactory &factory, const RetryPolicy &policy)
    {
        auto tapped = std::make_unique<TappedTransport>(factory(), [this](const LogEntry &entry) {
            m_core->tell(&ActivityObserver::onAttempt, entry);
        });
        RetryHooks hooks;
        hooks.onWait = [this](const RetryNotice &notice) {
            m_core->tell(&ActivityObserver::onRetryWait, notice);
        };
        hooks.onWaitEnd = [this](quint64 id) { m_core->tell(&ActivityObserver::onRetryEnd, id); };
        m_chain = std::make_unique<RetryingTransport>(std::move(tapped), policy, std::move(hooks));
    }

    void start(const Trip &trip)
    {
        if (trip.flight->isCancelled())
            return;
        m_calls.insert_or_assign(
            trip.flight->id(), m_chain->send(trip.told, [this, trip](Result<Response> result) {
                m_calls.erase(trip.flight->id());
                Result<Response> answer
                    = checkedAnswer(std::move(result), trip.told.isWrite, trip.started);
                if (!answer && m_core->timeouts.learn(trip.told, answer.error()))
                    startAgain(trip);
                else
                    decodeAndPost(trip.flight, trip.decode, std::move(answer));
            }));
    }

    void abort(quint64 id) { m_calls.erase(id); }
    void retryNow(quint64 id) { m_chain->retryNow(id); }
    void giveUp(quint64 id) { m_chain->giveUp(id); }

    void stop()
    {
        m_calls.clear();
        m_chain.reset();
        thread()->quit();
    }

private:
    void startAgain(Trip trip)
    {
        if (trip.request.isWrite) {
            m_core->dispatchAgain(trip);
            return;
        }
        trip.told = m_core->timeouts.told(trip.request);
        start(trip);
    }

    void decodeAndPost(const std::shared_ptr<Flight> &flight, const Decode &decode,
                       Result<Response> result)
    {
        if (!result || result->body.size() <= DecodePool::InlineLimit) {
            m_core->post(flight, decode(std::move(result)));
            return;
        }
        auto shared = std::make_shared<Result<Response>>(std::move(result));
        m_core->pool.run([core = m_core, flight, decode, shared] {
            if (!flight->isCancelled())
                core->post(flight, decode(std::move(*shared)));
        });
    }

    Private *m_core;
    std::unique_ptr<RetryingTransport> m_chain;
    std::unordered_map<quint64, Call> m_calls;
};

void ApiCore::Flight::cancel() noexcept
{
    if (m_core)
        m_core->abandon(*this);
}

ApiCore::Private::Private(TransportFactory factory, ApiCoreOptions options)
    : protection(options.protection)
    , network(new NetworkSide(this))
    , m_observer(std::move(options.observer))
{
    m_thread.setObjectName(QStringLiteral("network"));
    network->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(network,
                              [side = network, factory = std::move(factory),
                               policy = options.retry] { side->build(factory, policy); });
}

ApiCore::Private::~Private()
{
    // Handlers go first, on their own thread; they may cancel other calls of this core on the way.
    while (!m_flights.empty()) {
        const std::shared_ptr<Flight> flight = m_flights.begin()->second;
        abandon(*flight);
    }
    QMetaObject::invokeMethod(network, [side = network] { side->stop(); });
    m_thread.wait();
    delete network;
    pool.waitForDone();
}

Call ApiCore::Private::send(Request request, Decode decode, Deliver deliver)
{
    request.id = ++m_lastId;
    auto flight = std::make_shared<Flight>(this, request.id, std::move(deliver));
    m_flights.insert_or_assign(request.id, flight);
    dispatch({ flight, std::move(decode), std::move(request), {} });
    return Call(std::move(flight));
}

void ApiCore::Private::dispatch(Trip trip)
{
    if (std::optional<ApiError> error = refusalOf(trip.request, protection, serverVersion)) {
        post(trip.flight, trip.decode(std::move(*error)));
        return;
    }
    trip.told = timeouts.told(trip.request);
    const bool asks = trip.request.isWrite && protection == Protection::ConfirmWrites;
    if (asks && !gate.takeApproval(trip.told))
        hold(trip);
    else
        launch(trip);
}

void ApiCore::Private::dispatchAgain(const Trip &trip)
{
    QMetaObject::invokeMethod(
        &m_context,
        [this, trip] {
            if (trip.flight->isRunning())
                dispatch(trip);
        },
        Qt::QueuedConnection);
}

void ApiCore::Private::launch(Trip trip)
{
    trip.started = Clock::now(); // what came before, a person's thinking, is not the server's time
    QMetaObject::invokeMethod(network,
                              [side = network, trip = std::move(trip)] { side->start(trip); });
}

void ApiCore::Private::hold(const Trip &trip)
{
    const quint64 id = trip.flight->id();
    gate.hold({ id, trip.told }, [this, trip](bool isConfirmed) {
        std::optional<ApiError> error = refusalOf(trip.request, protection, serverVersion);
        if (!isConfirmed && !error)
            error = ApiError{ .kind = ApiError::Kind::WriteNotConfirmed, .attempts = 0 };
        if (error)
            post(trip.flight, trip.decode(std::move(*error)));
        else
            launch(trip);
    });
    if (!m_observer.onConfirm) {
        gate.answer(id, false);
        return;
    }
    QMetaObject::invokeMethod(
        &m_context,
        [this, id, ask = m_observer.onConfirm] { // a copy: it may destroy this
            if (const PendingWrite *pending = gate.find(id))
                ask(PendingWrite(*pending));
        },
        Qt::QueuedConnection);
}

void ApiCore::Private::protect(Protection next)
{
    protection = next;
    if (next != Protection::ReadOnly)
        return;
    for (const quint64 id : gate.held()) {
        gate.answer(id, false);
        tell(&ActivityObserver::onConfirmEnd, id);
    }
}

void ApiCore::Private::abandon(Flight &flight)
{
    const quint64 id = flight.id();
    pool.release(flight.abandon());
    // Destroyed last: what the handler holds may be the owner of this very call, or of others.
    const auto node = m_flights.extract(id);
    const Deliver deliver = flight.finish();
    if (gate.withdraw(id))
        tell(&ActivityObserver::onConfirmEnd, id);
    QMetaObject::invokeMethod(network, [side = network, id] { side->abort(id); });
}

void ApiCore::Private::arrived(const std::shared_ptr<Flight> &flight)
{
    if (!flight->isRunning())
        return;
    Erased result = flight->takeResult();
    m_flights.erase(flight->id());
    const Deliver deliver = flight->finish();
    deliver(std::move(result)); // may destroy this core
}

void ApiCore::Private::post(const std::shared_ptr<Flight> &flight, Erased result)
{
    if (!flight->putResult(std::move(result)))
        return;
    QMetaObject::invokeMethod(
        &m_context, [this, flight] { arrived(flight); }, Qt::QueuedConnection);
}

template <typename Function, typename Argument>
void ApiCore::Private::tell(Function ActivityObserver::*function, const Argument &argument)
{
    if (!(m_observer.*function))
        return;
    QMetaObject::invokeMethod(
        &m_context,
        [copy = m_observer.*function, argument] { copy(argument); }, // a copy: it may destroy this
        Qt::QueuedConnection);
}

ApiCore::ApiCore(TransportFactory factory, ApiCoreOptions options)
    : d(std::make_unique<Private>(std::move(factory), std::move(options)))
{
}

ApiCore::~ApiCore() = default;

Protection ApiCore::protection() const { return d->protection; }

void ApiCore::setProtection(Protection protection) { d->protect(protection); }

void ApiCore::setServerVersion(std::optional<ServerVersion> version) { d->serverVersion = version; }

Call ApiCore::sendErased(Request request, Decode decode, Deliver deliver)
{
    return d->send(std::move(request), std::move(decode), std::move(deliver));
}

void ApiCore::confirmWrite(quint64 requestId, bool isConfirmed)
{
    d->gate.answer(requestId, isConfirmed);
}

WriteGate::Approval ApiCore::approve(std::vector<Request> requests)
{
    return d->gate.approve(std::move(requests));
}

qsizetype ApiCore::runningCalls() const { return d->runningCalls(); }

void ApiCore::retryNow(quint64 requestId)
{
    QMetaObject::invokeMethod(d->network, [n = d->network, requestId] { n->retryNow(requestId); });
}

void ApiCore::giveUp(quint64 requestId)
{
    QMetaObject::invokeMethod(d->network, [n = d->network, requestId] { n->giveUp(requestId); });
}

} // namespace sextant
