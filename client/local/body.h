#pragma once
//! Reading request bodies: members by name and type, refused in the server's words.

#include "client/json/keypath.h"
#include "client/json/value.h"
#include "client/types/pointid.h"
#include "client/types/vectors.h"

#include <QByteArray>
#include <QLatin1String>
#include <QString>

#include <optional>
#include <vector>

namespace sextant::local {

//! Parses the body; an empty one is a format error, too.
json::Value parseBody(const QByteArray &body);

//! The member, or nullptr when absent or null (an absent option to the server either way).
const json::Value *member(const json::Value &object, QLatin1String key);
const json::Value &requiredMember(const json::Value &object, QLatin1String key);
//! As the server names a value of the wrong kind: ``string "x"``, ``integer `5` ``.
QString describe(const json::Value &value);
[[noreturn]] void failType(const json::Value &value, const char *expected);

void requireObject(const json::Value &value, const char *expected);
const json::Array &requireArray(const json::Value &value, const char *expected = "a sequence");
const QString &requireString(const json::Value &value);
std::optional<bool> optionalBool(const json::Value &object, QLatin1String key);
std::optional<quint64> optionalUnsigned(const json::Value &object, QLatin1String key);
std::optional<double> optionalDouble(const json::Value &object, QLatin1String key);
std::optional<QString> optionalString(const json::Value &object, QLatin1String key);

PointId readId(const json::Value &value);
std::vector<PointId> readIds(const json::Value &value);
json::KeyPath readPath(const json::Value &value); //!< refuses what is no JSON path
json::KeyPath readPathText(const QString &text);

//! Dense, sparse or multi; validated for shape (lengths, duplicate indices), not against a collection.
VectorData readVector(const json::Value &value);
//! The `vector` of a point: one vector (name ""), or an object of names.
NamedVectors readVectors(const json::Value &value);
//! Refuses what the validator refuses; sorts a sparse vector by index, as it is kept.
void validateVector(VectorData &vector);

} // namespace sextant::local
