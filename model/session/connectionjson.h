#pragma once
//! One saved connection as JSON, for the file and for export: without id, secrets and last use.

#include "client/json/value.h"
#include "client/types/result.h"
#include "model/session/connectionspec.h"

namespace sextant {

inline constexpr int connectionsVersion = 1; //!< of both formats; a newer one is refused

json::Object connectionToJson(const ConnectionSpec &spec);

//! Strict in kinds and ranges; unknown members are ignored, secrets never taken. The error is technical and begins
//! with `where` and the member.
Result<ConnectionSpec, QString> connectionFromJson(const json::Value &value, const QString &where);

//! The list inside a whole text: `{"version": 1, "connections": […]}`.
Result<json::Array, QString> connectionsArray(const QByteArray &text);
//! Whether a later Sextant wrote this text.
bool isNewerConnections(const QByteArray &text);
QByteArray connectionsText(json::Array entries);

} // namespace sextant
