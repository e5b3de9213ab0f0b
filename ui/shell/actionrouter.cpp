#include "ui/shell/actionrouter.h"

#include "model/session/session.h"
#include "ui/editors/inspector.h"
#include "ui/shell/actions.h"
#include "ui/shell/collectiontabs.h"
#include "ui/shell/connectionspane.h"
#include "ui/shell/docks.h"
#include "ui/shell/welcomepage.h"

#include <QAction>

namespace sextant {

ActionRouter::ActionRouter(Actions &actions, CollectionTabs &tabs, ConnectionsPane &connections,
                           Inspector &inspector, Docks &docks, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_tabs(tabs)
    , m_connections(connections)
    , m_inspector(inspector)
    , m_docks(docks)
{
    connectPages();
    connectPoints();
    connectPanes();
    connect(&m_tabs, &CollectionTabs::currentTabChanged, this, &ActionRouter::update);
    connect(&m_tabs, &CollectionTabs::pageShown, this, &ActionRouter::update);
    connect(&m_tabs, &CollectionTabs::statusChanged, this, &ActionRouter::update);
    connect(&m_tabs, &CollectionTabs::currentPointChanged, this, &ActionRouter::update);
    connect(&m_connections, &ConnectionsPane::stateChanged, this, &ActionRouter::update);
    connect(&m_inspector, &Inspector::busyChanged, this, &ActionRouter::update);
    update();
}

//! Ends what the person most likely sees waiting: the page in front, then the inspector, then the dock.
void ActionRouter::cancel()
{
    const CollectionTab *tab = m_tabs.currentTab();
    Session *session = m_connections.currentSession();
    if (tab && tab->currentPage()->status().isBusy)
        tab->currentPage()->cancel();
    else if (m_inspector.isBusy())
        m_inspector.cancel();
    else if (session)
        session->cancel();
}

void ActionRouter::onPage(QAction *action, void (Page::*slot)())
{
    connect(action, &QAction::triggered, this, [this, slot] {
        if (const CollectionTab *tab = m_tabs.currentTab())
            (tab->currentPage()->*slot)();
    });
}

void ActionRouter::shows(QAction *action, PageKind kind)
{
    connect(action, &QAction::triggered, this, [this, kind] {
        if (CollectionTab *tab = m_tabs.currentTab())
            tab->showPage(kind);
    });
}

void ActionRouter::connectPages()
{
    onPage(m_actions.run, &Page::run);
    connect(m_actions.cancel, &QAction::triggered, this, &ActionRouter::cancel);
    shows(m_actions.showBrowse, PageKind::Browse);
    shows(m_actions.showSearch, PageKind::Search);
    shows(m_actions.showRecommend, PageKind::Recommend);
    shows(m_actions.showInfo, PageKind::Info);
    connect(m_actions.nextTab, &QAction::triggered, this, [this] { m_tabs.step(1); });
    connect(m_actions.previousTab, &QAction::triggered, this, [this] { m_tabs.step(-1); });
}

void ActionRouter::connectPoints()
{
    connect(m_actions.newPoint, &QAction::triggered, &m_inspector, &Inspector::newPoint);
    connect(m_actions.editPoint, &QAction::triggered, this, [this] {
        m_docks.show(&m_inspector);
        m_inspector.editPayload();
    });
    connect(m_actions.deletePoints, &QAction::triggered, this, [this] {
        if (const CollectionTab *tab = m_tabs.currentTab())
            m_inspector.deletePoints(tab->selectedPoints());
    });
}

void ActionRouter::connectPanes()
{
    const auto cycle = [this](int step) {
        const CollectionTab *tab = m_tabs.currentTab();
        m_docks.cycleFocus(step, tab ? tab->currentPage()->mainView() : &m_tabs.welcome());
    };
    connect(m_actions.nextPane, &QAction::triggered, this, [cycle] { cycle(1); });
    connect(m_actions.previousPane, &QAction::triggered, this, [cycle] { cycle(-1); });
    connect(m_actions.resetLayout, &QAction::triggered, &m_docks, &Docks::reset);
}

void ActionRouter::update()
{
    const CollectionTab *tab = m_tabs.currentTab();
    const Page *page = tab ? tab->currentPage() : nullptr;
    const bool mayWrite = tab && !tab->collection().isReadOnly();
    const bool hasPoint = page && page->currentPoint();
    for (QAction *action : { m_actions.run, m_actions.closeTab, m_actions.showBrowse,
                             m_actions.showSearch, m_actions.showRecommend, m_actions.showInfo })
        action->setEnabled(tab);
    Session *session = m_connections.currentSession();
    m_actions.cancel->setEnabled(
        (page && page->status().isBusy) || m_inspector.isBusy()
        || (session && (session->isOpening() || session->collections().isRefreshing())));
    m_actions.newPoint->setEnabled(mayWrite);
    m_actions.editPoint->setEnabled(mayWrite && hasPoint);
    m_actions.deletePoints->setEnabled(mayWrite && hasPoint);
}

} // namespace sextant
