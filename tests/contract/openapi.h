#pragma once
//! Checks requests and answers against Qdrant's OpenAPI document.

#include "tests/contract/casefile.h"
#include "tests/contract/target.h"

#include <QString>

#include <memory>

namespace sextant::contract {

class OpenApi
{
public:
    //! Null when the file can't be read or is no OpenAPI document.
    static std::unique_ptr<OpenApi> load(const QString &file);
    ~OpenApi();

    //! Empty when the document allows both, or doesn't know the operation. Bodies of requests that were meant
    //! to be refused aren't checked; answers always are.
    QString fault(const Step &step, const QByteArray &requestBody, const Answer &answer);

private:
    OpenApi();
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace sextant::contract
