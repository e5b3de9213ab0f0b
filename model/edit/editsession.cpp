#include "model/edit/editsession.h"

#include "client/api/client.h"
#include "client/json/parse.h"
#include "model/session/collectionsession.h"

#include <algorithm>

namespace sextant {

EditSession &EditSession::of(CollectionSession &session)
{
    if (auto *existing = session.findChild<EditSession *>(QString(), Qt::FindDirectChildrenOnly))
        return *existing;
    return *new EditSession(session);
}

EditSession::EditSession(CollectionSession &session)
    : QObject(&session)
    , m_session(session)
{
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
    connect(edit.get(), &PointEdit::dirtyChanged, this, &EditSession::unsavedChangesChanged);
    return *(m_edits[id] = std::move(edit));
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
    for (const auto &[id, edit] : m_edits)
        edit->discard();
    emit unsavedChangesChanged();
}

void EditSession::forget(const PointId &id)
{
    if (m_saver && find(id) && find(id)->isLocked())
        return;
    m_edits.erase(id);
    emit unsavedChangesChanged();
}

CommitPlan EditSession::plan(const PointId &id, Guarding guarding) const
{
    const PointEdit *edit = find(id);
    if (!edit)
        return {};
    return planCommit(m_session.collection(), id, edit->base(), edit->working(), guarding);
}

PayloadSaver *EditSession::startSaver(const PointId &id, Guarding guarding)
{
    PointEdit *edit = find(id);
    if (!edit || m_saver || edit->textError())
        return nullptr;
    m_conflict.reset();
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
    if (PointEdit *edit = find(outcome.id))
        edit->setLocked(false);
    if (outcome.kind == SaveOutcome::Kind::Conflict && saver->serverRecord())
        m_conflict
            = Conflict{ outcome.id, *saver->serverRecord(), outcome.conflicts, outcome.guarding };
    const SaveOutcome copy = outcome;
    emit saveFinished(copy);
    if (copy.requestsApplied > 0)
        emit m_session.pointsChanged({ copy.id });
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
    std::vector<PayloadChange> mine = diffPayload(edit->base(), edit->working());
    std::erase_if(mine, [&](const PayloadChange &change) {
        for (size_t i = 0; i < conflict.fields.size(); ++i)
            if (!keepMine[i] && conflict.fields[i].path == change.path
                && change.kind != PayloadChange::Kind::Reordered)
                return true;
        return false;
    });
    json::Value working = applyChanges(server->value, mine);
    edit->rebase(std::move(conflict.server), std::move(server->value), std::move(working));
    save(conflict.id, conflict.guarding);
}

} // namespace sextant
