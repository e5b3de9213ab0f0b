#pragma once
//! MainWindow: puts docks, tabs, actions and status line together and routes between them. Holds no logic of its own.

#include "ui/shell/shellparts.h"

#include <QMainWindow>

#include <functional>

namespace sextant {

class Actions;
class CollectionTabs;
class ConnectionFlow;
class ConnectionsPane;
class Discovery;
class Docks;
class Inspector;
class RequestLogPane;
class Session;
class StatusLine;
struct ConnectionSpec;

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const ShellParts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    void connectTo(const ConnectionSpec &spec, const OpenRequest &request);
    void exploreDemo(const OpenRequest &request = {});
    void showDiscovery(Discovery *discovery); //!< offers what it finds; takes it as a child
    CollectionTabs &tabs() const { return *m_tabs; }
    Actions &actions() const { return *m_actions; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildPanes();
    void connectActions();
    void connectPanes();
    void disconnectCurrent();
    void requestCloseTab(CollectionTab *tab);
    void askDiscard(const QString &question, std::function<void()> then);
    void onCurrentTabChanged();
    void onStatusChanged();
    void onCurrentPointChanged();
    void updateActions();
    void saveState();
    void saveTabs(const Session &session);

    Workspace &m_workspace;
    ShellStore &m_store;
    Actions *m_actions;
    Docks *m_docks;
    CollectionTabs *m_tabs;
    ConnectionsPane *m_connections;
    Inspector *m_inspector;
    RequestLogPane *m_log;
    StatusLine *m_status;
    ConnectionFlow *m_flow;
    bool m_discardOnClose = false;
};

} // namespace sextant
