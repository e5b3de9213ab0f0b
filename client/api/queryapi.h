#pragma once
//! `points/query` and `points/query/batch`.

#include "client/net/apicore.h"
#include "client/types/query.h"
#include "client/types/record.h"

namespace sextant {

class QueryApi
{
public:
    explicit QueryApi(ApiCore &core)
        : m_core(core)
    {
    }
    Call query(const QString &collection, const QueryRequest &request, Handler<ScoredPage> handler);
    //! One bad query refuses all.
    Call queryBatch(const QString &collection, const std::vector<QueryRequest> &requests,
                    Handler<std::vector<ScoredPage>> handler);

private:
    ApiCore &m_core;
};

QByteArray encodeQuery(const QueryRequest &request);
QByteArray encodeQueryBatch(const std::vector<QueryRequest> &requests);

} // namespace sextant
