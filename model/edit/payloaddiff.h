#pragma once
//! What differs between two payloads, field by field, and how to carry differences over to a third one. Pure.

#include "client/json/keypath.h"
#include "client/json/value.h"

#include <optional>
#include <vector>

namespace sextant {

//! One field that differs. Objects are entered, arrays are compared whole.
struct PayloadChange
{
    enum class Kind {
        Added,
        Removed,
        Changed,
        Reordered, //!< the members of the object at `path` (empty = the payload) are in another order
    };
    Kind kind = Kind::Changed;
    json::KeyPath path; //!< of keys only
    std::optional<json::Value> before; //!< absent when added
    std::optional<json::Value> after; //!< absent when removed
    friend bool operator==(const PayloadChange &, const PayloadChange &) = default;
};

//! Field changes in the order of `working`, then removals (inner ones first), then order-only differences.
//! Two floats are the same when they are the same double: the server keeps no lexemes. An object that only
//! gained or lost members is not reordered (the server appends new keys).
std::vector<PayloadChange> diffPayload(const json::Value &base, const json::Value &working);

//! Whether the server would store both alike: order of members and the spelling of floats don't count,
//! the kinds of numbers do.
bool isStoredEqual(const json::Value &left, const json::Value &right);

//! Whether `stored` may be what the server made of `wanted`: equal, or off by the way it reads floats.
bool isStoredAs(const json::Value &wanted, const json::Value &stored);

//! Of values that are stored alike: whether each number is also written as the same kind.
bool hasSameKinds(const json::Value &left, const json::Value &right);

//! Whether a change at one path can touch the value at the other: equal, or one lies inside the other.
bool overlaps(const json::KeyPath &left, const json::KeyPath &right);

const json::Value *valueAt(const json::Value &root, const json::KeyPath &path);
//! Creates the objects on the way; what stands there and is no object is replaced.
void setValueAt(json::Value &root, const json::KeyPath &path, json::Value value);
void removeValueAt(json::Value &root, const json::KeyPath &path);

//! `root` with the changes carried out. Reordered: keys known to the wanted order follow it, others stay behind.
json::Value applyChanges(json::Value root, const std::vector<PayloadChange> &changes);

//! A value that the server keeps otherwise than it was sent.
struct StoredOtherwise
{
    json::KeyPath path;
    json::Value sent;
    json::Value stored;
    friend bool operator==(const StoredOtherwise &, const StoredOtherwise &) = default;
};

//! Of changes found stored: those that are kept with another number than was sent.
std::vector<StoredOtherwise> findStoredOtherwise(const std::vector<PayloadChange> &changes,
                                                 const json::Value &stored);

//! `server` with what was changed from `base` to `mine`, as far as it isn't stored there already.
json::Value carryOver(const json::Value &base, const json::Value &mine, const json::Value &server);

//! A field that both sides changed, differently. Where the other side changed the object around my fields, the
//! field is that object.
struct ConflictField
{
    json::KeyPath path;
    std::optional<json::Value> base; //!< absent = the field was not there
    std::optional<json::Value> mine;
    std::optional<json::Value> server;
    friend bool operator==(const ConflictField &, const ConflictField &) = default;
};

//! The three-way comparison. Order-only differences and equal changes are no conflicts.
std::vector<ConflictField> findConflicts(const json::Value &base, const json::Value &mine,
                                         const json::Value &server);

//! The server's state with my changes, and the choice made for each conflict; false takes the server's value.
json::Value resolved(const json::Value &base, const json::Value &mine, const json::Value &server,
                     const std::vector<ConflictField> &conflicts,
                     const std::vector<bool> &keepMine);

} // namespace sextant
