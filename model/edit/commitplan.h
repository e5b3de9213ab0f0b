#pragma once
//! CommitPlan: the smallest requests that turn a stored payload into the wanted one, each guarded by what the
//! server can compare. A pure function; the same plan is shown to the person and sent.

#include "client/net/transport.h"
#include "client/types/collectioninfo.h"
#include "client/types/filter.h"
#include "client/types/pointid.h"
#include "model/edit/payloaddiff.h"

#include <QStringList>

namespace sextant {

//! What a write is made conditional on, beside the id.
enum class Guarding {
    OldValues, //!< the old values of the fields it touches
    IdOnly, //!< nothing: for servers that refuse conditions without an index
};

//! One request, ready to be shown and sent.
struct PlannedRequest
{
    enum class Kind {
        SetPayload, //!< merges `payload` under `key`
        DeletePayload, //!< removes `keys`
        OverwritePayload, //!< replaces everything by `payload`
    };
    Kind kind = Kind::SetPayload;
    json::Value payload;
    QString key; //!< path to write under; "" = top
    QStringList keys;
    Filter selector; //!< has_id inside, and the guards: the server ignores a filter beside ids
    std::vector<PayloadChange> changes; //!< what it carries out

    Method method = Method::Post;
    QByteArray path; //!< with its query, as sent
    QByteArray body; //!< as sent
};

//! A field whose old value the server can't compare before it writes.
struct UnguardedField
{
    enum class Reason {
        Array,
        Object,
        IntegerBeyondI64, //!< the server compares signed 64-bit integers
        KeyWithoutPath, //!< a key with `"` or `\` can't be named in a filter
        FloatUnderIntegerIndex, //!< a range asks the index, which holds integers only
        NotAsked, //!< Guarding::IdOnly
    };
    json::KeyPath path;
    Reason reason = Reason::Array;
    friend bool operator==(const UnguardedField &, const UnguardedField &) = default;
};

struct CommitPlan
{
    //! Why nothing smaller than replacing the whole payload will do.
    enum class Rewrite {
        StoresNull, //!< set_payload takes null as "remove"
        KeyWithoutPath,
        Order,
    };
    Guarding guarding = Guarding::OldValues;
    std::vector<PayloadChange> changes;
    std::vector<PlannedRequest> requests; //!< in this order: what is set before what is removed
    std::vector<UnguardedField> unguarded;
    std::vector<Rewrite> rewrites; //!< not empty: one request, which rewrites the whole payload

    bool rewritesWholePayload() const { return !rewrites.empty(); }
    bool isUnguarded(const json::KeyPath &path) const;
};

//! Both values are objects. An empty plan: nothing to do. `info`: the collection's facts; nullptr: not known.
CommitPlan planCommit(const QString &collection, const PointId &id, const json::Value &base,
                      const json::Value &working, Guarding guarding = Guarding::OldValues,
                      const CollectionInfo *info = nullptr);
//! Whether both would send the same.
bool hasSameRequests(const CommitPlan &left, const CommitPlan &right);

//! Holds while the point has this payload, as far as the server can compare it.
Filter guardOfPayload(const PointId &id, const json::Value &payload, const CollectionInfo *info);

} // namespace sextant
