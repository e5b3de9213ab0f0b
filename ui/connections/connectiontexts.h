#pragma once
//! Words for what a connection is marked with; shared by the form, the list and the welcome page.

#include "model/session/connectionspec.h"
#include "model/session/secretstore.h"

#include <QIcon>
#include <QString>

namespace sextant {

QIcon connectionMark(
    const ConnectionSpec &spec); //!< its colour and protection; a server's drawing for neither
QString homeWord(SecretHome home);
QString secretErrorText(const SecretError &error); //!< a sentence
//! "AB:CD …" in groups of four bytes, so that it can be wrapped.
QString groupedFingerprint(const QByteArray &fingerprint);
//! Environment, protection and address on one line; parts that say nothing are left out.
QString connectionLine(const ConnectionSpec &spec);
QString lastUsedText(const QDateTime &lastUsed);
//! Whether a secret of this connection would be readable on its way: plain http beyond this computer, no tunnel.
bool sendsSecretsPlainly(const ConnectionSpec &spec);

} // namespace sextant
