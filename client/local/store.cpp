#include "client/local/store.h"

#include "client/local/failure.h"

namespace sextant::local {

using namespace Qt::StringLiterals;

Collection *Store::find(const QString &name) const
{
    const QString target = m_aliases.value(name, name);
    const auto found = m_collections.find(target.toUtf8());
    return found == m_collections.end() ? nullptr : found->second.get();
}

Collection &Store::require(const QString &name) const
{
    if (Collection *found = find(name))
        return *found;
    failNotFound(u"Collection `%1` doesn't exist!"_s.arg(name));
}

bool Store::hasCollection(const QString &name) const
{
    return m_collections.contains(name.toUtf8());
}

void Store::create(const QString &name, CollectionConfig config)
{
    if (hasCollection(name))
        throw Failure{ 409, u"Wrong input: Collection `%1` already exists!"_s.arg(name) };
    if (m_aliases.contains(name))
        failInput(
            u"Can't create collection with name %1. Alias with the same name already exists"_s.arg(
                name));
    m_collections.emplace(name.toUtf8(), std::make_unique<Collection>(std::move(config)));
}

bool Store::remove(const QString &name)
{
    if (m_collections.erase(name.toUtf8()) == 0)
        return false;
    m_aliases.removeIf([&](const auto &entry) { return entry.value() == name; });
    return true;
}

void Store::setAlias(const QString &alias, const QString &collection)
{
    m_aliases.insert(alias, collection);
}

void Store::removeAlias(const QString &alias) { m_aliases.remove(alias); }

} // namespace sextant::local
