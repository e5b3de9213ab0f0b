#pragma once
//! ActionRouter: connects the actions that work on the tab in front with that tab, its page and the inspector, and
//! keeps them enabled or greyed accordingly.

#include <QObject>

class QAction;

namespace sextant {

class Actions;
class CollectionTabs;
class ConnectionsPane;
class Docks;
class Inspector;
class Page;
enum class PageKind;

class ActionRouter : public QObject
{
    Q_OBJECT
public:
    //! All outlive this.
    ActionRouter(Actions &actions, CollectionTabs &tabs, ConnectionsPane &connections,
                 Inspector &inspector, Docks &docks, QObject *parent);

    void update(); //!< enables what makes sense now

private:
    void cancel();
    void connectPages();
    void connectPoints();
    void connectPanes();
    void onPage(QAction *action, void (Page::*slot)());
    void shows(QAction *action, PageKind kind);

    Actions &m_actions;
    CollectionTabs &m_tabs;
    ConnectionsPane &m_connections;
    Inspector &m_inspector;
    Docks &m_docks;
};

} // namespace sextant
