#pragma once
//! Writing points into answers.

#include "client/local/collection.h"
#include "client/local/payloadedit.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace sextant::local {

//! `with_vector` as asked.
struct VectorSelector
{
    bool isWanted = false;
    std::optional<std::vector<QString>> names;
};

//! Both selectors of a request.
struct Selectors
{
    PayloadSelector payload;
    VectorSelector vectors;
};
Selectors readSelectors(const json::Value &body, bool payloadByDefault);
//! Refuses names of vectors the collection doesn't have.
void checkSelectors(const Selectors &selectors, const Collection &collection);

//! `"payload":…,"vector":…` as asked, into an open object.
void appendParts(QByteArray &out, const Collection &collection, size_t slot,
                 const Selectors &selectors);
//! `{"id":…,"payload":…,"vector":…}`, left open for further members.
void openRecord(QByteArray &out, const Collection &collection, size_t slot,
                const Selectors &selectors);

} // namespace sextant::local
