// The error panel in narrow places, and what a screen reader gets of it.
#include "ui/widgets/errorpanel.h"

#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

ApiError notFound()
{
    ApiError error;
    error.kind = ApiError::Kind::NotFound;
    error.httpStatus = 404;
    error.serverText = u"Not found: Point with id 18446744073709551615 does not exists!"_s;
    error.body = R"({"status":{"error":"Not found"}})";
    return error;
}

QString nameOf(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

} // namespace

class TestErrorPanel : public QObject
{
    Q_OBJECT

private slots:
    void wordsAreWholeInANarrowDock();
    void labelsAreReadByTheirText();
    void controlsOfTwoPanelsAreToldApart();
    void retryCanBeLeftOut();
};

void TestErrorPanel::wordsAreWholeInANarrowDock()
{
    QWidget dock;
    QVBoxLayout layout(&dock);
    auto *panel = new ErrorPanel(&dock);
    layout.addWidget(panel);
    layout.addStretch();
    panel->showError(notFound());
    dock.resize(240, 600);
    dock.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dock));
    QCOMPARE(dock.width(), 240);
    const auto *title = panel->findChild<QLabel *>(u"errorTitle"_s);
    QVERIFY(title->text().contains(u"(HTTP 404)"_s));
    for (const QLabel *label : panel->findChildren<QLabel *>())
        if (label->wordWrap() && label->isVisible())
            QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()),
                         qPrintable(label->text()));
}

// A label has no text interface in Qt 6.4: its accessible name is all a screen reader gets of it.
void TestErrorPanel::labelsAreReadByTheirText()
{
    ErrorPanel panel;
    panel.setPlace(u"loading the point"_s);
    panel.showError(notFound());
    for (QLabel *label : panel.findChildren<QLabel *>())
        QVERIFY2(nameOf(label).contains(label->text()), qPrintable(label->text()));
}

void TestErrorPanel::controlsOfTwoPanelsAreToldApart()
{
    ErrorPanel plain;
    ErrorPanel placed;
    placed.setPlace(u"loading the point"_s);
    QCOMPARE(nameOf(plain.findChild<QPushButton *>()), u"Retry"_s);
    QCOMPARE(nameOf(placed.findChild<QPushButton *>()), u"Retry: loading the point"_s);
    const auto buttons = placed.findChildren<QToolButton *>();
    QCOMPARE(buttons.size(), 2);
    for (QToolButton *button : buttons)
        QVERIFY(nameOf(button).endsWith(u": loading the point"_s));
    QCOMPARE(nameOf(&placed), u"Error: loading the point"_s);
}

void TestErrorPanel::retryCanBeLeftOut()
{
    ErrorPanel panel;
    panel.showError(notFound());
    QVERIFY(!panel.findChild<QPushButton *>()->isHidden());
    panel.showError(notFound(), ErrorPanel::Retry::None);
    QVERIFY(panel.findChild<QPushButton *>()->isHidden());
}

QTEST_MAIN(TestErrorPanel)
#include "tst_errorpanel.moc"
