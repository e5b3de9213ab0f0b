#include "client/net/timeoutlimits.h"

#include <QMutexLocker>
#include <QRegularExpression>

#include <algorithm>

namespace sextant {

using std::chrono::seconds;

namespace {

//! `/collections/{name}`: strict mode is set per collection.
QByteArray collectionOf(const QByteArray &path)
{
    const qsizetype name = path.indexOf('/', 1) + 1;
    return path.left(path.indexOf('/', name));
}

//! Qdrant's check_limit_opt (lib/collection/src/operations/verification): the same words since 1.13.
std::optional<seconds> allowedBy(const ApiError &error)
{
    static const QRegularExpression refusal(
        QStringLiteral("Limit exceeded \\d+ > (\\d{1,9}) for \"timeout\""));
    if (error.kind != ApiError::Kind::BadRequest)
        return std::nullopt;
    const QRegularExpressionMatch match = refusal.match(error.serverText);
    return match.hasMatch() ? std::optional(seconds(match.captured(1).toInt())) : std::nullopt;
}

} // namespace

Request TimeoutLimits::told(Request request) const
{
    if (!request.serverLimit)
        return request;
    {
        const QMutexLocker lock(&m_mutex);
        const auto allowed = m_allowed.constFind(collectionOf(request.path));
        if (allowed != m_allowed.cend())
            request.serverLimit = std::min(*request.serverLimit, *allowed);
    }
    // The server takes no 0: where nothing is allowed, nothing is told.
    if (request.serverLimit->count() < 1)
        return request;
    if (!request.query.isEmpty())
        request.query += '&';
    request.query += "timeout=" + QByteArray::number(qlonglong(request.serverLimit->count()));
    return request;
}

bool TimeoutLimits::learn(const Request &told, const ApiError &error)
{
    const std::optional<seconds> allowed = allowedBy(error);
    if (!allowed || !told.serverLimit || *allowed >= *told.serverLimit)
        return false;
    const QMutexLocker lock(&m_mutex);
    m_allowed.insert(collectionOf(told.path), *allowed);
    return true;
}

} // namespace sextant
