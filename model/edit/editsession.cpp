#include "model/edit/editsession.h"

#include "client/api/client.h"
#include "client/json/parse.h"
#include "model/session/collectionsession.h"

#include <algorithm>

namespace sextant {

namespace {

//! Whether rows shown elsewhere may differ from what the save has seen or done.
bool mayLeaveRowsStale(const SaveOutcome &outcome)
{
    switch (outcome.kind) {
    case SaveOutcome::Kind::Saved:
    case SaveOutcome::Kind::NothingToSave:
    case SaveOutcome::Kind::Conflict:
    case SaveOutcome::Kind::Deleted:
    case SaveOutcome::Kind::Unknown:
    case SaveOutcome::Kind::WaitTimeout:
    case SaveOutcome::Kind::NotApplied:
        return true;
    case SaveOutcome::Kind::GuardRefused:
    case SaveOutcome::Kind::Failed:
    case SaveOutcome::Kind::Cancelled:
        return outcome.requestsApplied > 0;
    }
    return true;
}

//! Whether an outcome says nothing more once the point is edited again (dirty) or its changes are taken back.
bool isOverWhen(bool isDirty, const SaveOutcome &outcome)
{
    switch (outcome.kind) {
    case SaveOutcome::Kind::Saved:
    case SaveOutcome::Kind::NothingToSave:
        return isDirty;
    case SaveOutcome::Kind::Conflict:
    case SaveOutcome::Kind::GuardRefused:
    case SaveOutcome::Kind::Failed:
    case SaveOutcome::Kind::NotApplied:
    case SaveOutcome::Kind::Cancelled:
        return !isDirty;
    case SaveOutcome::Kind::Deleted:
    case SaveOutcome::Kind::Unknown:
    case SaveOutcome::Kind::WaitTimeout:
        return false;
    }
    return false;
}

} // namespace

EditSession &EditSession::of(CollectionSession &session)
{
    if (auto *existing = session.findChild<EditSession *>(QString(), Qt::FindDirectChildrenOnly))
        return *existing;
    return *new EditSession(session);
}

EditSession::EditSession(CollectionSession &session)
    : QObject(&session)
    , m_session(session)
    , m_writer(session)
{
    connect(&m_writer, &PointWriter::finished, this, &EditSession::onWritten);
}

EditSession::~EditSession() = default;

void EditSession::load(const PointId &id)
{
    m_loadCall = m_session.client().points().get(m_session.collection(), id,
                                                 [this, id](Result<Record> result) {
                                                     if (result)
                                                         take(std::move(*result));
                                                     else
                                                         emit loadFailed(id, result.error());
                                                 });
}

void EditSession::take(Record record)
{
    const PointId id = record.id;
    auto parsed = json::parse(record.payload);
    if (!parsed || !parsed->value.isObject()) {
        ApiError error;
        error.kind = ApiError::Kind::BadResponse;
        error.detail = parsed ? QStringLiteral("payload is no object") : parsed.error().message;
        error.body = record.payload.left(65536);
        emit loadFailed(id, error);
        return;
    }
    letGoOfOthers(id);
    PointEdit *edit = find(id);
    if (!edit)
        add(std::move(record), std::move(parsed->value));
    else if (!edit->isDirty() && !edit->isLocked())
        edit->rebase(std::move(record), parsed->value, parsed->value);
    emit loaded(id);
}

PointEdit &EditSession::add(Record record, json::Value value)
{
    const PointId id = record.id;
    auto edit = std::make_unique<PointEdit>(std::move(record), std::move(value));
    connect(edit.get(), &PointEdit::dirtyChanged, this,
            [this, id](bool isDirty) { onDirtyChanged(id, isDirty); });
    return *(m_edits[id] = std::move(edit));
}

//! "Saved" is no longer true of a point that is edited again, nor "not saved" of one that has nothing to save.
void EditSession::onDirtyChanged(const PointId &id, bool isDirty)
{
    const auto outcome = m_outcomes.find(id);
    if (outcome != m_outcomes.end() && m_savingPoint != id && isOverWhen(isDirty, outcome->second))
        m_outcomes.erase(outcome);
    emit unsavedChangesChanged();
}

//! Points only looked at are not kept; those with a history are, for undo.
void EditSession::letGoOfOthers(const PointId &id)
{
    std::erase_if(m_edits, [&](const auto &entry) {
        return entry.first != id && !entry.second->isDirty() && !entry.second->isLocked()
            && entry.second->undoStack().count() == 0;
    });
}

PointEdit *EditSession::find(const PointId &id) const
{
    const auto it = m_edits.find(id);
    return it == m_edits.end() ? nullptr : it->second.get();
}

bool EditSession::hasUnsavedChanges() const
{
    return std::any_of(m_edits.begin(), m_edits.end(),
                       [](const auto &entry) { return entry.second->isDirty(); });
}

std::vector<PointId> EditSession::unsavedPoints() const
{
    std::vector<PointId> ids;
    for (const auto &[id, edit] : m_edits)
        if (edit->isDirty())
            ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

void EditSession::discardAll()
{
    if (isSaving())
        cancelSave();
    m_conflict.reset();
    m_outcomes.clear();
    for (const auto &[id, edit] : m_edits)
        edit->discard();
    emit unsavedChangesChanged();
}

void EditSession::forget(const PointId &id)
{
    if (m_saver && find(id) && find(id)->isLocked())
        return;
    m_edits.erase(id);
    m_outcomes.erase(id);
    emit unsavedChangesChanged();
}

CommitPlan EditSession::plan(const PointId &id, Guarding guarding) const
{
    const PointEdit *edit = find(id);
    if (!edit)
        return {};
    return planCommit(m_session.collection(), id, edit->base(), edit->working(), guarding, info());
}

const CollectionInfo *EditSession::info() const
{
    return m_session.info() ? &*m_session.info() : nullptr;
}

PayloadSaver *EditSession::startSaver(const PointId &id, Guarding guarding)
{
    PointEdit *edit = find(id);
    if (!edit || m_saver || edit->textError())
        return nullptr;
    m_conflict.reset();
    m_outcomes.erase(id);
    m_savingPoint = id;
    edit->setLocked(true);
    m_saver = std::make_unique<PayloadSaver>(
        m_session, *edit, guarding, [this](const SaveOutcome &outcome) { onSaved(outcome); });
    emit saveStarted(id);
    return m_saver.get();
}

void EditSession::save(const PointId &id, Guarding guarding)
{
    if (PayloadSaver *saver = startSaver(id, guarding))
        saver->start();
}

void EditSession::saveReviewed(const PointId &id, const CommitPlan &reviewed)
{
    if (m_saver)
        return;
    std::vector<Request> seen;
    for (const PlannedRequest &planned : reviewed.requests) {
        const qsizetype mark = planned.path.indexOf('?');
        Request request;
        request.method = planned.method;
        request.path = planned.path.left(mark);
        request.query = mark < 0 ? QByteArray() : planned.path.mid(mark + 1);
        request.body = planned.body;
        seen.push_back(std::move(request));
    }
    m_approval = m_session.client().core().approve(std::move(seen));
    save(id, reviewed.guarding);
    if (!m_saver)
        m_approval.reset();
}

void EditSession::recheck(const PointId &id, SaveOutcome::Kind stillOpen)
{
    if (PayloadSaver *saver = startSaver(id, Guarding::OldValues)) // It writes nothing.
        saver->recheck(stillOpen);
}

void EditSession::cancelSave()
{
    if (m_saver)
        m_saver->cancel();
}

void EditSession::onSaved(const SaveOutcome &outcome)
{
    // Outlives this function's callers inside the saver: they return at once after it.
    const std::unique_ptr<PayloadSaver> saver = std::move(m_saver);
    m_savingPoint.reset();
    m_approval.reset();
    if (PointEdit *edit = find(outcome.id))
        edit->setLocked(false);
    if (outcome.kind == SaveOutcome::Kind::Conflict && saver->serverRecord())
        m_conflict
            = Conflict{ outcome.id, *saver->serverRecord(), outcome.conflicts, outcome.guarding };
    const SaveOutcome copy = outcome;
    m_outcomes.insert_or_assign(copy.id, copy);
    emit saveFinished(copy);
    emit unsavedChangesChanged();
    if (!mayLeaveRowsStale(copy))
        return;
    m_isAnnouncing = true;
    emit m_session.pointsChanged({ copy.id });
    m_isAnnouncing = false;
}

const SaveOutcome *EditSession::lastOutcome(const PointId &id) const
{
    const auto it = m_outcomes.find(id);
    return it == m_outcomes.end() ? nullptr : &it->second;
}

void EditSession::resolveConflict(const std::vector<bool> &keepMine)
{
    if (!m_conflict || m_saver)
        return;
    Conflict conflict = std::move(*m_conflict);
    m_conflict.reset();
    PointEdit *edit = find(conflict.id);
    auto server = json::parse(conflict.server.payload);
    if (!edit || !server || keepMine.size() != conflict.fields.size())
        return;
    json::Value working
        = resolved(edit->base(), edit->working(), server->value, conflict.fields, keepMine);
    edit->rebase(std::move(conflict.server), std::move(server->value), std::move(working));
    save(conflict.id, conflict.guarding);
}

bool EditSession::beginWrite()
{
    if (m_writer.isRunning())
        return false;
    m_lastWrite.reset();
    return true;
}

bool EditSession::create(const PointStruct &point)
{
    if (!beginWrite())
        return false;
    m_writer.create(point);
    emit writeStarted();
    return true;
}

bool EditSession::replace(const PointStruct &point, const Record &seen)
{
    if (!beginWrite())
        return false;
    m_writer.replace(point, seen);
    emit writeStarted();
    return true;
}

bool EditSession::remove(const std::vector<PointId> &ids)
{
    if (ids.empty() || !beginWrite())
        return false;
    m_writer.remove(ids);
    emit writeStarted();
    return true;
}

void EditSession::onWritten(const WriteOutcome &outcome)
{
    m_lastWrite = outcome;
    emit writeFinished(outcome);
}

} // namespace sextant
