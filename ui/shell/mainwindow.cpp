#include "ui/shell/mainwindow.h"

#include "model/session/discovery.h"
#include "model/session/shellstore.h"
#include "model/session/workspace.h"
#include "ui/editors/inspector.h"
#include "ui/shell/actionrouter.h"
#include "ui/shell/actions.h"
#include "ui/shell/collectiontabs.h"
#include "ui/shell/connectdialog.h"
#include "ui/shell/connectionspane.h"
#include "ui/shell/docks.h"
#include "ui/shell/menus.h"
#include "ui/shell/requestlogpane.h"
#include "ui/shell/statusline.h"
#include "ui/shell/welcomepage.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sextant {

MainWindow::MainWindow(const ShellParts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(parts.workspace)
    , m_store(parts.store)
    , m_demoCollection(parts.demoCollection)
    , m_actions(new Actions(this))
    , m_docks(new Docks(*this))
    , m_tabs(new CollectionTabs(parts.columns, this))
    , m_connections(new ConnectionsPane(m_workspace, this))
    , m_inspector(new Inspector(this))
    , m_log(new RequestLogPane(m_workspace.log(), this))
    , m_status(new StatusLine(this))
{
    setWindowTitle(u"Sextant"_s);
    setCentralWidget(m_tabs);
    setStatusBar(m_status);
    buildPanes();
    buildMenuBar(*this, *m_actions, *m_docks);
    buildToolBar(*this, *m_actions);
    connectActions();
    connectPanes();
    m_docks->restore(m_store);
    m_tabs->welcome().showRecent(m_store.recentConnections());
    updateActions();
}

MainWindow::~MainWindow()
{
    // Pages use the sessions of the workspace, and the inspector those of the pages.
    m_inspector->setSession(nullptr);
    m_tabs->blockSignals(true); // nobody is left to hear of closing tabs
    delete m_tabs;
}

void MainWindow::buildPanes()
{
    using Place = Docks::Place;
    setDockNestingEnabled(true);
    m_docks->add(u"connections"_s, tr("Connections"), m_connections, Place::Left, true);
    m_docks->add(u"inspector"_s, tr("Inspector"), m_inspector, Place::Right, true);
    m_docks->add(u"requestLog"_s, tr("Request Log"), m_log, Place::Bottom, false);
}

void MainWindow::connectActions()
{
    const auto on
        = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->connectServer, &MainWindow::showConnectDialog);
    on(m_actions->exploreDemo, [this] { exploreDemo(); });
    on(m_actions->disconnectServer, &MainWindow::disconnectCurrent);
    on(m_actions->closeTab, [this] { requestCloseTab(m_tabs->currentTab()); });
    on(m_actions->quit, &MainWindow::close);
    on(m_actions->refresh, [this] {
        if (const CollectionTab *tab = m_tabs->currentTab())
            tab->currentPage()->refresh();
        else
            m_connections->refresh();
        m_inspector->reload();
    });
    on(m_actions->about, [this] { showAboutBox(this); });
    new ActionRouter(*m_actions, *m_tabs, *m_inspector, *m_docks, this);
}

void MainWindow::connectPanes()
{
    connect(m_tabs, &CollectionTabs::currentTabChanged, this, &MainWindow::onCurrentTabChanged);
    connect(m_tabs, &CollectionTabs::statusChanged, this, &MainWindow::onStatusChanged);
    connect(m_tabs, &CollectionTabs::currentPointChanged, this, &MainWindow::onCurrentPointChanged);
    connect(m_tabs, &CollectionTabs::closeRequested, this, &MainWindow::requestCloseTab);
    const WelcomePage *welcome = &m_tabs->welcome();
    connect(welcome, &WelcomePage::demoRequested, this, [this] { exploreDemo(); });
    connect(welcome, &WelcomePage::connectRequested, this, &MainWindow::showConnectDialog);
    connect(welcome, &WelcomePage::specRequested, this, [this](const ConnectionSpec &spec) {
        connectTo(spec, { {}, {}, true });
    });
    connect(m_connections, &ConnectionsPane::collectionActivated, this,
            [this](Session *session, const QString &name) {
                openRequested(session, { name, {}, false });
            });
    connect(m_connections, &ConnectionsPane::currentSessionChanged, this, [this] {
        if (!m_tabs->currentTab())
            m_status->showSession(m_connections->currentSession());
        updateActions();
    });
    connect(m_inspector, &Inspector::navigateRequested, this, [this](int step) {
        if (CollectionTab *tab = m_tabs->currentTab())
            tab->moveCurrentRow(step);
    });
}

void MainWindow::connectTo(const ConnectionSpec &spec, const OpenRequest &request)
{
    Session *session = m_workspace.open(spec);
    m_connections->setCurrentSession(session);
    if (session->state() == Session::State::Ready) {
        openRequested(session, request);
        return;
    }
    // Until the first outcome only: a later reconnect must not bring closed tabs back.
    auto *watch = new QObject(this);
    connect(session, &QObject::destroyed, watch, &QObject::deleteLater);
    connect(session, &Session::stateChanged, watch, [this, session, request, watch] {
        if (session->state() != Session::State::Ready)
            return;
        watch->deleteLater();
        session->disconnect(watch);
        openRequested(session, request);
    });
}

void MainWindow::openRequested(Session *session, const OpenRequest &request)
{
    if (request.remember && !session->spec().isDemo) {
        m_store.rememberConnection(session->spec());
        m_tabs->welcome().showRecent(m_store.recentConnections());
    }
    QStringList names{ request.collection };
    if (request.collection.isEmpty()) {
        names = m_store.openTabs(session->spec().settingsKey());
        erase_if(names, [session](const QString &name) {
            return !session->collections().names().contains(name);
        });
        if (names.isEmpty() && session->spec().isDemo)
            names.append(m_demoCollection);
    }
    CollectionTab *tab = nullptr;
    for (const QString &name : std::as_const(names))
        tab = m_tabs->openCollection(*session, name);
    if (tab)
        tab->showPage(request.page.value_or(PageKind::Browse));
    else
        m_tabs->welcome().setHint(tr("Choose a collection in the list on the left."));
}

void MainWindow::exploreDemo(const OpenRequest &request, bool readOnly)
{
    ConnectionSpec spec;
    spec.isDemo = true;
    spec.readOnly = readOnly;
    spec.name = tr("Demo");
    connectTo(spec, request);
}

void MainWindow::showDiscovery(Discovery *discovery)
{
    discovery->setParent(this);
    connect(discovery, &Discovery::foundChanged, this,
            [this, discovery] { m_tabs->welcome().showFound(discovery->found()); });
    discovery->start();
}

void MainWindow::showConnectDialog()
{
    auto *dialog
        = new ConnectDialog(m_workspace.transportMaker(), m_store.recentConnections(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectDialog::connectRequested, this,
            [this](const ConnectionSpec &spec, const QString &collection, bool remember) {
                connectTo(spec, { collection, {}, remember });
            });
    dialog->open();
}

void MainWindow::disconnectCurrent()
{
    Session *session = m_connections->currentSession();
    if (!session)
        return;
    const auto closeAll = [this, session] {
        m_store.setOpenTabs(session->spec().settingsKey(), m_tabs->collectionsOf(*session));
        m_inspector->setSession(nullptr);
        m_tabs->closeTabsOf(*session);
        m_workspace.close(session);
        onCurrentTabChanged();
    };
    QString risk;
    for (const CollectionTab *tab : m_tabs->tabs())
        if (&tab->server() == session && risk.isEmpty())
            risk = m_inspector->riskOfClosing(&tab->collection());
    if (risk.isEmpty())
        closeAll();
    else
        askDiscard(tr("Disconnect? %1").arg(risk), closeAll);
}

void MainWindow::requestCloseTab(CollectionTab *tab)
{
    if (!tab)
        return;
    const auto closeNow = [this, tab] {
        m_inspector->discardChanges(&tab->collection());
        if (tab == m_tabs->currentTab())
            m_inspector->setSession(nullptr);
        m_tabs->closeTab(tab);
    };
    const QString risk = m_inspector->riskOfClosing(&tab->collection());
    if (risk.isEmpty())
        closeNow();
    else
        askDiscard(tr("Close %1? %2").arg(tab->collection().collection(), risk), closeNow);
}

void MainWindow::askDiscard(const QString &question, std::function<void()> then)
{
    auto *box
        = new QMessageBox(QMessageBox::Warning, u"Sextant"_s, question, QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton *discard
        = box->addButton(tr("Continue Anyway"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(discard, &QPushButton::clicked, this, [then = std::move(then)] { then(); });
    box->open();
}

void MainWindow::onCurrentTabChanged()
{
    CollectionTab *tab = m_tabs->currentTab();
    m_inspector->setSession(tab ? &tab->collection() : nullptr);
    Session *session = tab ? &tab->server() : m_connections->currentSession();
    m_status->showSession(session);
    setWindowTitle(tab ? tr("%1 – %2 – Sextant", "collection – server")
                             .arg(tab->collection().collection(), session->spec().displayName())
                       : u"Sextant"_s);
    onCurrentPointChanged();
    onStatusChanged();
    updateActions();
}

void MainWindow::onStatusChanged()
{
    if (const CollectionTab *tab = m_tabs->currentTab())
        m_status->showPage(tab->currentPage()->status());
    else
        m_status->clearPage();
}

void MainWindow::onCurrentPointChanged()
{
    const CollectionTab *tab = m_tabs->currentTab();
    m_inspector->showPoint(tab ? tab->currentPage()->currentPoint() : std::nullopt);
}

void MainWindow::updateActions()
{
    const bool isConnected = m_connections->currentSession();
    m_actions->refresh->setEnabled(m_tabs->currentTab() || isConnected);
    m_actions->disconnectServer->setEnabled(isConnected);
}

void MainWindow::saveState()
{
    m_docks->save(m_store);
    for (const Session *session : m_workspace.sessions())
        if (session->state() == Session::State::Ready)
            m_store.setOpenTabs(session->spec().settingsKey(), m_tabs->collectionsOf(*session));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const QString risk = m_inspector->riskOfClosing();
    if (!risk.isEmpty() && !m_discardOnClose) {
        event->ignore();
        askDiscard(tr("Quit? %1").arg(risk), [this] {
            m_discardOnClose = true;
            close();
        });
        return;
    }
    saveState();
    QMainWindow::closeEvent(event);
}

} // namespace sextant
