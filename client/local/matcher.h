#pragma once
//! Filters, compiled once per request and asked per point.

#include "client/json/keypath.h"
#include "client/json/value.h"
#include "client/types/pointid.h"

#include <memory>

namespace sextant::local {

class Collection;
struct FieldIndex;

//! Where the conditions being compiled find their payload indexes.
struct IndexScope
{
    const Collection *collection = nullptr; //!< null while a request is only being validated
    json::KeyPath around; //!< inside `nested`: the path of the array; empty outside

    bool isNested() const { return !around.isEmpty(); }
    json::KeyPath fullPath(const json::KeyPath &path) const;
    const FieldIndex *find(const json::KeyPath &path) const;
};

//! What a condition looks at: a stored point, or (inside `nested`) one element of an array.
struct Candidate
{
    const json::Value &payload;
    const Collection *collection
        = nullptr; //!< null inside nested: ids and vectors never match there
    size_t slot = 0;
};

class Matcher
{
public:
    virtual ~Matcher() = default;
    virtual bool matches(const Candidate &candidate) const = 0;
};
using MatcherPtr = std::unique_ptr<const Matcher>;

//! nullptr = no filter = everything. Refuses bad filters (`Failure`). `collection` gives the payload indexes
//! that change a condition's meaning; it may be null while a request is only being validated.
MatcherPtr compileFilter(const json::Value *filter, const Collection *collection);

bool matches(const MatcherPtr &matcher, const Collection &collection, size_t slot);

} // namespace sextant::local
