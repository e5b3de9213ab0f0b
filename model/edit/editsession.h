#pragma once
//! EditSession: the staged edits of one opened collection: a map id → PointEdit (drafts survive changing rows), the
//! fetching of whole points, and the writes: one save and one whole-point action at a time, with how the last ones
//! ended. Views come and go meanwhile. A child of its CollectionSession.

#include "client/net/call.h"
#include "client/net/writegate.h"
#include "client/types/result.h"
#include "model/edit/payloadsaver.h"
#include "model/edit/pointedit.h"
#include "model/edit/pointwriter.h"

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
    //! save(), where the person has just seen the requests of this plan: a connection that asks before writes does
    //! not ask for the very same ones again.
    void saveReviewed(const PointId &id, const CommitPlan &reviewed);
    bool isSaving() const { return m_saver != nullptr; }
    const std::optional<PointId> &savingPoint() const { return m_savingPoint; }
    void cancelSave();
    //! After Unknown or WaitTimeout: where do things stand?
    void recheck(const PointId &id, SaveOutcome::Kind stillOpen);
    //! After Conflict: goes on from the server's state and saves again. `keepMine` has one entry per conflicting
    //! field; false takes the server's value. Ignored when the conflict is no longer the last outcome.
    void resolveConflict(const std::vector<bool> &keepMine);
    //! How the last save of the point ended, as long as that says something of its draft; nullptr: nothing to tell.
    const SaveOutcome *lastOutcome(const PointId &id) const;

    // Whole points. False: another action runs. writeFinished() follows.
    bool create(const PointStruct &point);
    bool replace(const PointStruct &point, const Record &seen);
    bool remove(const std::vector<PointId> &ids);
    const PointWriter &writer() const { return m_writer; }
    void cancelWrite() { m_writer.cancel(); }
    //! How the last action ended, until forgotten or the next one begins.
    const std::optional<WriteOutcome> &lastWrite() const { return m_lastWrite; }
    void forgetLastWrite() { m_lastWrite.reset(); }

    //! A write runs: closing now would hide how it ends.
    bool isWriting() const { return isSaving() || m_writer.isRunning(); }
    //! Whether CollectionSession::pointsChanged() is being emitted for a save: the edit is up to date then.
    bool isAnnouncing() const { return m_isAnnouncing; }

signals:
    void loaded(const sextant::PointId &id);
    void loadFailed(const sextant::PointId &id, const sextant::ApiError &error);
    void saveStarted(const sextant::PointId &id);
    void saveFinished(const sextant::SaveOutcome &outcome);
    void writeStarted();
    void writeFinished(const sextant::WriteOutcome &outcome);
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
    void onDirtyChanged(const PointId &id, bool isDirty);
    void letGoOfOthers(const PointId &id);
    PayloadSaver *startSaver(const PointId &id, Guarding guarding);
    void onSaved(const SaveOutcome &outcome);
    void onWritten(const WriteOutcome &outcome);
    bool beginWrite();
    const CollectionInfo *info() const;

    CollectionSession &m_session;
    PointWriter m_writer;
    std::unordered_map<PointId, std::unique_ptr<PointEdit>> m_edits;
    std::unique_ptr<PayloadSaver> m_saver;
    std::optional<PointId> m_savingPoint;
    WriteGate::Approval m_approval; //!< of the save that runs
    std::optional<Conflict> m_conflict;
    std::unordered_map<PointId, SaveOutcome> m_outcomes;
    std::optional<WriteOutcome> m_lastWrite;
    bool m_isAnnouncing = false;
    Call m_loadCall;
};

} // namespace sextant

Q_DECLARE_METATYPE(sextant::SaveOutcome)
