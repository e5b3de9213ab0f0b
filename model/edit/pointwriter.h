#pragma once
//! PointWriter: creates, replaces and deletes whole points, reading before and after. Owned by EditSession: views come
//! and go while it runs. Destroying it stops after what is already on its way.

#include "client/api/pointsapi.h"
#include "client/net/call.h"
#include "client/types/record.h"
#include "client/types/result.h"
#include "client/types/updates.h"
#include "model/edit/payloaddiff.h"
#include "model/edit/writedoubt.h"

#include <QObject>

#include <optional>
#include <vector>

namespace sextant {

class CollectionSession;

//! How a create, replace or delete ended.
struct WriteOutcome
{
    enum class Action { Create, Replace, Remove };
    enum class Kind {
        Done, //!< read back and found so
        AlreadyExists, //!< create: a point of that id is stored; it was not touched. See `stored`
        Missing, //!< replace: no such point; nothing was written
        ChangedMeanwhile, //!< replace: not the point the person saw any more; nothing was written. See `stored`
        NotApplied, //!< replace: the server said yes, yet the point is as it was
        Mismatch, //!< the server said yes, but reading back shows something else. See `stored`, `ids`
        Partly, //!< remove: the server said no, and some of the points are gone. `ids`: those still there
        Unknown, //!< it may or may not have taken place: see `doubt`
        WaitTimeout, //!< taken, not yet applied
        Failed, //!< nothing was written
    };
    Action action = Action::Create;
    Kind kind = Kind::Failed;
    std::vector<PointId>
        ids; //!< written; of a deletion that was read back: those still there (Done: all)
    size_t asked = 0; //!< how many points the action was for
    std::optional<Record> stored;
    std::optional<ApiError> error;
    WriteDoubt doubt = WriteDoubt::None;
    std::vector<StoredOtherwise> storedOtherwise; //!< numbers that the server read otherwise
};

class PointWriter : public QObject
{
    Q_OBJECT
public:
    explicit PointWriter(CollectionSession &session, QObject *parent = nullptr);

    // One at a time.
    //! Looks whether the id is free, then inserts: only new points where the server knows how.
    void create(const PointStruct &point);
    //! Replaces the stored point wholly. `seen`: the point the person compared with; where the server can, it
    //! compares the payload once more as it writes.
    void replace(const PointStruct &point, const Record &seen);
    void remove(std::vector<PointId> ids);
    bool isRunning() const { return m_isRunning; }
    WriteOutcome::Action action() const { return m_outcome.action; }
    const std::vector<PointId> &ids() const { return m_ids; } //!< of the action that runs
    //! Stops waiting: Unknown when the write is on its way, else Failed.
    void cancel();

signals:
    void finished(const sextant::WriteOutcome &outcome);

private:
    using Kind = WriteOutcome::Kind;

    void begin(WriteOutcome::Action action, std::vector<PointId> ids);
    void checkFree();
    void checkUnchanged();
    UpsertOptions creating() const;
    UpsertOptions replacing() const;
    void upsert(const UpsertOptions &options);
    void onWritten(Result<UpdateResult> result);
    void readBack();
    void verifyPoint(Result<Record> result);
    bool isStoredAsSent(const Record &stored);
    void verifyGone(Result<RecordPage> result);
    Kind unlike(const Record &stored) const;
    Kind unverified() const;
    void finish(Kind kind, std::optional<ApiError> error = std::nullopt,
                WriteDoubt doubt = WriteDoubt::None);

    CollectionSession &m_session;
    PointStruct m_point;
    Record m_seen; //!< with replace
    std::vector<PointId> m_ids;
    bool m_isRunning = false;
    bool m_isSent = false; //!< the write is on its way, or was
    std::optional<ApiError> m_writeError;
    std::optional<UpdateResult::Status> m_status;
    WriteOutcome m_outcome; //!< collected on the way
    Call m_call;
};

} // namespace sextant

Q_DECLARE_METATYPE(sextant::WriteOutcome)
