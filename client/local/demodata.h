#pragma once
//! The demo collections of local mode, made from facts on first use: `colors`, `cities`, `numbers`.

#include "client/types/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace sextant {

class Engine;

//! Sources (facts only, no prose of others):
//! - `colors`: names and values of the X11 colour list and of CSS Color 4; positions in OKLab computed here.
//! - `cities`: zone1970.tab, zone.tab, iso3166.tab and the zone histories of the IANA time zone database (public domain).
//! - `numbers`: the integers 1 to 10 240, all computed here. The largest of the three.
namespace demo {

QList<QByteArray> collectionNames(); //!< in bytewise order
QByteArray largestCollection(); //!< `numbers`
inline constexpr qint64 largestCollectionCount = 10'240;

//! Fills the engine: collections, points, payload indexes, aliases. Deterministic; well under a second.
//! The engine must not have these collections yet. The error is the engine's own text. Blocks: call it off
//! the GUI thread, or before there is one.
Result<Done, QString> load(Engine &engine);

} // namespace demo
} // namespace sextant
