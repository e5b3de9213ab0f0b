#include "tests/support/scriptedtransport.h"

#include "client/net/pendingcall.h"

#include <QMetaObject>
#include <QMutex>
#include <QMutexLocker>
#include <QObject>
#include <QTest>
#include <QThread>

#include <deque>

namespace sextant::test {

namespace {

QString describe(const Request &request)
{
    return QStringLiteral("%1 %2%3 %4")
        .arg(QLatin1String(methodName(request.method)), QString::fromUtf8(request.path),
             request.query.isEmpty() ? QString() : u'?' + QString::fromUtf8(request.query),
             QString::fromUtf8(request.body.left(2000)));
}

//! A request waiting for release(); its context lives on the transport's thread.
struct Held
{
    std::shared_ptr<QObject> context;
    std::weak_ptr<PendingCall<Response>> call;
};

void finishLater(const Held &held, Result<Response> result)
{
    QMetaObject::invokeMethod(
        held.context.get(),
        [call = held.call, result = std::move(result)]() mutable {
            if (const auto alive = call.lock())
                alive->finish(std::move(result));
        },
        Qt::QueuedConnection);
}

Response responseOf(int status, const QByteArray &body, const ScriptedTransport::Headers &headers)
{
    Response response;
    response.status = status;
    response.body = body;
    response.headers = headers;
    return response;
}

} // namespace

struct ScriptedTransport::Expected
{
    Method method = Method::Get;
    QByteArray path;
    QByteArray body;
    std::optional<QByteArray> query;
    std::optional<Result<Response>> outcome; //!< unset: hold
};

struct ScriptedTransport::State
{
    mutable QMutex mutex;
    std::deque<Expected> expected;
    qsizetype next = 0;
    QList<Request> requests;
    QStringList problems;
    std::deque<Held> held;
    int cancelled = 0;

    //! The outcome of that request; nothing = hold it.
    std::optional<Result<Response>> take(const Request &request)
    {
        requests.append(request);
        if (next >= qsizetype(expected.size()))
            return refuse(QStringLiteral("unexpected: ") + describe(request));
        const Expected &wanted = expected[size_t(next++)];
        const bool matches = wanted.method == request.method && wanted.path == request.path
            && (wanted.body.isNull() || wanted.body == request.body)
            && (!wanted.query || *wanted.query == request.query);
        if (matches)
            return wanted.outcome;
        return refuse(
            QStringLiteral("expected: %1 %2?%3 %4\n   but got: %5")
                .arg(QLatin1String(methodName(wanted.method)), QString::fromUtf8(wanted.path),
                     QString::fromUtf8(wanted.query.value_or("*")),
                     wanted.body.isNull() ? QStringLiteral("*") : QString::fromUtf8(wanted.body),
                     describe(request)));
    }

    Result<Response> refuse(const QString &problem)
    {
        problems.append(problem);
        return ApiError{ .kind = ApiError::Kind::InvalidRequest,
                         .detail = QStringLiteral("scripted transport: ") + problem };
    }

    bool release(const Result<Response> &result)
    {
        const QMutexLocker lock(&mutex);
        while (!held.empty()) {
            const Held first = held.front();
            held.pop_front();
            if (first.call.expired())
                continue;
            finishLater(first, result);
            return true;
        }
        return false;
    }
};

//! What ApiCore gets; on the network thread.
class ScriptedTransport::Transport final : public sextant::Transport
{
public:
    explicit Transport(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {
    }

    Call send(Request request, Handler<Response> handler) override
    {
        auto call = std::make_shared<PendingCall<Response>>(
            std::move(handler), [state = std::weak_ptr<State>(m_state)] {
                if (const auto alive = state.lock()) {
                    const QMutexLocker lock(&alive->mutex);
                    ++alive->cancelled;
                }
            });
        const QMutexLocker lock(&m_state->mutex);
        const Held held{ m_context, call };
        if (std::optional<Result<Response>> outcome = m_state->take(request))
            finishLater(held, std::move(*outcome));
        else
            m_state->held.push_back(held);
        return Call(std::move(call));
    }

private:
    std::shared_ptr<State> m_state;
    std::shared_ptr<QObject> m_context = std::make_shared<QObject>();
};

ScriptedTransport::Step::Step(std::shared_ptr<State> state, qsizetype index)
    : m_state(std::move(state))
    , m_index(index)
{
}

ScriptedTransport::Step &ScriptedTransport::Step::query(const QByteArray &query)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->expected[size_t(m_index)].query = query;
    return *this;
}

ScriptedTransport::Step &ScriptedTransport::Step::answer(int status, const QByteArray &body,
                                                         const Headers &headers)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->expected[size_t(m_index)].outcome = responseOf(status, body, headers);
    return *this;
}

ScriptedTransport::Step &ScriptedTransport::Step::ok(const QByteArray &result)
{
    return answer(200, envelope(result));
}

ScriptedTransport::Step &ScriptedTransport::Step::fail(const ApiError &error)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->expected[size_t(m_index)].outcome = Result<Response>(error);
    return *this;
}

ScriptedTransport::Step &ScriptedTransport::Step::hold()
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->expected[size_t(m_index)].outcome.reset();
    return *this;
}

ScriptedTransport::ScriptedTransport()
    : m_state(std::make_shared<State>())
{
}

ScriptedTransport::~ScriptedTransport()
{
    const QStringList found = problems();
    if (!found.isEmpty())
        QTest::qFail(qPrintable(found.join(u'\n')), __FILE__, __LINE__);
}

ScriptedTransport::Step ScriptedTransport::expect(Method method, const QByteArray &path,
                                                  const QByteArray &body)
{
    const QMutexLocker lock(&m_state->mutex);
    Expected expected;
    expected.method = method;
    expected.path = path;
    expected.body = body;
    m_state->expected.push_back(std::move(expected));
    return Step(m_state, qsizetype(m_state->expected.size()) - 1);
}

bool ScriptedTransport::release(int status, const QByteArray &body)
{
    return m_state->release(responseOf(status, body, { { "content-type", "application/json" } }));
}

bool ScriptedTransport::release(const ApiError &error) { return m_state->release(error); }

QList<Request> ScriptedTransport::requests() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->requests;
}

int ScriptedTransport::heldCount() const
{
    const QMutexLocker lock(&m_state->mutex);
    int count = 0;
    for (const Held &held : m_state->held)
        count += held.call.expired() ? 0 : 1;
    return count;
}

int ScriptedTransport::cancelledCount() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->cancelled;
}

bool ScriptedTransport::isFinished() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->next >= qsizetype(m_state->expected.size());
}

QStringList ScriptedTransport::problems() const
{
    const QMutexLocker lock(&m_state->mutex);
    QStringList found = m_state->problems;
    for (size_t i = size_t(m_state->next); i < m_state->expected.size(); ++i)
        found.append(QStringLiteral("never came: %1 %2")
                         .arg(QLatin1String(methodName(m_state->expected[i].method)),
                              QString::fromUtf8(m_state->expected[i].path)));
    return found;
}

void ScriptedTransport::forgiveProblems()
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->problems.clear();
    m_state->next = qsizetype(m_state->expected.size());
}

TransportFactory ScriptedTransport::factory() const
{
    return [state = m_state] { return std::make_unique<Transport>(state); };
}

QByteArray ScriptedTransport::envelope(const QByteArray &result)
{
    return "{\"result\":" + result + ",\"status\":\"ok\",\"time\":0.001}";
}

QByteArray ScriptedTransport::errorBody(const QByteArray &text)
{
    return "{\"status\":{\"error\":\"" + text + "\"},\"time\":0.001}";
}

} // namespace sextant::test
