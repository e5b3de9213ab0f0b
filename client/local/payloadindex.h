#pragma once
//! A payload index: what it serves. The values themselves are read from the payloads, exactly.

#include "client/json/keypath.h"
#include "client/json/value.h"
#include "client/types/collectioninfo.h"

#include <QString>

namespace sextant::local {

struct FieldIndex
{
    QString field; //!< as given
    json::KeyPath path;
    FieldType type = FieldType::Keyword;
    QString typeText;
    bool hasLookup = true;
    bool hasRange = true;
    json::Value params; //!< null when made from a bare type name

    bool servesOrderBy() const;
    bool servesFacet() const;
    //! Whether the value (no array) would be in this index.
    bool holds(const json::Value &value) const;
};

//! From the body of `PUT /collections/{c}/index`.
FieldIndex readFieldIndex(const json::Value &body);

} // namespace sextant::local
