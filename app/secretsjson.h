#pragma once
//! ConnectionSecrets as JSON, as the keychain and the file hold them.

#include "client/json/value.h"
#include "model/session/secretstore.h"

namespace sextant {

json::Value secretsToJson(const ConnectionSecrets &secrets);
std::optional<ConnectionSecrets> secretsFromJson(const json::Value &value);

} // namespace sextant
