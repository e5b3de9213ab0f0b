#include "model/edit/payloadsaver.h"

#include "client/api/client.h"
#include "client/json/parse.h"
#include "model/edit/pointedit.h"
#include "model/edit/writecertainty.h"
#include "model/session/collectionsession.h"

#include <algorithm>

namespace sextant {

using json::Value;
using Kind = SaveOutcome::Kind;

namespace {

//! Whether the members of the object stand in the order that a move asked for.
bool hasOrderOf(const PayloadChange &move, const Value &server)
{
    const Value *now = valueAt(server, move.path);
    if (!now || !now->isObject() || !move.after)
        return false;
    const std::vector<PayloadChange> differences = diffPayload(*now, *move.after);
    return std::none_of(differences.begin(), differences.end(), [](const PayloadChange &change) {
        return change.kind == PayloadChange::Kind::Reordered && change.path.isEmpty();
    });
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
    m_outcome.id = edit.id();
    m_outcome.guarding = guarding;
}

void PayloadSaver::start() { read(Step::ReadBefore); }

void PayloadSaver::recheck(Kind stillOpen)
{
    m_stillOpen = stillOpen;
    read(Step::Recheck);
}

void PayloadSaver::cancel()
{
    const Step step = m_step;
    if (step == Step::Idle)
        return;
    m_call.cancel();
    if (step == Step::ReadBefore)
        return finish(Kind::Cancelled);
    if (step == Step::Recheck)
        return finish(m_stillOpen, std::nullopt, WriteDoubt::Stopped);
    ApiError error;
    error.kind = ApiError::Kind::WriteOutcomeUnknown;
    finish(Kind::Unknown, m_writeError.value_or(error), WriteDoubt::Stopped);
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
    if (!result) {
        if (isPointMissing(result.error()))
            return finish(Kind::Deleted, result.error());
        return finishUnread(result.error());
    }
    auto parsed = json::parse(result->payload);
    if (!parsed || !parsed->value.isObject()) {
        ApiError error;
        error.kind = ApiError::Kind::BadResponse;
        error.detail = parsed ? QStringLiteral("payload is no object") : parsed.error().message;
        error.body = result->payload.left(65536);
        return finishUnread(error);
    }
    if (m_step == Step::ReadAfter)
        return verify(std::move(*result), std::move(parsed->value));
    compareAndWrite(std::move(*result), std::move(parsed->value));
}

//! After a write a failed reading leaves its end open.
void PayloadSaver::finishUnread(const ApiError &error)
{
    switch (m_step) {
    case Step::ReadAfter:
        return finish(Kind::Unknown, error, WriteDoubt::NotReadBack);
    case Step::Recheck:
        return finish(m_stillOpen, error, WriteDoubt::NotReadBack);
    case Step::ReadBefore:
    case Step::Write:
    case Step::Idle:
        return finish(Kind::Failed, error);
    }
}

void PayloadSaver::compareAndWrite(Record record, Value server)
{
    std::vector<ConflictField> conflicts = findConflicts(m_base, m_wanted, server);
    if (!conflicts.empty())
        return finishConflict(std::move(record), std::move(conflicts));
    noteWhatCameOut(server);
    // What others did elsewhere in the payload is taken over; mine is carried onto it.
    m_wanted = carryOver(m_base, m_wanted, server);
    m_base = std::move(server);
    m_edit.rebase(std::move(record), m_base, m_wanted);
    const std::optional<CollectionInfo> &info = m_session.info();
    CommitPlan plan = planCommit(m_session.collection(), m_edit.id(), m_base, m_wanted, m_guarding,
                                 info ? &*info : nullptr);
    if (plan.requests.empty())
        return finish(m_outcome.requestsApplied > 0 || m_step == Step::Recheck
                          ? Kind::Saved
                          : Kind::NothingToSave);
    if (m_step == Step::Recheck)
        return finish(m_stillOpen, std::nullopt, WriteDoubt::NoAnswer);
    m_request = std::move(plan.requests.front());
    write(*m_request);
}

void PayloadSaver::noteWhatCameOut(const Value &server)
{
    for (StoredOtherwise &field : findStoredOtherwise(diffPayload(m_base, m_wanted), server))
        if (isStoredAs(field.sent, field.stored))
            m_outcome.storedOtherwise.push_back(std::move(field));
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
        return finishConflict(std::move(record), std::move(conflicts));
    }
    ++m_outcome.requestsApplied;
    for (StoredOtherwise &field : findStoredOtherwise(m_request->changes, server))
        m_outcome.storedOtherwise.push_back(std::move(field));
    for (const PayloadChange &change : m_request->changes)
        if (change.kind == PayloadChange::Kind::Reordered && !hasOrderOf(change, server))
            m_outcome.isOrderKept = false;
    m_base = applyChanges(std::move(m_base), m_request->changes);
    // This reading is at once the one before the next write.
    compareAndWrite(std::move(record), std::move(server));
}

bool PayloadSaver::isApplied(const Value &server) const
{
    for (const PayloadChange &change : m_request->changes) {
        if (change.kind == PayloadChange::Kind::Reordered) {
            // Servers up to 1.10 and clusters may not keep the order: a clear yes is enough.
            if (m_writeStatus != UpdateResult::Status::Completed && !hasOrderOf(change, server))
                return false;
            continue;
        }
        const Value *now = valueAt(server, change.path);
        if ((now != nullptr) != change.after.has_value()
            || (now && !isStoredAs(*change.after, *now)))
            return false;
    }
    return true;
}

void PayloadSaver::finishUnverified()
{
    if (m_writeError) {
        const bool saidNo = m_writeError->kind == ApiError::Kind::ServerError;
        return saidNo ? finish(Kind::Failed, m_writeError)
                      : finish(Kind::Unknown, m_writeError, WriteDoubt::NoAnswer);
    }
    finish(m_writeStatus == UpdateResult::Status::Completed ? Kind::NotApplied : Kind::WaitTimeout);
}

void PayloadSaver::finishConflict(Record record, std::vector<ConflictField> conflicts)
{
    // What was saved before it is no change of mine any more.
    if (m_outcome.requestsApplied > 0)
        m_edit.rebase(m_edit.record(), m_base, m_wanted);
    m_serverRecord = std::move(record);
    m_outcome.conflicts = std::move(conflicts);
    finish(Kind::Conflict, m_writeError);
}

void PayloadSaver::finish(Kind kind, std::optional<ApiError> error, WriteDoubt doubt)
{
    m_step = Step::Idle;
    m_outcome.kind = kind;
    m_outcome.error = std::move(error);
    m_outcome.doubt = doubt;
    const SaveOutcome outcome = m_outcome;
    const DoneHandler done = m_done; // It may destroy this.
    done(outcome);
}

} // namespace sextant
