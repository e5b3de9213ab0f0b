#include "client/local/records.h"

#include "client/local/body.h"
#include "client/local/failure.h"
#include "client/local/jsontext.h"

namespace sextant::local {

using namespace Qt::StringLiterals;

namespace {

VectorSelector readVectorSelector(const json::Value *value)
{
    VectorSelector selector;
    if (!value)
        return selector;
    if (value->kind() == json::Kind::Bool) {
        selector.isWanted = value->toBool();
        return selector;
    }
    if (!value->isArray())
        failFormat(u"Expected a boolean, or an array of strings"_s);
    selector.isWanted = true;
    selector.names.emplace();
    for (const json::Value &name : value->array()) {
        if (!name.isString())
            failFormat(u"Expected a boolean, or an array of strings"_s);
        selector.names->push_back(name.toString());
    }
    return selector;
}

} // namespace

Selectors readSelectors(const json::Value &body, bool payloadByDefault)
{
    const json::Value *vectors = member(body, "with_vector"_L1);
    if (!vectors)
        vectors = member(body, "with_vectors"_L1);
    return { readPayloadSelector(member(body, "with_payload"_L1), payloadByDefault),
             readVectorSelector(vectors) };
}

void checkSelectors(const Selectors &selectors, const Collection &collection)
{
    if (!selectors.vectors.names)
        return;
    for (const QString &name : *selectors.vectors.names)
        if (!collection.column(name))
            failInput(u"Not existing vector name error: "_s + name);
}

void appendParts(QByteArray &out, const Collection &collection, size_t slot,
                 const Selectors &selectors)
{
    if (selectors.payload.isWanted) {
        appendKey(out, "payload"_L1);
        const StoredPoint &point = collection.point(slot);
        if (selectors.payload.isWhole)
            out += point.payloadText;
        else
            appendValue(out, selectPayload(point.payload, selectors.payload));
    }
    if (selectors.vectors.isWanted)
        collection.appendVectors(out, slot,
                                 selectors.vectors.names ? &*selectors.vectors.names : nullptr);
}

void openRecord(QByteArray &out, const Collection &collection, size_t slot,
                const Selectors &selectors)
{
    out += '{';
    appendKey(out, "id"_L1);
    appendId(out, collection.point(slot).id);
    appendParts(out, collection, slot, selectors);
}

} // namespace sextant::local
