#include "ui/widgets/pointstable.h"

#include "model/points/payloadtablemodel.h"
#include "model/session/collectionsession.h"
#include "ui/delegates/celldelegate.h"
#include "ui/widgets/pointsidheader.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace sextant {

namespace {

constexpr int sampledRows = 40; // about a screen
constexpr int narrowest = 6; // characters
constexpr int widest = 34;
constexpr int screensAhead = 2;

} // namespace

PointsTable::PointsTable(CollectionSession &session, ColumnStore *columns, QWidget *parent)
    : QTableView(parent)
    , m_session(session)
    , m_store(columns)
{
    setObjectName(QStringLiteral("PointsTable"));
    setAccessibleName(tr("Points"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setItemDelegate(new CellDelegate(this));
    buildHeaders();
    applyFontMetrics();
    m_saveLater.setSingleShot(true);
    m_saveLater.setInterval(300);
    connect(&m_saveLater, &QTimer::timeout, this, &PointsTable::saveLayout);
    m_prefetchLater.setSingleShot(true);
    connect(&m_prefetchLater, &QTimer::timeout, this, &PointsTable::prefetch);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &PointsTable::prefetchLater);
}

PointsTable::~PointsTable()
{
    if (m_saveLater.isActive())
        saveLayout();
}

void PointsTable::buildHeaders()
{
    m_idHeader = new PointsIdHeader(this);
    setVerticalHeader(m_idHeader);
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setAccessibleName(tr("Fields"));
    connect(header, &QHeaderView::sectionClicked, this, [this](int column) {
        if (m_model && !m_model->fieldAt(column).isEmpty())
            emit sortRequested(m_model->fieldAt(column));
    });
    connect(header, &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { onSectionResized(column, width); });
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (m_arranging)
            return;
        m_order = fieldsOnScreen();
        m_saveLater.start();
        emit fieldsOnScreenChanged();
    });
}

void PointsTable::applyFontMetrics()
{
    // Compact: 32 rows and more must fit on a 900 pixel window with everything open.
    const int height = fontMetrics().height() + 3;
    m_idHeader->setMinimumSectionSize(height);
    m_idHeader->setDefaultSectionSize(height);
    const int character = fontMetrics().averageCharWidth();
    horizontalHeader()->setMinimumSectionSize(character * 3);
    horizontalHeader()->setDefaultSectionSize(character * 16);
    fitIdColumn(0, -1);
}

void PointsTable::fitIdColumn(int firstRow, int lastRow)
{
    // QHeaderView would ask hundreds of rows for their size on each change.
    if (m_model)
        for (int row = firstRow; row <= lastRow; ++row)
            m_idLength = std::max(m_idLength, m_model->idAt(row).toString().size());
    const int digit = m_idHeader->fontMetrics().horizontalAdvance(u'8');
    const auto length = int(std::max<qsizetype>(m_idLength, 4));
    m_idHeader->setFixedWidth(length * digit + m_idHeader->markWidth() + 10);
}

void PointsTable::setPointsModel(PayloadTableModel *model)
{
    m_model = model;
    setModel(model);
    connectModel();
    restoreLayout();
    afterReset();
}

void PointsTable::connectModel()
{
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &PointsTable::beforeReset);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PointsTable::afterReset);
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { onRowsInserted(first, last); });
    connect(m_model, &QAbstractItemModel::columnsInserted, this, &PointsTable::applyWidths);
}

void PointsTable::onRowsInserted(int first, int last)
{
    fitIdColumn(first, last);
    if (!currentIndex().isValid() && m_model->columnCount() > 0)
        setCurrentIndex(m_model->index(0, 0));
    prefetchLater();
}

void PointsTable::beforeReset()
{
    if (const std::optional<PointId> current = currentPoint()) {
        m_kept = current;
        m_keptCell = { currentIndex().column(), currentIndex().row() };
        m_keptScroll = { horizontalScrollBar()->value(), verticalScrollBar()->value() };
    }
    if (m_keepsPlace && m_model->rowCount() > 0)
        for (const QString &path : fieldsOnScreen())
            m_keptWidths.insert(path, columnWidth(m_model->columnOf(path)));
    m_order = fieldsOnScreen();
}

void PointsTable::afterReset()
{
    m_idLength = 0;
    fitIdColumn(0, std::min(m_model->rowCount(), 2000) - 1);
    applyWidths(); // a reset makes the header forget sizes and order
    if (m_model->rowCount() > 0 && m_model->columnCount() > 0)
        restorePlace();
    else
        emit currentPointChanged();
    prefetchLater();
}

void PointsTable::restorePlace()
{
    const int found = m_kept ? m_model->rowOf(*m_kept) : -1;
    const bool isKept = found >= 0 || (m_kept && m_keepsPlace);
    m_kept.reset();
    if (!isKept)
        return setCurrentIndex(m_model->index(0, 0));
    updateGeometries(); // the scroll bars still know the old rows
    horizontalScrollBar()->setValue(m_keptScroll.x());
    verticalScrollBar()->setValue(m_keptScroll.y());
    const int row = found >= 0 ? found : std::min(m_keptCell.y(), m_model->rowCount() - 1);
    setCurrentIndex(m_model->index(row, std::min(m_keptCell.x(), m_model->columnCount() - 1)));
}

void PointsTable::applyWidths()
{
    const QScopedValueRollback arranging(m_arranging, true);
    QHeaderView *header = horizontalHeader();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const QString path = m_model->fieldAt(column);
        const int width = m_widths.value(path, m_keptWidths.value(path, -1));
        header->resizeSection(column, width > 0 ? width : sampledWidth(column));
    }
    int place = m_model->columnCount() - int(m_model->columns().shown().size());
    for (const QString &path : std::as_const(m_order)) {
        const int column = m_model->columnOf(path);
        if (column >= 0)
            header->moveSection(header->visualIndex(column), place++);
    }
}

int PointsTable::sampledWidth(int column) const
{
    const int character = fontMetrics().averageCharWidth();
    const QString title = m_model->headerData(column, Qt::Horizontal).toString();
    // Room for the sort arrow beside the title.
    int width = horizontalHeader()->fontMetrics().horizontalAdvance(title) + character * 4;
    const int rows = std::min(m_model->rowCount(), sampledRows);
    for (int row = 0; row < rows && width < widest * character; ++row) {
        const QString text
            = m_model->index(row, column).data(Qt::DisplayRole).toString().left(widest);
        width = std::max(width,
                         fontMetrics().horizontalAdvance(text) + 2 * CellDelegate::margin() + 4);
    }
    return std::clamp(width, narrowest * character, widest * character);
}

void PointsTable::onSectionResized(int column, int width)
{
    if (m_arranging || !m_model)
        return;
    const QString path = m_model->fieldAt(column);
    if (path.isEmpty() || width <= 0)
        return;
    m_widths.insert(path, width);
    m_saveLater.start();
}

QString PointsTable::layoutKey() const
{
    return m_session.settingsKey() + u'/' + m_session.collection();
}

void PointsTable::restoreLayout()
{
    const std::optional<ColumnLayout> layout = m_store ? m_store->load(layoutKey()) : std::nullopt;
    if (!layout || layout->shown.isEmpty())
        return;
    m_widths = layout->widths;
    m_model->restoreColumns(layout->shown, layout->offered);
    m_order = layout->shown;
}

void PointsTable::saveLayout()
{
    m_saveLater.stop();
    if (m_store && m_model && m_model->columns().isChosen())
        m_store->save(layoutKey(), { fieldsOnScreen(), m_model->columns().offered(), m_widths });
}

QStringList PointsTable::fieldsOnScreen() const
{
    QStringList fields;
    if (!m_model)
        return fields;
    const QHeaderView *header = horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const QString path = m_model->fieldAt(header->logicalIndex(place));
        if (!path.isEmpty())
            fields.append(path);
    }
    return fields;
}

void PointsTable::setFieldsOnScreen(const QStringList &paths)
{
    m_model->setShownFields(paths);
    m_order = paths;
    applyWidths();
    saveLayout();
    emit fieldsOnScreenChanged();
}

void PointsTable::showOrder(const QString &field, bool descending)
{
    m_sortedBy = field;
    m_sortOrder = descending ? Qt::DescendingOrder : Qt::AscendingOrder;
    QHeaderView *header = horizontalHeader();
    const int column = field.isEmpty() || !m_model ? -1 : m_model->columnOf(field);
    header->setSortIndicatorShown(column >= 0);
    header->setSortIndicator(column, m_sortOrder);
}

std::optional<PointId> PointsTable::currentPoint() const
{
    if (!m_model || !currentIndex().isValid() || currentIndex().row() >= m_model->rowCount())
        return std::nullopt;
    return m_model->idAt(currentIndex().row());
}

std::vector<PointId> PointsTable::selectedPoints() const
{
    std::vector<PointId> points;
    if (!m_model || !selectionModel())
        return points;
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex &row : std::as_const(rows))
        points.push_back(m_model->idAt(row.row()));
    return points;
}

void PointsTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row())
        emit currentPointChanged();
}

void PointsTable::prefetchLater()
{
    // Later: the model is Ready again only after it has told its new rows.
    if (!m_prefetchLater.isActive())
        m_prefetchLater.start(0);
}

void PointsTable::prefetch()
{
    if (!m_model || !isVisible() || !m_model->canFetchMore({}))
        return;
    const int height = std::max(1, m_idHeader->defaultSectionSize());
    const int onScreen = viewport()->height() / height + 1;
    const int first = std::max(0, rowAt(0));
    if (first + onScreen * (1 + screensAhead) >= m_model->rowCount())
        m_model->fetchMore({});
}

void PointsTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    prefetchLater();
}

void PointsTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_idHeader)
        applyFontMetrics();
}

void PointsTable::keyboardSearch(const QString &) { }

} // namespace sextant
