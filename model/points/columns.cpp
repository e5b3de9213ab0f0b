#include "model/points/columns.h"

#include "client/json/payloadslice.h"

#include <algorithm>

namespace sextant {

namespace {

QString pathOfKey(const QString &key)
{
    // A key with a quote or a backslash has no path text and stands for itself.
    return json::KeyPath({ json::KeyStep{ key } }).toText().value_or(key);
}

} // namespace

qsizetype ColumnSet::addKnown(const QString &path)
{
    const auto found = m_knownIndex.constFind(path);
    if (found != m_knownIndex.cend())
        return *found;
    m_knownIndex.insert(path, m_known.size());
    m_known.append(path);
    return m_known.size() - 1;
}

qsizetype ColumnSet::seenIndex(QByteArrayView rawKey, size_t expected)
{
    // Neighbouring points mostly repeat the same keys in the same order: one comparison instead of a hash.
    if (expected < m_order.size()
        && m_seen[static_cast<size_t>(m_order[expected])].rawKey == rawKey)
        return m_order[expected];
    const QByteArray key = QByteArray::fromRawData(rawKey.data(), rawKey.size());
    const auto found = m_seenByKey.constFind(key);
    if (found != m_seenByKey.cend())
        return *found;
    const qsizetype index = qsizetype(m_seen.size());
    const QByteArray owned = rawKey.toByteArray();
    m_seen.push_back({ owned, addKnown(pathOfKey(json::unescaped(rawKey))), 0 });
    m_seenByKey.insert(owned, index);
    return index;
}

void ColumnSet::observe(QByteArrayView payload)
{
    ++m_observed;
    if (payload.isEmpty())
        return;
    json::MemberWalker walker(payload);
    json::RawMember member;
    size_t position = 0;
    while (walker.next(member)) {
        const qsizetype index = seenIndex(member.key, position);
        ++m_seen[static_cast<size_t>(index)].count;
        if (position < m_order.size())
            m_order[position] = index;
        else
            m_order.push_back(index);
        ++position;
    }
}

void ColumnSet::choose()
{
    std::vector<qsizetype> order;
    std::vector<int> counts(static_cast<size_t>(m_known.size()), 0);
    for (const Seen &seen : m_seen)
        counts[static_cast<size_t>(seen.known)] += seen.count;
    for (qsizetype i = 0; i < m_known.size(); ++i)
        if (counts[static_cast<size_t>(i)] > 0)
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](qsizetype left, qsizetype right) {
        return counts[static_cast<size_t>(left)] > counts[static_cast<size_t>(right)];
    });
    if (order.size() > maxChosen)
        order.resize(maxChosen);
    std::sort(order.begin(), order.end());
    m_shown.clear();
    for (const qsizetype index : order)
        m_shown.push_back(makeField(m_known[index]));
    m_chosen = true;
}

void ColumnSet::setShown(const QStringList &paths)
{
    m_shown.clear();
    for (const QString &path : paths) {
        if (indexOf(path) >= 0)
            continue;
        addKnown(path);
        m_shown.push_back(makeField(path));
    }
    m_chosen = true;
}

void ColumnSet::clear() { *this = ColumnSet(); }

QStringList ColumnSet::shownPaths() const
{
    QStringList paths;
    for (const Field &field : m_shown)
        paths.append(field.path);
    return paths;
}

qsizetype ColumnSet::indexOf(const QString &path) const
{
    const auto found = std::find_if(m_shown.cbegin(), m_shown.cend(),
                                    [&](const Field &field) { return field.path == path; });
    return found == m_shown.cend() ? -1 : found - m_shown.cbegin();
}

int ColumnSet::presence(const QString &path) const
{
    const auto known = m_knownIndex.constFind(path);
    if (known == m_knownIndex.cend())
        return 0;
    int count = 0;
    for (const Seen &seen : m_seen)
        if (seen.known == *known)
            count += seen.count;
    return count;
}

QStringList ColumnSet::newFields() const
{
    QStringList fields;
    if (!m_chosen)
        return fields;
    for (const QString &path : m_known)
        if (!m_offered.contains(path) && indexOf(path) < 0)
            fields.append(path);
    return fields;
}

QStringList ColumnSet::offered() const
{
    QStringList fields;
    for (const QString &path : m_known)
        if (m_offered.contains(path))
            fields.append(path);
    return fields;
}

ColumnSet::Field ColumnSet::makeField(const QString &path)
{
    Field field;
    field.path = path;
    const std::optional<json::KeyPath> parsed = json::KeyPath::parse(path);
    if (!parsed || parsed->isEmpty()) {
        // A key with a quote or a backslash has no path text: shown, but not filterable.
        field.key = path.toUtf8();
        field.isFilterable = false;
        return field;
    }
    std::vector<json::PathStep> steps = parsed->steps();
    if (const auto *first = std::get_if<json::KeyStep>(&steps.front()))
        field.key = first->key.toUtf8();
    steps.erase(steps.begin());
    field.rest = json::KeyPath(std::move(steps));
    return field;
}

} // namespace sextant
