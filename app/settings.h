#pragma once
//! Settings: what is remembered on disk between runs: window, docks, tabs, columns, addresses. Never a key.

#include "model/points/columnstore.h"
#include "model/session/shellstore.h"

#include <QSettings>

namespace sextant {

class Settings : public ShellStore, public ColumnStore
{
public:
    Settings(); //!< the person's own configuration file
    explicit Settings(const QString &fileName); //!< this ini file

    QString folder() const; //!< where the file lies, and others of the person's beside it

    bool isFirstStart() const; //!< until markStarted() was called in some run
    void markStarted();

    QByteArray windowState(const QString &name) const override;
    void setWindowState(const QString &name, const QByteArray &state) override;
    std::vector<ConnectionSpec> recentConnections() const override;
    void rememberConnection(const ConnectionSpec &spec) override;
    QStringList openTabs(const QString &settingsKey) const override;
    void setOpenTabs(const QString &settingsKey, const QStringList &collections) override;

    std::optional<ColumnLayout> load(const QString &key) const override;
    void save(const QString &key, const ColumnLayout &layout) override;

private:
    QSettings m_settings;
};

} // namespace sextant
