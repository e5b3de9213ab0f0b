#pragma once
//! ShellStore: what the window remembers between runs. An interface: the home on disk is the composition root's.

#include "model/session/connectionspec.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace sextant {

class ShellStore
{
public:
    virtual ~ShellStore() = default;

    //! Opaque window state (geometry, docks) by name; empty when never saved.
    virtual QByteArray windowState(const QString &name) const = 0;
    virtual void setWindowState(const QString &name, const QByteArray &state) = 0;

    //! Latest first; without keys.
    virtual std::vector<ConnectionSpec> recentConnections() const = 0;
    virtual void rememberConnection(const ConnectionSpec &spec) = 0;

    //! Collections whose tabs were open on a connection (see ConnectionSpec::settingsKey).
    virtual QStringList openTabs(const QString &settingsKey) const = 0;
    virtual void setOpenTabs(const QString &settingsKey, const QStringList &collections) = 0;
};

} // namespace sextant
