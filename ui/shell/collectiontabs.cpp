#include "ui/shell/collectiontabs.h"

#include "model/session/session.h"
#include "ui/shell/welcomepage.h"
#include "ui/style/connectionmarks.h"
#include "ui/style/icons.h"

#include <QTabBar>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace sextant {

CollectionTabs::CollectionTabs(ColumnStore *columns, QWidget *parent)
    : QStackedWidget(parent)
    , m_columns(columns)
    , m_welcome(new WelcomePage(this))
    , m_tabs(new QTabWidget(this))
{
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->setAccessibleName(tr("Open collections"));
    // Narrower than some page would like is better than a window wider than the person made it.
    setMinimumWidth(fontMetrics().averageCharWidth() * 40);
    addWidget(m_welcome);
    addWidget(m_tabs);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        emit currentTabChanged();
        emit statusChanged();
        emit currentPointChanged();
    });
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, [this](int index) {
        emit closeRequested(static_cast<CollectionTab *>(m_tabs->widget(index)));
    });
}

CollectionTab *CollectionTabs::openCollection(Session &server, const QString &collection)
{
    CollectionSession *session = server.collection(collection);
    if (!session)
        return nullptr;
    for (CollectionTab *tab : tabs()) {
        if (&tab->collection() == session) {
            m_tabs->setCurrentWidget(tab);
            return tab;
        }
    }
    auto *tab = new CollectionTab(server, *session, server.spec().isPrivate ? nullptr : m_columns);
    connectTab(tab);
    const ConnectionSpec &spec = server.spec();
    const QIcon mark = connectionIcon(spec.color, spec.protection);
    const int index
        = m_tabs->addTab(tab, mark.isNull() ? icon(u"collection") : mark, titleOf(*tab));
    m_tabs->setTabToolTip(index, connectionText(spec) + u" · "_s + collection);
    if (QWidget *button = m_tabs->tabBar()->tabButton(index, QTabBar::RightSide))
        button->setAccessibleName(tr("Close %1").arg(collection));
    m_tabs->setCurrentIndex(index);
    updateStack();
    return tab;
}

QString CollectionTabs::titleOf(const CollectionTab &tab) const
{
    // A tab's text takes & as a mnemonic mark.
    return tab.collection().collection().left(60).replace(u'&', u"&&"_s);
}

void CollectionTabs::connectTab(CollectionTab *tab)
{
    const auto ifCurrent = [this, tab](void (CollectionTabs::*signal)()) {
        return [this, tab, signal] {
            if (tab == currentTab())
                (this->*signal)();
        };
    };
    connect(tab, &CollectionTab::pageShown, this, ifCurrent(&CollectionTabs::pageShown));
    connect(tab, &CollectionTab::statusChanged, this, ifCurrent(&CollectionTabs::statusChanged));
    connect(tab, &CollectionTab::currentPointChanged, this,
            ifCurrent(&CollectionTabs::currentPointChanged));
}

CollectionTab *CollectionTabs::currentTab() const
{
    return static_cast<CollectionTab *>(m_tabs->currentWidget());
}

QList<CollectionTab *> CollectionTabs::tabs() const
{
    QList<CollectionTab *> all;
    for (int index = 0; index < m_tabs->count(); ++index)
        all.append(static_cast<CollectionTab *>(m_tabs->widget(index)));
    return all;
}

QStringList CollectionTabs::collectionsOf(const Session &server) const
{
    QStringList names;
    for (const CollectionTab *tab : tabs())
        if (&tab->server() == &server)
            names.append(tab->collection().collection());
    return names;
}

void CollectionTabs::closeTab(CollectionTab *tab)
{
    Session &server = tab->server();
    const QString collection = tab->collection().collection();
    m_tabs->removeTab(m_tabs->indexOf(tab));
    updateStack();
    // Pages hold calls on the session: they go first.
    delete tab;
    server.releaseCollection(collection);
}

void CollectionTabs::closeTabsOf(const Session &server)
{
    for (CollectionTab *tab : tabs())
        if (&tab->server() == &server)
            closeTab(tab);
}

void CollectionTabs::step(int by)
{
    const int count = m_tabs->count();
    if (count > 1)
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + count) % count);
}

void CollectionTabs::updateStack()
{
    setCurrentWidget(m_tabs->count() > 0 ? static_cast<QWidget *>(m_tabs) : m_welcome);
}

} // namespace sextant
