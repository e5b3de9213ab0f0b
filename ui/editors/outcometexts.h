#pragma once
//! How writes ended, in sentences. Shared by the strips and dialogs of the editors.

#include "client/json/parse.h"
#include "model/edit/payloadsaver.h"
#include "model/edit/pointwriter.h"

#include <QString>

namespace sextant {

QString saveSentence(const SaveOutcome &outcome);
QString writeSentence(const WriteOutcome &outcome);
QString lintSentence(const json::Lint &lint);

} // namespace sextant
