#pragma once
//! ConnectionFlow: the way from "this server" to its opened collections: the connect dialog, a failed connection's
//! second chance, what is remembered of it.

#include "ui/shell/shellparts.h"

#include <QObject>

class QWidget;

namespace sextant {

class CollectionTabs;
class ConnectDialog;
class ConnectionsPane;
class Discovery;
class Docks;
class Session;
struct ConnectionSpec;

class ConnectionFlow : public QObject
{
    Q_OBJECT
public:
    //! All outlive this; dialogs open over `window`.
    ConnectionFlow(const ShellParts &parts, CollectionTabs &tabs, ConnectionsPane &pane,
                   Docks &docks, QWidget *window);

    void connectTo(const ConnectionSpec &spec, const OpenRequest &request);
    void exploreDemo(const OpenRequest &request);
    void showDiscovery(Discovery *discovery); //!< offers what it finds; takes it as a child
    void askForServer(); //!< the connect dialog
    void edit(Session *session); //!< the dialog with this connection's address, focus in the key
    void openCollections(Session *session, const OpenRequest &request);

private:
    ConnectDialog *openDialog();
    void onOutcome(Session *session, const ConnectionSpec &asked, const OpenRequest &request);
    QStringList namesToOpen(Session &session, const OpenRequest &request) const;

    ShellParts m_parts;
    CollectionTabs &m_tabs;
    ConnectionsPane &m_pane;
    Docks &m_docks;
    QWidget *m_window;
};

} // namespace sextant
