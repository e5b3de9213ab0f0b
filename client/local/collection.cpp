#include "client/local/collection.h"

#include "client/local/failure.h"
#include "client/local/jsontext.h"

#include <algorithm>

namespace sextant::local {

using namespace Qt::StringLiterals;

Collection::Collection(CollectionConfig config)
    : m_config(std::move(config))
{
    for (const VectorSpec &spec : m_config.vectors)
        m_columns.emplace_back(spec);
}

std::optional<size_t> Collection::find(const PointId &id) const
{
    const auto found = m_ids.find(id);
    return found == m_ids.end() ? std::nullopt : std::optional(found->second);
}

const VectorColumn *Collection::column(const QString &name) const
{
    const int position = m_config.indexOf(name);
    return position < 0 ? nullptr : &m_columns[size_t(position)];
}

const VectorColumn &Collection::requireColumn(const QString &name) const
{
    if (const VectorColumn *found = column(name))
        return *found;
    if (m_columns.empty())
        failInput(u"Vectors are not configured in this collection"_s);
    if (m_columns.size() == 1 && m_columns.front().spec().name.isEmpty())
        failInput(u"Vector with name %1 is not configured in this collection"_s.arg(name));
    const QString available = m_config.availableNames();
    if (name.isEmpty())
        failInput(u"Collection requires specified vector name in the request, available names: "_s
                  + available);
    failInput(
        u"Vector with name `%1` is not configured in this collection, available names: %2"_s.arg(
            name, available));
}

void Collection::checkVectors(const NamedVectors &vectors) const
{
    for (const auto &[name, vector] : vectors)
        if (const VectorColumn *found = column(name))
            found->check(vector, VectorColumn::Use::Write);
    for (const auto &[name, vector] : vectors)
        if (!column(name))
            failLateInput(u"Not existing vector name error: "_s + name);
}

size_t Collection::makeSlot(const PointId &id)
{
    size_t slot = m_points.size();
    if (m_free.empty()) {
        m_points.emplace_back();
        for (VectorColumn &column : m_columns)
            column.grow(m_points.size());
    } else {
        slot = m_free.back();
        m_free.pop_back();
    }
    m_points[slot].id = id;
    m_ids.emplace(id, slot);
    return slot;
}

void Collection::put(const PointId &id, NamedVectors vectors, json::Value payload)
{
    const std::optional<size_t> known = find(id);
    const size_t slot = known ? *known : makeSlot(id);
    if (known)
        for (VectorColumn &column : m_columns)
            column.erase(slot);
    setVectors(slot, std::move(vectors));
    setPayload(slot, std::move(payload));
}

void Collection::setVectors(size_t slot, NamedVectors vectors)
{
    for (auto &[name, vector] : vectors)
        m_columns[size_t(m_config.indexOf(name))].set(slot, std::move(vector));
    m_points[slot].version = m_operation;
}

void Collection::eraseVectors(size_t slot, const std::vector<QString> &names)
{
    for (const QString &name : names)
        m_columns[size_t(m_config.indexOf(name))].erase(slot);
    m_points[slot].version = m_operation;
}

void Collection::setPayload(size_t slot, json::Value payload)
{
    StoredPoint &point = m_points[slot];
    point.payload = std::move(payload);
    point.payloadText.clear();
    appendValue(point.payloadText, point.payload);
    point.payloadText.squeeze();
    point.version = m_operation;
}

void Collection::remove(const PointId &id)
{
    const auto found = m_ids.find(id);
    if (found == m_ids.end())
        return;
    const size_t slot = found->second;
    for (VectorColumn &column : m_columns)
        column.erase(slot);
    m_points[slot] = {};
    m_free.push_back(slot);
    m_ids.erase(found);
}

const FieldIndex *Collection::index(const json::KeyPath &path) const
{
    const auto found = std::find_if(m_indexes.begin(), m_indexes.end(),
                                    [&](const FieldIndex &entry) { return entry.path == path; });
    return found == m_indexes.end() ? nullptr : &*found;
}

void Collection::appendVectors(QByteArray &out, size_t slot,
                               const std::vector<QString> *names) const
{
    const auto isWanted = [&](const VectorColumn &column) {
        return column.has(slot)
            && (!names
                || std::find(names->begin(), names->end(), column.spec().name) != names->end());
    };
    if (m_config.isUnnamed && !m_columns.empty() && isWanted(m_columns.front())
        && std::none_of(m_columns.begin() + 1, m_columns.end(), isWanted)) {
        appendKey(out, "vector"_L1);
        m_columns.front().appendJson(out, slot);
        return;
    }
    appendKey(out, "vector"_L1);
    out += '{';
    bool isFirst = true;
    for (const VectorColumn &column : m_columns) {
        if (!isWanted(column))
            continue;
        if (!isFirst)
            out += ',';
        isFirst = false;
        appendString(out, column.spec().name);
        out += ':';
        column.appendJson(out, slot);
    }
    out += '}';
}

} // namespace sextant::local
