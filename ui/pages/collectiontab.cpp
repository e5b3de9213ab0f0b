#include "ui/pages/collectiontab.h"

#include "model/session/session.h"
#include "ui/pages/browsepage.h"
#include "ui/pages/infopage.h"
#include "ui/pages/recommendpage.h"
#include "ui/pages/searchpage.h"
#include "ui/style/icons.h"
#include "ui/widgets/pointstable.h"

#include <QAbstractItemView>
#include <QTabWidget>
#include <QVBoxLayout>

namespace sextant {

CollectionTab::CollectionTab(Session &server, CollectionSession &collection, ColumnStore *columns,
                             QWidget *parent)
    : QWidget(parent)
    , m_server(server)
    , m_collection(collection)
    , m_tabs(new QTabWidget(this))
{
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Pages of %1").arg(collection.collection()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    m_search = new SearchPage(collection, columns);
    addPage(PageKind::Browse, new BrowsePage(collection, columns), tr("Browse"), u"view-table");
    addPage(PageKind::Search, m_search, tr("Search"), u"similar");
    addPage(PageKind::Recommend, new RecommendPage(collection, columns), tr("Recommend"),
            u"recommend");
    addPage(PageKind::Info, new InfoPage(collection, server.collections()), tr("Info"),
            u"dialog-information");
    connect(m_tabs, &QTabWidget::currentChanged, this, &CollectionTab::onPageChanged);
    setFocusProxy(m_tabs);
}

CollectionTab::~CollectionTab() = default;

void CollectionTab::addPage(PageKind kind, Page *page, const QString &title, QStringView iconName)
{
    m_tabs->addTab(page, icon(iconName), title);
    m_pages[size_t(kind)] = page;
    connectPage(page);
}

void CollectionTab::connectPage(Page *page)
{
    connect(page, &Page::statusChanged, this, [this, page] {
        if (page == currentPage())
            emit statusChanged();
    });
    connect(page, &Page::currentPointChanged, this, [this, page] {
        if (page == currentPage())
            emit currentPointChanged();
    });
    connect(page, &Page::refreshed, this, [this, page] {
        if (page == currentPage())
            emit refreshed();
    });
    connect(page, &Page::similarRequested, this, &CollectionTab::findSimilar);
    connect(page, &Page::recommendRequested, this, [this] { showPage(PageKind::Recommend); });
}

Page *CollectionTab::currentPage() const { return m_pages[size_t(currentKind())]; }

PageKind CollectionTab::currentKind() const { return PageKind(qMax(0, m_tabs->currentIndex())); }

void CollectionTab::showPage(PageKind kind)
{
    m_tabs->setCurrentIndex(int(kind));
    page(kind)->mainView()->setFocus();
}

void CollectionTab::findSimilar(const PointId &id)
{
    m_search->setTargetPoint(id);
    showPage(PageKind::Search);
}

void CollectionTab::moveCurrentRow(int step)
{
    auto *view = qobject_cast<QAbstractItemView *>(currentPage()->mainView());
    if (!view || !view->model())
        return;
    const QModelIndex current = view->currentIndex();
    const int row = current.isValid() ? current.row() + step : 0;
    const QModelIndex next = view->model()->index(row, qMax(0, current.column()));
    if (next.isValid())
        view->setCurrentIndex(next);
}

std::vector<PointId> CollectionTab::selectedPoints() const
{
    if (const auto *table = qobject_cast<PointsTable *>(currentPage()->mainView()))
        return table->selectedPoints();
    if (const std::optional<PointId> id = currentPage()->currentPoint())
        return { *id };
    return {};
}

void CollectionTab::onPageChanged()
{
    emit pageShown();
    emit statusChanged();
    emit currentPointChanged();
}

} // namespace sextant
