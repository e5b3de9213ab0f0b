#pragma once
//! Reading and writing points and payloads. Writes are sent with wait=true and the server's limit.

#include "client/json/decode.h"
#include "client/net/apicore.h"
#include "client/types/filter.h"
#include "client/types/record.h"
#include "client/types/updates.h"

#include <QStringList>

namespace sextant {

//! `true`, `false` or a list of vector names.
using VectorSelector = std::variant<bool, QStringList>;

struct OrderBy
{
    QString key;
    bool descending = false;
    QByteArray startFrom; //!< JSON scalar, inclusive; empty = from the start
    friend bool operator==(const OrderBy &, const OrderBy &) = default;
};

struct ScrollRequest
{
    quint64 limit = 100;
    std::optional<PointId> offset; //!< first id to include; not together with orderBy
    std::optional<Filter> filter;
    std::optional<OrderBy> orderBy;
    bool withPayload = true;
    VectorSelector withVectors = false;
    bool isBackground = false;
};

struct UpsertOptions
{
    UpdateMode mode = UpdateMode::Upsert; //!< other modes: UnsupportedByServer before 1.17
    std::optional<Filter> updateFilter; //!< UnsupportedByServer before 1.16
};

class PointsApi
{
public:
    explicit PointsApi(ApiCore &core)
        : m_core(core)
    {
    }
    Call scroll(const QString &collection, const ScrollRequest &request,
                Handler<RecordPage> handler);
    //! In the order asked; missing ids are skipped, duplicates come once.
    Call retrieve(const QString &collection, const std::vector<PointId> &ids, bool withPayload,
                  VectorSelector withVectors, Handler<RecordPage> handler);
    //! As scroll() and retrieve(), with what the caller makes of the page. `convert` is pure and runs off the
    //! caller's thread; the page, its body too, is released there.
    template <typename T> using Convert = std::function<T(RecordPage)>;
    template <typename T>
    Call scrollAs(const QString &collection, const ScrollRequest &request, Convert<T> convert,
                  Handler<T> handler);
    template <typename T>
    Call retrieveAs(const QString &collection, const std::vector<PointId> &ids, Convert<T> convert,
                    Handler<T> handler);
    //! The whole point, payload and all vectors. NotFound when absent.
    Call get(const QString &collection, const PointId &id, Handler<Record> handler);
    //! `limit`: own time limit of this request.
    Call count(const QString &collection, const std::optional<Filter> &filter, bool exact,
               std::chrono::milliseconds limit, Handler<quint64> handler);
    //! UnsupportedByServer before 1.12.
    Call facet(const QString &collection, const QString &key, const std::optional<Filter> &filter,
               quint64 limit, bool exact, Handler<std::vector<json::FacetHit>> handler);

    Call upsert(const QString &collection, const std::vector<PointStruct> &points,
                const UpsertOptions &options, Handler<UpdateResult> handler);
    //! Column form: {"batch":{"ids","vectors","payloads"}}; all points must name the same vectors.
    Call upsertBatch(const QString &collection, const std::vector<PointStruct> &points,
                     const UpsertOptions &options, Handler<UpdateResult> handler);
    Call remove(const QString &collection, const PointSelector &selector,
                Handler<UpdateResult> handler);
    //! Top-level merge; nulls remove keys. `key`: path to write under, "" = top.
    Call setPayload(const QString &collection, const QByteArray &payload,
                    const PointSelector &selector, const QString &key,
                    Handler<UpdateResult> handler);
    //! Replaces the whole payload, keeps nulls.
    Call overwritePayload(const QString &collection, const QByteArray &payload,
                          const PointSelector &selector, Handler<UpdateResult> handler);
    //! `keys`: JSON paths.
    Call deletePayload(const QString &collection, const QStringList &keys,
                       const PointSelector &selector, Handler<UpdateResult> handler);

private:
    static Request scrollRequest(const QString &collection, const ScrollRequest &request);
    static Request retrieveRequest(const QString &collection, const std::vector<PointId> &ids,
                                   bool withPayload, const VectorSelector &withVectors);
    template <typename T>
    static std::function<Result<T>(Response)> converting(Result<RecordPage> (*decode)(Response),
                                                         Convert<T> convert)
    {
        return [decode, convert = std::move(convert)](Response response) -> Result<T> {
            Result<RecordPage> page = decode(std::move(response));
            if (!page)
                return std::move(page).error();
            return convert(std::move(page).value());
        };
    }

    ApiCore &m_core;
};

//! The query of each write of points, as it is shown before saving; strict collections may allow a shorter limit.
QByteArray pointWriteQuery();

// Pure encoders: the exact body of each request (also shown to the person before saving).
QByteArray encodeScroll(const ScrollRequest &request);
QByteArray encodeRetrieve(const std::vector<PointId> &ids, bool withPayload,
                          const VectorSelector &withVectors);
QByteArray encodeCount(const std::optional<Filter> &filter, bool exact);
QByteArray encodeFacet(const QString &key, const std::optional<Filter> &filter, quint64 limit,
                       bool exact);
QByteArray encodeUpsert(const std::vector<PointStruct> &points, const UpsertOptions &options);
QByteArray encodeUpsertBatch(const std::vector<PointStruct> &points, const UpsertOptions &options);
QByteArray encodeDelete(const PointSelector &selector);
QByteArray encodeSetPayload(const QByteArray &payload, const PointSelector &selector,
                            const QString &key);
QByteArray encodeDeletePayload(const QStringList &keys, const PointSelector &selector);

template <typename T>
Call PointsApi::scrollAs(const QString &collection, const ScrollRequest &request,
                         Convert<T> convert, Handler<T> handler)
{
    return m_core.send<T>(scrollRequest(collection, request),
                          converting<T>(json::decodeScroll, std::move(convert)),
                          std::move(handler));
}

template <typename T>
Call PointsApi::retrieveAs(const QString &collection, const std::vector<PointId> &ids,
                           Convert<T> convert, Handler<T> handler)
{
    return m_core.send<T>(retrieveRequest(collection, ids, true, false),
                          converting<T>(json::decodeRecords, std::move(convert)),
                          std::move(handler));
}

} // namespace sextant
