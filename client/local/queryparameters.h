#pragma once
//! The query string of a request, validated as the server does.

#include <QByteArray>

namespace sextant::local {

//! What a route takes after `?`. Unknown parameters are ignored.
enum class Parameters {
    None,
    Read, //!< consistency, timeout ≥ 1
    Write, //!< wait, ordering, timeout
    Manage, //!< timeout ≥ 1, another error
};

//! Refuses bad values (`Failure`). The result is `wait`, false by default.
bool readParameters(const QByteArray &query, Parameters kind);

} // namespace sextant::local
