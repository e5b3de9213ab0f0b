#pragma once
//! Small files that nobody else may read: written whole or not at all, 0600 from their first byte on.

#include <QByteArray>
#include <QString>

namespace sextant {

//! Replaces `path`. Its folder is made when missing, and closed to others (0700) when `closesFolder`. The error is in
//! the system's words; empty = written.
//! Not QSaveFile: that makes a new file with the umask's rights before anyone can narrow them.
QString writePrivateFile(const QString &path, const QByteArray &content, bool closesFolder = false);

//! Moves a file that can't be read as what it should be out of the way; gives its new path, or nothing.
QString keepAside(const QString &path);

} // namespace sextant
