#pragma once
//! ApiError → sentences for people. The only place where errors become words.

#include "client/types/apierror.h"

#include <QString>

namespace sextant {

//! What a person can do about an error with one button.
enum class ErrorAction {
    None,
    Retry,
    EditConnection,
    EnterKey,
    TrustCertificate, //!< this one, from now on: `ApiError::tls` has its fingerprint
    OpenOtherAddress, //!< the redirect's: `ApiError::detail`
    RefreshList, //!< of collections
};

struct ErrorText
{
    QString title; //!< what happened, one short sentence without a full stop
    QString explanation; //!< why, as far as it is known; a sentence
    QString action; //!< what to do; a sentence, may be empty
    ErrorAction button = ErrorAction::None; //!< beside Retry

    friend bool operator==(const ErrorText &, const ErrorText &) = default;
};

ErrorText errorText(const ApiError &error);

//! The button's words; empty for None.
QString errorActionText(ErrorAction action);

//! Title, HTTP status and the server's words on one line: for lists, status bar and the terminal.
QString errorLine(const ApiError &error);

} // namespace sextant
