#pragma once
//! JSON text as the server writes it, appended to a buffer: no document is built for an answer.

#include "client/json/value.h"
#include "client/types/pointid.h"
#include "client/types/vectors.h"

#include <QByteArray>
#include <QStringView>

#include <span>

namespace sextant::local {

void appendFloat(QByteArray &out,
                 float value); //!< shortest, always with `.` or exponent; inf and nan: null
void appendDouble(QByteArray &out, double value);
void appendNumber(QByteArray &out, quint64 value);
void appendNumber(QByteArray &out, qint64 value);
void appendString(QByteArray &out, QStringView text);
void appendId(QByteArray &out, const PointId &id);
void appendFloats(QByteArray &out, std::span<const float> values);
void appendSparse(QByteArray &out, const SparseVector &vector);
void appendValue(QByteArray &out, const json::Value &value);
//! `"key":`, with a comma before it unless it opens the object.
void appendKey(QByteArray &out, QLatin1String key);

//! What the server's parser keeps of a value: integers that fit 64 bits as they are, other numbers as doubles in
//! shortest text, of duplicate keys the last value at the first one's place.
json::Value storedForm(json::Value value);

} // namespace sextant::local
