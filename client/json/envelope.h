#pragma once
//! Private to client/json: Qdrant's answer envelope, and how a fault in it becomes an ApiError.

#include "client/json/scanner.h"
#include "client/json/value.h"
#include "client/net/transport.h"

namespace sextant::json {

//! Whether the body can be JSON of an API at all, by its first byte.
bool looksLikeJson(const QByteArray &body);

ApiError notQdrant(const Response &response, const QString &detail);
ApiError badResponse(const Response &response, const Fault &fault);

//! The envelope's `time`, in seconds.
double serverSeconds(Scanner &scanner, const Where &where);

//! Reads the envelope: `time` into the exchange, `result` by `readResult(scanner, place)`, all else is skipped
//! (`status`, `usage`, what newer servers add). Faults when there is no result.
template <typename ReadResult> void readEnvelope(Response &response, ReadResult &&readResult)
{
    Scanner scanner(response.body);
    bool hasResult = false;
    scanner.forEachMember({}, [&](std::string_view key, const Where &where) {
        if (key == "result") {
            hasResult = true;
            readResult(scanner, where);
        } else if (key == "time") {
            response.exchange.serverSeconds = serverSeconds(scanner, where);
        } else {
            scanner.value(where);
        }
    });
    scanner.expectEnd();
    if (!hasResult)
        fail(Where(Where(), "result"), QStringLiteral("missing"));
}

//! Runs a decoder over a response; its faults become errors.
template <typename T, typename Decode> Result<T> guarded(Response &response, Decode &&decode)
{
    if (!looksLikeJson(response.body))
        return notQdrant(response, QStringLiteral("the answer is not JSON"));
    try {
        return decode();
    } catch (const Fault &fault) {
        return badResponse(response, fault);
    }
}

//! For small answers: `result` as a value tree. Faults when the envelope is broken.
Value readResultValue(Response &response, QByteArray *raw = nullptr);

QString resultPath(); //!< `result`

// Access to a value tree with the same faults. `path` names the value itself.
const Value &member(const Value &object, QStringView key, const QString &path);
const Value *optionalMember(const Value &object, QStringView key); //!< null counts as absent
QString optionalText(const Value &object, QStringView key); //!< "" for what is no string
QString stringAt(const Value &value, const QString &path);
bool boolAt(const Value &value, const QString &path);
quint64 unsignedAt(const Value &value, const QString &path);
const Array &arrayAt(const Value &value, const QString &path);
const Object &objectAt(const Value &value, const QString &path);

} // namespace sextant::json
