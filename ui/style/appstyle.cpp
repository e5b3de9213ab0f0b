#include "ui/style/appstyle.h"

#include "ui/style/icons.h"
#include "ui/style/typecolors.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace sextant {

AppStyle::AppStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                             QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isBox = element == PE_IndicatorCheckBox;
    if ((!isBox && element != PE_IndicatorRadioButton) || !isDark(option->palette))
        return;
    // Fusion's outline is the window's colour darkened: in the dark it can't be told from the window.
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(option->palette.color(QPalette::PlaceholderText));
    painter->setBrush(Qt::NoBrush);
    const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isBox)
        painter->drawRoundedRect(frame, 2, 2);
    else
        painter->drawEllipse(frame);
    painter->restore();
}

QIcon AppStyle::standardIcon(StandardPixmap which, const QStyleOption *option,
                             const QWidget *widget) const
{
    // Qt's own cross is black whatever the palette.
    if (which == SP_LineEditClearButton)
        return icon(u"edit-clear");
    return QProxyStyle::standardIcon(which, option, widget);
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                        QStyleHintReturn *returned) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0; // the same, and the words say it all
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

} // namespace sextant
