#pragma once
//! What an error says about the write it answers. Shared by the savers.

#include "client/types/apierror.h"

namespace sextant {

//! Whether nobody knows if the write took place; the client tells.
bool isOutcomeUncertain(ApiError::Kind kind);
//! What is kept of an uncertain write's error while the point is read back: a failure that the server itself reported
//! (500) is ServerError again, and stands when the old state is found.
ApiError settledError(ApiError error);
//! 404 of a point. The server also answers 404 for a collection that is gone.
bool isPointMissing(const ApiError &error);
//! A strict collection refuses writes that are conditional on a field without an index, and conditions that are too
//! many or too long. Nothing was written.
bool isGuardRefused(const ApiError &error);

} // namespace sextant
