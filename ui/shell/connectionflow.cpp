#include "ui/shell/connectionflow.h"

#include "model/session/connectionstore.h"
#include "model/session/discovery.h"
#include "model/session/secretresolver.h"
#include "model/session/shellstore.h"
#include "model/session/workspace.h"
#include "ui/connections/connectiontexts.h"
#include "ui/connections/keyprompt.h"
#include "ui/shell/collectiontabs.h"
#include "ui/shell/connectdialog.h"
#include "ui/shell/connectionspane.h"
#include "ui/shell/docks.h"
#include "ui/shell/welcomepage.h"

#include <QPointer>

#include <algorithm>

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
    connectPanes();
    if (m_parts.connections)
        connect(m_parts.connections, &ConnectionStore::changed, this, &ConnectionFlow::showRecent);
    showRecent();
}

void ConnectionFlow::connectPanes()
{
    connect(&m_pane, &ConnectionsPane::editRequested, this, &ConnectionFlow::edit);
    connect(&m_pane, &ConnectionsPane::trustRequested, this, &ConnectionFlow::trustCertificate);
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
}

void ConnectionFlow::showRecent()
{
    if (!m_parts.connections) {
        m_tabs.welcome().showRecent(m_parts.store.recentConnections());
        return;
    }
    std::vector<ConnectionSpec> latest = m_parts.connections->connections();
    std::stable_sort(latest.begin(), latest.end(),
                     [](const ConnectionSpec &left, const ConnectionSpec &right) {
                         return left.lastUsed > right.lastUsed;
                     });
    m_tabs.welcome().showRecent(latest);
}

void ConnectionFlow::connectTo(const ConnectionSpec &spec, const OpenRequest &request)
{
    withKey(spec, [this, request](const ConnectionSpec &complete) { open(complete, request); });
}

ConnectionFlow::~ConnectionFlow() = default;

QString ConnectionFlow::reasonOf(const SecretsNeeded &needed)
{
    using Why = SecretsNeeded::Why;
    switch (needed.why) {
    case Why::AskHome:
    case Why::NothingKept:
        return {};
    case Why::VariableUnset:
        return tr("The environment variable %1 is not set.").arg(needed.detail);
    case Why::Unavailable:
        return secretErrorText({ SecretError::Kind::Unavailable, needed.detail });
    case Why::Denied:
        return secretErrorText({ SecretError::Kind::Denied, needed.detail });
    case Why::TimedOut:
        return secretErrorText({ SecretError::Kind::TimedOut, needed.detail });
    }
    return {};
}

void ConnectionFlow::withKey(const ConnectionSpec &spec, const Use &use)
{
    // At once where nothing is to be fetched: who asked sees the session begin.
    const bool isKept = m_parts.secrets && !spec.id.isEmpty();
    if (spec.isDemo || !secretsOf(spec).isEmpty() || (!isKept && !lacksSecrets(spec))) {
        use(spec);
        return;
    }
    const int number = ++m_lastCall;
    auto resolver = std::make_unique<SecretResolver>(m_parts.secrets, [](const QString &name) {
        return qEnvironmentVariable(name.toLocal8Bit().constData());
    });
    SecretResolver *running = resolver.get();
    m_resolvers[number] = std::move(resolver);
    running->resolve(spec, [this, number, use](const ResolvedSecrets &resolved) {
        m_resolvers.erase(number);
        if (const auto *complete = std::get_if<ConnectionSpec>(&resolved))
            use(*complete);
        else if (const auto *needed = std::get_if<SecretsNeeded>(&resolved))
            askKey(needed->spec, reasonOf(*needed), use);
    });
}

void ConnectionFlow::askKey(const ConnectionSpec &spec, const QString &reason, const Use &use)
{
    auto *prompt = new KeyPrompt(spec.displayName(), reason, m_window);
    prompt->setAttribute(Qt::WA_DeleteOnClose);
    connect(prompt, &KeyPrompt::keyGiven, this,
            [this, spec, use](const QByteArray &key, bool keep) {
                ConnectionSpec complete = spec;
                complete.apiKey = key;
                if (keep)
                    keepForThisRun(complete);
                use(complete);
            });
    prompt->open();
}

void ConnectionFlow::keepForThisRun(const ConnectionSpec &spec)
{
    if (!m_parts.secrets || spec.id.isEmpty() || spec.secretHome != SecretHome::Ask)
        return;
    const int number = ++m_lastCall;
    m_calls[number] = m_parts.secrets->write(SecretHome::Memory, spec.id, secretsOf(spec),
                                             [this, number](const auto &) {
                                                 const Call answered = std::move(m_calls[number]);
                                                 m_calls.erase(number);
                                             });
}

void ConnectionFlow::open(const ConnectionSpec &spec, const OpenRequest &request)
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
    if (request.remember && !asked.isDemo && !asked.isPrivate) {
        ConnectionSpec kept = session->spec(); // with the port that was found
        kept.protection = asked.protection; // not what this run alone imposes
        remember(kept);
    }
    openCollections(session, request);
}

void ConnectionFlow::remember(const ConnectionSpec &spec)
{
    if (m_parts.connections) {
        QString id = spec.id;
        for (const ConnectionSpec &saved : m_parts.connections->connections())
            if (id.isEmpty() && saved.settingsKey() == spec.settingsKey())
                id = saved.id;
        if (id.isEmpty())
            id = m_parts.connections->save(withoutSecrets(spec));
        m_parts.connections->markUsed(id, QDateTime::currentDateTimeUtc());
    } else {
        m_parts.store.rememberConnection(spec);
    }
    showRecent();
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
    auto *dialog = new ConnectDialog(m_parts, m_window);
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
    ConnectionSpec known = session->spec();
    if (m_parts.connections && m_parts.readOnly)
        for (const ConnectionSpec &saved : m_parts.connections->connections())
            if (saved.id == known.id)
                known.protection = saved.protection; // this run's lock is not the connection's
    dialog->setSpec(known);
    if (session->error() && session->error()->kind == ApiError::Kind::PlainTextKeyRefused)
        dialog->focusPlainKey();
    connect(
        dialog, &ConnectDialog::connectRequested, this,
        [this, edited = QPointer(session)](const ConnectionSpec &spec, const QString &collection) {
            reconnect(edited, spec, { collection, {}, !spec.isPrivate });
        });
}

void ConnectionFlow::reconnect(Session *session, const ConnectionSpec &spec,
                               const OpenRequest &request)
{
    // A working connection keeps its tabs; one that failed has none to lose.
    if (session && session->state() == Session::State::Failed)
        m_parts.workspace.close(session);
    connectTo(spec, request);
}

void ConnectionFlow::trustCertificate(Session *session, const QByteArray &fingerprint)
{
    ConnectionSpec spec = session->spec();
    spec.tls.pinnedFingerprint = fingerprint;
    if (m_parts.connections && !spec.id.isEmpty())
        for (ConnectionSpec saved : m_parts.connections->connections())
            if (saved.id == spec.id) {
                saved.tls.pinnedFingerprint
                    = spec.tls.pinnedFingerprint; // and nothing else of this run
                m_parts.connections->save(saved);
                break;
            }
    reconnect(session, spec, { {}, {}, !spec.isPrivate });
}

} // namespace sextant
