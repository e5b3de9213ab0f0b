#include "ui/shell/connectionflow.h"

#include "model/session/discovery.h"
#include "model/session/shellstore.h"
#include "model/session/workspace.h"
#include "ui/shell/collectiontabs.h"
#include "ui/shell/connectdialog.h"
#include "ui/shell/connectionspane.h"
#include "ui/shell/docks.h"
#include "ui/shell/welcomepage.h"

#include <QPointer>

namespace sextant {

ConnectionFlow::ConnectionFlow(const ShellParts &parts, CollectionTabs &tabs, ConnectionsPane &pane,
                               Docks &docks, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_tabs(tabs)
    , m_pane(pane)
    , m_docks(docks)
    , m_window(window)
{
    WelcomePage *welcome = &m_tabs.welcome();
    connect(welcome, &WelcomePage::demoRequested, this, [this] { exploreDemo({}); });
    connect(welcome, &WelcomePage::connectRequested, this, &ConnectionFlow::askForServer);
    connect(welcome, &WelcomePage::specRequested, this, [this](const ConnectionSpec &spec) {
        connectTo(spec, { {}, {}, true });
    });
    connect(&m_pane, &ConnectionsPane::editRequested, this, &ConnectionFlow::edit);
    connect(&m_pane, &ConnectionsPane::collectionActivated, this,
            [this](Session *session, const QString &name) {
                openCollections(session, { name, {}, false });
            });
    connect(&m_pane, &ConnectionsPane::stateChanged, this, [this] {
        using Server = WelcomePage::Server;
        Session *session = m_pane.currentSession();
        if (!session || session->state() != Session::State::Ready)
            m_tabs.welcome().setServer(Server::Absent);
        else
            m_tabs.welcome().setServer(session->collections().names().isEmpty() ? Server::Empty
                                                                                : Server::Ready);
    });
    welcome->showRecent(m_parts.store.recentConnections());
}

void ConnectionFlow::connectTo(const ConnectionSpec &spec, const OpenRequest &request)
{
    ConnectionSpec allowed = spec;
    if (m_parts.readOnly)
        allowed.protection = Protection::ReadOnly;
    Session *session = m_parts.workspace.open(allowed);
    m_pane.setCurrentSession(session);
    if (session->state() == Session::State::Ready) {
        onOutcome(session, spec, request);
        return;
    }
    // Until it is ready only: a later reconnect must not bring closed tabs back.
    auto *watch = new QObject(this);
    connect(session, &QObject::destroyed, watch, &QObject::deleteLater);
    connect(session, &Session::stateChanged, watch, [this, session, spec, request, watch] {
        if (session->state() == Session::State::Ready) {
            watch->deleteLater();
            session->disconnect(watch);
        }
        onOutcome(session, spec, request);
    });
}

void ConnectionFlow::onOutcome(Session *session, const ConnectionSpec &asked,
                               const OpenRequest &request)
{
    if (session->state() == Session::State::Failed
        && session->error()->kind != ApiError::Kind::Cancelled)
        m_docks.show(&m_pane); // where it says why
    if (session->state() != Session::State::Ready)
        return;
    if (request.remember && !asked.isDemo) {
        ConnectionSpec kept = session->spec(); // with the port that was found
        kept.protection = asked.protection; // not what this run alone imposes
        m_parts.store.rememberConnection(kept);
        m_tabs.welcome().showRecent(m_parts.store.recentConnections());
    }
    openCollections(session, request);
}

QStringList ConnectionFlow::namesToOpen(Session &session, const OpenRequest &request) const
{
    if (!request.collection.isEmpty())
        return { request.collection };
    QStringList names = m_parts.store.openTabs(session.spec().settingsKey());
    erase_if(names, [&session](const QString &name) {
        return !session.collections().names().contains(name);
    });
    if (names.isEmpty() && session.spec().isDemo)
        names.append(m_parts.demoCollection);
    return names;
}

void ConnectionFlow::openCollections(Session *session, const OpenRequest &request)
{
    CollectionTab *tab = nullptr;
    const QStringList names = namesToOpen(*session, request);
    for (const QString &name : names)
        tab = m_tabs.openCollection(*session, name);
    if (tab)
        tab->showPage(request.page.value_or(PageKind::Browse));
}

void ConnectionFlow::exploreDemo(const OpenRequest &request)
{
    ConnectionSpec spec;
    spec.isDemo = true;
    spec.name = tr("Demo");
    connectTo(spec, request);
}

void ConnectionFlow::showDiscovery(Discovery *discovery)
{
    discovery->setParent(this);
    connect(discovery, &Discovery::foundChanged, this,
            [this, discovery] { m_tabs.welcome().showFound(discovery->found()); });
    discovery->start();
}

ConnectDialog *ConnectionFlow::openDialog()
{
    auto *dialog
        = new ConnectDialog(m_parts.workspace, m_parts.store.recentConnections(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (m_parts.readOnly)
        dialog->forceReadOnly();
    dialog->open();
    return dialog;
}

void ConnectionFlow::askForServer()
{
    connect(openDialog(), &ConnectDialog::connectRequested, this,
            [this](const ConnectionSpec &spec, const QString &collection) {
                connectTo(spec, { collection, {}, !spec.isPrivate });
            });
}

void ConnectionFlow::edit(Session *session)
{
    ConnectDialog *dialog = openDialog();
    dialog->setSpec(session->spec());
    connect(
        dialog, &ConnectDialog::connectRequested, this,
        [this, edited = QPointer(session)](const ConnectionSpec &spec, const QString &collection) {
            // A working connection keeps its tabs; one that failed has none to lose.
            if (edited && edited->state() == Session::State::Failed)
                m_parts.workspace.close(edited);
            connectTo(spec, { collection, {}, !spec.isPrivate });
        });
}

} // namespace sextant
