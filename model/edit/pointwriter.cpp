#include "model/edit/pointwriter.h"

#include "client/api/client.h"
#include "client/json/parse.h"
#include "model/edit/commitplan.h"
#include "model/edit/vectorcompare.h"
#include "model/edit/writecertainty.h"
#include "model/session/collectionsession.h"

#include <algorithm>

namespace sextant {

namespace {

bool hasSamePayload(const QByteArray &left, const QByteArray &right)
{
    const auto a = json::parse(left);
    const auto b = json::parse(right);
    return a && b && isStoredEqual(a->value, b->value);
}

bool isSamePoint(const Record &left, const Record &right)
{
    return hasSamePayload(left.payload, right.payload)
        && hasSameVectors(left.vectors, right.vectors);
}

} // namespace

PointWriter::PointWriter(CollectionSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void PointWriter::begin(WriteOutcome::Action action, std::vector<PointId> ids)
{
    m_isRunning = true;
    m_isSent = false;
    m_writeError.reset();
    m_status.reset();
    m_ids = std::move(ids);
    m_outcome = {};
    m_outcome.action = action;
    m_outcome.asked = m_ids.size();
}

void PointWriter::create(const PointStruct &point)
{
    begin(WriteOutcome::Action::Create, { point.id });
    m_point = point;
    checkFree();
}

void PointWriter::checkFree()
{
    m_call = m_session.client().points().get(m_session.collection(), m_point.id,
                                             [this](Result<Record> result) {
                                                 if (result) {
                                                     m_outcome.stored = *result;
                                                     return finish(Kind::AlreadyExists);
                                                 }
                                                 if (!isPointMissing(result.error()))
                                                     return finish(Kind::Failed, result.error());
                                                 upsert(creating());
                                             });
}

//! So that a point another writer creates after the look isn't replaced.
UpsertOptions PointWriter::creating() const
{
    UpsertOptions options;
    if (m_session.server().supports(Feature::UpdateMode)) {
        options.mode = UpdateMode::InsertOnly;
    } else if (m_session.server().supports(Feature::UpdateFilter)) {
        options.updateFilter.emplace(); // No stored point matches it.
        options.updateFilter->mustNot = std::vector<Condition>{ HasId{ m_ids } };
    }
    return options;
}

void PointWriter::replace(const PointStruct &point, const Record &seen)
{
    begin(WriteOutcome::Action::Replace, { point.id });
    m_point = point;
    m_seen = seen;
    checkUnchanged();
}

void PointWriter::checkUnchanged()
{
    m_call = m_session.client().points().get(
        m_session.collection(), m_point.id, [this](Result<Record> result) {
            if (!result)
                return finish(isPointMissing(result.error()) ? Kind::Missing : Kind::Failed,
                              result.error());
            if (!isSamePoint(*result, m_seen)) {
                m_outcome.stored = *result;
                return finish(Kind::ChangedMeanwhile);
            }
            upsert(replacing());
        });
}

//! So that what another writer does after the look isn't lost, and a deleted point doesn't come back.
UpsertOptions PointWriter::replacing() const
{
    UpsertOptions options;
    if (m_session.server().supports(Feature::UpdateMode))
        options.mode = UpdateMode::UpdateOnly;
    const auto seen = json::parse(m_seen.payload);
    const std::optional<CollectionInfo> &info = m_session.info();
    if (seen && m_session.server().supports(Feature::UpdateFilter))
        options.updateFilter = guardOfPayload(m_point.id, seen->value, info ? &*info : nullptr);
    return options;
}

void PointWriter::upsert(const UpsertOptions &options)
{
    m_isSent = true;
    m_call = m_session.client().points().upsert(
        m_session.collection(), { m_point }, options,
        [this](Result<UpdateResult> result) { onWritten(std::move(result)); });
}

void PointWriter::remove(std::vector<PointId> ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    begin(WriteOutcome::Action::Remove, std::move(ids));
    m_isSent = true;
    m_call = m_session.client().points().remove(
        m_session.collection(), m_ids,
        [this](Result<UpdateResult> result) { onWritten(std::move(result)); });
}

void PointWriter::cancel()
{
    if (!m_isRunning)
        return;
    m_call.cancel();
    if (!m_isSent)
        return finish(Kind::Failed);
    ApiError error;
    error.kind = ApiError::Kind::WriteOutcomeUnknown;
    finish(Kind::Unknown, error, WriteDoubt::Stopped);
}

void PointWriter::onWritten(Result<UpdateResult> result)
{
    if (result) {
        m_status = result->status;
    } else if (isOutcomeUncertain(result.error().kind)) {
        m_writeError = settledError(result.error());
    } else {
        m_isSent = false;
        return finish(Kind::Failed, result.error());
    }
    readBack();
}

void PointWriter::readBack()
{
    PointsApi &points = m_session.client().points();
    if (m_outcome.action == WriteOutcome::Action::Remove)
        m_call
            = points.retrieve(m_session.collection(), m_ids, false, false,
                              [this](Result<RecordPage> result) { verifyGone(std::move(result)); });
    else
        m_call = points.get(m_session.collection(), m_point.id,
                            [this](Result<Record> result) { verifyPoint(std::move(result)); });
}

void PointWriter::verifyPoint(Result<Record> result)
{
    if (!result && !isPointMissing(result.error()))
        return finish(Kind::Unknown, result.error(), WriteDoubt::NotReadBack);
    if (!result) {
        const bool isGone = m_outcome.action == WriteOutcome::Action::Replace && !m_writeError;
        return finish(isGone ? Kind::Missing : unverified(), m_writeError, WriteDoubt::NoAnswer);
    }
    const bool isDone = isStoredAsSent(*result);
    const Kind kind = isDone ? Kind::Done : unlike(*result);
    m_outcome.stored = std::move(*result);
    if (isDone)
        return finish(kind);
    finish(kind, m_writeError, WriteDoubt::NoAnswer);
}

bool PointWriter::isStoredAsSent(const Record &stored)
{
    const auto sent = json::parse(m_point.payload.isEmpty() ? "{}" : m_point.payload);
    const auto now = json::parse(stored.payload);
    if (!sent || !now || !isStoredAs(sent->value, now->value))
        return false;
    const std::optional<CollectionInfo> &info = m_session.info();
    const VectorMatch vectors
        = matchStoredVectors(m_point.vectors, stored.vectors, info ? *info : CollectionInfo());
    if (vectors == VectorMatch::Different)
        return false;
    if (vectors == VectorMatch::Unsure && m_status != UpdateResult::Status::Completed) {
        // Nothing but a change that can be seen tells that it was written.
        const bool isReplacing = m_outcome.action == WriteOutcome::Action::Replace;
        if (!isReplacing || hasSameVectors(stored.vectors, m_seen.vectors))
            return false;
    }
    m_outcome.storedOtherwise
        = findStoredOtherwise(diffPayload(json::Value(json::Object()), sent->value), now->value);
    return true;
}

//! The point read back is not the one that was sent.
WriteOutcome::Kind PointWriter::unlike(const Record &stored) const
{
    const bool isClear = m_status == UpdateResult::Status::Completed;
    const bool isReplacing = m_outcome.action == WriteOutcome::Action::Replace;
    if (isClear && isReplacing && isSamePoint(stored, m_seen))
        return Kind::NotApplied;
    return unverified();
}

void PointWriter::verifyGone(Result<RecordPage> result)
{
    if (!result)
        return finish(Kind::Unknown, result.error(), WriteDoubt::NotReadBack);
    if (result->rows.empty())
        return finish(Kind::Done);
    std::vector<PointId> left;
    for (const RecordRow &row : result->rows)
        left.push_back(row.id);
    const bool isPart = left.size() < m_ids.size();
    const Kind kind = unverified();
    m_outcome.ids = std::move(left);
    finish(kind == Kind::Failed && isPart ? Kind::Partly : kind, m_writeError,
           WriteDoubt::NoAnswer);
}

WriteOutcome::Kind PointWriter::unverified() const
{
    if (m_writeError)
        return m_writeError->kind == ApiError::Kind::ServerError ? Kind::Failed : Kind::Unknown;
    return m_status == UpdateResult::Status::Completed ? Kind::Mismatch : Kind::WaitTimeout;
}

void PointWriter::finish(Kind kind, std::optional<ApiError> error, WriteDoubt doubt)
{
    m_isRunning = false;
    m_outcome.kind = kind;
    m_outcome.error = std::move(error);
    m_outcome.doubt = kind == Kind::Unknown ? doubt : WriteDoubt::None;
    if (m_outcome.ids.empty())
        m_outcome.ids = m_ids;
    const WriteOutcome outcome = m_outcome;
    // Rows on the screen are also stale where another writer was found at work.
    if (m_isSent || kind == Kind::Missing || kind == Kind::ChangedMeanwhile)
        emit m_session.pointsChanged(m_ids);
    emit finished(outcome);
}

} // namespace sextant
