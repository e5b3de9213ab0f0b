#pragma once
//! The arguments of a `QdrantClient(…)` call as people paste it: Python's, or JavaScript's with one object.

#include "client/types/result.h"
#include "model/session/targetparser.h"

#include <map>

namespace sextant {

struct CallValue
{
    enum class Kind { Text, Number, Truth, Nothing, Variable, Unknown };
    Kind kind = Kind::Unknown;
    QString text{}; //!< the text, the number, "true" or "false", the environment variable's name
};

//! By Python's names: location, url, host, port, https, api_key, prefix, path … Positional ones are named.
using CallArguments = std::map<QString, CallValue>;

bool isClientCall(const QString &text);
Result<CallArguments, TargetError> readClientCall(const QString &text);

} // namespace sextant
