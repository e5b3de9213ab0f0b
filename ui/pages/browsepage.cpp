#include "ui/pages/browsepage.h"

#include "model/points/idlist.h"
#include "model/session/collectionsession.h"
#include "ui/pages/browsestrip.h"
#include "ui/widgets/busybar.h"
#include "ui/widgets/columnchooser.h"
#include "ui/widgets/errorpanel.h"
#include "ui/widgets/filterpanel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pointstable.h"

#include <QAction>
#include <QEvent>
#include <QKeySequence>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <limits>

namespace sextant {

namespace {

constexpr int payloadsLearned = 64; // rows of a page the filter form guesses types from
constexpr int charactersForChips = 36; // beside the tools, or these get a line of their own

} // namespace

BrowsePage::BrowsePage(CollectionSession &session, ColumnStore *columns, QWidget *parent)
    : Page(parent)
    , m_session(session)
    , m_model(session)
    , m_table(new PointsTable(session, columns, this))
    , m_filter(new FilterPanel(session, this))
    , m_busy(new BusyBar(this))
    , m_error(new ErrorPanel(this))
{
    setObjectName(QStringLiteral("BrowsePage"));
    m_table->setPointsModel(&m_model);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(m_filter);
    buildTools();
    buildStrips();
    layout->addWidget(m_error);
    layout->addWidget(m_busy);
    buildBody();
    connectTable();
    connectModel();
    m_model.reload();
    showState();
}

BrowsePage::~BrowsePage()
{
    // The view goes before the model, which is a member and would die first.
    delete m_table;
}

void BrowsePage::buildTools()
{
    m_tools = new QWidget;
    auto *bar = new QHBoxLayout(m_tools);
    bar->setContentsMargins(4, 0, 0, 0);
    m_goTo = new QLineEdit;
    m_goTo->setPlaceholderText(tr("Go to id (Ctrl+G)"));
    m_goTo->setAccessibleName(tr("Go to id"));
    m_goTo->setToolTip(tr("One id or many, separated by anything, or a JSON list"));
    m_goTo->setMinimumWidth(fontMetrics().averageCharWidth() * 20);
    m_goTo->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    // The default cuts a pasted list, and so its last id into another one.
    m_goTo->setMaxLength(std::numeric_limits<int>::max());
    connect(m_goTo, &QLineEdit::returnPressed, this, [this] { goTo(m_goTo->text()); });
    m_columns = new ColumnsButton(*m_table);
    buildActions();
    auto *loadAll = new QToolButton;
    loadAll->setDefaultAction(m_loadAll);
    bar->addStretch();
    bar->addWidget(m_goTo, 1);
    bar->addWidget(m_columns);
    bar->addWidget(loadAll);
    m_filter->addTrailing(m_tools);
}

QAction *BrowsePage::addPageAction(const QString &text, const QKeySequence &keys,
                                   std::function<void()> chosen)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, std::move(chosen));
    addAction(action);
    return action;
}

void BrowsePage::buildActions()
{
    addPageAction(tr("Go to id"), QKeySequence(Qt::CTRL | Qt::Key_G), [this] { focusGoTo(); });
    addPageAction(tr("Columns…"), {}, [this] { m_columns->click(); });
    m_loadAll = addPageAction(tr("Load all"), {}, [this] { m_model.loadAll(); });
    m_loadAll->setToolTip(tr("Loads every point of this listing, then compares with a count"));
    addPageAction(tr("Sort by the current column, ascending"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Up),
                  [this] { sortCurrentColumn(Qt::AscendingOrder); })
        ->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addPageAction(tr("Sort by the current column, descending"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Down),
                  [this] { sortCurrentColumn(Qt::DescendingOrder); })
        ->setShortcutContext(Qt::WidgetWithChildrenShortcut); // elsewhere it selects lines
    m_unsorted = addPageAction(tr("Unsorted"), {}, [this] { m_model.setOrder(std::nullopt); });
}

void BrowsePage::buildStrips()
{
    auto *said = new FlowLayout;
    said->setSpacing(4);
    m_place = new BrowseStrip;
    m_order = new BrowseStrip;
    m_loaded = new BrowseStrip;
    m_loaded->setDismissable(true);
    m_notice = new BrowseStrip;
    m_notice->setDismissable(true);
    for (BrowseStrip *strip : { m_place, m_order, m_loaded, m_notice })
        said->addWidget(strip);
    static_cast<QVBoxLayout *>(layout())->addLayout(said);
}

QSize BrowsePage::minimumSizeHint() const
{
    // Beside the chips the tools are wider than a narrow page: they move below then.
    const int tools = m_tools->minimumSizeHint().width();
    int width = tools;
    for (int i = 0; i < layout()->count(); ++i) {
        QLayoutItem *item = layout()->itemAt(i);
        if (item->isEmpty())
            continue;
        const bool holdsTools = item->widget() == m_filter && m_tools->parentWidget() == m_filter;
        width = std::max(width, item->minimumSize().width() - (holdsTools ? tools : 0));
    }
    return { width, Page::minimumSizeHint().height() };
}

void BrowsePage::placeTools()
{
    const int chips = fontMetrics().averageCharWidth() * charactersForChips;
    const int line = std::max(chips, m_filter->lineWidth());
    const bool hasRoom = width() >= line + m_tools->minimumSizeHint().width();
    const bool isBeside = m_tools->parentWidget() == m_filter;
    if (hasRoom == isBeside)
        return;
    if (hasRoom)
        m_filter->addTrailing(m_tools);
    else
        static_cast<QVBoxLayout *>(layout())->insertWidget(1, m_tools);
}

bool BrowsePage::event(QEvent *event)
{
    // Buttons of the filter come and go beside the tools.
    if (event->type() == QEvent::LayoutRequest)
        placeTools();
    return Page::event(event);
}

void BrowsePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    placeTools();
}

void BrowsePage::buildBody()
{
    m_emptyBody = buildEmpty();
    m_body = new QStackedWidget;
    m_body->addWidget(m_table);
    m_body->addWidget(m_emptyBody);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_body, 1);
}

QWidget *BrowsePage::buildEmpty()
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    m_empty = new QLabel;
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_load = new QPushButton(tr("Load"));
    m_load->setAutoDefault(false);
    connect(m_load, &QPushButton::clicked, this, &BrowsePage::refresh);
    column->addStretch();
    column->addWidget(m_empty);
    column->addWidget(m_load, 0, Qt::AlignHCenter);
    column->addStretch();
    return body;
}

void BrowsePage::connectTable()
{
    connect(m_table, &PointsTable::currentPointChanged, this, &Page::currentPointChanged);
    connect(m_table, &PointsTable::similarRequested, this, &Page::similarRequested);
    connect(m_table, &PointsTable::recommendRequested, this, &Page::recommendRequested);
    connect(m_table, &PointsTable::filterRequested, this, &BrowsePage::addToFilter);
    connect(m_table, &PointsTable::sortRequested, this, &BrowsePage::sortBy);
    connect(m_table, &PointsTable::orderRequested, this, &BrowsePage::sort);
    connect(m_table, &PointsTable::unsortRequested, this,
            [this] { m_model.setOrder(std::nullopt); });
    m_table->setSortable(true);
    connect(m_table, &PointsTable::notice, this,
            [this](const QString &text) { m_notice->say(text); });
    connect(m_table, &PointsTable::fieldsOnScreenChanged, this, &BrowsePage::updateOrder);
    connect(m_filter, &FilterPanel::applied, this, &BrowsePage::applyFilter);
}

void BrowsePage::connectModel()
{
    connect(&m_model, &PointsModel::stateChanged, this, &BrowsePage::showState);
    connect(&m_model, &PointsModel::totalChanged, this, &BrowsePage::showState);
    connect(&m_model, &PointsModel::idListingChanged, this, &BrowsePage::updatePlace);
    connect(&m_model, &PointsModel::loadAllChanged, this, &BrowsePage::updateLoadAll);
    connect(&m_model, &PointsModel::rowsInserted, this, &Page::statusChanged);
    connect(&m_model, &PointsModel::rowsRemoved, this, &BrowsePage::showState);
    connect(&m_model, &PointsModel::modelReset, this,
            [this] { learnFields(0, m_model.rowCount() - 1); });
    connect(&m_model, &PointsModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { learnFields(first, last); });
    connect(m_error, &ErrorPanel::retryRequested, &m_model, &PointsModel::retry);
    connect(m_busy, &BusyBar::cancelRequested, this, &BrowsePage::cancel);
    connect(&m_session, &CollectionSession::infoChanged, this, &BrowsePage::showState);
}

void BrowsePage::learnFields(int first, int last)
{
    std::vector<QByteArrayView> payloads;
    for (int row = first; row <= std::min(last, first + payloadsLearned - 1); ++row)
        payloads.push_back(m_model.payloadAt(row));
    m_session.learnPayloads(payloads);
}

void BrowsePage::refresh()
{
    m_notice->clear();
    m_session.refreshInfo();
    m_model.reload();
    emit refreshed();
}

void BrowsePage::run()
{
    if (!m_filter->hasUnappliedChanges())
        refresh();
    else
        m_filter->apply();
}

void BrowsePage::cancel() { m_model.cancel(); }

bool BrowsePage::isSettled() const
{
    return m_model.hasAnswered() && m_model.state() != PointsModel::State::LoadingFirst;
}

std::optional<ApiError> BrowsePage::lastError() const { return m_model.error(); }

std::optional<PointId> BrowsePage::currentPoint() const { return m_table->currentPoint(); }

QWidget *BrowsePage::mainView() { return m_table; }

void BrowsePage::focusGoTo()
{
    m_goTo->setFocus(Qt::ShortcutFocusReason);
    m_goTo->selectAll();
}

void BrowsePage::goTo(const QString &text)
{
    const IdList list = parseIdList(text);
    m_notice->clear();
    QStringList unreadable;
    for (const QString &piece : list.unreadable.mid(0, 5))
        unreadable.append(piece.size() > 40 ? piece.left(40) + u'…' : piece);
    if (!unreadable.isEmpty())
        m_notice->say(tr("Not an id: %1. An id is a number from 0 to 2^64−1 or a UUID.")
                          .arg(unreadable.join(QStringLiteral(", "))));
    if (list.ids.empty())
        return;
    m_model.goTo(list.ids);
    m_table->setFocus();
}

void BrowsePage::applyFilter(const std::optional<Filter> &filter)
{
    m_notice->clear();
    m_model.setFilter(filter);
}

void BrowsePage::addToFilter(const Condition &condition) { m_filter->applyCondition(condition); }

void BrowsePage::sortBy(const QString &field)
{
    const std::optional<OrderBy> &order = m_model.listing().order;
    if (!order || order->key != field)
        sort(field, Qt::AscendingOrder);
    else if (!order->descending)
        sort(field, Qt::DescendingOrder);
    else
        m_model.setOrder(std::nullopt);
}

void BrowsePage::sort(const QString &field, Qt::SortOrder order)
{
    m_notice->clear();
    const QString refusal = whyNoOrder(field);
    if (refusal.isEmpty()) {
        m_model.setOrder(OrderBy{ field, order == Qt::DescendingOrder, {} });
        return;
    }
    updateOrder(); // the header has turned its arrow already
    m_notice->say(refusal);
}

void BrowsePage::sortCurrentColumn(Qt::SortOrder order)
{
    const QString field = m_model.fieldAt(m_table->currentIndex().column());
    if (!field.isEmpty())
        sort(field, order);
}

void BrowsePage::showHidden()
{
    // One request for both: setFilter() and setOrder() in a row would ask twice.
    Listing listing = m_model.listing();
    {
        const QSignalBlocker blocker(m_filter);
        m_filter->applyCondition(lacksOrderValue(listing));
    }
    listing.order.reset();
    listing.filter = m_filter->appliedFilter();
    m_model.setListing(std::move(listing));
}

} // namespace sextant
