#include "client/api/collectionsapi.h"

#include "client/api/bodywriter.h"
#include "client/api/requests.h"
#include "client/json/decode.h"

namespace sextant {

namespace {

//! Collections are created and dropped under a time limit; they know no `wait`.
Request collectionWrite(Method method, const QString &name, const QByteArray &body)
{
    Request request = writeRequest(method, collectionPath(name), body);
    request.query.clear();
    return request;
}

} // namespace

QByteArray collectionPath(const QString &name, QByteArrayView suffix)
{
    return "/collections/" + name.toUtf8().toPercentEncoding() + suffix.toByteArray();
}

Call CollectionsApi::list(Handler<QStringList> handler)
{
    return m_core.send<QStringList>(readRequest(QByteArrayLiteral("/collections")),
                                    json::decodeCollectionNames, std::move(handler));
}

Call CollectionsApi::info(const QString &name, Handler<CollectionInfo> handler)
{
    return m_core.send<CollectionInfo>(readRequest(collectionPath(name)),
                                       json::decodeCollectionInfo, std::move(handler));
}

Call CollectionsApi::exists(const QString &name, Handler<bool> handler)
{
    return m_core.send<bool>(readRequest(collectionPath(name, "/exists")), json::decodeExists,
                             std::move(handler));
}

Call CollectionsApi::create(const QString &name, const QByteArray &config, Handler<bool> handler)
{
    return m_core.send<bool>(collectionWrite(Method::Put, name, config), json::decodeBool,
                             std::move(handler));
}

Call CollectionsApi::remove(const QString &name, Handler<bool> handler)
{
    return m_core.send<bool>(collectionWrite(Method::Delete, name, {}), json::decodeBool,
                             std::move(handler));
}

Call CollectionsApi::aliases(Handler<std::vector<AliasInfo>> handler)
{
    return m_core.send<std::vector<AliasInfo>>(readRequest(QByteArrayLiteral("/aliases")),
                                               json::decodeAliases, std::move(handler));
}

Call CollectionsApi::createIndex(const QString &name, const QString &field,
                                 const QByteArray &schema, Handler<UpdateResult> handler)
{
    const QByteArray body = BodyWriter()
                                .member("field_name", json::quoted(field))
                                .member("field_schema", schema)
                                .finish();
    return m_core.send<UpdateResult>(
        writeRequest(Method::Put, collectionPath(name, "/index"), body), json::decodeUpdate,
        std::move(handler));
}

Call CollectionsApi::removeIndex(const QString &name, const QString &field,
                                 Handler<UpdateResult> handler)
{
    const QByteArray suffix = "/index/" + field.toUtf8().toPercentEncoding();
    return m_core.send<UpdateResult>(writeRequest(Method::Delete, collectionPath(name, suffix)),
                                     json::decodeUpdate, std::move(handler));
}

} // namespace sextant
