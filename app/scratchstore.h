#pragma once
//! ScratchStore: remembers for the life of the object only; for screenshots, which must not depend on earlier runs.

#include "model/session/shellstore.h"

#include <QHash>

namespace sextant {

class ScratchStore : public ShellStore
{
public:
    QByteArray windowState(const QString &name) const override { return m_states.value(name); }
    void setWindowState(const QString &name, const QByteArray &state) override
    {
        m_states.insert(name, state);
    }
    std::vector<ConnectionSpec> recentConnections() const override { return m_recent; }
    void rememberConnection(const ConnectionSpec &spec) override { m_recent.push_back(spec); }
    QStringList openTabs(const QString &settingsKey) const override
    {
        return m_tabs.value(settingsKey);
    }
    void setOpenTabs(const QString &settingsKey, const QStringList &collections) override
    {
        m_tabs.insert(settingsKey, collections);
    }

private:
    QHash<QString, QByteArray> m_states;
    QHash<QString, QStringList> m_tabs;
    std::vector<ConnectionSpec> m_recent;
};

} // namespace sextant
