#pragma once
//! Who may ask the loopback server, and what the others are told: pure functions over request heads.

#include "client/net/transport.h"

#include <QByteArray>
#include <QByteArrayList>

#include <optional>

namespace sextant {

//! The parts of a request head that decide.
struct Asked
{
    QByteArray path; //!< encoded, without the query
    QByteArrayList hosts; //!< every header Host, and the host of an absolute request target
    QByteArrayList origins; //!< every header Origin
    bool hasApiKey = false;
    QByteArray apiKey; //!< header api-key
    QByteArray authorization; //!< header Authorization
};

//! The answer for a request that must not reach the engine: 403 for a foreign Host or Origin, 401 for a missing or
//! wrong key (`apiKey` empty = none is asked for). nullopt: let it in.
std::optional<Response> refuse(const Asked &asked, const QByteArray &apiKey);

} // namespace sextant
