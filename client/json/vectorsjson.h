#pragma once
//! Vectors ↔ JSON text.

#include "client/json/filterjson.h"
#include "client/types/vectors.h"

#include <QByteArray>
#include <QByteArrayView>

namespace sextant::json {

//! Reads the `vector` of a record: array, array of arrays, or object of names (each dense, sparse or multi).
//! An empty text gives an empty list.
Result<NamedVectors, DecodeError> vectorsFromJson(QByteArrayView raw);
//! A single vector (dense, sparse or multi).
Result<VectorData, DecodeError> vectorFromJson(QByteArrayView raw);
QByteArray vectorToJson(const VectorData &vector);
QByteArray vectorsToJson(const NamedVectors &vectors); //!< unnamed alone → array; else object
//! Splits an object of names into name → raw JSON, in order; the values are not looked into.
Result<std::vector<std::pair<QString, QByteArray>>, DecodeError>
splitNamedVectors(QByteArrayView raw);

} // namespace sextant::json
