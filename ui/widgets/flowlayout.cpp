#include "ui/widgets/flowlayout.h"

#include <QWidget>

#include <algorithm>

namespace sextant {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::insertWidget(int position, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(m_items.begin() + position, std::make_unique<QWidgetItemV2>(widget));
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int position) const
{
    return position >= 0 && position < count() ? m_items[size_t(position)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int position)
{
    if (!itemAt(position))
        return nullptr;
    QLayoutItem *item = m_items[size_t(position)].release();
    m_items.erase(m_items.begin() + position);
    invalidate();
    return item;
}

int FlowLayout::heightForWidth(int width) const { return arrange({ 0, 0, width, 0 }, false); }

QSize FlowLayout::sizeHint() const
{
    QSize size;
    int shown = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size = { size.width() + hint.width(), std::max(size.height(), hint.height()) };
        ++shown;
    }
    return size + QSize(std::max(0, shown - 1) * spacing(), 0);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool moves) const
{
    int x = rect.x();
    int y = rect.y();
    int height = 0; // of the line
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        const QSize size(
            std::min(hint.width(), std::max(rect.width(), item->minimumSize().width())),
            hint.height());
        if (x > rect.x() && x + size.width() > rect.x() + rect.width()) {
            x = rect.x();
            y += height + spacing();
            height = 0;
        }
        if (moves)
            item->setGeometry({ QPoint(x, y), size });
        x += size.width() + spacing();
        height = std::max(height, size.height());
    }
    return y + height - rect.y();
}

} // namespace sextant
