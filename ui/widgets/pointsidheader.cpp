#include "ui/widgets/pointsidheader.h"

#include "model/points/pointsroles.h"
#include "model/search/recommendboard.h"
#include "ui/style/typecolors.h"

#include <QItemSelectionModel>
#include <QPainter>

namespace sextant {

PointsIdHeader::PointsIdHeader(QWidget *parent)
    : QHeaderView(Qt::Vertical, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setSectionResizeMode(QHeaderView::Fixed);
    setAccessibleName(tr("Point ids"));
}

int PointsIdHeader::markWidth() const { return fontMetrics().horizontalAdvance(u'+') + 6; }

// Painted here: the style's header costs a third of a millisecond for ten rows.
void PointsIdHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    const QAbstractItemModel *rows = model();
    if (!rows || !rect.isValid())
        return;
    const bool isSelected = selectionModel() && selectionModel()->hasSelection()
        && selectionModel()->rowIntersectsSelection(logicalIndex);
    const QPalette &colors = palette();
    painter->fillRect(rect, colors.brush(isSelected ? QPalette::Highlight : QPalette::Button));
    painter->setPen(colors.color(QPalette::Mid));
    painter->drawLine(rect.topRight(), rect.bottomRight());
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const QColor ink = colors.color(isSelected ? QPalette::HighlightedText : QPalette::ButtonText);
    const auto mark
        = RecommendBoard::Mark(rows->headerData(logicalIndex, Qt::Vertical, MarkRole).toInt());
    const QRect inner = rect.adjusted(3, 0, -4, 0);
    painter->setFont(font());
    if (mark != RecommendBoard::Mark::None) {
        const bool isPositive = mark == RecommendBoard::Mark::Positive;
        const SignColor sign = isPositive ? SignColor::Positive : SignColor::Negative;
        painter->setPen(isSelected ? ink : signColor(sign, colors));
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                          QString(isPositive ? u'+' : u'−'));
    }
    painter->setPen(ink);
    painter->drawText(inner.adjusted(markWidth() - 3, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
                      rows->headerData(logicalIndex, Qt::Vertical).toString());
}

} // namespace sextant
