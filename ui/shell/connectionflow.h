#pragma once
//! ConnectionFlow: the way from "this server" to its opened collections: the connect dialog, the secrets, a failed
//! connection's second chance, what is remembered of it.

#include "client/net/call.h"
#include "model/session/connectionspec.h"
#include "ui/shell/shellparts.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

class QWidget;

namespace sextant {

class CollectionTabs;
class ConnectDialog;
class ConnectionsPane;
class Discovery;
class Docks;
class SecretResolver;
class Session;
struct SecretsNeeded;

class ConnectionFlow : public QObject
{
    Q_OBJECT
public:
    //! All outlive this; dialogs open over `window`.
    ConnectionFlow(const ShellParts &parts, CollectionTabs &tabs, ConnectionsPane &pane,
                   Docks &docks, QWidget *window);
    ~ConnectionFlow() override;

    //! A saved connection's secrets are fetched first, and asked for where they are missing.
    void connectTo(const ConnectionSpec &spec, const OpenRequest &request);
    void exploreDemo(const OpenRequest &request);
    void showDiscovery(Discovery *discovery); //!< offers what it finds; takes it as a child
    void askForServer(); //!< the connect dialog
    void
    edit(Session *session); //!< the dialog with this connection, focus where its error is cured
    //! Trusts this one certificate for the session's connection, saves that, and connects anew.
    void trustCertificate(Session *session, const QByteArray &fingerprint);
    void openCollections(Session *session, const OpenRequest &request);

private:
    using Use = std::function<void(const ConnectionSpec &)>;
    void connectPanes();
    ConnectDialog *openDialog();
    void reconnect(Session *session, const ConnectionSpec &spec, const OpenRequest &request);
    void withKey(const ConnectionSpec &spec, const Use &use);
    static QString reasonOf(const SecretsNeeded &needed); //!< empty: the key is simply asked for
    void askKey(const ConnectionSpec &spec, const QString &reason, const Use &use);
    void keepForThisRun(const ConnectionSpec &spec);
    void open(const ConnectionSpec &spec, const OpenRequest &request);
    void onOutcome(Session *session, const ConnectionSpec &asked, const OpenRequest &request);
    void remember(const ConnectionSpec &spec);
    void showRecent();
    QStringList namesToOpen(Session &session, const OpenRequest &request) const;

    ShellParts m_parts;
    CollectionTabs &m_tabs;
    ConnectionsPane &m_pane;
    Docks &m_docks;
    QWidget *m_window;
    // To the secrets' homes, until they are answered.
    std::map<int, std::unique_ptr<SecretResolver>> m_resolvers;
    std::map<int, Call> m_calls;
    int m_lastCall = 0;
};

} // namespace sextant
