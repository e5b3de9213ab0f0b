#pragma once
//! Words of a command line as a shell splits it: sh's quotes and escapes, the line ends of cmd and PowerShell.

#include <QString>
#include <QStringList>

#include <optional>

namespace sextant {

//! The words of the first command (up to `|`, `;`, `&`, `>` or a line end). Variables stay as written. nullopt: a
//! quotation mark isn't closed.
std::optional<QStringList> shellTokens(const QString &text);

//! NAME where all of `text` is `$NAME`, `${NAME}`, `$env:NAME` or `%NAME%`; empty otherwise.
QString variableName(const QString &text);

} // namespace sextant
