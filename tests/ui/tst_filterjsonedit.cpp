// The filter's JSON as it is typed: what becomes rows, what stays text, what survives.
#include "model/filter/filterform.h"
#include "ui/widgets/filterjsonedit.h"

#include <QFocusEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    Fixture()
        : json(form)
        , fault(&json, &FilterJsonEdit::faultChanged)
    {
        json.resize(400, 300);
        json.show();
    }
    void type(const QString &text) { QTest::keyClicks(json.edit(), text); }
    QString text() const { return json.edit()->toPlainText(); }
    void loseFocus(Qt::FocusReason reason)
    {
        QFocusEvent event(QEvent::FocusOut, reason);
        QCoreApplication::sendEvent(json.edit(), &event);
    }

    FilterForm form;
    FilterJsonEdit json;
    QSignalSpy fault;
};

const QString compact = u"{\"must\":[{\"has_id\":[7]}]}"_s;

FilterRow cityIs(const QString &value)
{
    FilterRow row;
    row.field = u"city"_s;
    row.value = value;
    return row;
}

} // namespace

class TestFilterJsonEdit : public QObject
{
    Q_OBJECT

private slots:
    void typedTextBecomesRowsOnceItIsWhole();
    void aNumberTypedBeyondTheServersRangeIsOneRow();
    void rowsThatChangeLeaveAFaultyTextAlone();
    void aFaultyTextIsDiscardedForTheRows();
    void menusAndOtherWindowsDontTidyTheText();
    void undoReachesBehindTheTidying();
};

void TestFilterJsonEdit::typedTextBecomesRowsOnceItIsWhole()
{
    Fixture f;
    f.type(compact);
    QCOMPARE(f.text(), compact); // as typed
    QCOMPARE(f.form.rows().size(), size_t(1));
    QVERIFY(!f.json.hasFault());
    QCOMPARE(f.fault.size(), 2); // broken from the first character on, whole at the last
}

void TestFilterJsonEdit::aNumberTypedBeyondTheServersRangeIsOneRow()
{
    Fixture f;
    f.type(u"{\"must\":[{\"key\":\"n\",\"match\":{\"value\":1}}]}"_s);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(f.json.edit(), Qt::Key_Left);
    f.type(u"8446744073709551615"_s);
    QCOMPARE(f.form.rows().size(), size_t(1));
    QCOMPARE(f.form.rows()[0].value, u"18446744073709551615"_s);
    f.loseFocus(Qt::TabFocusReason);
    QVERIFY(f.text().contains(u"18446744073709551615"_s)); // the condition doesn't vanish
    QVERIFY(!f.form.isValid());
}

void TestFilterJsonEdit::rowsThatChangeLeaveAFaultyTextAlone()
{
    Fixture f;
    f.type(u"{\"must\":["_s);
    f.form.addRow(cityIs(u"Ulm"_s)); // a filter from a cell's menu
    QCOMPARE(f.text(), u"{\"must\":["_s);
    QVERIFY(f.json.hasFault());
    f.loseFocus(Qt::TabFocusReason);
    QCOMPARE(f.text(), u"{\"must\":["_s);
}

void TestFilterJsonEdit::aFaultyTextIsDiscardedForTheRows()
{
    Fixture f;
    f.form.addRow(cityIs(u"Ulm"_s));
    f.type(u"x"_s);
    QVERIFY(f.json.hasFault());
    auto *discard = f.json.findChild<QPushButton *>();
    QVERIFY(discard->isVisible());
    discard->click();
    QVERIFY(!f.json.hasFault());
    QVERIFY(!discard->isVisible());
    QCOMPARE(f.text(), QString::fromUtf8(f.form.draftJson()));
    QCOMPARE(f.form.rows().size(), size_t(1));
}

void TestFilterJsonEdit::menusAndOtherWindowsDontTidyTheText()
{
    Fixture f;
    f.type(compact);
    f.loseFocus(Qt::PopupFocusReason);
    f.loseFocus(Qt::ActiveWindowFocusReason);
    QCOMPARE(f.text(), compact);
    f.loseFocus(Qt::TabFocusReason);
    QCOMPARE(f.text(), QString::fromUtf8(f.form.draftJson()));
    QVERIFY(f.text().contains(u'\n'));
}

void TestFilterJsonEdit::undoReachesBehindTheTidying()
{
    Fixture f;
    f.type(compact);
    f.loseFocus(Qt::TabFocusReason);
    QVERIFY(f.text() != compact);
    f.json.edit()->undo();
    QCOMPARE(f.text(), compact);
    QCOMPARE(f.form.rows().size(), size_t(1));
}

QTEST_MAIN(TestFilterJsonEdit)
#include "tst_filterjsonedit.moc"
