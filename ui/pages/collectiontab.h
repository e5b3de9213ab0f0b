#pragma once
//! CollectionTab: one opened collection: Browse, Search, Recommend and Info over one CollectionSession.

#include "ui/pages/page.h"

#include <QPointer>
#include <QWidget>

#include <array>

class QTabWidget;

namespace sextant {

class CollectionSession;
class ColumnStore;
class SearchPage;
class Session;

enum class PageKind { Browse, Search, Recommend, Info };

class CollectionTab : public QWidget
{
    Q_OBJECT
public:
    //! All outlive this; `columns` may be null.
    CollectionTab(Session &server, CollectionSession &collection, ColumnStore *columns,
                  QWidget *parent = nullptr);
    ~CollectionTab() override;

    Session &server() const { return m_server; }
    CollectionSession &collection() const { return m_collection; }
    Page *page(PageKind kind) const { return m_pages[size_t(kind)]; }
    Page *currentPage() const;
    PageKind currentKind() const;
    void showPage(PageKind kind); //!< and gives its main view the focus
    void findSimilar(const PointId &id); //!< shows Search with the point as its target
    void moveCurrentRow(int step); //!< the reader's ↑ and ↓
    std::vector<PointId>
    selectedPoints() const; //!< of the page shown; else the current point alone

signals:
    void pageShown(); //!< another page is in front
    void statusChanged(); //!< of the page in front
    void currentPointChanged(); //!< of the page in front
    void refreshed(); //!< as Page::refreshed(), of the page in front

private:
    void addPage(PageKind kind, Page *page, const QString &title, QStringView iconName);
    void connectPage(Page *page);
    void onPageChanged();

    Session &m_server;
    CollectionSession &m_collection;
    QTabWidget *m_tabs;
    SearchPage *m_search = nullptr;
    std::array<Page *, 4> m_pages{};
};

} // namespace sextant
