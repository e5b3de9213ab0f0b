// Text can be read in light and dark: contrast of at least 4.5:1; every bundled icon draws something.

#include "ui/style/appstyle.h"
#include "ui/style/icons.h"
#include "ui/style/palettes.h"
#include "ui/style/typecolors.h"

#include <QDirIterator>
#include <QGuiApplication>
#include <QPainter>
#include <QStyleOptionButton>
#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

class TestPalettes : public QObject
{
    Q_OBJECT
private slots:
    void contrastOfBlackOnWhiteIs21();
    void textsReachContrast_data();
    void textsReachContrast();
    void typeColoursReachContrast_data() { textsReachContrast_data(); }
    void typeColoursReachContrast();
    void uncheckedBoxesAreSeenInTheDark();
    void everyIconDraws();
    void iconsFollowThePalette();
    void unknownIconsAreNull();
};

void TestPalettes::contrastOfBlackOnWhiteIs21()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
}

void TestPalettes::textsReachContrast_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << lightPalette() << false;
    QTest::newRow("dark") << darkPalette() << true;
}

void TestPalettes::textsReachContrast()
{
    QFETCH(QPalette, palette);
    QFETCH(bool, dark);
    QCOMPARE(isDark(palette), dark);
    const auto ratio = [&palette](QPalette::ColorRole text, QPalette::ColorRole background) {
        return contrastRatio(palette.color(text), palette.color(background));
    };
    QVERIFY(ratio(QPalette::WindowText, QPalette::Window) >= 7);
    QVERIFY(ratio(QPalette::Text, QPalette::Base) >= 7);
    QVERIFY(ratio(QPalette::Text, QPalette::AlternateBase) >= 7);
    QVERIFY(ratio(QPalette::ButtonText, QPalette::Button) >= 7);
    QVERIFY(ratio(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
    QVERIFY(ratio(QPalette::Link, QPalette::Base) >= 4.5);
    QVERIFY(ratio(QPalette::PlaceholderText, QPalette::Base) >= 4.5);
    QVERIFY(ratio(QPalette::ToolTipText, QPalette::ToolTipBase) >= 7);
}

void TestPalettes::typeColoursReachContrast()
{
    QFETCH(QPalette, palette);
    const QColor base = palette.color(QPalette::Base);
    for (int kind = 0; kind <= int(CellKind::Unreadable); ++kind)
        QVERIFY2(contrastRatio(typeColor(CellKind(kind), palette), base) >= 4.5,
                 qPrintable(QString::number(kind)));
    for (int sign = 0; sign <= int(SignColor::Negative); ++sign)
        QVERIFY2(contrastRatio(signColor(SignColor(sign), palette), base) >= 4.5,
                 qPrintable(QString::number(sign)));
}

void TestPalettes::uncheckedBoxesAreSeenInTheDark()
{
    QStyleOptionButton option;
    option.palette = darkPalette();
    option.rect = QRect(0, 0, 16, 16);
    option.state = QStyle::State_Enabled | QStyle::State_Off;
    for (const QStyle::PrimitiveElement element :
         { QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton }) {
        QImage image(16, 16, QImage::Format_ARGB32);
        const QColor window = option.palette.color(QPalette::Window);
        image.fill(window);
        QPainter painter(&image);
        AppStyle().drawPrimitive(element, &option, &painter, nullptr);
        painter.end();
        QVERIFY(contrastRatio(image.pixelColor(0, 8), window) >= 3);
    }
}

void TestPalettes::everyIconDraws()
{
    QDirIterator files(u":/icons/sextant/scalable/actions"_s);
    int count = 0;
    while (files.hasNext()) {
        const QString name = QFileInfo(files.next()).completeBaseName();
        const QImage image = icon(name).pixmap(16, 16).toImage();
        bool isDrawn = false;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                isDrawn = isDrawn || qAlpha(image.pixel(x, y)) > 0;
        QVERIFY2(isDrawn, qPrintable(name));
        ++count;
    }
    QVERIFY(count >= 30);
    QVERIFY(!applicationIcon().pixmap(64, 64).isNull());
}

void TestPalettes::iconsFollowThePalette()
{
    const QIcon plus = icon(u"list-add");
    QGuiApplication::setPalette(lightPalette());
    const QImage light = plus.pixmap(32, 32).toImage();
    QGuiApplication::setPalette(darkPalette());
    const QImage dark = plus.pixmap(32, 32).toImage();
    QVERIFY(light.pixelColor(16, 16).lightness() < 128);
    QVERIFY(dark.pixelColor(16, 16).lightness() > 128);
}

void TestPalettes::unknownIconsAreNull() { QVERIFY(icon(u"no-such-icon").isNull()); }

QTEST_MAIN(TestPalettes)
#include "tst_palettes.moc"
