#pragma once
//! TimeoutLimits: tells each request's limit to the server as `timeout`, as far as strict mode allows. Since 1.13 a
//! strict collection refuses a `timeout` above its own `max_timeout` instead of shortening it.

#include "client/net/transport.h"

#include <QHash>
#include <QMutex>

namespace sextant {

//! Owned by ApiCore. Thread-safe: told where a request starts, learned where its answer arrives.
class TimeoutLimits
{
public:
    //! The request with `timeout` in its query; its `serverLimit` is what was told.
    Request told(Request request) const;
    //! Whether `error` refuses the `timeout` of a told request: then the limit is remembered for the collection, and
    //! the request, of which nothing was done, may be told and sent again.
    bool learn(const Request &told, const ApiError &error);

private:
    mutable QMutex m_mutex;
    QHash<QByteArray, std::chrono::seconds> m_allowed; //!< by the collection's path
};

} // namespace sextant
