#pragma once
//! ApiError → sentences for people. The only place where errors become words.

#include "client/types/apierror.h"

#include <QString>

namespace sextant {

struct ErrorText
{
    QString title; //!< what happened, one short sentence without a full stop
    QString explanation; //!< why, as far as it is known; a sentence
    QString action; //!< what to do; a sentence, may be empty

    friend bool operator==(const ErrorText &, const ErrorText &) = default;
};

ErrorText errorText(const ApiError &error);

//! Title, HTTP status and the server's words on one line: for lists, status bar and the terminal.
QString errorLine(const ApiError &error);

} // namespace sextant
