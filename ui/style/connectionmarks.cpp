#include "ui/style/connectionmarks.h"

#include "ui/style/typecolors.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionMarks)

public:
    static QString color(ConnectionColor color);
    static QString protection(Protection protection);
};

QString Words::color(ConnectionColor color)
{
    switch (color) {
    case ConnectionColor::None:
        break;
    case ConnectionColor::Red:
        return tr("Red");
    case ConnectionColor::Orange:
        return tr("Orange");
    case ConnectionColor::Yellow:
        return tr("Yellow");
    case ConnectionColor::Green:
        return tr("Green");
    case ConnectionColor::Blue:
        return tr("Blue");
    case ConnectionColor::Purple:
        return tr("Purple");
    case ConnectionColor::Grey:
        return tr("Grey");
    }
    return tr("No colour");
}

QString Words::protection(Protection protection)
{
    switch (protection) {
    case Protection::Normal:
        break;
    case Protection::ConfirmWrites:
        return tr("asks before writes");
    case Protection::ReadOnly:
        return tr("read-only");
    }
    return {};
}

//! On a square of 16: a closed padlock.
QPainterPath lockPath()
{
    QPainterPath shackle;
    shackle.moveTo(5.5, 8);
    shackle.lineTo(5.5, 5.5);
    shackle.arcTo(QRectF(5.5, 3, 5, 5), 180, -180);
    shackle.lineTo(10.5, 8);
    QPainterPathStroker stroker;
    stroker.setWidth(1.5);
    QPainterPath lock = stroker.createStroke(shackle);
    QPainterPath body;
    body.addRoundedRect(QRectF(3.75, 7.5, 8.5, 5.75), 1, 1);
    return lock.united(body);
}

//! On a square of 16: a shield, half of it hollow.
QPainterPath shieldPath()
{
    QPainterPath shield(QPointF(8, 2.5));
    shield.lineTo(12.5, 4);
    shield.lineTo(12.5, 8);
    shield.quadTo(12.5, 11.5, 8, 13.5);
    shield.quadTo(3.5, 11.5, 3.5, 8);
    shield.lineTo(3.5, 4);
    shield.closeSubpath();
    QPainterPathStroker stroker;
    stroker.setWidth(1.5);
    QPainterPath half;
    half.addRect(QRectF(8, 2, 5, 12));
    return stroker.createStroke(shield).united(shield.intersected(half));
}

//! Draws at paint time, so that a switch between light and dark needs no new icons.
class MarkEngine : public QIconEngine
{
public:
    MarkEngine(ConnectionColor color, Protection protection)
        : m_color(color)
        , m_protection(protection)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const double side = std::min(rect.width(), rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->translate(rect.center() + QPointF(0.5, 0.5) - QPointF(side, side) / 2);
        painter->scale(side / 16, side / 16);
        QColor ink = palette.color(QPalette::ButtonText);
        if (m_color != ConnectionColor::None) {
            const QColor fill = connectionColor(m_color, palette);
            painter->setBrush(fill);
            painter->drawRoundedRect(QRectF(1, 1, 14, 14), 3, 3);
            ink = contrastRatio(fill, Qt::white) >= contrastRatio(fill, Qt::black) ? Qt::white
                                                                                   : Qt::black;
        }
        if (m_protection == Protection::ReadOnly)
            painter->fillPath(lockPath(), ink);
        else if (m_protection == Protection::ConfirmWrites)
            painter->fillPath(shieldPath(), ink);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new MarkEngine(m_color, m_protection); }

private:
    ConnectionColor m_color;
    Protection m_protection;
};

} // namespace

QColor connectionColor(ConnectionColor color, const QPalette &palette)
{
    const bool dark = isDark(palette);
    const auto themed
        = [dark](QRgb light, QRgb onDark) { return QColor::fromRgb(dark ? onDark : light); };
    switch (color) {
    case ConnectionColor::None:
        break;
    case ConnectionColor::Red:
        return themed(0xffc62828, 0xffff7a6b);
    case ConnectionColor::Orange:
        return themed(0xffb85a00, 0xffffa04a);
    case ConnectionColor::Yellow:
        return themed(0xff8f7200, 0xffffd54f);
    case ConnectionColor::Green:
        return themed(0xff2e7d32, 0xff6fc573);
    case ConnectionColor::Blue:
        return themed(0xff1565c0, 0xff6db0f5);
    case ConnectionColor::Purple:
        return themed(0xff7b1fa2, 0xffcb95e5);
    case ConnectionColor::Grey:
        return themed(0xff5f646b, 0xffaab0b8);
    }
    return {};
}

QString colorName(ConnectionColor color) { return Words::color(color); }

QString protectionText(Protection protection) { return Words::protection(protection); }

QIcon connectionIcon(ConnectionColor color, Protection protection)
{
    if (color == ConnectionColor::None && protection == Protection::Normal)
        return {};
    return QIcon(new MarkEngine(color, protection));
}

QString connectionText(const ConnectionSpec &spec)
{
    QStringList parts{ spec.displayName(), spec.environment, protectionText(spec.protection) };
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString serverTitle(const ConnectionSpec &spec)
{
    return spec.environment.isEmpty() ? spec.displayName()
                                      : u"%1 (%2)"_s.arg(spec.displayName(), spec.environment);
}

} // namespace sextant
