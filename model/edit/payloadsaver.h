#pragma once
//! PayloadSaver: one save of one edited payload: re-read, compare, write conditionally, re-read, verify. Never a
//! blind overwrite. Owned by EditSession; destroying it stops after what is already on its way.

#include "client/net/call.h"
#include "client/types/record.h"
#include "client/types/result.h"
#include "client/types/updates.h"
#include "model/edit/commitplan.h"
#include "model/edit/writedoubt.h"

#include <functional>
#include <optional>
#include <vector>

namespace sextant {

class CollectionSession;
class PointEdit;

//! How a save ended.
struct SaveOutcome
{
    enum class Kind {
        Saved, //!< read back and found as wanted
        NothingToSave, //!< the server already has it
        Conflict, //!< others changed the same fields: see `conflicts`; those writes were not made
        Deleted, //!< the point is gone; the draft stays
        GuardRefused, //!< the server takes no conditional write of these fields; see isGuardRefused()
        Failed, //!< `error` says why; the last request changed nothing
        Unknown, //!< a write was sent and may or may not have taken place: see `doubt`
        WaitTimeout, //!< taken by the server but not yet applied: check again
        NotApplied, //!< the server said yes, yet neither it nor others changed the fields
        Cancelled, //!< before anything was sent for the fields that are left
    };
    Kind kind = Kind::Failed;
    PointId id;
    WriteDoubt doubt
        = WriteDoubt::None; //!< with Unknown, and with WaitTimeout that could not be rechecked
    std::vector<ConflictField> conflicts;
    std::optional<ApiError> error;
    int requestsApplied = 0; //!< writes seen to have worked; the base has moved on with each
    Guarding guarding = Guarding::OldValues; //!< as asked for
    std::vector<StoredOtherwise> storedOtherwise; //!< numbers that the server read otherwise
    bool isOrderKept = true; //!< false: the server stores fields in an order of its own
};

class PayloadSaver
{
public:
    using DoneHandler = std::function<void(const SaveOutcome &)>;

    //! All must outlive the saver. The handler may destroy it.
    PayloadSaver(CollectionSession &session, PointEdit &edit, Guarding guarding, DoneHandler done);

    void start();
    //! Reads again and tells where things stand; writes nothing. `stillOpen`: the outcome when the point has
    //! neither the wanted values nor others' changes.
    void recheck(SaveOutcome::Kind stillOpen);
    //! Stops. With a write under way the outcome is Unknown, while rechecking it stays open, else Cancelled.
    void cancel();
    //! What the server has, as of a conflict.
    const std::optional<Record> &serverRecord() const { return m_serverRecord; }

private:
    enum class Step { ReadBefore, Write, ReadAfter, Recheck, Idle };

    void read(Step step);
    void onRead(Result<Record> result);
    void compareAndWrite(Record record, json::Value server);
    void write(const PlannedRequest &request);
    void onWritten(Result<UpdateResult> result);
    SaveOutcome::Kind refusal(const ApiError &error) const;
    void verify(Record record, json::Value server);
    void finishUnverified();
    bool isApplied(const json::Value &server) const;
    void noteWhatCameOut(const json::Value &server);
    void finishUnread(const ApiError &error);
    void finishConflict(Record record, std::vector<ConflictField> conflicts);
    void finish(SaveOutcome::Kind kind, std::optional<ApiError> error = std::nullopt,
                WriteDoubt doubt = WriteDoubt::None);

    CollectionSession &m_session;
    PointEdit &m_edit;
    Guarding m_guarding;
    DoneHandler m_done;
    Step m_step = Step::Idle;
    json::Value m_base;
    json::Value m_wanted;
    std::optional<PlannedRequest> m_request;
    std::optional<ApiError> m_writeError; //!< of an uncertain end
    std::optional<UpdateResult::Status> m_writeStatus;
    std::optional<Record> m_serverRecord;
    SaveOutcome m_outcome; //!< collected on the way
    SaveOutcome::Kind m_stillOpen = SaveOutcome::Kind::Unknown;
    Call m_call;
};

} // namespace sextant
