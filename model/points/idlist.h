#pragma once
//! Reads the ids a person types or pastes: any separator, a JSON list, one id per line.

#include "client/types/pointid.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace sextant {

struct IdList
{
    std::vector<PointId> ids; //!< in order, each once
    QStringList unreadable; //!< pieces that are no id
};

IdList parseIdList(const QString &text);

} // namespace sextant
