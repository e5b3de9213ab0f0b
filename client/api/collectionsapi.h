#pragma once
//! Collections, aliases and payload indexes.

#include "client/net/apicore.h"
#include "client/types/collectioninfo.h"
#include "client/types/updates.h"

#include <QStringList>

namespace sextant {

//! `name` is a collection or alias, as a person reads it; encoding is done here. InvalidRequest for names that no path
//! can carry: empty, `.` and `..`.
class CollectionsApi
{
public:
    explicit CollectionsApi(ApiCore &core)
        : m_core(core)
    {
    }
    Call list(Handler<QStringList> handler); //!< aliases are not in it
    Call info(const QString &name, Handler<CollectionInfo> handler);
    Call exists(const QString &name, Handler<bool> handler);
    //! `config` is the JSON body of PUT /collections/{name}.
    Call create(const QString &name, const QByteArray &config, Handler<bool> handler);
    //! false: the server knew no such collection (it answers 200 then).
    Call remove(const QString &name, Handler<bool> handler);
    Call aliases(Handler<std::vector<AliasInfo>> handler); //!< of all collections
    //! `schema`: JSON of field_schema, a quoted type name or an object.
    Call createIndex(const QString &name, const QString &field, const QByteArray &schema,
                     Handler<UpdateResult> handler);
    Call removeIndex(const QString &name, const QString &field, Handler<UpdateResult> handler);

private:
    ApiCore &m_core;
};

//! `/collections/{encoded name}` + suffix: the one place that percent-encodes names.
QByteArray collectionPath(const QString &name, QByteArrayView suffix = {});

} // namespace sextant
