#include "client/net/apicore.h"

#include "client/net/decodepool.h"
#include "client/net/timeoutlimits.h"

#include <QMetaObject>
#include <QMutex>
#include <QMutexLocker>
#include <QObject>
#include <QThread>

#include <algorithm>
#include <unordered_map>

namespace sextant {

namespace {

using Clock = std::chrono::steady_clock;

//! Exchange figures and status check: what every answer goes through before its decoder.
Result<Response> checked(Result<Response> result, bool isWrite, Clock::time_point started)
{
    if (result) {
        ExchangeInfo &exchange = result->exchange;
        exchange.total
            = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started);
        exchange.bytesReceived = result->body.size();
        if (std::optional<ApiError> error = statusError(*result))
            result = std::move(*error);
    }
    if (!result && isWrite)
        result = writeError(std::move(result).error());
    return result;
}

//! Segments that are resolved away on the road, so that another address would be met: `.`, `..` and nothing.
bool hasLostSegment(const QByteArray &path)
{
    if (path == "/")
        return false;
    const QList<QByteArray> segments = path.split('/').sliced(1);
    return std::ranges::any_of(segments, [](const QByteArray &segment) {
        return segment.isEmpty() || segment == "." || segment == "..";
    });
}

ApiError tooOld(Feature feature, ServerVersion server)
{
    const ServerVersion since = sinceVersion(feature);
    return { .kind = ApiError::Kind::UnsupportedByServer,
             .detail = QStringLiteral("%1 needs Qdrant %2.%3, this server is %4.%5.%6")
                           .arg(apiName(feature))
                           .arg(since.major)
                           .arg(since.minor)
                           .arg(server.major)
                           .arg(server.minor)
                           .arg(server.patch),
             .attempts = 0 };
}

} // namespace

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

//! The caller's side: who is in flight, and where results arrive.
class ApiCore::Private
{
public:
    Private(TransportFactory factory, ApiCoreOptions options);
    ~Private();

    Call send(Request request, Decode decode, Deliver deliver);
    void abandon(Flight &flight);
    void arrived(const std::shared_ptr<Flight> &flight);
    qsizetype runningCalls() const { return qsizetype(m_flights.size()); }
    //! Worker threads: hands the result to the caller's thread.
    void post(const std::shared_ptr<Flight> &flight, Erased result);
    //! Network thread: runs a copy of an observer's function on the caller's thread.
    template <typename Function, typename Argument>
    void tell(Function ActivityObserver::*function, const Argument &argument);

    bool readOnly = false;
    std::optional<ServerVersion> serverVersion;
    NetworkSide *network = nullptr;
    DecodePool pool;

private:
    std::optional<ApiError> refusal(const Request &request) const;

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

    void start(const std::shared_ptr<Flight> &flight, const Request &request, const Decode &decode,
               Clock::time_point started)
    {
        if (flight->isCancelled())
            return;
        const Request told = m_timeouts.told(request);
        m_calls.insert_or_assign(
            flight->id(),
            m_chain->send(
                told, [this, flight, request, told, decode, started](Result<Response> result) {
                    m_calls.erase(flight->id());
                    Result<Response> answer = checked(std::move(result), told.isWrite, started);
                    if (!answer && m_timeouts.learn(told, answer.error()))
                        start(flight, request, decode, started);
                    else
                        decodeAndPost(flight, decode, std::move(answer));
                }));
    }

    void abort(quint64 id) { m_calls.erase(id); }
    void retryNow(quint64 id) { m_chain->retryNow(id); }

    void stop()
    {
        m_calls.clear();
        m_chain.reset();
        thread()->quit();
    }

private:
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
    TimeoutLimits m_timeouts;
    std::unique_ptr<RetryingTransport> m_chain;
    std::unordered_map<quint64, Call> m_calls;
};

void ApiCore::Flight::cancel() noexcept
{
    if (m_core)
        m_core->abandon(*this);
}

ApiCore::Private::Private(TransportFactory factory, ApiCoreOptions options)
    : readOnly(options.readOnly)
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
    if (std::optional<ApiError> error = refusal(request)) {
        post(flight, decode(std::move(*error)));
        return Call(std::move(flight));
    }
    QMetaObject::invokeMethod(
        network,
        [side = network, flight, request = std::move(request), decode = std::move(decode),
         started = Clock::now()] { side->start(flight, request, decode, started); });
    return Call(std::move(flight));
}

std::optional<ApiError> ApiCore::Private::refusal(const Request &request) const
{
    if (readOnly && request.isWrite)
        return ApiError{ .kind = ApiError::Kind::ReadOnlyConnection, .attempts = 0 };
    if (hasLostSegment(request.path))
        return ApiError{ .kind = ApiError::Kind::InvalidRequest,
                         .detail = QStringLiteral("an empty name, or one of dots only, in %1")
                                       .arg(QString::fromUtf8(request.path)),
                         .attempts = 0 };
    for (const Feature feature : request.needs)
        if (serverVersion && !supports(serverVersion, feature))
            return tooOld(feature, *serverVersion);
    return std::nullopt;
}

void ApiCore::Private::abandon(Flight &flight)
{
    const quint64 id = flight.id();
    pool.release(flight.abandon());
    // Destroyed last: what the handler holds may be the owner of this very call, or of others.
    const auto node = m_flights.extract(id);
    const Deliver deliver = flight.finish();
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

bool ApiCore::isReadOnly() const { return d->readOnly; }

void ApiCore::setReadOnly(bool readOnly) { d->readOnly = readOnly; }

void ApiCore::setServerVersion(std::optional<ServerVersion> version) { d->serverVersion = version; }

Call ApiCore::sendErased(Request request, Decode decode, Deliver deliver)
{
    return d->send(std::move(request), std::move(decode), std::move(deliver));
}

qsizetype ApiCore::runningCalls() const { return d->runningCalls(); }

void ApiCore::retryNow(quint64 requestId)
{
    QMetaObject::invokeMethod(d->network,
                              [side = d->network, requestId] { side->retryNow(requestId); });
}

} // namespace sextant
