// The prompt for a key: it names the server and answers once.

#include "ui/connections/keyprompt.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

class TestKeyPrompt : public QObject
{
    Q_OBJECT
private slots:
    void namesTheServerAndTheReason();
    void givesTheKeyOnce();
    void nothingIsGivenWithoutAKey();
};

void TestKeyPrompt::namesTheServerAndTheReason()
{
    const KeyPrompt prompt(u"shop"_s, u"The keychain is locked."_s);
    QCOMPARE(prompt.findChild<QLabel *>()->text(),
             u"“shop” needs its key.\nThe keychain is locked."_s);
    QCOMPARE(prompt.findChild<QLineEdit *>()->echoMode(), QLineEdit::Password);
}

void TestKeyPrompt::givesTheKeyOnce()
{
    KeyPrompt prompt(u"shop"_s, {});
    prompt.show();
    QSignalSpy given(&prompt, &KeyPrompt::keyGiven);
    prompt.findChild<QLineEdit *>()->setText(u" k1 "_s);
    prompt.findChild<QCheckBox *>()->setChecked(false);
    QTest::keyClick(&prompt, Qt::Key_Return);
    QCOMPARE(given.count(), 1);
    QCOMPARE(given[0][0].toByteArray(), QByteArray("k1"));
    QCOMPARE(given[0][1].toBool(), false);
    QVERIFY(!prompt.isVisible());
}

void TestKeyPrompt::nothingIsGivenWithoutAKey()
{
    KeyPrompt prompt(u"shop"_s, {});
    prompt.show();
    const QSignalSpy given(&prompt, &KeyPrompt::keyGiven);
    QTest::keyClick(&prompt, Qt::Key_Return);
    QVERIFY(prompt.isVisible());
    QTest::keyClick(&prompt, Qt::Key_Escape);
    QVERIFY(!prompt.isVisible());
    QCOMPARE(given.count(), 0);
}

QTEST_MAIN(TestKeyPrompt)
#include "tst_keyprompt.moc"
