#include "ui/style/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

QString iconPath(QStringView name)
{
    return u":/icons/sextant/scalable/actions/%1.svg"_s.arg(name);
}

//! Draws an SVG whose colour is `currentColor` in the palette's colour for the mode. The drawing happens at
//! paint time, so a switch between light and dark needs no new icons.
class TintedIconEngine : public QIconEngine
{
public:
    TintedIconEngine(QString name, QByteArray svg)
        : m_name(std::move(name))
        , m_svg(std::move(svg))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const QPalette::ColorGroup group
            = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const QPalette::ColorRole role
            = mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText;
        QByteArray svg = m_svg;
        svg.replace("currentColor", palette.color(group, role).name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, QRectF(rect));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override
    {
        // QIcon hands over device pixels and sets the ratio itself.
        Q_UNUSED(scale)
        return pixmap(size, mode, state);
    }

    QIconEngine *clone() const override { return new TintedIconEngine(m_name, m_svg); }
    QString key() const override { return u"sextant"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return m_svg.isEmpty(); }

private:
    QString m_name;
    QByteArray m_svg;
};

} // namespace

QIcon icon(QStringView name)
{
    QFile file(iconPath(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new TintedIconEngine(name.toString(), file.readAll()));
}

QIcon applicationIcon() { return QIcon(u":/icons/sextant/scalable/apps/sextant.svg"_s); }

void installIconTheme()
{
    // Themes of the desktop are left aside on purpose: one icon set, the same everywhere.
    QIcon::setThemeSearchPaths({ u":/icons"_s });
    QIcon::setFallbackThemeName(u"sextant"_s);
    QIcon::setThemeName(u"sextant"_s);
}

} // namespace sextant
