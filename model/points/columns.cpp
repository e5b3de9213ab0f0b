#include "model/points/columns.h"

#include "client/json/payloadslice.h"

#include <algorithm>

namespace sextant {

qsizetype ColumnSet::addKnown(const QString &path)
{
    const auto found = m_knownIndex.constFind(path);
    if (found != m_knownIndex.cend())
        return *found;
    m_knownIndex.insert(path, m_known.size());
    m_known.append(path);
    m_counts.push_back(0);
    return m_known.size() - 1;
}

void ColumnSet::add(const KeyCounts &keys)
{
    m_observed += keys.payloads();
    for (const KeyCounts::Entry &entry : keys.entries())
        m_counts[static_cast<size_t>(addKnown(entry.path))] += entry.count;
}

void ColumnSet::observe(QByteArrayView payload)
{
    KeyCounts keys;
    keys.add(payload);
    add(keys);
}

void ColumnSet::choose()
{
    const std::vector<int> &counts = m_counts;
    std::vector<qsizetype> order;
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
    return known == m_knownIndex.cend() ? 0 : m_counts[static_cast<size_t>(*known)];
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
        const bool isQuoted = path.size() >= 2 && path.startsWith(u'"') && path.endsWith(u'"');
        const QByteArray text = path.toUtf8();
        field.key = isQuoted
            ? json::unescaped(QByteArrayView(text).sliced(1, text.size() - 2)).toUtf8()
            : text;
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

namespace {

QByteArrayView valueBelow(QByteArrayView value, const json::KeyPath &path,
                          std::vector<QByteArray> &collected)
{
    const auto isAll
        = [](const json::PathStep &step) { return std::holds_alternative<json::AllStep>(step); };
    if (std::none_of(path.steps().cbegin(), path.steps().cend(), isAll))
        return json::sliceAt(value, path).value_or(QByteArrayView(""));
    std::optional<QByteArray> list = json::collectedAt(value, path);
    if (!list)
        return QByteArrayView("");
    if (list->isNull())
        return {};
    collected.push_back(std::move(*list));
    return collected.back();
}

} // namespace

FieldValues fieldValues(QByteArrayView payload, const std::vector<ColumnSet::Field> &fields)
{
    FieldValues found;
    found.values.resize(fields.size());
    if (payload.isEmpty())
        return found;
    json::MemberWalker walker(payload);
    json::RawMember member;
    while (walker.next(member))
        for (size_t i = 0; i < fields.size(); ++i)
            if (json::keyEquals(member.key, fields[i].key))
                found.values[i] = fields[i].rest.isEmpty()
                    ? member.value
                    : valueBelow(member.value, fields[i].rest, found.collected);
    found.isBroken = walker.isBroken();
    return found;
}

} // namespace sextant
