// Writes on points that exist: delete, payload operations, deleting vectors.

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/jsontext.h"
#include "client/local/payloadedit.h"
#include "client/local/updates.h"

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

json::Value readPayloadMember(const json::Value &body)
{
    requireObject(body, "struct SetPayload");
    const json::Value &payload = requiredMember(body, "payload"_L1);
    requireObject(payload, "a map");
    return storedForm(payload);
}

} // namespace

Update readDelete(const json::Value &body)
{
    requireObject(body, "struct PointsSelector");
    if (!member(body, "points"_L1) && !member(body, "filter"_L1))
        failFormat(u"data did not match any variant of untagged enum PointsSelector"_s);
    return [choice = readChoice(body)](Collection &collection) {
        for (const PointId &id : chosenIds(collection, choice))
            collection.remove(id);
    };
}

Update readSetPayload(const json::Value &body)
{
    json::Value changes = readPayloadMember(body);
    json::KeyPath path;
    if (const json::Value *key = member(body, "key"_L1))
        path = readPath(*key);
    return [changes, path, choice = readChoice(body)](Collection &collection) {
        forEachChosen(collection, choice, [&](size_t slot) {
            json::Value payload = collection.point(slot).payload;
            mergeAt(payload, path, changes);
            collection.setPayload(slot, std::move(payload));
        });
    };
}

Update readOverwritePayload(const json::Value &body)
{
    return [payload = readPayloadMember(body), choice = readChoice(body)](Collection &collection) {
        forEachChosen(collection, choice,
                      [&](size_t slot) { collection.setPayload(slot, payload); });
    };
}

Update readDeletePayload(const json::Value &body)
{
    requireObject(body, "struct DeletePayload");
    std::vector<json::KeyPath> paths;
    for (const json::Value &key : requireArray(requiredMember(body, "keys"_L1)))
        paths.push_back(readPath(key));
    return [paths, choice = readChoice(body)](Collection &collection) {
        forEachChosen(collection, choice, [&](size_t slot) {
            json::Value payload = collection.point(slot).payload;
            for (const json::KeyPath &path : paths)
                removeAt(payload, path);
            collection.setPayload(slot, std::move(payload));
        });
    };
}

Update readClearPayload(const json::Value &body)
{
    requireObject(body, "struct PointsSelector");
    if (!member(body, "points"_L1) && !member(body, "filter"_L1))
        failFormat(u"data did not match any variant of untagged enum PointsSelector"_s);
    return [choice = readChoice(body)](Collection &collection) {
        forEachChosen(collection, choice, [&](size_t slot) {
            collection.setPayload(slot, json::Value(json::Object()));
        });
    };
}

Update readDeleteVectors(const json::Value &body)
{
    requireObject(body, "struct DeleteVectors");
    const json::Value *given = member(body, "vector"_L1);
    const json::Value &list = given ? *given : requiredMember(body, "vectors"_L1);
    std::vector<QString> names;
    for (const json::Value &name : requireArray(list))
        names.push_back(requireString(name));
    if (names.empty())
        failValidation(u"vector"_s, u"must specify vector names to delete"_s);
    PointChoice choice;
    if (member(body, "points"_L1) || member(body, "filter"_L1))
        choice = readChoice(body);
    return [names, choice](Collection &collection) {
        if (!choice.ids && !choice.filter)
            failRequest(u"No filter or points provided"_s);
        for (const QString &name : names)
            if (!collection.column(name))
                failLateInput(u"Not existing vector name error: "_s + name);
        const auto erase = [&](size_t slot) { collection.eraseVectors(slot, names); };
        // Unlike the payload writes, this one carries out both selectors.
        if (choice.filter)
            forEachChosen(collection, { {}, choice.filter }, erase);
        if (choice.ids)
            forEachChosen(collection, { choice.ids, {} }, erase);
    };
}

} // namespace sextant::local
