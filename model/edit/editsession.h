#pragma once
//! EditSession: the staged edits of one opened collection: a map id → PointEdit (drafts survive changing rows), the
//! fetching of whole points, and one save at a time. A child of its CollectionSession.

#include "client/net/call.h"
#include "client/types/result.h"
#include "model/edit/payloadsaver.h"
#include "model/edit/pointedit.h"

#include <QObject>

#include <memory>
#include <unordered_map>

namespace sextant {

class EditSession : public QObject
{
    Q_OBJECT
public:
    //! The edit session of a collection: found, or made.
    static EditSession &of(CollectionSession &session);
    ~EditSession() override;

    CollectionSession &session() const { return m_session; }

    //! Fetches the whole point; loaded() or loadFailed() follow. A point with unsaved changes keeps its draft
    //! and base: what others did meanwhile shows at saving. A second call drops the first.
    void load(const PointId &id);
    void cancelLoad() { m_loadCall = Call(); }
    bool isLoading() const { return m_loadCall.isRunning(); }

    PointEdit *find(const PointId &id) const; //!< nullptr: not fetched, or let go
    bool hasUnsavedChanges() const;
    std::vector<PointId> unsavedPoints() const; //!< ascending
    void discardAll(); //!< drafts and their histories
    void forget(const PointId &id); //!< the point was deleted, or its draft thrown away

    //! What a save would send.
    CommitPlan plan(const PointId &id, Guarding guarding = Guarding::OldValues) const;

    //! One save at a time; ignored while another runs. saveFinished() follows.
    void save(const PointId &id, Guarding guarding = Guarding::OldValues);
    bool isSaving() const { return m_saver != nullptr; }
    void cancelSave();
    //! After Unknown or WaitTimeout: where do things stand?
    void recheck(const PointId &id, SaveOutcome::Kind stillOpen);
    //! After Conflict: goes on from the server's state and saves again. `keepMine` has one entry per conflicting
    //! field; false takes the server's value. Ignored when the conflict is no longer the last outcome.
    void resolveConflict(const std::vector<bool> &keepMine);

signals:
    void loaded(const sextant::PointId &id);
    void loadFailed(const sextant::PointId &id, const sextant::ApiError &error);
    void saveStarted(const sextant::PointId &id);
    void saveFinished(const sextant::SaveOutcome &outcome);
    void unsavedChangesChanged();

private:
    struct Conflict
    {
        PointId id;
        Record server;
        std::vector<ConflictField> fields;
        Guarding guarding = Guarding::OldValues;
    };

    explicit EditSession(CollectionSession &session);
    void take(Record record);
    PointEdit &add(Record record, json::Value value);
    void letGoOfOthers(const PointId &id);
    PayloadSaver *startSaver(const PointId &id, Guarding guarding);
    void onSaved(const SaveOutcome &outcome);

    CollectionSession &m_session;
    std::unordered_map<PointId, std::unique_ptr<PointEdit>> m_edits;
    std::unique_ptr<PayloadSaver> m_saver;
    std::optional<Conflict> m_conflict;
    Call m_loadCall;
};

} // namespace sextant

Q_DECLARE_METATYPE(sextant::SaveOutcome)
