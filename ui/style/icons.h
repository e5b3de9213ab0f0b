#pragma once
//! The program's own icons: single-colour drawings, tinted with the text colour of the palette in use.

#include <QIcon>
#include <QString>
#include <QStringView>

namespace sextant {

//! An icon by its freedesktop-style name ("view-refresh"), from `:/icons/sextant`. Follows palette changes by
//! itself. A null icon for unknown names.
QIcon icon(QStringView name);

//! The application's own many-coloured icon.
QIcon applicationIcon();

//! Makes QIcon::fromTheme find the bundled icons (Qt's own dialogs and line edits ask it).
void installIconTheme();

} // namespace sextant
