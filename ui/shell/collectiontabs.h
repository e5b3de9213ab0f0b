#pragma once
//! CollectionTabs: the window's centre: one tab per opened collection, or the welcome page while none is open.

#include "ui/pages/collectiontab.h"

#include <QStackedWidget>

class QTabWidget;

namespace sextant {

class ColumnStore;
class WelcomePage;

class CollectionTabs : public QStackedWidget
{
    Q_OBJECT
public:
    //! `columns` may be null and outlives this.
    explicit CollectionTabs(ColumnStore *columns, QWidget *parent = nullptr);

    //! Shows the collection's tab, made if need be. nullptr while the server isn't ready.
    CollectionTab *openCollection(Session &server, const QString &collection);
    CollectionTab *currentTab() const; //!< nullptr: none open
    QList<CollectionTab *> tabs() const;
    QStringList collectionsOf(const Session &server) const; //!< in tab order
    void closeTab(CollectionTab *tab); //!< at once, unasked
    void closeTabsOf(const Session &server);
    void step(int by); //!< next or previous tab, round and round
    WelcomePage &welcome() const { return *m_welcome; }

signals:
    void currentTabChanged();
    void closeRequested(sextant::CollectionTab *tab); //!< the person wants it; may have changes
    void pageShown();
    void statusChanged(); //!< of the page in front
    void currentPointChanged();

private:
    void connectTab(CollectionTab *tab);
    QString titleOf(const CollectionTab &tab) const;
    void updateStack();

    ColumnStore *m_columns;
    WelcomePage *m_welcome;
    QTabWidget *m_tabs;
};

} // namespace sextant
