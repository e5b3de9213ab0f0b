#pragma once
//! MainWindow: puts docks, tabs, actions and status line together and routes between them. Holds no logic of its own.

#include "ui/pages/collectiontab.h"

#include <QMainWindow>

#include <functional>
#include <optional>
#include <vector>

namespace sextant {

class Actions;
class CollectionTabs;
class ColumnStore;
class ConnectionsPane;
class Discovery;
class Docks;
class Inspector;
class RequestLogPane;
class ShellStore;
class StatusLine;
class Workspace;
struct ConnectionSpec;

//! What the window is given by the composition root; all outlive it.
struct ShellParts
{
    Workspace &workspace;
    ShellStore &store;
    ColumnStore *columns = nullptr;
    QString demoCollection; //!< opened first when the demo is explored
};

//! What to show once a server is connected.
struct OpenRequest
{
    QString collection; //!< empty: the tabs of last time, if any
    std::optional<PageKind> page;
    bool remember = false;
};

class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const ShellParts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    void connectTo(const ConnectionSpec &spec, const OpenRequest &request);
    void exploreDemo(const OpenRequest &request = {}, bool readOnly = false);
    void showDiscovery(Discovery *discovery); //!< offers what it finds; takes it as a child
    CollectionTabs &tabs() const { return *m_tabs; }
    Actions &actions() const { return *m_actions; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildPanes();
    void connectActions();
    void connectPanes();
    void openRequested(Session *session, const OpenRequest &request);
    void showConnectDialog();
    void disconnectCurrent();
    void requestCloseTab(CollectionTab *tab);
    void askDiscard(const QString &question, std::function<void()> then);
    void onCurrentTabChanged();
    void onStatusChanged();
    void onCurrentPointChanged();
    void updateActions();
    void saveState();

    Workspace &m_workspace;
    ShellStore &m_store;
    QString m_demoCollection;
    Actions *m_actions;
    Docks *m_docks;
    CollectionTabs *m_tabs;
    ConnectionsPane *m_connections;
    Inspector *m_inspector;
    RequestLogPane *m_log;
    StatusLine *m_status;
    bool m_discardOnClose = false;
};

} // namespace sextant
