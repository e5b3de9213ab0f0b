#pragma once
//! Text colours of the kinds of cells; each reaches a contrast of 4.5:1 on the palette it is asked for.

#include "model/points/pointsroles.h"

#include <QColor>
#include <QPalette>

namespace sextant {

//! Whether the palette is a dark one (judged by its base colour).
bool isDark(const QPalette &palette);

//! The colour to write a cell of this kind with, on `palette.base()`.
QColor typeColor(CellKind kind, const QPalette &palette);

//! Meanings that need a colour beside cell kinds; never the only sign of their meaning.
enum class SignColor { Good, Warning, Bad, Positive, Negative };
QColor signColor(SignColor sign, const QPalette &palette);

//! WCAG contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(const QColor &first, const QColor &second);

} // namespace sextant
