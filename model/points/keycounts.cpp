#include "model/points/keycounts.h"

#include "client/json/keypath.h"
#include "client/json/payloadslice.h"

namespace sextant {

namespace {

QString pathOfKey(const QString &key)
{
    // A key with a quote or a backslash has no path text: its JSON form stands for it, which is never read as a path.
    const json::KeyPath path({ json::KeyStep{ key } });
    return path.toText().value_or(path.toDisplay());
}

} // namespace

size_t KeyCounts::indexOf(QByteArrayView rawKey, size_t position)
{
    // Neighbouring points mostly repeat the same keys in the same order: one comparison instead of a hash.
    if (position < m_order.size() && m_entries[m_order[position]].rawKey == rawKey)
        return m_order[position];
    const QByteArray key = QByteArray::fromRawData(rawKey.data(), rawKey.size());
    const auto found = m_byKey.constFind(key);
    if (found != m_byKey.cend())
        return *found;
    const QByteArray owned = rawKey.toByteArray();
    m_entries.push_back({ owned, pathOfKey(json::unescaped(rawKey)), 0 });
    m_byKey.insert(owned, m_entries.size() - 1);
    return m_entries.size() - 1;
}

void KeyCounts::add(QByteArrayView payload)
{
    ++m_payloads;
    if (payload.isEmpty())
        return;
    json::MemberWalker walker(payload);
    json::RawMember member;
    for (size_t position = 0; walker.next(member); ++position) {
        const size_t index = indexOf(member.key, position);
        ++m_entries[index].count;
        if (position < m_order.size())
            m_order[position] = index;
        else
            m_order.push_back(index);
    }
}

} // namespace sextant
