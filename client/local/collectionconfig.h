#pragma once
//! What a collection was created with: vectors, and the rest of the config as `GET /collections/{name}` shows it.

#include "client/json/value.h"
#include "client/types/vectors.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace sextant::local {

enum class Datatype { Float32, Float16, Uint8 };

struct VectorSpec
{
    enum class Kind { Dense, Multi, Sparse };
    QString name;
    Kind kind = Kind::Dense;
    size_t size = 0; //!< not for sparse
    Distance distance = Distance::Dot;
    Datatype datatype = Datatype::Float32;
    bool hasIdf = false; //!< sparse: query weights are multiplied by the inverse document frequency
    json::Value raw; //!< as configured
};

struct CollectionConfig
{
    bool isUnnamed = false; //!< `vectors` was given as one config; its name is ""
    std::vector<VectorSpec> vectors; //!< dense and multi by name, then sparse by name
    json::Value body; //!< the whole creation request

    //! -1 when there is no such vector.
    int indexOf(const QString &name) const;
    //! `a, b`: all names, as the server lists them in errors.
    QString availableNames() const;
    void appendJson(QByteArray &out) const; //!< the `config` member of the info
};

//! The first character no new collection or vector may have in its name.
std::optional<QChar> forbiddenInName(const QString &name);

CollectionConfig readCollectionConfig(const json::Value &body);
//! Merges a PATCH body into what is shown; sizes and distances are immutable.
void patchCollectionConfig(CollectionConfig &config, const json::Value &body);

} // namespace sextant::local
