#pragma once
//! Store: all collections and aliases of one engine. Touched by the engine's thread only.

#include "client/local/collection.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <map>
#include <memory>

namespace sextant::local {

class Store
{
public:
    //! By name in UTF-8: the server lists them bytewise.
    const std::map<QByteArray, std::unique_ptr<Collection>> &collections() const
    {
        return m_collections;
    }
    const QMap<QString, QString> &aliases() const { return m_aliases; }

    //! By name or alias; refuses unknown names as the server does.
    Collection &require(const QString &name) const;
    Collection *find(const QString &name) const; //!< by name or alias
    bool hasCollection(const QString &name) const; //!< by name only
    void create(const QString &name, CollectionConfig config);
    bool remove(const QString &name); //!< by name only; takes its aliases with it

    void setAlias(const QString &alias, const QString &collection);
    void removeAlias(const QString &alias);

private:
    std::map<QByteArray, std::unique_ptr<Collection>> m_collections;
    QMap<QString, QString> m_aliases;
};

} // namespace sextant::local
