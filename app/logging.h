#pragma once
//! What the program writes to the terminal: its own words, and of Qt's messages only what matters.

class QString;

namespace sextant {

//! Installs a message handler that drops Qt's debug and info chatter and prints the rest as one plain line on
//! stderr. `QT_LOGGING_RULES` still works for looking closer.
void installMessageHandler();

void printLine(const QString &line); //!< to stdout, at once
void printError(const QString &line); //!< "sextant: …" to stderr

} // namespace sextant
