#include "model/edit/pointwriter.h"

#include "client/api/client.h"
#include "client/json/parse.h"
#include "client/json/vectorsjson.h"
#include "model/edit/payloaddiff.h"
#include "model/edit/writecertainty.h"
#include "model/session/collectionsession.h"

#include <algorithm>

namespace sextant {

using Kind = WriteOutcome::Kind;

namespace {

//! Vectors are compared by name only: Cosine ones come back normalised.
bool hasSameVectorNames(const QByteArray &left, const QByteArray &right)
{
    const auto a = json::vectorsFromJson(left);
    const auto b = json::vectorsFromJson(right);
    if (!a || !b)
        return left == right;
    const auto names = [](const NamedVectors &vectors) {
        std::vector<QString> result;
        for (const auto &[name, ignored] : vectors) {
            Q_UNUSED(ignored);
            result.push_back(name);
        }
        std::sort(result.begin(), result.end());
        return result;
    };
    return names(*a) == names(*b);
}

bool hasSamePayload(const QByteArray &left, const QByteArray &right)
{
    const auto a = json::parse(left);
    const auto b = json::parse(right);
    return a && b && isStoredEqual(a->value, b->value);
}

} // namespace

PointWriter::PointWriter(CollectionSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void PointWriter::create(const PointStruct &point)
{
    m_isRunning = true;
    m_isRemoval = false;
    m_point = point;
    m_ids = { point.id };
    checkFree();
}

void PointWriter::checkFree()
{
    m_call = m_session.client().points().get(
        m_session.collection(), m_point.id, [this](Result<Record> result) {
            if (result)
                return finish({ Kind::AlreadyExists, m_ids, *result, std::nullopt });
            if (!isPointMissing(result.error()))
                return finish({ Kind::Failed, m_ids, std::nullopt, result.error() });
            upsert(m_session.server().supports(Feature::UpdateMode) ? UpdateMode::InsertOnly
                                                                    : UpdateMode::Upsert);
        });
}

void PointWriter::replace(const PointStruct &point, const Record &seen)
{
    m_isRunning = true;
    m_isRemoval = false;
    m_point = point;
    m_ids = { point.id };
    checkUnchanged(seen);
}

void PointWriter::checkUnchanged(const Record &seen)
{
    m_call = m_session.client().points().get(
        m_session.collection(), m_point.id, [this, seen](Result<Record> result) {
            if (!result)
                return finish({ isPointMissing(result.error()) ? Kind::Missing : Kind::Failed,
                                m_ids, std::nullopt, result.error() });
            if (!hasSamePayload(result->payload, seen.payload) || result->vectors != seen.vectors)
                return finish({ Kind::ChangedMeanwhile, m_ids, *result, std::nullopt });
            upsert(UpdateMode::Upsert);
        });
}

void PointWriter::upsert(UpdateMode mode)
{
    UpsertOptions options;
    options.mode = mode;
    m_call = m_session.client().points().upsert(
        m_session.collection(), { m_point }, options,
        [this](Result<UpdateResult> result) { onWritten(std::move(result)); });
}

void PointWriter::remove(const std::vector<PointId> &ids)
{
    m_isRunning = true;
    m_isRemoval = true;
    m_ids = ids;
    m_call = m_session.client().points().remove(
        m_session.collection(), m_ids,
        [this](Result<UpdateResult> result) { onWritten(std::move(result)); });
}

void PointWriter::onWritten(Result<UpdateResult> result)
{
    m_writeError.reset();
    m_status.reset();
    if (result)
        m_status = result->status;
    else if (isOutcomeUncertain(result.error().kind))
        m_writeError = settledError(result.error());
    else
        return finish({ Kind::Failed, m_ids, std::nullopt, result.error() });
    readBack();
}

void PointWriter::readBack()
{
    PointsApi &points = m_session.client().points();
    if (m_isRemoval)
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
        return finish({ Kind::Unknown, m_ids, std::nullopt, result.error() });
    if (!result)
        return finish({ unverified(), m_ids, std::nullopt, m_writeError });
    if (hasSamePayload(result->payload, m_point.payload)
        && hasSameVectorNames(result->vectors, m_point.vectors))
        return finish({ Kind::Done, m_ids, *result, std::nullopt });
    finish({ unverified(), m_ids, *result, m_writeError });
}

void PointWriter::verifyGone(Result<RecordPage> result)
{
    if (!result)
        return finish({ Kind::Unknown, m_ids, std::nullopt, result.error() });
    if (result->rows.empty())
        return finish({ Kind::Done, m_ids, std::nullopt, std::nullopt });
    std::vector<PointId> left;
    for (const RecordRow &row : result->rows)
        left.push_back(row.id);
    finish({ unverified(), left, std::nullopt, m_writeError });
}

Kind PointWriter::unverified() const
{
    if (m_writeError)
        return m_writeError->kind == ApiError::Kind::ServerError ? Kind::Failed : Kind::Unknown;
    return m_status == UpdateResult::Status::Completed ? Kind::Mismatch : Kind::WaitTimeout;
}

void PointWriter::finish(WriteOutcome outcome)
{
    m_isRunning = false;
    const bool mayHaveWritten = outcome.kind == Kind::Done || outcome.kind == Kind::Unknown
        || outcome.kind == Kind::WaitTimeout || outcome.kind == Kind::Mismatch;
    if (mayHaveWritten)
        emit m_session.pointsChanged(m_ids);
    emit finished(outcome);
}

} // namespace sextant
