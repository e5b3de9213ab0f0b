#pragma once
//! Failure: how a handler refuses a request. Thrown inside the engine only; the router turns it into an answer.

#include <QString>

namespace sextant::local {

struct Failure
{
    int status = 400;
    QString text; //!< goes out as `status.error`
    //! Found while applying a write, not while reading it: without `wait` the server has acknowledged by then.
    bool isLate = false;
};

[[noreturn]] inline void failFormat(const QString &text)
{
    throw Failure{ 400, QStringLiteral("Format error in JSON body: ") + text };
}
//! Runs `read`, and gives every format error in it this text: an untagged choice of the server says no more.
template <typename Read> auto withFormatText(const QString &text, Read read)
{
    try {
        return read();
    } catch (const Failure &failure) {
        if (failure.status == 400 && failure.text.startsWith(QLatin1String("Format error")))
            failFormat(text);
        throw;
    }
}
//! A value the server's validator refuses; `field` as it names it (`internal.limit`).
[[noreturn]] inline void failValidation(const QString &field, const QString &text)
{
    throw Failure{ 422,
                   QStringLiteral("Validation error in JSON body: [%1: %2]").arg(field, text) };
}
[[noreturn]] inline void failInput(const QString &text)
{
    throw Failure{ 400, QStringLiteral("Wrong input: ") + text };
}
[[noreturn]] inline void failLateInput(const QString &text)
{
    throw Failure{ 400, QStringLiteral("Wrong input: ") + text, true };
}
[[noreturn]] inline void failRequest(const QString &text)
{
    throw Failure{ 400, QStringLiteral("Bad request: ") + text };
}
[[noreturn]] inline void failNotFound(const QString &text, bool isLate = false)
{
    throw Failure{ 404, QStringLiteral("Not found: ") + text, isLate };
}
//! What a real server does and this engine doesn't: told by name, never answered wrongly.
[[noreturn]] inline void failMissing(const QString &operation)
{
    throw Failure{ 501, QStringLiteral("Not implemented in local mode: ") + operation };
}

} // namespace sextant::local
