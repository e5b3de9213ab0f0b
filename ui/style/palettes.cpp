#include "ui/style/palettes.h"

#include "ui/style/appstyle.h"
#include "ui/style/typecolors.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace sextant {

namespace {

struct Shades
{
    QRgb window, base, alternate, text, button, highlight, highlightedText, disabled, link, tip;
};

QPalette paletteFrom(const Shades &shades)
{
    QPalette palette(QColor(shades.button), QColor(shades.window));
    const QColor text(shades.text);
    palette.setColor(QPalette::Window, QColor(shades.window));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, QColor(shades.base));
    palette.setColor(QPalette::AlternateBase, QColor(shades.alternate));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, QColor(shades.button));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, QColor(Qt::white));
    palette.setColor(QPalette::ToolTipBase, QColor(shades.tip));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, QColor(shades.disabled));
    palette.setColor(QPalette::Highlight, QColor(shades.highlight));
    palette.setColor(QPalette::HighlightedText, QColor(shades.highlightedText));
    palette.setColor(QPalette::Link, QColor(shades.link));
    palette.setColor(QPalette::LinkVisited, QColor(shades.link));
    for (const QPalette::ColorRole role :
         { QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText })
        palette.setColor(QPalette::Disabled, role, QColor(shades.disabled));
    return palette;
}

bool systemIsDark(const QApplication &application)
{
    // Qt 6.4 has no colorScheme: the desktop's hints are its palette and the GTK theme's name.
    const QString theme = qEnvironmentVariable("GTK_THEME");
    if (theme.endsWith(u"dark"_s, Qt::CaseInsensitive))
        return true;
    if (!theme.isEmpty())
        return false;
    return isDark(application.palette());
}

} // namespace

QPalette lightPalette()
{
    return paletteFrom({ 0xfff2f3f5, 0xffffffff, 0xfff6f7f9, 0xff1d2126, 0xffe9ebee, 0xff1f5fa8,
                         0xffffffff, 0xff6f757d, 0xff0b5cad, 0xfffdfdf0 });
}

QPalette darkPalette()
{
    return paletteFrom({ 0xff26292e, 0xff1b1d21, 0xff212429, 0xffe6e8eb, 0xff31353b, 0xff2f6fb8,
                         0xffffffff, 0xff8b929b, 0xff7db8f0, 0xff33373d });
}

void applyTheme(QApplication &application, Theme theme)
{
    const bool dark = theme == Theme::Dark || (theme == Theme::System && systemIsDark(application));
    QApplication::setStyle(new AppStyle);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

} // namespace sextant
