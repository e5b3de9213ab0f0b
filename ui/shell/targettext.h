#pragma once
//! Sentences for what is wrong with a typed address; shared by the connect dialog and the command line.

#include "model/session/targetparser.h"

namespace sextant {

QString targetErrorText(TargetError error); //!< one sentence without a full stop

} // namespace sextant
