// The filter panel as a person uses it: chips, rows, JSON, Apply.
#include "client/api/client.h"
#include "client/json/filterjson.h"
#include "model/filter/filterform.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/filterpanel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

Condition cityIs(const QString &value)
{
    return FieldCondition{ u"city"_s, MatchValue{ json::Value(value) } };
}

struct Fixture
{
    Fixture()
        : client(script.factory())
        , session(client, server(), u"c"_s, u"key"_s)
        , panel(session)
        , applied(&panel, &FilterPanel::applied)
    {
        session.addKnownFields({ u"city"_s, u"n"_s });
        panel.resize(900, 300);
        panel.show();
    }
    static ServerInfo server()
    {
        ServerInfo info;
        info.version = ServerVersion{ 1, 15, 0 };
        return info;
    }
    template <typename T> T *named(const QString &name) const
    {
        for (T *widget : panel.findChildren<T *>())
            if (widget->accessibleName() == name && !widget->isHidden())
                return widget;
        return nullptr;
    }
    QByteArray appliedJson() const
    {
        return panel.appliedFilter() ? json::toJson(*panel.appliedFilter()).toJson() : QByteArray();
    }

    ScriptedTransport script;
    Client client;
    CollectionSession session;
    FilterPanel panel;
    QSignalSpy applied;
};

} // namespace

class TestFilterPanel : public QObject
{
    Q_OBJECT

private slots:
    void foldedItIsOneLine();
    void aTypedConditionCountsOnlyOnceApplied();
    void ctrlEnterAppliesFromAnyField();
    void aWrongRowIsShownInsteadOfApplied();
    void aChipTakesItsConditionBack();
    void theButtonsOfARowChangeIt();
    void jsonAndRowsAreTwoViews();
    void aFaultInTheJsonIsToldAndNotApplied();
    void clearTakesEverythingBack();
    void newerOperatorsAreOfferedWithTheirReason();
    void everyControlHasAName();
};

void TestFilterPanel::foldedItIsOneLine()
{
    Fixture f;
    f.panel.addCondition(cityIs(u"Ulm"_s));
    f.panel.apply();
    QVERIFY(!f.panel.isExpanded());
    QVERIFY(f.panel.sizeHint().height() < f.panel.fontMetrics().height() * 3);
}

void TestFilterPanel::aTypedConditionCountsOnlyOnceApplied()
{
    Fixture f;
    f.panel.focusEditor();
    auto *field = f.named<QComboBox>(u"Field of condition 1"_s);
    QVERIFY(field);
    field->setEditText(u"city"_s);
    QTest::keyClicks(f.named<QLineEdit>(u"Value of condition 1"_s), u"Ulm"_s);
    QVERIFY(f.applied.isEmpty());
    QVERIFY(f.panel.hasUnappliedChanges());
    QCOMPARE(f.named<QLabel>(u"State of the filter"_s)->text(), u"not applied"_s);
    QVERIFY(f.panel.apply());
    QCOMPARE(f.applied.size(), 1);
    QCOMPARE(f.appliedJson(), QByteArray(R"({"must":[{"key":"city","match":{"value":"Ulm"}}]})"));
    QCOMPARE(f.panel.findChild<FilterChips *>()->chips(), QStringList{ u"city is \"Ulm\""_s });
    QVERIFY(!f.named<QLabel>(u"State of the filter"_s));
}

void TestFilterPanel::ctrlEnterAppliesFromAnyField()
{
    Fixture f;
    f.panel.addCondition(cityIs(u"Ulm"_s));
    f.panel.setExpanded(true);
    QTest::keyClick(f.named<QLineEdit>(u"Value of condition 1"_s), Qt::Key_Return,
                    Qt::ControlModifier);
    QCOMPARE(f.applied.size(), 1);
    QTest::keyClicks(f.named<QLineEdit>(u"Value of condition 1"_s), u"!"_s);
    QTest::keyClick(f.named<QPlainTextEdit>(u"Filter as JSON"_s), Qt::Key_Return,
                    Qt::ControlModifier);
    QCOMPARE(f.applied.size(), 2);
}

void TestFilterPanel::aWrongRowIsShownInsteadOfApplied()
{
    Fixture f;
    FilterRow row;
    row.field = u"n"_s;
    row.type = FilterValueType::Integer;
    row.value = u"9223372036854775808"_s;
    f.panel.form().addRow(row);
    QVERIFY(!f.panel.apply());
    QVERIFY(f.applied.isEmpty());
    QVERIFY(f.panel.isExpanded());
    bool isMarked = false;
    for (const QLabel *label : f.panel.findChildren<QLabel *>())
        isMarked = isMarked || label->text().contains(u"not filterable"_s);
    QVERIFY(isMarked);
}

void TestFilterPanel::aChipTakesItsConditionBack()
{
    Fixture f;
    f.panel.addCondition(cityIs(u"a"_s));
    f.panel.addCondition(cityIs(u"b"_s));
    f.panel.apply();
    auto *remove = f.named<QToolButton>(u"Remove condition city is \"a\""_s);
    QVERIFY(remove);
    remove->click();
    QCOMPARE(f.applied.size(), 2);
    QCOMPARE(f.appliedJson(), QByteArray(R"({"must":[{"key":"city","match":{"value":"b"}}]})"));
    QVERIFY(!f.panel.hasUnappliedChanges());
}

void TestFilterPanel::theButtonsOfARowChangeIt()
{
    Fixture f;
    f.panel.addCondition(cityIs(u"1"_s));
    f.panel.setExpanded(true);
    auto *type = f.named<QComboBox>(u"Value type of condition 1"_s);
    type->setCurrentIndex(int(FilterValueType::Integer));
    auto *group = f.named<QComboBox>(u"Group of condition 1"_s);
    group->setCurrentIndex(int(FilterGroup::None));
    auto *op = f.named<QComboBox>(u"Operator of condition 1"_s);
    op->setCurrentIndex(op->findData(int(FilterOperator::Between)));
    QTest::keyClicks(f.named<QLineEdit>(u"Upper end of condition 1"_s), u"5"_s);
    QVERIFY(f.panel.apply());
    QCOMPARE(f.appliedJson(),
             QByteArray(R"({"must_not":[{"key":"city","range":{"gte":1,"lte":5}}]})"));
    f.named<QToolButton>(u"Remove condition 1"_s)->click();
    QVERIFY(f.panel.form().rows().empty());
    QVERIFY(f.panel.hasUnappliedChanges());
}

void TestFilterPanel::jsonAndRowsAreTwoViews()
{
    Fixture f;
    f.panel.setExpanded(true);
    auto *json = f.named<QPlainTextEdit>(u"Filter as JSON"_s);
    json->setPlainText(u"{\"limit\":3,\"filter\":{\"must\":[{\"is_null\":{\"key\":\"n\"}}]}}"_s);
    QCOMPARE(f.panel.form().rows().size(), size_t(1));
    QVERIFY(f.panel.form().rows()[0].op == FilterOperator::IsNull);
    f.panel.addCondition(cityIs(u"Ulm"_s));
    QVERIFY(json->toPlainText().contains(u"\"Ulm\""_s));
    QVERIFY(!json->toPlainText().contains(u"limit"_s));
}

void TestFilterPanel::aFaultInTheJsonIsToldAndNotApplied()
{
    Fixture f;
    f.panel.setExpanded(true);
    auto *json = f.named<QPlainTextEdit>(u"Filter as JSON"_s);
    json->setPlainText(u"{\"must\":\n[}"_s);
    auto *fault = f.named<QLabel>(u"Fault in the JSON"_s);
    QVERIFY(fault);
    QVERIFY(fault->text().contains(u"Line 2"_s));
    QVERIFY(!f.panel.apply());
    QVERIFY(f.applied.isEmpty());
    json->setPlainText(u"{}"_s);
    QVERIFY(f.panel.apply());
}

void TestFilterPanel::clearTakesEverythingBack()
{
    Fixture f;
    f.panel.addCondition(cityIs(u"Ulm"_s));
    f.panel.apply();
    f.panel.clear();
    QCOMPARE(f.applied.size(), 2);
    QVERIFY(!f.panel.appliedFilter());
    QVERIFY(f.panel.findChild<FilterChips *>()->chips().isEmpty());
}

void TestFilterPanel::newerOperatorsAreOfferedWithTheirReason()
{
    Fixture f;
    f.panel.addCondition(cityIs(u"Ulm"_s));
    f.panel.setExpanded(true);
    auto *op = f.named<QComboBox>(u"Operator of condition 1"_s);
    const int prefix = op->findData(int(FilterOperator::Prefix));
    QCOMPARE(op->itemText(prefix), u"starts with (needs Qdrant 1.19)"_s);
    QVERIFY(!(op->model()->flags(op->model()->index(prefix, 0)) & Qt::ItemIsEnabled));
    const int phrase = op->findData(int(FilterOperator::Phrase));
    QVERIFY(op->model()->flags(op->model()->index(phrase, 0)) & Qt::ItemIsEnabled);
}

void TestFilterPanel::everyControlHasAName()
{
    Fixture f;
    f.panel.addCondition(cityIs(u"Ulm"_s));
    f.panel.apply();
    f.panel.setExpanded(true);
    for (const QWidget *widget : f.panel.findChildren<QWidget *>()) {
        const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isEnabled();
        const bool isInside = widget->objectName().startsWith(u"qt_"_s)
            || widget->inherits("QComboBoxListView")
            || widget->inherits("QLabel"); // a label is read by its own text
        if (!isControl || isInside)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QByteArray what = widget->metaObject()->className();
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && button->text().size() > 1),
                 what.constData());
    }
}

QTEST_MAIN(TestFilterPanel)
#include "tst_filterpanel.moc"
