#pragma once
//! Words for what a connection is marked with; shared by the form, the list and the welcome page.

#include "client/types/tlsproblem.h"
#include "model/session/connectionspec.h"
#include "model/session/secretstore.h"

#include <QIcon>
#include <QString>

namespace sextant {

QIcon connectionMark(
    const ConnectionSpec &spec); //!< its colour and protection; a server's drawing for neither
QString homeWord(SecretHome home);
QString secretErrorText(const SecretError &error); //!< a sentence
QString
fingerprintText(const QByteArray &fingerprint); //!< "AB:CD …" in upper case, groups of four bytes
//! Whose certificate this is, for how long, by which fingerprint: what a person judges before trusting it.
QString certificateText(const TlsProblem &problem);
//! Environment, protection and address on one line; parts that say nothing are left out.
QString connectionLine(const ConnectionSpec &spec);
QString lastUsedText(const QDateTime &lastUsed);
//! Whether a secret of this connection would be readable on its way: plain http beyond this computer, no tunnel.
bool sendsSecretsPlainly(const ConnectionSpec &spec);

} // namespace sextant
