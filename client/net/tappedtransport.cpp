#include "client/net/tappedtransport.h"

#include "client/net/pendingcall.h"

namespace sextant {

namespace {

using Clock = std::chrono::steady_clock;

//! The end of the JSON string that starts at `begin` (its opening quote): one past the closing quote.
qsizetype stringEnd(const QByteArray &text, qsizetype begin)
{
    for (qsizetype i = begin + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i + 1;
    }
    return text.size();
}

qsizetype skipTo(const QByteArray &text, qsizetype from, char wanted)
{
    while (from < text.size() && (text[from] == ' ' || text[from] == '\n' || text[from] == '\t'))
        ++from;
    return from < text.size() && text[from] == wanted ? from : -1;
}

//! Recovering a snapshot sends the other server's key in the body.
QByteArray redacted(QByteArray text)
{
    static constexpr char Key[] = "\"api_key\"";
    qsizetype at = 0;
    while ((at = text.indexOf(Key, at)) >= 0) {
        at += qsizetype(sizeof(Key)) - 1;
        const qsizetype colon = skipTo(text, at, ':');
        const qsizetype value = colon < 0 ? -1 : skipTo(text, colon + 1, '"');
        if (value < 0)
            continue;
        text.replace(value, stringEnd(text, value) - value, "\"***\"");
        at = value;
    }
    return text;
}

LogEntry entryFor(const Request &request)
{
    LogEntry entry;
    entry.requestId = request.id;
    entry.attempt = request.attempt;
    entry.started = QDateTime::currentDateTimeUtc();
    entry.method = request.method;
    entry.path = request.query.isEmpty() ? request.path : request.path + '?' + request.query;
    entry.requestBody = loggedBody(request.body, &entry.requestBodyCut);
    return entry;
}

//! One attempt: reports exactly once, whether answered, failed or cancelled.
class Attempt final : public Call::Control
{
public:
    Attempt(LogEntry entry, std::shared_ptr<const TappedTransport::Observer> observer,
            Handler<Response> handler)
        : m_entry(std::move(entry))
        , m_observer(std::move(observer))
        , m_pending(std::move(handler))
    {
    }

    void setBelow(Call call) { m_below = std::move(call); }
    bool isRunning() const noexcept override { return m_pending.isRunning(); }

    void cancel() noexcept override
    {
        if (!m_pending.isRunning())
            return;
        m_below.cancel();
        m_entry.error = ApiError{ .kind = ApiError::Kind::Cancelled };
        report();
        m_pending.cancel();
    }

    void finish(Result<Response> result)
    {
        if (result) {
            m_entry.status = result->status;
            m_entry.bytesReceived = result->body.size();
        } else {
            m_entry.error = result.error();
            m_entry.status = result.error().httpStatus;
            m_entry.bytesReceived = result.error().bytesReceived;
        }
        report();
        m_pending.finish(std::move(result));
    }

private:
    void report()
    {
        m_entry.duration
            = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - m_started);
        if (*m_observer)
            (*m_observer)(m_entry);
    }

    LogEntry m_entry;
    Clock::time_point m_started = Clock::now();
    std::shared_ptr<const TappedTransport::Observer> m_observer;
    PendingCall<Response> m_pending;
    Call m_below;
};

} // namespace

QByteArray loggedBody(const QByteArray &body, bool *cut)
{
    // The cut is made first: an import's body of many MB isn't searched for keys.
    const bool isCut = body.size() > KeptBodyBytes;
    if (cut)
        *cut = isCut;
    return redacted(isCut ? body.left(KeptBodyBytes) : body);
}

TappedTransport::TappedTransport(std::unique_ptr<Transport> below, Observer observer)
    : m_below(std::move(below))
    , m_observer(std::make_shared<const Observer>(std::move(observer)))
{
}

Call TappedTransport::send(Request request, Handler<Response> handler)
{
    auto attempt = std::make_shared<Attempt>(entryFor(request), m_observer, std::move(handler));
    attempt->setBelow(m_below->send(
        std::move(request), [weak = std::weak_ptr<Attempt>(attempt)](Result<Response> result) {
            if (const std::shared_ptr<Attempt> alive = weak.lock())
                alive->finish(std::move(result));
        }));
    return Call(std::move(attempt));
}

} // namespace sextant
