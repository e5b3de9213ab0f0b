#pragma once
//! Changing payloads by path, and choosing parts of them, by the server's rules.

#include "client/json/keypath.h"
#include "client/json/value.h"

#include <vector>

namespace sextant::local {

//! Merges the members of `changes` (an object) into the object: null removes a key.
void mergeInto(json::Object &target, const json::Value &changes);
//! Merges at a path below, creating objects on the way.
void mergeAt(json::Value &target, const json::KeyPath &path, const json::Value &changes);
//! Removes what the path reaches; `a[]` empties an array, an index at the end removes nothing.
void removeAt(json::Value &target, const json::KeyPath &path);

//! `with_payload` as asked.
struct PayloadSelector
{
    bool isWanted = false;
    bool isExclusion = false;
    bool isWhole = true; //!< no choice of keys
    std::vector<json::KeyPath> paths;
};
PayloadSelector readPayloadSelector(const json::Value *value, bool byDefault);
json::Value selectPayload(const json::Value &payload, const PayloadSelector &selector);

} // namespace sextant::local
