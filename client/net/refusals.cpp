#include "client/net/refusals.h"

#include <algorithm>

namespace sextant {

namespace {

//! Segments that are resolved away on the road, so that another address would be met: `.`, `..` and nothing.
bool hasLostSegment(const QByteArray &path)
{
    if (path == "/")
        return false;
    const QList<QByteArray> segments = path.split('/').sliced(1);
    return std::ranges::any_of(segments, [](const QByteArray &segment) {
        return segment.isEmpty() || segment == "." || segment == "..";
    });
}

ApiError tooOld(Feature feature, ServerVersion server)
{
    const ServerVersion since = sinceVersion(feature);
    return { .kind = ApiError::Kind::UnsupportedByServer,
             .detail = QStringLiteral("%1 needs Qdrant %2.%3, this server is %4.%5.%6")
                           .arg(apiName(feature))
                           .arg(since.major)
                           .arg(since.minor)
                           .arg(server.major)
                           .arg(server.minor)
                           .arg(server.patch),
             .attempts = 0 };
}

} // namespace

std::optional<ApiError> refusalOf(const Request &request, Protection protection,
                                  const std::optional<ServerVersion> &server)
{
    if (protection == Protection::ReadOnly && request.isWrite)
        return ApiError{ .kind = ApiError::Kind::ReadOnlyConnection, .attempts = 0 };
    if (hasLostSegment(request.path))
        return ApiError{ .kind = ApiError::Kind::InvalidRequest,
                         .detail = QStringLiteral("an empty name, or one of dots only, in %1")
                                       .arg(QString::fromUtf8(request.path)),
                         .attempts = 0 };
    for (const Feature feature : request.needs)
        if (server && !supports(server, feature))
            return tooOld(feature, *server);
    return std::nullopt;
}

} // namespace sextant
