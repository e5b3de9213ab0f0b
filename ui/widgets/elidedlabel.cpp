#include "ui/widgets/elidedlabel.h"

#include <QEvent>
#include <QHelpEvent>
#include <QStyle>
#include <QStylePainter>
#include <QToolTip>

namespace sextant {

namespace {

constexpr int fewestCharacters = 8;

} // namespace

ElidedLabel::ElidedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QSize whole = QLabel::minimumSizeHint();
    return { std::min(whole.width(), fontMetrics().averageCharWidth() * fewestCharacters),
             whole.height() };
}

bool ElidedLabel::isCut() const { return width() < QLabel::sizeHint().width(); }

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    if (!isCut()) {
        QLabel::paintEvent(event); // with its selection
        return;
    }
    QStylePainter painter(this);
    const QString line
        = fontMetrics().elidedText(text().simplified(), Qt::ElideRight, contentsRect().width());
    painter.drawItemText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter, palette(), isEnabled(),
                         line, foregroundRole());
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !isCut())
        return QLabel::event(event);
    QToolTip::showText(
        static_cast<QHelpEvent *>(event)->globalPos(),
        QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>").arg(text().toHtmlEscaped()),
        this);
    return true;
}

} // namespace sextant
