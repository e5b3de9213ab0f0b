#pragma once
//! Envelope and page decoders: response bytes → typed values. Pure; run on any thread. nothing of a parser shows.

#include "client/net/transport.h"
#include "client/types/collectioninfo.h"
#include "client/types/record.h"
#include "client/types/result.h"
#include "client/types/serverinfo.h"
#include "client/types/updates.h"

#include <QStringList>

#include <vector>

namespace sextant::json {

// Each takes the whole 2xx response, moves its body where it keeps slices of it, and fails with
// ApiError::Kind::BadResponse (JSON path in `detail`), or NotQdrant when the body is no JSON at all.

Result<ServerInfo> decodeServerInfo(Response response);
Result<QStringList> decodeCollectionNames(Response response);
Result<CollectionInfo> decodeCollectionInfo(Response response);
Result<std::vector<AliasInfo>> decodeAliases(Response response);
Result<bool> decodeBool(Response response); //!< `result` is true / false
Result<bool> decodeExists(Response response);
Result<RecordPage> decodeScroll(Response response);
Result<RecordPage> decodeRecords(Response response); //!< `result` is an array of records
Result<Record> decodeRecord(Response response); //!< `result` is one record
Result<ScoredPage> decodeQuery(Response response);
Result<std::vector<ScoredPage>> decodeQueryBatch(Response response);
Result<quint64> decodeCount(Response response);
Result<UpdateResult> decodeUpdate(Response response);

struct FacetHit
{
    Value value; //!< string, integer or bool
    quint64 count = 0;
};
Result<std::vector<FacetHit>> decodeFacet(Response response);

} // namespace sextant::json
