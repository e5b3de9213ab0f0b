#pragma once
//! What an error says about the write it answers. Shared by the savers.

#include "client/types/apierror.h"

namespace sextant {

//! After these nobody knows whether the write took place.
bool isOutcomeUncertain(ApiError::Kind kind);
//! 404 of a point. The server also answers 404 for a collection that is gone.
bool isPointMissing(const ApiError &error);
//! A strict collection refuses writes that are conditional on a field without an index. Nothing was written.
bool isGuardRefused(const ApiError &error);

} // namespace sextant
