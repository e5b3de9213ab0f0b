#include "ui/pages/browsepage.h"

#include "model/points/idlist.h"
#include "model/session/collectionsession.h"
#include "ui/pages/browsestrip.h"
#include "ui/widgets/busybar.h"
#include "ui/widgets/columnchooser.h"
#include "ui/widgets/errorpanel.h"
#include "ui/widgets/filterpanel.h"
#include "ui/widgets/pointstable.h"

#include <QLineEdit>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

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
    connect(m_goTo, &QLineEdit::returnPressed, this, [this] { goTo(m_goTo->text()); });
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_G), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &BrowsePage::focusGoTo);
    m_loadAll = new QToolButton;
    m_loadAll->setText(tr("Load all"));
    connect(m_loadAll, &QToolButton::clicked, &m_model, &PointsModel::loadAll);
    bar->addStretch();
    bar->addWidget(m_goTo, 1);
    bar->addWidget(new ColumnsButton(*m_table));
    bar->addWidget(m_loadAll);
    m_filter->addTrailing(m_tools);
}

void BrowsePage::buildStrips()
{
    auto *said = new QHBoxLayout;
    said->setContentsMargins(4, 0, 4, 0);
    m_place = new BrowseStrip;
    m_order = new BrowseStrip;
    m_loaded = new BrowseStrip;
    m_loaded->setDismissable(true);
    m_notice = new BrowseStrip;
    m_notice->setDismissable(true);
    for (BrowseStrip *strip : { m_place, m_order, m_loaded })
        said->addWidget(strip);
    said->addWidget(m_notice, 1);
    said->addStretch();
    static_cast<QVBoxLayout *>(layout())->addLayout(said);
}

void BrowsePage::placeTools()
{
    const int chips = fontMetrics().averageCharWidth() * charactersForChips;
    const bool hasRoom = width() >= chips + m_tools->minimumSizeHint().width();
    const bool isBeside = m_tools->parentWidget() == m_filter;
    if (hasRoom == isBeside)
        return;
    if (hasRoom)
        m_filter->addTrailing(m_tools);
    else
        static_cast<QVBoxLayout *>(layout())->insertWidget(1, m_tools);
}

void BrowsePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    placeTools();
}

void BrowsePage::buildBody()
{
    m_empty = new QLabel;
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_body = new QStackedWidget;
    m_body->addWidget(m_table);
    m_body->addWidget(m_empty);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_body, 1);
}

void BrowsePage::connectTable()
{
    connect(m_table, &PointsTable::currentPointChanged, this, &Page::currentPointChanged);
    connect(m_table, &PointsTable::similarRequested, this, &Page::similarRequested);
    connect(m_table, &PointsTable::recommendRequested, this, &Page::recommendRequested);
    connect(m_table, &PointsTable::filterRequested, this, &BrowsePage::addToFilter);
    connect(m_table, &PointsTable::sortRequested, this, &BrowsePage::sortBy);
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
    if (!list.unreadable.isEmpty())
        m_notice->say(tr("Not an id: %1. An id is a number from 0 to 2^64−1 or a UUID.")
                          .arg(list.unreadable.mid(0, 5).join(QStringLiteral(", "))));
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

void BrowsePage::addToFilter(const Condition &condition)
{
    m_filter->addCondition(condition);
    m_filter->apply();
}

void BrowsePage::sortBy(const QString &field)
{
    m_notice->clear();
    const std::optional<OrderBy> &order = m_model.listing().order;
    if (order && order->key == field) {
        if (order->descending)
            m_model.setOrder(std::nullopt);
        else
            m_model.setOrder(OrderBy{ field, true, {} });
        return;
    }
    const QString refusal = whyNoOrder(field);
    if (refusal.isEmpty()) {
        m_model.setOrder(OrderBy{ field, false, {} });
        return;
    }
    updateOrder(); // the header has turned its arrow already
    m_notice->say(refusal);
}

void BrowsePage::showWithoutField(const QString &field)
{
    // One request for both: setFilter() and setOrder() in a row would ask twice.
    m_filter->addCondition(IsEmpty{ field });
    const QSignalBlocker blocker(m_filter);
    if (!m_filter->apply())
        return;
    Listing listing = m_model.listing();
    listing.order.reset();
    listing.filter = m_filter->appliedFilter();
    m_model.setListing(std::move(listing));
}

} // namespace sextant
