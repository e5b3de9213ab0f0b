#include "model/edit/payloadsaver.h"

#include "client/api/client.h"
#include "client/json/parse.h"
#include "model/edit/pointedit.h"
#include "model/edit/writecertainty.h"
#include "model/session/collectionsession.h"

namespace sextant {

using json::Value;
using Kind = SaveOutcome::Kind;

namespace {

std::optional<Value> existing(const Value &root, const json::KeyPath &path)
{
    const Value *value = valueAt(root, path);
    return value ? std::optional(*value) : std::nullopt;
}

} // namespace

PayloadSaver::PayloadSaver(CollectionSession &session, PointEdit &edit, Guarding guarding,
                           DoneHandler done)
    : m_session(session)
    , m_edit(edit)
    , m_guarding(guarding)
    , m_done(std::move(done))
    , m_base(edit.base())
    , m_wanted(edit.working())
{
}

void PayloadSaver::start() { read(Step::ReadBefore); }

void PayloadSaver::recheck(Kind stillOpen)
{
    m_stillOpen = stillOpen;
    read(Step::Recheck);
}

void PayloadSaver::cancel()
{
    if (m_step == Step::Idle)
        return;
    const bool mayArrive = m_step == Step::Write || m_step == Step::ReadAfter;
    m_call.cancel();
    if (!mayArrive)
        return finish(Kind::Cancelled);
    ApiError error;
    error.kind = ApiError::Kind::WriteOutcomeUnknown;
    finish(Kind::Unknown, m_writeError.value_or(error));
}

void PayloadSaver::read(Step step)
{
    m_step = step;
    m_call = m_session.client().points().get(
        m_session.collection(), m_edit.id(),
        [this](Result<Record> result) { onRead(std::move(result)); });
}

void PayloadSaver::onRead(Result<Record> result)
{
    const bool afterWrite = m_step == Step::ReadAfter;
    if (!result) {
        if (isPointMissing(result.error()))
            return finish(Kind::Deleted, result.error());
        // After a write a failed reading leaves its end open.
        return finish(afterWrite ? Kind::Unknown : Kind::Failed, result.error());
    }
    auto parsed = json::parse(result->payload);
    if (!parsed) {
        ApiError error;
        error.kind = ApiError::Kind::BadResponse;
        error.detail = parsed.error().message;
        error.body = result->payload.left(65536);
        return finish(afterWrite ? Kind::Unknown : Kind::Failed, error);
    }
    if (afterWrite)
        return verify(std::move(*result), std::move(parsed->value));
    compareAndWrite(std::move(*result), std::move(parsed->value));
}

void PayloadSaver::compareAndWrite(Record record, Value server)
{
    std::vector<ConflictField> conflicts = findConflicts(m_base, m_wanted, server);
    if (!conflicts.empty()) {
        m_serverRecord = std::move(record);
        return finish(Kind::Conflict, std::nullopt, std::move(conflicts));
    }
    // What others did elsewhere in the payload is taken over; mine is carried onto it.
    m_wanted = applyChanges(server, diffPayload(m_base, m_wanted));
    m_base = std::move(server);
    m_edit.rebase(std::move(record), m_base, m_wanted);
    CommitPlan plan = planCommit(m_session.collection(), m_edit.id(), m_base, m_wanted, m_guarding);
    if (plan.requests.empty())
        return finish(m_requestsApplied > 0 || m_step == Step::Recheck ? Kind::Saved
                                                                       : Kind::NothingToSave);
    if (m_step == Step::Recheck)
        return finish(m_stillOpen);
    m_request = std::move(plan.requests.front());
    write(*m_request);
}

void PayloadSaver::write(const PlannedRequest &request)
{
    m_step = Step::Write;
    m_writeError.reset();
    m_writeStatus.reset();
    PointsApi &points = m_session.client().points();
    const QString &collection = m_session.collection();
    const Handler<UpdateResult> handler
        = [this](Result<UpdateResult> result) { onWritten(std::move(result)); };
    switch (request.kind) {
    case PlannedRequest::Kind::SetPayload:
        m_call = points.setPayload(collection, request.payload.toJson(), request.selector,
                                   request.key, handler);
        break;
    case PlannedRequest::Kind::DeletePayload:
        m_call = points.deletePayload(collection, request.keys, request.selector, handler);
        break;
    case PlannedRequest::Kind::OverwritePayload:
        m_call = points.overwritePayload(collection, request.payload.toJson(), request.selector,
                                         handler);
        break;
    }
}

void PayloadSaver::onWritten(Result<UpdateResult> result)
{
    if (result)
        m_writeStatus = result->status;
    else if (isOutcomeUncertain(result.error().kind))
        m_writeError = settledError(result.error());
    else
        return finish(refusal(result.error()), result.error());
    read(Step::ReadAfter);
}

Kind PayloadSaver::refusal(const ApiError &error) const
{
    if (isPointMissing(error))
        return Kind::Deleted;
    return m_guarding == Guarding::OldValues && isGuardRefused(error) ? Kind::GuardRefused
                                                                      : Kind::Failed;
}

void PayloadSaver::verify(Record record, Value server)
{
    if (!isApplied(server)) {
        std::vector<ConflictField> conflicts = findConflicts(m_base, m_wanted, server);
        if (conflicts.empty())
            return finishUnverified();
        m_serverRecord = std::move(record);
        return finish(Kind::Conflict, m_writeError, std::move(conflicts));
    }
    ++m_requestsApplied;
    m_base = applyChanges(std::move(m_base), m_request->changes);
    // This reading is at once the one before the next write.
    compareAndWrite(std::move(record), std::move(server));
}

bool PayloadSaver::isApplied(const Value &server) const
{
    for (const PayloadChange &change : m_request->changes) {
        if (change.kind == PayloadChange::Kind::Reordered) {
            const auto now = existing(server, change.path);
            const auto wanted = existing(m_wanted, change.path);
            if (!now || !wanted || !(now->toJson() == wanted->toJson()))
                if (m_writeStatus != UpdateResult::Status::Completed)
                    return false; // A cluster may not keep the order: a clear yes is enough.
            continue;
        }
        const std::optional<Value> now = existing(server, change.path);
        if (now.has_value() != change.after.has_value()
            || (now && !isStoredEqual(*now, *change.after)))
            return false;
    }
    return true;
}

void PayloadSaver::finishUnverified()
{
    if (m_writeError) {
        const bool saidNo = m_writeError->kind == ApiError::Kind::ServerError;
        return finish(saidNo ? Kind::Failed : Kind::Unknown, m_writeError);
    }
    if (m_writeStatus == UpdateResult::Status::Completed)
        return finish(Kind::NotApplied);
    finish(Kind::WaitTimeout);
}

void PayloadSaver::finish(Kind kind, std::optional<ApiError> error,
                          std::vector<ConflictField> conflicts)
{
    m_step = Step::Idle;
    SaveOutcome outcome;
    outcome.kind = kind;
    outcome.id = m_edit.id();
    outcome.error = std::move(error);
    outcome.conflicts = std::move(conflicts);
    outcome.requestsApplied = m_requestsApplied;
    outcome.guarding = m_guarding;
    const DoneHandler done = m_done; // It may destroy this.
    done(outcome);
}

} // namespace sextant
