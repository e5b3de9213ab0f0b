#pragma once
//! Whether a body that came without an error is whole.

#include <QByteArrayView>

namespace sextant::json {

//! True for an empty body and for one that isn't an object or array. Otherwise looks at its last byte only, or,
//! `thoroughly`, at each bracket and string.
bool hasJsonEnd(QByteArrayView body, bool thoroughly);

} // namespace sextant::json
