// The routes of single writes and of batches of them.

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/handlers.h"
#include "client/local/updates.h"

#include <array>
#include <utility>

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

using Reader = Update (*)(const json::Value &);

QByteArray runUpdate(RouteRequest &request, Reader read)
{
    const Update update = read(request.body);
    return applyUpdate(request.store.require(request.collectionName()), update, request.wait);
}

constexpr std::array<std::pair<const char *, Reader>, 8> batchOperations{
    { { "upsert", readUpsert },
      { "delete", readDelete },
      { "set_payload", readSetPayload },
      { "overwrite_payload", readOverwritePayload },
      { "delete_payload", readDeletePayload },
      { "clear_payload", readClearPayload },
      { "update_vectors", readUpdateVectors },
      { "delete_vectors", readDeleteVectors } }
};

Update readOperation(const json::Value &operation)
{
    if (operation.isObject())
        for (const auto &[name, read] : batchOperations)
            if (const json::Value *body = member(operation, QLatin1String(name)))
                return read(*body);
    failFormat(u"data did not match any variant of untagged enum UpdateOperation"_s);
}

} // namespace

QByteArray upsertPoints(RouteRequest &request) { return runUpdate(request, readUpsert); }
QByteArray deletePoints(RouteRequest &request) { return runUpdate(request, readDelete); }
QByteArray setPayload(RouteRequest &request) { return runUpdate(request, readSetPayload); }
QByteArray overwritePayload(RouteRequest &request)
{
    return runUpdate(request, readOverwritePayload);
}
QByteArray deletePayload(RouteRequest &request) { return runUpdate(request, readDeletePayload); }
QByteArray clearPayload(RouteRequest &request) { return runUpdate(request, readClearPayload); }
QByteArray updateVectors(RouteRequest &request) { return runUpdate(request, readUpdateVectors); }
QByteArray deleteVectors(RouteRequest &request) { return runUpdate(request, readDeleteVectors); }

QByteArray updateBatch(RouteRequest &request)
{
    requireObject(request.body, "struct UpdateOperations");
    std::vector<Update> updates;
    for (const json::Value &operation : requireArray(requiredMember(request.body, "operations"_L1)))
        updates.push_back(readOperation(operation));
    Collection &collection = request.store.require(request.collectionName());
    QByteArray out = "[";
    for (const Update &update : updates) {
        if (out.size() > 1)
            out += ',';
        out += applyUpdate(collection, update, request.wait);
    }
    return out + ']';
}

} // namespace sextant::local
