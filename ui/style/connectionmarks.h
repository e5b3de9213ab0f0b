#pragma once
//! The marks that tell servers apart: a connection's colour, its environment, its protection. Colour never stands
//! alone: each mark has words, and protection has a shape of its own.

#include "client/types/protection.h"
#include "model/session/connectionspec.h"

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

namespace sextant {

//! A contrast of at least 3:1 against the palette's window and base; invalid for None.
QColor connectionColor(ConnectionColor color, const QPalette &palette);

//! "Red"; "No colour" for None.
QString colorName(ConnectionColor color);

//! "read-only", "asks before writes"; empty for Normal, which needs no mark.
QString protectionText(Protection protection);

//! A swatch of the colour with a lock (read-only) or a shield (asks) on it; the shape alone without a colour; a null
//! icon for neither. Follows palette changes by itself.
QIcon connectionIcon(ConnectionColor color, Protection protection);

//! Name, environment and protection: "shop · production · read-only".
QString connectionText(const ConnectionSpec &spec);

//! Name and environment: "shop (production)".
QString serverTitle(const ConnectionSpec &spec);

} // namespace sextant
