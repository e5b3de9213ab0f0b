#pragma once
//! Collection: the points of one collection and what is derived from them.

#include "client/local/collectionconfig.h"
#include "client/local/payloadindex.h"
#include "client/local/vectorcolumn.h"
#include "client/types/pointid.h"

#include <QByteArray>

#include <map>
#include <optional>
#include <vector>

namespace sextant::local {

//! A point lives in a slot; its vectors lie in the columns at the same slot.
struct StoredPoint
{
    PointId id;
    quint64 version = 0;
    json::Value payload; //!< an object
    QByteArray payloadText; //!< the same, as it goes out
};

class Collection
{
public:
    explicit Collection(CollectionConfig config);

    const CollectionConfig &config() const { return m_config; }
    CollectionConfig &config() { return m_config; }

    //! All points in the server's order: integers, then UUIDs.
    const std::map<PointId, size_t> &ids() const { return m_ids; }
    std::optional<size_t> find(const PointId &id) const;
    const StoredPoint &point(size_t slot) const { return m_points[slot]; }

    const VectorColumn *column(const QString &name) const;
    //! The column a query means with `using`; refuses unknown names as the server does.
    const VectorColumn &requireColumn(const QString &name) const;

    quint64 nextOperation() { return ++m_operation; }

    //! Refuses vectors that don't fit, `Failure`. An unknown name is a late failure.
    void checkVectors(const NamedVectors &vectors) const;
    //! Creates or replaces the whole point.
    void put(const PointId &id, NamedVectors vectors, json::Value payload);
    void setVectors(size_t slot, NamedVectors vectors);
    void eraseVectors(size_t slot, const std::vector<QString> &names);
    void setPayload(size_t slot, json::Value payload);
    void remove(const PointId &id);

    std::vector<FieldIndex> &indexes() { return m_indexes; }
    const std::vector<FieldIndex> &indexes() const { return m_indexes; }
    const FieldIndex *index(const json::KeyPath &path) const;

    //! The `vector` member of a record.
    void appendVectors(QByteArray &out, size_t slot, const std::vector<QString> *names) const;

private:
    size_t makeSlot(const PointId &id);

    CollectionConfig m_config;
    std::map<PointId, size_t> m_ids;
    std::vector<StoredPoint> m_points;
    std::vector<size_t> m_free;
    std::vector<VectorColumn> m_columns;
    std::vector<FieldIndex> m_indexes;
    quint64 m_operation = 0;
};

} // namespace sextant::local
