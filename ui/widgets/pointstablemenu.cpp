// PointsTable: keys, the cell menu, copying.
#include "ui/widgets/pointstable.h"

#include "model/points/payloadtablemodel.h"
#include "model/session/collectionsession.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace sextant {

namespace {

constexpr qsizetype shownValue = 30; // characters of a value in a menu
constexpr int mostMarked = 500; // rows at once: more is a slip, and one endless request

} // namespace

void PointsTable::keyPressEvent(QKeyEvent *event)
{
    if (!handleKey(event))
        QTableView::keyPressEvent(event);
}

bool PointsTable::handleKey(QKeyEvent *event)
{
    if (event == QKeySequence::Copy) {
        copySelected(CopyFormat::Tsv);
        return true;
    }
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier))
        return false;
    const QString text = event->text();
    if (text == u"+" || event->key() == Qt::Key_Plus) {
        markSelected(RecommendBoard::Mark::Positive);
        return true;
    }
    if (text == u"-" || text == u"−" || event->key() == Qt::Key_Minus) {
        markSelected(RecommendBoard::Mark::Negative);
        return true;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!m_session.board().isEmpty())
            emit recommendRequested();
        return true;
    }
    return false;
}

void PointsTable::markSelected(RecommendBoard::Mark mark)
{
    std::vector<PointId> points = selectedPoints();
    if (points.empty())
        if (const std::optional<PointId> current = currentPoint())
            points.push_back(*current);
    RecommendBoard &board = m_session.board();
    const bool takesBack = std::all_of(points.cbegin(), points.cend(),
                                       [&](const PointId &id) { return board.markOf(id) == mark; });
    if (!takesBack && points.size() > mostMarked) {
        emit notice(
            tr("%n row(s) are selected: mark at most %1 at once.", nullptr, int(points.size()))
                .arg(mostMarked));
        return;
    }
    board.setMarks(points, takesBack ? RecommendBoard::Mark::None : mark);
}

void PointsTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isKeyboard ? currentIndex() : indexAt(event->pos());
    if (!m_model || !index.isValid())
        return;
    QMenu *menu = makeCellMenu(index);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPoint place = isKeyboard ? visualRect(index).bottomLeft() : event->pos();
    menu->popup(viewport()->mapToGlobal(place));
}

QMenu *PointsTable::makeCellMenu(const QModelIndex &index)
{
    auto *menu = new QMenu(this);
    menu->setAccessibleName(tr("Cell menu"));
    const PointId id = m_model->idAt(index.row());
    QAction *similar = menu->addAction(tr("Find similar"));
    connect(similar, &QAction::triggered, this, [this, id] { emit similarRequested(id); });
    addMarkActions(menu, id);
    menu->addSeparator();
    addFilterActions(menu, index);
    if (m_isSortable)
        addSortActions(menu, index);
    menu->addSeparator();
    addCopyActions(menu, index);
    return menu;
}

void PointsTable::addMarkActions(QMenu *menu, const PointId &id)
{
    const RecommendBoard::Mark mark = m_session.board().markOf(id);
    const auto add = [&](const QString &text, RecommendBoard::Mark wanted) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(mark == wanted);
        connect(action, &QAction::triggered, this,
                [this, id, wanted] { m_session.board().toggle(id, wanted); });
    };
    add(tr("Positive example\t+"), RecommendBoard::Mark::Positive);
    add(tr("Negative example\t−"), RecommendBoard::Mark::Negative);
}

void PointsTable::addFilterActions(QMenu *menu, const QModelIndex &index)
{
    const QString path = m_model->fieldAt(index.column());
    const std::optional<QByteArrayView> raw = m_model->rawAt(index.row(), index.column());
    if (path.isEmpty() || !raw)
        return;
    if (!ColumnSet::makeField(path).isFilterable) {
        menu->addAction(tr("%1 is not filterable: no path can name this key").arg(path))
            ->setEnabled(false);
        return;
    }
    const Cell cell = m_model->cellAt(index.row(), index.column());
    QString value = cell.text.left(shownValue);
    if (value.size() < cell.text.size())
        value += u'…';
    value.replace(u'&', QStringLiteral("&&"));
    for (const CellFilter &filter : cellFilters(path, *raw))
        addFilterAction(menu, path, value, filter);
}

void PointsTable::addFilterAction(QMenu *menu, const QString &path, const QString &value,
                                  const CellFilter &filter)
{
    QString text;
    switch (filter.test) {
    case CellTest::Is:
        text = filter.isRange ? tr("Filter: %1 is %2 (sent as a range)").arg(path, value)
                              : tr("Filter: %1 is %2").arg(path, value);
        break;
    case CellTest::IsNot:
        text = tr("Filter: %1 is not %2 (also points without the field)").arg(path, value);
        break;
    case CellTest::Less:
        text = tr("Filter: %1 < %2").arg(path, value);
        break;
    case CellTest::Greater:
        text = tr("Filter: %1 > %2").arg(path, value);
        break;
    case CellTest::IsNull:
        text = tr("Filter: %1 is null").arg(path);
        break;
    case CellTest::IsEmpty:
        text = tr("Filter: %1 is empty (missing, null or [])").arg(path);
        break;
    }
    if (!filter.condition)
        text = tr("%1: not filterable").arg(text);
    QAction *action = menu->addAction(text);
    action->setEnabled(filter.condition.has_value());
    if (!filter.condition)
        return;
    const QString told = filter.isRange
        ? tr("Floats have no equality in Qdrant: “%1 is %2” is sent as %2 ≤ %1 ≤ %2.")
              .arg(path, value)
        : QString();
    connect(action, &QAction::triggered, this, [this, condition = *filter.condition, told] {
        if (!told.isEmpty())
            emit notice(told);
        emit filterRequested(condition);
    });
}

void PointsTable::addSortActions(QMenu *menu, const QModelIndex &index)
{
    const QString field = m_model->fieldAt(index.column());
    if (field.isEmpty())
        return;
    menu->addSeparator();
    const bool hasPath = ColumnSet::makeField(field).isFilterable;
    const auto add = [&](const QString &text, Qt::SortOrder order) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_sortedBy == field && m_sortOrder == order);
        action->setEnabled(hasPath);
        connect(action, &QAction::triggered, this,
                [this, field, order] { emit orderRequested(field, order); });
    };
    add(tr("Sort by %1, ascending").arg(field), Qt::AscendingOrder);
    add(tr("Sort by %1, descending").arg(field), Qt::DescendingOrder);
    QAction *unsorted = menu->addAction(tr("Unsorted"));
    unsorted->setEnabled(!m_sortedBy.isEmpty());
    connect(unsorted, &QAction::triggered, this, &PointsTable::unsortRequested);
}

void PointsTable::addCopyActions(QMenu *menu, const QModelIndex &index)
{
    QAction *cell = menu->addAction(tr("Copy cell"));
    const QString text = index.data(FullTextRole).toString();
    connect(cell, &QAction::triggered, this,
            [text] { QGuiApplication::clipboard()->setText(text); });
    const auto add = [&](const QString &title, CopyFormat format) {
        connect(menu->addAction(title), &QAction::triggered, this,
                [this, format] { copySelected(format); });
    };
    add(tr("Copy rows as TSV"), CopyFormat::Tsv);
    add(tr("Copy rows as JSON"), CopyFormat::JsonArray);
    add(tr("Copy rows as JSON Lines"), CopyFormat::JsonLines);
    add(tr("Copy ids"), CopyFormat::Ids);
}

void PointsTable::copySelected(CopyFormat format)
{
    if (!m_model || !selectionModel())
        return;
    QModelIndexList selected = selectionModel()->selectedRows();
    if (selected.isEmpty())
        return;
    std::sort(selected.begin(), selected.end());
    std::vector<CopyRow> rows;
    for (const QModelIndex &row : std::as_const(selected))
        rows.push_back({ m_model->idAt(row.row()), m_model->payloadAt(row.row()),
                         m_model->scoreAt(row.row()), m_model->rankAt(row.row()) });
    QGuiApplication::clipboard()->setText(copyText(rows, fieldsOnScreen(), format));
}

} // namespace sextant
