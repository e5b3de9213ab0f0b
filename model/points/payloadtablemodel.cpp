#include "model/points/payloadtablemodel.h"

#include "client/json/payloadslice.h"

#include <algorithm>

namespace sextant {

namespace {

// A few screens: what scrolling back and forth touches.
constexpr int parsedRowsKept = 400;
constexpr qsizetype maxToolTip = 2000;

} // namespace

PayloadTableModel::PayloadTableModel(RecommendBoard &board, QObject *parent)
    : QAbstractTableModel(parent)
    , m_board(board)
    , m_parsed(parsedRowsKept)
{
    connect(&board, &RecommendBoard::changed, this, &PayloadTableModel::onBoardChanged);
}

std::optional<float> PayloadTableModel::scoreAt(int) const { return std::nullopt; }

int PayloadTableModel::rowOf(const PointId &id) const
{
    for (int row = 0, rows = rowCount(); row < rows; ++row)
        if (idAt(row) == id)
            return row;
    return -1;
}

int PayloadTableModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return std::max(1, leadingColumnCount() + int(m_columns.shown().size()));
}

bool PayloadTableModel::isWholePayload(int column) const
{
    return column == 0 && leadingColumnCount() == 0 && m_columns.shown().empty();
}

QVariant PayloadTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    switch (role) {
    case PointIdRole:
        return QVariant::fromValue(idAt(row));
    case MarkRole:
        return int(m_board.markOf(idAt(row)));
    case RowPayloadRole:
        return payloadAt(row).toByteArray();
    case ScoreRole:
        if (const std::optional<float> score = scoreAt(row))
            return *score;
        return {};
    case FieldPathRole:
        return fieldAt(index.column());
    default:
        break;
    }
    if (index.column() < leadingColumnCount())
        return leadingData(row, index.column(), role);
    return cellData(row, index.column(), role);
}

QVariant PayloadTableModel::cellData(int row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return cellAt(row, column).text;
    case CellKindRole: {
        const std::optional<QByteArrayView> raw = rawAt(row, column);
        return int(raw ? cellKind(*raw) : CellKind::Unreadable);
    }
    case Qt::AccessibleTextRole:
        return cellAccessibleText(cellAt(row, column));
    case Qt::ToolTipRole: {
        const std::optional<QByteArrayView> raw = rawAt(row, column);
        if (!raw || raw->size() <= maxCellText / 4)
            return {};
        return cellFullText(*raw).left(maxToolTip); // plain: markup is the view's
    }
    case FullTextRole:
        return cellFullText(rawAt(row, column).value_or(QByteArrayView()));
    case RawJsonRole: {
        const std::optional<QByteArrayView> raw = rawAt(row, column);
        return raw && !raw->isNull() ? raw->toByteArray() : QByteArray();
    }
    default:
        return {};
    }
}

QVariant PayloadTableModel::leadingData(int, int, int) const { return {}; }

QVariant PayloadTableModel::leadingHeader(int, int) const { return {}; }

QVariant PayloadTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0)
        return {};
    if (orientation == Qt::Vertical) {
        if (section >= rowCount())
            return {};
        const PointId id = idAt(section);
        if (role == Qt::DisplayRole)
            return id.toString();
        if (role == PointIdRole)
            return QVariant::fromValue(id);
        const RecommendBoard::Mark mark = m_board.markOf(id);
        if (role == MarkRole)
            return int(mark);
        if (role != Qt::AccessibleTextRole || mark == RecommendBoard::Mark::None)
            return {};
        return mark == RecommendBoard::Mark::Positive
            ? tr("%1, positive example").arg(id.toString())
            : tr("%1, negative example").arg(id.toString());
    }
    if (section >= columnCount())
        return {};
    if (section < leadingColumnCount())
        return leadingHeader(section, role);
    if (isWholePayload(section))
        return role == Qt::DisplayRole ? tr("payload") : QVariant();
    if (role == Qt::DisplayRole || role == FieldPathRole)
        return fieldAt(section);
    return {};
}

QString PayloadTableModel::fieldAt(int column) const
{
    const int field = column - leadingColumnCount();
    if (field < 0 || field >= int(m_columns.shown().size()))
        return {};
    return m_columns.shown()[size_t(field)].path;
}

int PayloadTableModel::columnOf(const QString &path) const
{
    const qsizetype field = m_columns.indexOf(path);
    return field < 0 ? -1 : leadingColumnCount() + int(field);
}

const FieldValues &PayloadTableModel::parsedRow(int row) const
{
    if (const FieldValues *known = m_parsed.object(row))
        return *known;
    auto *parsed = new FieldValues(fieldValues(payloadAt(row), m_columns.shown()));
    m_parsed.insert(row, parsed);
    return *parsed;
}

std::optional<QByteArrayView> PayloadTableModel::rawAt(int row, int column) const
{
    if (isWholePayload(column))
        return payloadAt(row);
    const int field = column - leadingColumnCount();
    if (field < 0 || field >= int(m_columns.shown().size()))
        return QByteArrayView();
    const FieldValues &parsed = parsedRow(row);
    const QByteArrayView slice = parsed.values[size_t(field)];
    // A field before the fault is still right; one not found may stand behind it.
    if (slice.isNull() && parsed.isBroken)
        return std::nullopt;
    return slice;
}

Cell PayloadTableModel::cellAt(int row, int column) const
{
    const std::optional<QByteArrayView> raw = rawAt(row, column);
    if (!raw)
        return { CellKind::Unreadable, QString(u'?') };
    return makeCell(*raw);
}

void PayloadTableModel::setShownFields(const QStringList &paths)
{
    const QStringList shown = m_columns.shownPaths();
    QStringList added;
    for (const QString &path : paths)
        if (!shown.contains(path) && !added.contains(path))
            added.append(path);
    if (shown.isEmpty() || paths.isEmpty()) {
        // The whole-payload column comes or goes.
        beginResetModel();
        m_columns.setShown(paths);
        forgetParsedRows();
        endResetModel();
    } else {
        if (!added.isEmpty()) {
            const int first = columnCount();
            beginInsertColumns({}, first, first + int(added.size()) - 1);
            m_columns.setShown(shown + added);
            forgetParsedRows();
            endInsertColumns();
        }
        removeHidden(paths);
    }
    emit fieldsChanged();
}

void PayloadTableModel::removeHidden(const QStringList &paths)
{
    for (int column = columnCount() - 1; column >= leadingColumnCount(); --column) {
        if (paths.contains(fieldAt(column)))
            continue;
        beginRemoveColumns({}, column, column);
        QStringList shown = m_columns.shownPaths();
        shown.removeAt(column - leadingColumnCount());
        m_columns.setShown(shown);
        forgetParsedRows();
        endRemoveColumns();
    }
}

void PayloadTableModel::markFieldsOffered()
{
    m_columns.markOffered();
    emit fieldsChanged();
}

void PayloadTableModel::restoreColumns(const QStringList &shown, const QStringList &offered)
{
    beginResetModel();
    m_columns.setShown(shown);
    m_columns.setOffered(offered);
    forgetParsedRows();
    endResetModel();
    emit fieldsChanged();
}

void PayloadTableModel::chooseColumns()
{
    if (m_columns.isChosen())
        return;
    m_columns.choose();
    forgetParsedRows();
}

void PayloadTableModel::announceFields()
{
    if (m_columns.known().size() == m_announced)
        return;
    m_announced = m_columns.known().size();
    emit fieldsChanged();
}

void PayloadTableModel::forgetParsedRows() { m_parsed.clear(); }

void PayloadTableModel::onBoardChanged()
{
    const int rows = rowCount();
    if (rows == 0)
        return;
    // The board doesn't say whose mark changed; views repaint visible rows only.
    if (columnCount() > 0)
        emit dataChanged(index(0, 0), index(rows - 1, columnCount() - 1), { MarkRole });
    emit headerDataChanged(Qt::Vertical, 0, rows - 1);
}

} // namespace sextant
