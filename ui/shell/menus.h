#pragma once
//! The window's menu bar, toolbar and About box, built from the action registry.

class QMainWindow;
class QWidget;

namespace sextant {

class Actions;
class Docks;

void buildMenuBar(QMainWindow &window, const Actions &actions, const Docks &docks);
void buildToolBar(QMainWindow &window, const Actions &actions);
void showAboutBox(QWidget *parent); //!< returns at once

} // namespace sextant
