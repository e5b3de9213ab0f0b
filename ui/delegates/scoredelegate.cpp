#include "ui/delegates/scoredelegate.h"

#include "client/json/numbertext.h"
#include "model/points/pointsroles.h"

#include <QPainter>
#include <QStyleOptionViewItem>

#include <algorithm>
#include <cmath>

namespace sextant {

namespace {

QString number(float value) { return QString::fromLatin1(json::floatText(value)); }

// From the worse end (0) to the better one (1).
double placeOf(const ScoreAxis &axis, float score)
{
    const double span = double(axis.high) - double(axis.low);
    if (span <= 0)
        return 0;
    const double place = std::clamp((double(score) - double(axis.low)) / span, 0.0, 1.0);
    return axis.largerIsBetter ? place : 1 - place;
}

} // namespace

ScoreAxis ScoreAxis::of(const std::vector<float> &scores, bool largerIsBetter)
{
    ScoreAxis axis;
    axis.largerIsBetter = largerIsBetter;
    if (scores.empty())
        return axis;
    const auto [low, high] = std::minmax_element(scores.cbegin(), scores.cend());
    axis.low = *low;
    axis.high = *high;
    const float span = axis.high - axis.low;
    const float farthest = std::max(std::abs(axis.low), std::abs(axis.high));
    // Scores that crowd together far from zero would all look alike on an axis from zero.
    const bool crowds = span > 0 && span < farthest / 4;
    if (crowds) {
        (axis.low > 0 ? axis.low : axis.high) += axis.low > 0 ? -span / 10 : span / 10;
    } else if (axis.low > 0) {
        axis.low = 0;
    } else if (axis.high < 0) {
        axis.high = 0;
    }
    if (axis.low == axis.high)
        axis.high = axis.low + 1;
    return axis;
}

QString ScoreAxis::text() const
{
    return largerIsBetter
        ? ScoreDelegate::tr("%1 … %2, larger is better").arg(number(low), number(high))
        : ScoreDelegate::tr("%1 … %2, smaller is better").arg(number(high), number(low));
}

void ScoreDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const QVariant score = index.data(ScoreRole);
    if (!score.isValid()) {
        CellDelegate::paint(painter, option, index);
        return;
    }
    paintBackground(painter, option, index);
    const bool isSelected = option.state & QStyle::State_Selected;
    const QColor ink
        = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QRect inner = option.rect.adjusted(margin(), 0, -margin(), 0);
    const int barHeight = std::max(3, inner.height() / 5);
    const QRect strip(inner.left(), inner.bottom() - barHeight, inner.width(), barHeight);
    const bool zeroInside = m_axis.low < 0 && m_axis.high > 0;
    const double from = zeroInside ? placeOf(m_axis, 0) : 0;
    const double to = placeOf(m_axis, score.toFloat());
    const int left = strip.left() + int(std::min(from, to) * strip.width());
    const int right = strip.left() + int(std::max(from, to) * strip.width());
    QColor fill = isSelected ? ink : option.palette.color(QPalette::Highlight);
    painter->fillRect(QRect(left, strip.top(), std::max(1, right - left), strip.height()), fill);
    if (zeroInside) {
        const int zero = strip.left() + int(from * strip.width());
        painter->fillRect(QRect(zero, inner.top() + 2, 1, inner.height() - 3), ink);
    }
    paintText(painter, inner.adjusted(0, 0, 0, -barHeight), number(score.toFloat()), ink,
              Qt::AlignRight, option.font);
}

} // namespace sextant
