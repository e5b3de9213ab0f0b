#include "model/edit/writecertainty.h"

#include <algorithm>

namespace sextant {

bool isOutcomeUncertain(ApiError::Kind kind) { return kind == ApiError::Kind::WriteOutcomeUnknown; }

ApiError settledError(ApiError error)
{
    if (error.httpStatus == 500)
        error.kind = ApiError::Kind::ServerError;
    return error;
}

bool isPointMissing(const ApiError &error)
{
    return error.kind == ApiError::Kind::NotFound
        && !error.serverText.contains(QLatin1String("Collection"));
}

bool isGuardRefused(const ApiError &error)
{
    if (error.kind != ApiError::Kind::BadRequest)
        return false;
    static constexpr const char *refusals[]
        = { "Index required but not found", "Filter condition limit reached",
            "Condition size limit reached" };
    return std::ranges::any_of(refusals, [&error](const char *text) {
        return error.serverText.contains(QLatin1String(text));
    });
}

} // namespace sextant
