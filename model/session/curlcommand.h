#pragma once
//! What a curl command line says about a server: its URL and headers. Bodies, methods and files are passed over.

#include "client/types/connectionoptions.h"
#include "client/types/result.h"
#include "model/session/targetparser.h"

namespace sextant {

struct CurlCommand
{
    QString url; //!< as written
    std::vector<std::pair<QString, QString>> headers; //!< in order, trimmed
};

bool isCurlCommand(const QString &text);
Result<CurlCommand, TargetError> readCurlCommand(const QString &text);

} // namespace sextant
