#include "ui/shell/mainwindow.h"

#include "model/session/shellstore.h"
#include "model/session/workspace.h"
#include "ui/editors/inspector.h"
#include "ui/shell/actionrouter.h"
#include "ui/shell/actions.h"
#include "ui/shell/collectiontabs.h"
#include "ui/shell/confirmwrites.h"
#include "ui/shell/connectionflow.h"
#include "ui/shell/connectionspane.h"
#include "ui/shell/docks.h"
#include "ui/shell/menus.h"
#include "ui/shell/requestlogpane.h"
#include "ui/shell/statusline.h"
#include "ui/style/connectionmarks.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sextant {

MainWindow::MainWindow(const ShellParts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(parts.workspace)
    , m_store(parts.store)
    , m_actions(new Actions(this))
    , m_docks(new Docks(*this))
    , m_tabs(new CollectionTabs(parts.columns, this))
    , m_connections(new ConnectionsPane(m_workspace, this))
    , m_inspector(new Inspector(this))
    , m_log(new RequestLogPane(m_workspace.log(), this))
    , m_status(new StatusLine(this))
    , m_flow(new ConnectionFlow(parts, *m_tabs, *m_connections, *m_docks, this))
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
    on(m_actions->connectServer, [this] { m_flow->askForServer(); });
    on(m_actions->editServer, [this] { m_flow->edit(m_connections->currentSession()); });
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
    new ConfirmWrites(m_workspace, this);
    new ActionRouter(*m_actions, *m_tabs, *m_connections, *m_inspector, *m_docks, this);
}

void MainWindow::connectPanes()
{
    connect(m_tabs, &CollectionTabs::currentTabChanged, this, &MainWindow::onCurrentTabChanged);
    connect(m_tabs, &CollectionTabs::statusChanged, this, &MainWindow::onStatusChanged);
    connect(m_tabs, &CollectionTabs::currentPointChanged, this, &MainWindow::onCurrentPointChanged);
    connect(m_tabs, &CollectionTabs::closeRequested, this, &MainWindow::requestCloseTab);
    connect(m_connections, &ConnectionsPane::stateChanged, this, &MainWindow::updateActions);
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
    m_flow->connectTo(spec, request);
}

void MainWindow::exploreDemo(const OpenRequest &request) { m_flow->exploreDemo(request); }

void MainWindow::showDiscovery(Discovery *discovery) { m_flow->showDiscovery(discovery); }

void MainWindow::disconnectCurrent()
{
    Session *session = m_connections->currentSession();
    if (!session)
        return;
    const auto closeAll = [this, session = QPointer(session)] {
        if (!session)
            return;
        saveTabs(*session);
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
    if (tab) {
        m_connections->setCurrentSession(&tab->server());
        m_connections->setCurrentCollection(tab->collection().collection());
    }
    Session *session = m_connections->currentSession();
    m_status->showSession(session);
    setWindowTitle(tab ? tr("%1 – %2 – Sextant", "collection – server")
                             .arg(tab->collection().collection(), serverTitle(session->spec()))
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
    const Session *session = m_connections->currentSession();
    m_actions->refresh->setEnabled(m_tabs->currentTab() || session);
    m_actions->editServer->setEnabled(session && !session->spec().isDemo);
    m_actions->setServer(session ? session->spec().displayName() : QString());
}

void MainWindow::saveState()
{
    m_docks->save(m_store);
    for (const Session *session : m_workspace.sessions())
        saveTabs(*session);
}

void MainWindow::saveTabs(const Session &session)
{
    // A connection that never came about has no tabs to tell of: those of last time stay remembered.
    if (session.state() == Session::State::Ready && !session.spec().isPrivate)
        m_store.setOpenTabs(session.spec().settingsKey(), m_tabs->collectionsOf(session));
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
