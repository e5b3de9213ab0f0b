#pragma once
//! Writes: each body is read into an operation first (what is refused then is never applied), then applied.

#include "client/local/collection.h"

#include <QByteArray>

#include <functional>
#include <vector>

namespace sextant::local {

//! Applies one write; may throw late failures.
using Update = std::function<void(Collection &)>;

Update readUpsert(const json::Value &body);
Update readDelete(const json::Value &body);
Update readSetPayload(const json::Value &body);
Update readOverwritePayload(const json::Value &body);
Update readDeletePayload(const json::Value &body);
Update readClearPayload(const json::Value &body);
Update readUpdateVectors(const json::Value &body);
Update readDeleteVectors(const json::Value &body);

//! Runs it as the next operation of the collection: the UpdateResult. Without `wait`, late failures are
//! swallowed, as a server that has acknowledged by then does.
QByteArray applyUpdate(Collection &collection, const Update &update, bool wait);

//! The answer of a write: done, or without `wait` promised.
QByteArray updateResult(quint64 operation, bool wait);

//! Ids, or a filter found out when applied.
struct PointChoice
{
    std::optional<std::vector<PointId>> ids;
    std::optional<json::Value> filter;
};
//! `points` beats `filter`. Neither is a format error.
PointChoice readChoice(const json::Value &body);
//! Calls `visit` with the slot of each point chosen; ids that are missing end in a late 404.
void forEachChosen(Collection &collection, const PointChoice &choice,
                   const std::function<void(size_t)> &visit);
//! The ids chosen; missing ones are left out.
std::vector<PointId> chosenIds(const Collection &collection, const PointChoice &choice);

} // namespace sextant::local
