#pragma once
//! A payload index: what it serves, and what it knows of a value. The values themselves stay in the payloads.

#include "client/json/keypath.h"
#include "client/json/value.h"
#include "client/local/textindex.h"
#include "client/types/collectioninfo.h"

#include <QString>

#include <optional>

namespace sextant::local {

struct FieldIndex
{
    QString field; //!< as given
    json::KeyPath path;
    FieldType type = FieldType::Keyword;
    QString typeText;
    bool hasLookup = true;
    bool hasRange = true;
    TextOptions text;
    json::Value params; //!< null when made from a bare type name

    bool servesOrderBy() const;
    bool servesFacet() const;
    //! The value (no array) as this index keeps it: whole numbers as integers, UUIDs in one spelling, datetimes
    //! in microseconds. nullopt: it isn't in this index.
    std::optional<json::Value> stored(const json::Value &value) const;
    bool holds(const json::Value &value) const { return stored(value).has_value(); }
};

//! From the body of `PUT /collections/{c}/index`.
FieldIndex readFieldIndex(const json::Value &body);

} // namespace sextant::local
