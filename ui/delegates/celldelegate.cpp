#include "ui/delegates/celldelegate.h"

#include "model/search/recommendboard.h"
#include "ui/style/typecolors.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QToolTip>

namespace sextant {

namespace {

constexpr int laidTextsKept = 4000; // some screens of distinct texts
constexpr int markTint = 36; // of 255: a tint, the sign itself is in the id header

} // namespace

CellDelegate::CellDelegate(QObject *parent)
    : QAbstractItemDelegate(parent)
    , m_laid(laidTextsKept)
{
}

CellDelegate::~CellDelegate() = default;

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    return { option.fontMetrics.horizontalAdvance(text) + 2 * margin() + 2,
             option.fontMetrics.height() + 2 };
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                             const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractItemDelegate::helpEvent(event, view, option, index);
    const QString text = index.data(Qt::ToolTipRole).toString();
    const QString shown = text.isEmpty()
        ? QString()
        : QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>").arg(text.toHtmlEscaped());
    QToolTip::showText(event->globalPos(), shown, view->viewport(), option.rect);
    return true;
}

void CellDelegate::usePalette(const QPalette &palette) const
{
    if (m_paletteKey == palette.cacheKey())
        return;
    m_paletteKey = palette.cacheKey();
    for (size_t kind = 0; kind < m_colors.size(); ++kind)
        m_colors[kind] = typeColor(CellKind(kind), palette);
    m_positive = signColor(SignColor::Positive, palette);
    m_negative = signColor(SignColor::Negative, palette);
    m_positive.setAlpha(markTint);
    m_negative.setAlpha(markTint);
    m_hatch = palette.color(QPalette::Disabled, QPalette::Text);
    m_hatch.setAlpha(70);
}

const QColor &CellDelegate::color(CellKind kind, const QPalette &palette) const
{
    usePalette(palette);
    return m_colors[size_t(kind)];
}

void CellDelegate::paintBackground(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    usePalette(option.palette);
    if (option.state & QStyle::State_Selected) {
        const auto group
            = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
        painter->fillRect(option.rect, option.palette.brush(group, QPalette::Highlight));
    } else {
        const auto mark = RecommendBoard::Mark(index.data(MarkRole).toInt());
        if (mark != RecommendBoard::Mark::None)
            painter->fillRect(option.rect,
                              mark == RecommendBoard::Mark::Positive ? m_positive : m_negative);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(option.palette.color(QPalette::Text));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

CellDelegate::Laid &CellDelegate::laidOut(const QString &text, const QFont &font) const
{
    if (m_font != font) {
        m_font = font;
        m_laid.clear();
    }
    if (Laid *known = m_laid.object(text))
        return *known;
    auto *laid = new Laid;
    laid->text.setTextFormat(Qt::PlainText);
    laid->text.setPerformanceHint(QStaticText::AggressiveCaching);
    laid->text.setText(text);
    laid->text.prepare(QTransform(), font);
    m_laid.insert(text, laid);
    return *laid;
}

void CellDelegate::paintText(QPainter *painter, const QRect &rect, const QString &text,
                             const QColor &color, Qt::Alignment alignment, const QFont &font) const
{
    if (text.isEmpty() || rect.width() <= 0)
        return;
    Laid &laid = laidOut(text, font);
    const QStaticText *shown = &laid.text;
    qreal width = laid.text.size().width();
    if (width > rect.width()) {
        if (laid.fittedWidth != rect.width()) {
            laid.fittedWidth = rect.width();
            laid.fitted
                = QStaticText(QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
            laid.fitted.setTextFormat(Qt::PlainText);
            laid.fitted.prepare(QTransform(), font);
        }
        shown = &laid.fitted;
        width = rect.width();
    }
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() + 1 - width;
    else if (alignment & Qt::AlignHCenter)
        x += (rect.width() - width) / 2;
    const qreal y = rect.top() + (rect.height() - shown->size().height()) / 2;
    painter->setFont(font);
    painter->setPen(color);
    painter->drawStaticText(QPointF(x, y), *shown);
}

void CellDelegate::paintMissing(QPainter *painter, const QStyleOptionViewItem &option) const
{
    if (!(option.state & QStyle::State_Selected))
        painter->fillRect(option.rect, QBrush(m_hatch, Qt::BDiagPattern));
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    paintBackground(painter, option, index);
    const QVariant kindData = index.data(CellKindRole);
    const bool isPlain = !kindData.isValid();
    const CellKind kind = isPlain ? CellKind::String : CellKind(kindData.toInt());
    if (kind == CellKind::Missing) {
        paintMissing(painter, option);
        return;
    }
    const bool isSelected = option.state & QStyle::State_Selected;
    const auto group = option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
    QColor ink = option.palette.color(group, QPalette::HighlightedText);
    if (!isSelected)
        ink = isPlain ? option.palette.color(QPalette::Text) : color(kind, option.palette);
    const bool isNumeric = kind == CellKind::Integer || kind == CellKind::Float;
    Qt::Alignment alignment = isNumeric ? Qt::AlignRight : Qt::AlignLeft;
    if (isPlain)
        if (const QVariant wanted = index.data(Qt::TextAlignmentRole); wanted.isValid())
            alignment = Qt::Alignment(wanted.toInt());
    QFont font = option.font;
    if (kind == CellKind::Null || kind == CellKind::Unreadable)
        font.setItalic(true);
    const QString text = index.data(Qt::DisplayRole).toString();
    const QRect inner = option.rect.adjusted(margin(), 0, -margin(), 0);
    if (font.italic() != option.font.italic()) {
        // Few and short: not worth a place among the laid out texts of the upright font.
        painter->setFont(font);
        painter->setPen(ink);
        painter->drawText(inner, int(Qt::AlignVCenter | alignment) | Qt::TextSingleLine, text);
        return;
    }
    paintText(painter, inner, text, ink, alignment, font);
}

} // namespace sextant
