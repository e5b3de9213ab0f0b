// BusyBar: nothing at first, then a bar with Cancel, then words about waiting.
#include "ui/widgets/busybar.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    Fixture()
    {
        auto *layout = new QVBoxLayout(&page);
        layout->addWidget(bar);
        layout->addStretch();
        page.resize(600, 300);
        page.show();
    }
    bool isShown() const { return page.findChild<QProgressBar *>()->isVisible(); }
    QString words() const { return page.findChild<QLabel *>()->text(); }

    QWidget page;
    BusyBar *bar = new BusyBar(&page);
};

} // namespace

class TestBusyBar : public QObject
{
    Q_OBJECT
private slots:
    void appearsAfterAFifthOfASecond();
    void shortWorkShowsNothing();
    void cancelIsPassedOn();
    void waitingIsSaidAfterFiveSecondsWithoutProgress();
};

void TestBusyBar::appearsAfterAFifthOfASecond()
{
    Fixture fixture;
    QVERIFY(QTest::qWaitForWindowExposed(&fixture.page));
    QElapsedTimer clock;
    clock.start();
    fixture.bar->setBusy(true);
    QVERIFY(!fixture.isShown());
    QTRY_VERIFY(fixture.isShown());
    QVERIFY(clock.elapsed() >= 180);
    QCOMPARE(fixture.words(), QString());
    fixture.bar->setBusy(false);
    QVERIFY(!fixture.isShown());
}

void TestBusyBar::shortWorkShowsNothing()
{
    Fixture fixture;
    fixture.bar->setBusy(true);
    fixture.bar->setMessage(u"12 loaded"_s);
    fixture.bar->setBusy(false);
    QVERIFY(!fixture.isShown());
    QCOMPARE(fixture.words(), QString());
}

void TestBusyBar::cancelIsPassedOn()
{
    Fixture fixture;
    QVERIFY(QTest::qWaitForWindowExposed(&fixture.page));
    fixture.bar->setBusy(true);
    auto *cancel = fixture.page.findChild<QToolButton *>();
    QTRY_VERIFY(cancel->isVisible());
    QSignalSpy asked(fixture.bar, &BusyBar::cancelRequested);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
}

void TestBusyBar::waitingIsSaidAfterFiveSecondsWithoutProgress()
{
    Fixture fixture;
    QVERIFY(QTest::qWaitForWindowExposed(&fixture.page));
    QElapsedTimer clock;
    clock.start();
    fixture.bar->setBusy(true);
    fixture.bar->setMessage(u"12 loaded"_s);
    QTRY_COMPARE_WITH_TIMEOUT(fixture.words(), u"12 loaded · waiting for the server"_s, 15'000);
    QVERIFY(clock.elapsed() >= 4'700); // a coarse timer may be a twentieth early
    fixture.bar->setMessage(u"13 loaded"_s);
    QCOMPARE(fixture.words(), u"13 loaded"_s);
    fixture.bar->setMessage({});
    QCOMPARE(fixture.words(), QString());
}

QTEST_MAIN(TestBusyBar)
#include "tst_busybar.moc"
