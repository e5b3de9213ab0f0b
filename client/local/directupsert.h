#pragma once
//! Bulk writing of points past JSON.

#include "client/local/collection.h"
#include "client/local/engine.h"

#include <QByteArray>

#include <vector>

namespace sextant::local {

//! The UpdateResult. Validation as for an upsert (`Failure`); nothing is written then.
QByteArray upsertDirect(Collection &collection, std::vector<DirectPoint> points);

} // namespace sextant::local
