#pragma once
//! Transport: carries request bytes to a Qdrant API and brings response bytes back. The seam where production
//! HTTP, the embedded engine and scripted tests are exchanged.

#include "client/net/call.h"
#include "client/types/exchange.h"
#include "client/types/result.h"
#include "client/types/serverinfo.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace sextant {

//! No byte for that long ends an attempt.
inline constexpr std::chrono::seconds SilenceLimit{ 30 };
//! What the server is told as its own limit: just below ours, so that it gives up first, with a reason of its own.
inline constexpr std::chrono::seconds ServerLimit = SilenceLimit - std::chrono::seconds(1);

enum class Method { Get, Post, Put, Patch, Delete };

struct Request
{
    Method method = Method::Get;
    QByteArray path; //!< percent-encoded, from "/", without the base URL's sub-path
    QByteArray query; //!< without "?"; encoded; without `timeout`
    //! Told to the server as `timeout` by ApiCore, or less where the collection's strict mode allows less.
    std::optional<std::chrono::seconds> serverLimit;
    std::vector<Feature>
        needs; //!< ApiCore refuses the request when the server is too old for one of them
    QByteArray body; //!< JSON; empty = no body
    bool isWrite
        = false; //!< changes something on the server: refused on read-only connections, never repeated
    bool isBackground = false; //!< exports and the like: must not starve interactive requests
    std::chrono::milliseconds totalLimit{ 60'000 }; //!< whole exchange, per attempt
    qint64 byteLimit = qint64(1) << 30; //!< answer size after decompression
    quint64 id = 0; //!< given by ApiCore; names the request in log and retry notices
    int attempt = 1; //!< given by RetryingTransport
};

struct Response
{
    int status = 0;
    QByteArray reason; //!< HTTP reason phrase; may be empty
    QList<std::pair<QByteArray, QByteArray>> headers; //!< names in lower case
    QByteArray body;
    ExchangeInfo exchange;

    QByteArray header(const QByteArray &lowerCaseName) const
    {
        for (const auto &[name, value] : headers)
            if (name == lowerCaseName)
                return value;
        return {};
    }
};

//! Lives and is used on one thread (the network thread in production). The handler contract of Result's
//! Handler holds. Every HTTP status is an answer, not an error: statuses become ApiErrors in ApiCore.
class Transport
{
public:
    virtual ~Transport() = default;
    virtual Call send(Request request, Handler<Response> handler) = 0;
};

//! Makes a transport on the thread it will live on.
using TransportFactory = std::function<std::unique_ptr<Transport>()>;

const char *methodName(Method method); //!< "GET" …

} // namespace sextant
