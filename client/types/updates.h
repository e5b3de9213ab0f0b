#pragma once
//! Write operations on points and their outcome.

#include "client/types/exchange.h"
#include "client/types/filter.h"
#include "client/types/pointid.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace sextant {

struct UpdateResult
{
    enum class Status {
        Acknowledged, //!< taken, not yet applied
        Completed,
        WaitTimeout, //!< not finished within the server's time: check again, it is no error
        Unknown,
    };
    Status status = Status::Unknown;
    std::optional<quint64> operationId;
    ExchangeInfo exchange;
};

//! Which points a write touches. A filter guards only inside `filter`: ids given beside it win and ignore it.
using PointSelector = std::variant<std::vector<PointId>, Filter>;

//! A point to upsert: replaces a stored point of that id wholly.
struct PointStruct
{
    PointId id;
    QByteArray vectors; //!< raw JSON: array, or object of names; "{}" for none
    QByteArray payload; //!< raw JSON object; empty = none
};

enum class UpdateMode { Upsert, InsertOnly, UpdateOnly };

} // namespace sextant
