#pragma once
//! A name for the button by which a narrow tool bar shows the rest of its actions; Qt gives it none.

class QToolBar;

namespace sextant {

void nameOverflow(QToolBar &bar);

} // namespace sextant
