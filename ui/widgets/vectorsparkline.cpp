#include "ui/widgets/vectorsparkline.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sextant {

VectorSparkline::VectorSparkline(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Vector drawing"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VectorSparkline::setNumbers(std::vector<float> numbers, const QString &summary)
{
    m_numbers = std::move(numbers);
    setAccessibleName(summary.isEmpty() ? tr("Vector drawing") : summary);
    setToolTip(summary);
    update();
}

QSize VectorSparkline::sizeHint() const
{
    return QSize(fontMetrics().averageCharWidth() * 30, fontMetrics().height() * 4);
}

void VectorSparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    float extent = 0;
    for (const float number : m_numbers)
        if (std::isfinite(number))
            extent = std::max(extent, std::abs(number));
    const double middle = height() / 2.0;
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawLine(QPointF(0, middle), QPointF(width(), middle));
    if (m_numbers.empty() || extent <= 0)
        return;
    // One column per pixel: with more numbers than pixels, the lowest and highest of each share it.
    const int columns = std::max(1, std::min(width(), int(m_numbers.size())));
    const double step = double(width()) / columns;
    for (int column = 0; column < columns; ++column) {
        const size_t from = m_numbers.size() * size_t(column) / size_t(columns);
        const size_t to
            = std::max(from + 1, m_numbers.size() * size_t(column + 1) / size_t(columns));
        const auto [low, high] = std::minmax_element(m_numbers.begin() + qptrdiff(from),
                                                     m_numbers.begin() + qptrdiff(to));
        const double top = middle - std::max(0.0, double(*high) / extent) * (middle - 1);
        const double bottom = middle - std::min(0.0, double(*low) / extent) * (middle - 1);
        painter.fillRect(QRectF(column * step, top, std::max(1.0, step - (step > 3 ? 1 : 0)),
                                std::max(1.0, bottom - top)),
                         palette().color(QPalette::Highlight));
    }
}

} // namespace sextant
