#pragma once
//! Light and dark palettes for the Fusion style, and the choice between them.

#include <QPalette>

class QApplication;

namespace sextant {

enum class Theme { System, Light, Dark };

QPalette lightPalette();
QPalette darkPalette();

//! Sets Fusion and the palette. System: dark when the desktop's own palette or `GTK_THEME` says so.
void applyTheme(QApplication &application, Theme theme);

} // namespace sextant
