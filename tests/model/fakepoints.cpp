#include "tests/model/fakepoints.h"

#include "client/json/parse.h"
#include "client/net/pendingcall.h"

#include <QMutex>
#include <QObject>

#include <algorithm>
#include <deque>
#include <limits>
#include <map>

namespace sextant::test {

namespace {

using json::Value;

bool holds(const Value &condition, const PointId &id, const Value &payload);

bool isWithin(const Value &value, const Value &range)
{
    if (value.isArray())
        return std::any_of(value.array().begin(), value.array().end(),
                           [&range](const Value &each) { return isWithin(each, range); });
    if (!value.isNumber())
        return false;
    const double number = *value.toDouble();
    const auto bound = [&range](QStringView name, double open) {
        const Value *found = range.find(name);
        return found ? *found->toDouble() : open;
    };
    const double infinity = std::numeric_limits<double>::infinity();
    return number >= bound(u"gte", -infinity) && number > bound(u"gt", -infinity)
        && number <= bound(u"lte", infinity) && number < bound(u"lt", infinity);
}

bool all(const Value *list, const PointId &id, const Value &payload)
{
    return !list || std::all_of(list->array().begin(), list->array().end(), [&](const Value &each) {
        return holds(each, id, payload);
    });
}

bool none(const Value *list, const PointId &id, const Value &payload)
{
    return !list
        || std::none_of(list->array().begin(), list->array().end(),
                        [&](const Value &each) { return holds(each, id, payload); });
}

bool holds(const Value &condition, const PointId &id, const Value &payload)
{
    if (const Value *ids = condition.find(u"has_id")) {
        const json::Array &list = ids->array();
        return std::any_of(list.begin(), list.end(),
                           [&](const Value &each) { return each.toJson() == id.toJson(); });
    }
    if (const Value *empty = condition.find(u"is_empty")) {
        const Value *value = payload.find(empty->find(u"key")->toString());
        return !value || value->isNull() || (value->isArray() && value->array().empty());
    }
    if (const Value *key = condition.find(u"key")) {
        const Value *value = payload.find(key->toString());
        if (const Value *range = condition.find(u"range"))
            return value && isWithin(*value, *range);
        const Value *match = condition.find(u"match");
        return value && match && *value == *match->find(u"value");
    }
    return all(condition.find(u"must"), id, payload)
        && none(condition.find(u"must_not"), id, payload);
}

QByteArray envelope(const QByteArray &result)
{
    return "{\"result\":" + result + ",\"status\":\"ok\",\"time\":0.001}";
}

} // namespace

struct FakePoints::State
{
    struct Waiting
    {
        std::shared_ptr<QObject> context;
        std::weak_ptr<PendingCall<Response>> call;
        Result<Response> result;
    };

    mutable QMutex mutex;
    std::map<PointId, QByteArray> points;
    QByteArray info = R"({"status":"green","optimizer_status":"ok","points_count":0,)"
                      R"("segments_count":1,"config":{"params":{}},"payload_schema":{}})";
    QList<Request> requests;
    bool isHolding = false;
    std::deque<Waiting> waiting;
    std::map<QByteArray, ApiError> failures;
    quint64 largestLimit = std::numeric_limits<quint64>::max();
    qsizetype largestBody = std::numeric_limits<qsizetype>::max();

    static void finish(Waiting waiting)
    {
        QMetaObject::invokeMethod(
            waiting.context.get(),
            [call = waiting.call, result = std::move(waiting.result)]() mutable {
                if (const auto alive = call.lock())
                    alive->finish(std::move(result));
            },
            Qt::QueuedConnection);
    }

    Result<Response> answer(const Request &request) const
    {
        for (const auto &[part, error] : failures)
            if (request.path.contains(part))
                return error;
        Response response;
        response.status = 200;
        response.headers = { { "content-type", "application/json" } };
        if (const quint64 limit = limitOf(request); limit > largestLimit) {
            response.status = 400;
            response.body = "{\"status\":{\"error\":\"Bad request: Limit exceeded "
                + QByteArray::number(limit) + " > " + QByteArray::number(largestLimit)
                + " for \\\"limit\\\". Help: Reduce the `limit` parameter.\"},\"time\":0.001}";
            return response;
        }
        response.body = envelope(result(request));
        if (response.body.size() > largestBody)
            return ApiError{ .kind = ApiError::Kind::TooLarge };
        response.body.reserve(response.body.size() + 64);
        return response;
    }

    static quint64 limitOf(const Request &request)
    {
        if (!request.path.endsWith("/scroll"))
            return 0;
        return json::parse(request.body)->value.find(u"limit")->toUInt64().value();
    }

    QByteArray result(const Request &request) const
    {
        const Value body = request.body.isEmpty() ? Value() : json::parse(request.body)->value;
        if (request.path.endsWith("/scroll"))
            return scroll(body);
        if (request.path.endsWith("/count"))
            return count(body);
        if (request.path.endsWith("/points"))
            return retrieve(body);
        return info;
    }

    static QByteArray record(const PointId &id, const QByteArray &payload,
                             const QByteArray &orderValue = {})
    {
        QByteArray text = "{\"id\":" + id.toJson() + ",\"payload\":" + payload;
        if (!orderValue.isEmpty())
            text += ",\"order_value\":" + orderValue;
        return text + '}';
    }

    std::vector<PointId> matching(const Value &body) const
    {
        const Value *filter = body.find(u"filter");
        std::vector<PointId> ids;
        for (const auto &[id, payload] : points)
            if (!filter || holds(*filter, id, json::parse(payload)->value))
                ids.push_back(id);
        return ids;
    }

    QByteArray count(const Value &body) const
    {
        return "{\"count\":" + QByteArray::number(qsizetype(matching(body).size())) + '}';
    }

    QByteArray retrieve(const Value &body) const
    {
        QByteArrayList records;
        for (const Value &each : body.find(u"ids")->array())
            if (const auto id = PointId::fromJson(each.toJson()); id && points.contains(*id))
                records << record(*id, points.at(*id));
        return '[' + records.join(',') + ']';
    }

    QByteArray scroll(const Value &body) const
    {
        if (body.find(u"order_by"))
            return ordered(body);
        const quint64 limit = body.find(u"limit")->toUInt64().value();
        const Value *offset = body.find(u"offset");
        const std::optional<PointId> from
            = offset ? PointId::fromJson(offset->toJson()) : std::nullopt;
        QByteArrayList records;
        QByteArray next = "null";
        for (const PointId &id : matching(body)) {
            if (from && id < *from)
                continue;
            if (quint64(records.size()) == limit) {
                next = id.toJson();
                break;
            }
            records << record(id, points.at(id));
        }
        return "{\"points\":[" + records.join(',') + "],\"next_page_offset\":" + next + '}';
    }

    QByteArray ordered(const Value &body) const
    {
        const Value &order = *body.find(u"order_by");
        const QString key = order.isString() ? order.toString() : order.find(u"key")->toString();
        const Value *direction = order.find(u"direction");
        const bool down = direction && direction->toString() == u"desc";
        const Value *start = order.find(u"start_from");
        std::vector<std::pair<double, PointId>> found;
        for (const PointId &id : matching(body)) {
            const Value payload = json::parse(points.at(id))->value;
            const Value *value = payload.find(key);
            if (!value)
                continue;
            for (const Value &each : value->isArray() ? value->array() : json::Array{ *value }) {
                const std::optional<double> number = each.toDouble();
                if (!each.isNumber() || !number)
                    continue;
                if (!start
                    || (down ? *number <= *start->toDouble() : *number >= *start->toDouble()))
                    found.emplace_back(*number, id);
            }
        }
        std::stable_sort(found.begin(), found.end(), [down](const auto &left, const auto &right) {
            return down ? left.first > right.first : left.first < right.first;
        });
        QByteArrayList records;
        for (const auto &[value, id] : found)
            if (quint64(records.size()) < body.find(u"limit")->toUInt64().value())
                records << record(id, points.at(id), QByteArray::number(value));
        return "{\"points\":[" + records.join(',') + "],\"next_page_offset\":null}";
    }
};

class FakePoints::Transport final : public sextant::Transport
{
public:
    explicit Transport(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {
    }
    Call send(Request request, Handler<Response> handler) override
    {
        auto call = std::make_shared<PendingCall<Response>>(std::move(handler), [] {});
        const QMutexLocker lock(&m_state->mutex);
        m_state->requests.append(request);
        State::Waiting waiting{ m_context, call, m_state->answer(request) };
        if (m_state->isHolding)
            m_state->waiting.push_back(std::move(waiting));
        else
            State::finish(std::move(waiting));
        return Call(std::move(call));
    }

private:
    std::shared_ptr<State> m_state;
    std::shared_ptr<QObject> m_context = std::make_shared<QObject>();
};

FakePoints::FakePoints()
    : m_state(std::make_shared<State>())
{
}

void FakePoints::add(quint64 id, const QByteArray &payload)
{
    add(PointId::fromNumber(id), payload);
}

void FakePoints::add(const PointId &id, const QByteArray &payload)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->points.insert_or_assign(id, payload);
}

void FakePoints::remove(const PointId &id)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->points.erase(id);
}

void FakePoints::setInfo(const QByteArray &info) const
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->info = info;
}

void FakePoints::hold(bool on)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->isHolding = on;
    if (on)
        return;
    for (State::Waiting &waiting : m_state->waiting)
        State::finish(std::move(waiting));
    m_state->waiting.clear();
}

void FakePoints::failPath(const QByteArray &part, std::optional<ApiError> error)
{
    const QMutexLocker lock(&m_state->mutex);
    if (error)
        m_state->failures.insert_or_assign(part, *error);
    else
        m_state->failures.erase(part);
}

void FakePoints::setLargestLimit(quint64 limit)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->largestLimit = limit;
}

void FakePoints::setLargestBody(qsizetype bytes)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->largestBody = bytes;
}

QList<Request> FakePoints::requests() const
{
    const QMutexLocker lock(&m_state->mutex);
    return m_state->requests;
}

QByteArrayList FakePoints::bodiesTo(const QByteArray &pathPart) const
{
    QByteArrayList bodies;
    const QList<Request> sent = requests();
    for (const Request &request : sent)
        if (request.path.contains(pathPart))
            bodies << request.body;
    return bodies;
}

void FakePoints::forgetRequests()
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->requests.clear();
}

TransportFactory FakePoints::factory() const
{
    return [state = m_state] { return std::make_unique<Transport>(state); };
}

} // namespace sextant::test
