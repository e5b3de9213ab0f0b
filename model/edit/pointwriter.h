#pragma once
//! PointWriter: creates, replaces and deletes whole points, reading before and after. One action at a time; owned by
//! the view that asks. Destroying it stops after what is already on its way.

#include "client/net/call.h"
#include "client/types/record.h"
#include "client/types/result.h"
#include "client/types/updates.h"

#include <QObject>

#include <optional>
#include <vector>

namespace sextant {

class CollectionSession;

//! How a create, replace or delete ended.
struct WriteOutcome
{
    enum class Kind {
        Done, //!< read back and found so
        AlreadyExists, //!< create: a point of that id is stored; it was not touched. See `stored`
        Missing, //!< replace: no such point
        ChangedMeanwhile, //!< replace: not the point the person saw any more; nothing was written. See `stored`
        Mismatch, //!< the server said yes, but reading back shows something else. See `stored`, `ids`
        Unknown, //!< no trustworthy answer to the write, and reading back doesn't show it
        WaitTimeout, //!< taken, not yet applied
        Failed, //!< nothing was written
    };
    Kind kind = Kind::Failed;
    std::vector<PointId> ids; //!< written; with Mismatch of a deletion: those still there
    std::optional<Record> stored;
    std::optional<ApiError> error;
};

class PointWriter : public QObject
{
    Q_OBJECT
public:
    explicit PointWriter(CollectionSession &session, QObject *parent = nullptr);

    //! Looks whether the id is free, then inserts; with `insert_only` where the server knows it.
    void create(const PointStruct &point);
    //! Replaces the stored point wholly. `seen`: the point the person compared with.
    void replace(const PointStruct &point, const Record &seen);
    void remove(const std::vector<PointId> &ids);
    bool isRunning() const { return m_isRunning; }

signals:
    void finished(const sextant::WriteOutcome &outcome);

private:
    void checkFree();
    void checkUnchanged(const Record &seen);
    void upsert(UpdateMode mode);
    void onWritten(Result<UpdateResult> result);
    void readBack();
    void verifyPoint(Result<Record> result);
    void verifyGone(Result<RecordPage> result);
    WriteOutcome::Kind unverified() const;
    void finish(WriteOutcome outcome);

    CollectionSession &m_session;
    PointStruct m_point;
    std::vector<PointId> m_ids;
    bool m_isRemoval = false;
    bool m_isRunning = false;
    std::optional<ApiError> m_writeError;
    std::optional<UpdateResult::Status> m_status;
    Call m_call;
};

} // namespace sextant

Q_DECLARE_METATYPE(sextant::WriteOutcome)
