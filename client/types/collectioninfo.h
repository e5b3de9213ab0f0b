#pragma once
//! What `GET /collections/{name}` tells, as far as Sextant uses it; the whole answer stays available as raw JSON.

#include "client/types/exchange.h"
#include "client/types/vectors.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace sextant {

struct VectorParams
{
    QString name; //!< "" = the unnamed vector
    qint64 size = 0;
    Distance distance = Distance::Cosine;
    QString distanceText; //!< as sent, for metrics unknown to us
    QString datatype; //!< float32 | uint8 | float16 | turbo4; "" = server default (float32)
    bool isMulti = false;
    std::optional<bool> onDisk;
    QByteArray raw; //!< this vector's config as JSON
    friend bool operator==(const VectorParams &, const VectorParams &) = default;
};

struct SparseVectorParams
{
    QString name;
    QString modifier; //!< "idf" or ""
    QByteArray raw;
    friend bool operator==(const SparseVectorParams &, const SparseVectorParams &) = default;
};

//! Payload index types the server knows. Unknown: a newer server's type, kept by name.
enum class FieldType { Keyword, Integer, Float, Bool, Geo, Datetime, Uuid, Text, Unknown };

struct PayloadIndex
{
    QString field; //!< JSON path
    FieldType type = FieldType::Unknown;
    QString typeText; //!< as sent
    std::optional<quint64> points; //!< points that have a value in this index
    bool hasLookup = true; //!< integer: serves match and facet
    bool hasRange = true; //!< integer: serves range and order_by
    QByteArray raw;
    friend bool operator==(const PayloadIndex &, const PayloadIndex &) = default;

    //! Whether `order_by` works on this field (integer with range, float, datetime).
    bool servesOrderBy() const
    {
        return type == FieldType::Float || type == FieldType::Datetime
            || (type == FieldType::Integer && hasRange);
    }
    //! Whether `facet` works on this field (keyword, uuid, bool, integer with lookup).
    bool servesFacet() const
    {
        return type == FieldType::Keyword || type == FieldType::Uuid || type == FieldType::Bool
            || (type == FieldType::Integer && hasLookup);
    }
};

struct CollectionInfo
{
    enum class Status { Green, Yellow, Grey, Red, Unknown };
    Status status = Status::Unknown;
    QString statusText; //!< as sent
    QString optimizerError; //!< "" when the optimizer is ok
    std::optional<quint64> pointsCount; //!< approximate, by the server's own words
    std::optional<quint64>
        indexedVectorsCount; //!< approximate; several vectors per point all count
    std::optional<quint64> segmentsCount;
    std::vector<VectorParams> vectors; //!< may be empty; order as sent
    std::vector<SparseVectorParams> sparseVectors;
    std::vector<PayloadIndex> payloadSchema;
    QByteArray quantization; //!< raw JSON of config.quantization_config, or empty
    QStringList warnings;
    QByteArray raw; //!< `result` verbatim
    ExchangeInfo exchange;

    const VectorParams *vector(const QString &name) const
    {
        for (const VectorParams &params : vectors)
            if (params.name == name)
                return &params;
        return nullptr;
    }
    const SparseVectorParams *sparseVector(const QString &name) const
    {
        for (const SparseVectorParams &params : sparseVectors)
            if (params.name == name)
                return &params;
        return nullptr;
    }
    const PayloadIndex *index(const QString &field) const
    {
        for (const PayloadIndex &entry : payloadSchema)
            if (entry.field == field)
                return &entry;
        return nullptr;
    }
};

struct AliasInfo
{
    QString alias;
    QString collection;
    friend bool operator==(const AliasInfo &, const AliasInfo &) = default;
};

} // namespace sextant
