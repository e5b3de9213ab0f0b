#pragma once
//! The text of Qdrant's error envelope.

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sextant::json {

//! `status.error` of `{"status":{"error":"…"}}`, or `status` itself where it is a string (as in
//! `{"status":"already_in_progress"}`). Nothing when the body is no such JSON. Pure; any thread.
std::optional<QString> errorText(QByteArrayView body);

} // namespace sextant::json
