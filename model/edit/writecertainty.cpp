#include "model/edit/writecertainty.h"

namespace sextant {

bool isOutcomeUncertain(ApiError::Kind kind)
{
    using E = ApiError::Kind;
    switch (kind) {
    case E::WriteOutcomeUnknown:
    case E::Timeout:
    case E::ConnectionLost:
    case E::RequestTimeout:
    case E::ServerError:
    case E::Unavailable:
    case E::BadResponse:
    case E::NotQdrant:
    case E::TooLarge:
        return true;
    case E::HostNotFound:
    case E::ConnectionRefused:
    case E::Unreachable:
    case E::TlsFailure:
    case E::Cancelled:
    case E::ReadOnlyConnection:
    case E::InvalidRequest:
    case E::UnsupportedByServer:
    case E::RedirectRefused:
    case E::BadRequest:
    case E::Unauthorized:
    case E::Forbidden:
    case E::NotFound:
    case E::UnknownRoute:
    case E::MethodNotAllowed:
    case E::Conflict:
    case E::PayloadTooLarge:
    case E::Unprocessable:
    case E::RateLimited:
    case E::NotImplemented:
    case E::InsufficientStorage:
    case E::OtherStatus:
        return false;
    }
    return true;
}

bool isPointMissing(const ApiError &error)
{
    return error.kind == ApiError::Kind::NotFound
        && !error.serverText.contains(QLatin1String("Collection"));
}

bool isGuardRefused(const ApiError &error)
{
    // 400 today, 403 up to 1.13.
    const bool isRefusal
        = error.kind == ApiError::Kind::BadRequest || error.kind == ApiError::Kind::Forbidden;
    return isRefusal && error.serverText.contains(QLatin1String("Index required but not found"));
}

} // namespace sextant
