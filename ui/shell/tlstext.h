#pragma once
//! A refused certificate in words: what is wrong, and what a person needs to judge it. Part of errortext.

#include "client/types/tlsproblem.h"
#include "ui/shell/errortext.h"

namespace sextant {

ErrorText tlsErrorText(const TlsProblem &problem);

//! "AB:01:…", as browsers and openssl show it.
QString fingerprintText(const QByteArray &fingerprint);

} // namespace sextant
