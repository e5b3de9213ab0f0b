#include "client/api/pointsapi.h"

#include "client/api/collectionsapi.h"
#include "client/api/requests.h"
#include "client/json/decode.h"

// The calls; their bodies are made in pointsencode.cpp.

namespace sextant {

namespace {

//! An older server takes no notice of the options, and would overwrite what they protect.
Request upsertRequest(const QString &collection, QByteArray body, const UpsertOptions &options)
{
    Request request
        = writeRequest(Method::Put, collectionPath(collection, "/points"), std::move(body));
    if (options.mode != UpdateMode::Upsert)
        request.needs.push_back(Feature::UpdateMode);
    if (options.updateFilter)
        request.needs.push_back(Feature::UpdateFilter);
    return request;
}

} // namespace

Call PointsApi::scroll(const QString &collection, const ScrollRequest &request,
                       Handler<RecordPage> handler)
{
    return m_core.send<RecordPage>(scrollRequest(collection, request), json::decodeScroll,
                                   std::move(handler));
}

Call PointsApi::retrieve(const QString &collection, const std::vector<PointId> &ids,
                         bool withPayload, VectorSelector withVectors, Handler<RecordPage> handler)
{
    return m_core.send<RecordPage>(retrieveRequest(collection, ids, withPayload, withVectors),
                                   json::decodeRecords, std::move(handler));
}

Call PointsApi::get(const QString &collection, const PointId &id, Handler<Record> handler)
{
    return m_core.send<Record>(
        readRequest(collectionPath(collection, "/points/" + id.toPathSegment())),
        json::decodeRecord, std::move(handler));
}

Call PointsApi::count(const QString &collection, const std::optional<Filter> &filter, bool exact,
                      std::chrono::milliseconds limit, Handler<quint64> handler)
{
    // The server knows whole seconds from 1; our own limit ends the exchange exactly.
    const std::chrono::seconds seconds
        = std::max(std::chrono::ceil<std::chrono::seconds>(limit), std::chrono::seconds(1));
    Request request = readRequest(collectionPath(collection, "/points/count"),
                                  encodeCount(filter, exact), seconds);
    request.totalLimit = limit;
    return m_core.send<quint64>(std::move(request), json::decodeCount, std::move(handler));
}

Call PointsApi::facet(const QString &collection, const QString &key,
                      const std::optional<Filter> &filter, quint64 limit, bool exact,
                      Handler<std::vector<json::FacetHit>> handler)
{
    Request request
        = readRequest(collectionPath(collection, "/facet"), encodeFacet(key, filter, limit, exact));
    request.needs = { Feature::Facet };
    return m_core.send<std::vector<json::FacetHit>>(std::move(request), json::decodeFacet,
                                                    std::move(handler));
}

Call PointsApi::upsert(const QString &collection, const std::vector<PointStruct> &points,
                       const UpsertOptions &options, Handler<UpdateResult> handler)
{
    return m_core.send<UpdateResult>(
        upsertRequest(collection, encodeUpsert(points, options), options), json::decodeUpdate,
        std::move(handler));
}

Call PointsApi::upsertBatch(const QString &collection, const std::vector<PointStruct> &points,
                            const UpsertOptions &options, Handler<UpdateResult> handler)
{
    return m_core.send<UpdateResult>(
        upsertRequest(collection, encodeUpsertBatch(points, options), options), json::decodeUpdate,
        std::move(handler));
}

Call PointsApi::remove(const QString &collection, const PointSelector &selector,
                       Handler<UpdateResult> handler)
{
    return m_core.send<UpdateResult>(writeRequest(Method::Post,
                                                  collectionPath(collection, "/points/delete"),
                                                  encodeDelete(selector)),
                                     json::decodeUpdate, std::move(handler));
}

Call PointsApi::setPayload(const QString &collection, const QByteArray &payload,
                           const PointSelector &selector, const QString &key,
                           Handler<UpdateResult> handler)
{
    return m_core.send<UpdateResult>(writeRequest(Method::Post,
                                                  collectionPath(collection, "/points/payload"),
                                                  encodeSetPayload(payload, selector, key)),
                                     json::decodeUpdate, std::move(handler));
}

Call PointsApi::overwritePayload(const QString &collection, const QByteArray &payload,
                                 const PointSelector &selector, Handler<UpdateResult> handler)
{
    return m_core.send<UpdateResult>(writeRequest(Method::Put,
                                                  collectionPath(collection, "/points/payload"),
                                                  encodeSetPayload(payload, selector, {})),
                                     json::decodeUpdate, std::move(handler));
}

Call PointsApi::deletePayload(const QString &collection, const QStringList &keys,
                              const PointSelector &selector, Handler<UpdateResult> handler)
{
    return m_core.send<UpdateResult>(
        writeRequest(Method::Post, collectionPath(collection, "/points/payload/delete"),
                     encodeDeletePayload(keys, selector)),
        json::decodeUpdate, std::move(handler));
}

Request PointsApi::scrollRequest(const QString &collection, const ScrollRequest &request)
{
    Request sent = readRequest(collectionPath(collection, "/points/scroll"), encodeScroll(request));
    sent.isBackground = request.isBackground;
    return sent;
}

Request PointsApi::retrieveRequest(const QString &collection, const std::vector<PointId> &ids,
                                   bool withPayload, const VectorSelector &withVectors)
{
    return readRequest(collectionPath(collection, "/points"),
                       encodeRetrieve(ids, withPayload, withVectors));
}

} // namespace sextant
