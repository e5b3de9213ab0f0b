// The filter panel as a person uses it: chips, rows, JSON, Apply.
#include "client/api/client.h"
#include "client/json/filterjson.h"
#include "model/filter/filterform.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"
#include "ui/widgets/filterchips.h"
#include "ui/widgets/filtereditor.h"
#include "ui/widgets/filterpanel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <algorithm>

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
    explicit Fixture(int minor = 15)
        : client(script.factory())
        , session(client, server(minor), u"c"_s, u"key"_s)
        , panel(session)
        , applied(&panel, &FilterPanel::applied)
    {
        session.addKnownFields({ u"city"_s, u"n"_s });
        panel.resize(900, 300);
        panel.show();
    }
    static ServerInfo server(int minor)
    {
        ServerInfo info;
        info.version = ServerVersion{ 1, minor, 0 };
        return info;
    }
    template <typename T> T *named(const QString &name) const
    {
        for (T *widget : panel.findChildren<T *>())
            if (widget->accessibleName() == name && !widget->isHidden())
                return widget;
        return nullptr;
    }
    bool says(const QString &part) const
    {
        for (const QLabel *label : panel.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(part))
                return true;
        return false;
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
    void hasVectorIsOfferedFromItsServerOn();
    void theChipOfAtLeastSaysItsNumber();
    void anAtLeastOverNothingHasAChip();
    void moreThanTheConditionsThereAreIsSaid();
    void typesSeenLaterReachTheForm();
    void everyControlHasAName();
    void everyLabelIsReadByItsText();
    void itFitsANarrowWindow();
    void itIsAsHighAsItsRowsNeed();
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
    const auto *state = f.panel.findChild<QLabel *>(u"filterState"_s);
    QVERIFY(state->isVisible());
    QCOMPARE(state->text(), u"not applied"_s);
    QVERIFY(f.panel.apply());
    QCOMPARE(f.applied.size(), 1);
    QCOMPARE(f.appliedJson(), QByteArray(R"({"must":[{"key":"city","match":{"value":"Ulm"}}]})"));
    QCOMPARE(f.panel.findChild<FilterChips *>()->chips(), QStringList{ u"city is \"Ulm\""_s });
    QVERIFY(!state->isVisible());
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
    const auto *fault = f.panel.findChild<QLabel *>(u"filterJsonFault"_s);
    QVERIFY(fault->isVisible());
    QVERIFY(f.panel.findChild<QLabel *>(u"filterState"_s)->isVisible()); // "not applied"
    QVERIFY(fault->text().contains(u"Line 2"_s));
    QVERIFY(!f.panel.apply());
    QVERIFY(f.applied.isEmpty());
    json->setPlainText(u"{}"_s);
    QVERIFY(!f.panel.findChild<QLabel *>(u"filterState"_s)->isVisible());
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

void TestFilterPanel::hasVectorIsOfferedFromItsServerOn()
{
    for (const int minor : { 12, 13 }) {
        Fixture f(minor);
        f.panel.addCondition(cityIs(u"Ulm"_s));
        f.panel.setExpanded(true);
        auto *op = f.named<QComboBox>(u"Operator of condition 1"_s);
        const int place = op->findData(int(FilterOperator::HasVector));
        const bool isOffered = op->model()->flags(op->model()->index(place, 0)) & Qt::ItemIsEnabled;
        QCOMPARE(isOffered, minor == 13);
        QCOMPARE(op->itemText(place),
                 minor == 13 ? u"has vector"_s : u"has vector (needs Qdrant 1.13)"_s);
    }
}

void TestFilterPanel::theChipOfAtLeastSaysItsNumber()
{
    Fixture f;
    f.panel.form().loadJson(
        R"({"min_should":{"conditions":[{"has_id":[1]},{"has_id":[2]},{"has_id":[3]}],"min_count":2}})");
    f.panel.apply();
    QCOMPARE(f.panel.findChild<FilterChips *>()->chips().front(),
             u"at least 2 of: point id in 1"_s);
}

void TestFilterPanel::anAtLeastOverNothingHasAChip()
{
    Fixture f;
    f.panel.form().loadJson(R"({"min_should":{"conditions":[],"min_count":2}})");
    f.panel.apply();
    QCOMPARE(f.panel.findChild<FilterChips *>()->chips(),
             QStringList{ u"at least 2 of no condition"_s });
    f.named<QToolButton>(u"Remove condition at least 2 of no condition"_s)->click();
    QVERIFY(!f.panel.appliedFilter());
}

void TestFilterPanel::moreThanTheConditionsThereAreIsSaid()
{
    Fixture f;
    f.panel.form().loadJson(
        R"({"min_should":{"conditions":[{"has_id":[1]},{"has_id":[2]}],"min_count":0}})");
    f.panel.setExpanded(true);
    auto *count = f.named<QSpinBox>(u"How many of the “at least” conditions must hold"_s);
    QCOMPARE(count->value(), 0); // what is sent is what is shown
    QVERIFY(f.says(u"restricts nothing"_s));
    count->setValue(2);
    QVERIFY(!f.says(u"restricts nothing"_s));
    count->setValue(3);
    QVERIFY(f.says(u"only 2 condition(s): nothing matches"_s));
}

void TestFilterPanel::typesSeenLaterReachTheForm()
{
    Fixture f;
    f.panel.focusEditor();
    f.session.learnPayloads({ R"({"late":1.5})" }); // a page loaded by any view of the collection
    auto *field = f.named<QComboBox>(u"Field of condition 1"_s);
    QVERIFY(field->findText(u"late"_s) >= 0);
    field->setEditText(u"late"_s);
    QCOMPARE(f.named<QComboBox>(u"Value type of condition 1"_s)->currentText(), u"decimal"_s);
}

void TestFilterPanel::everyLabelIsReadByItsText()
{
    Fixture f;
    f.panel.addCondition(cityIs(u"Ulm"_s));
    f.panel.apply();
    f.panel.setExpanded(true);
    f.named<QPlainTextEdit>(u"Filter as JSON"_s)->setPlainText(u"{"_s);
    for (const QLabel *label : f.panel.findChildren<QLabel *>())
        QVERIFY2(label->accessibleName().isEmpty()
                     || label->accessibleName().contains(label->text()),
                 qPrintable(label->text()));
}

void TestFilterPanel::itFitsANarrowWindow()
{
    Fixture f;
    f.panel.addCondition(cityIs(u"Ulm"_s));
    f.panel.apply();
    f.panel.setExpanded(true);
    f.named<QPlainTextEdit>(u"Filter as JSON"_s)->setPlainText(u"{"_s);
    QVERIFY2(f.panel.minimumSizeHint().width() < 500,
             qPrintable(QString::number(f.panel.minimumSizeHint().width())));
}

void TestFilterPanel::itIsAsHighAsItsRowsNeed()
{
    Fixture fixture;
    fixture.panel.focusEditor();
    const auto *editor = fixture.panel.findChild<FilterEditor *>();
    const int lowest = editor->sizeHint().height();
    QVERIFY(lowest < 8 * editor->fontMetrics().height());
    const auto buttons = editor->findChildren<QPushButton *>();
    const auto isAdd = [](const QPushButton *each) { return each->text() == u"&Add condition"_s; };
    const auto found = std::ranges::find_if(buttons, isAdd);
    QVERIFY(found != buttons.end());
    QPushButton *add = *found;
    for (int row = 0; row < 2; ++row)
        add->click();
    QTRY_VERIFY(editor->sizeHint().height() > lowest);
    const int high = editor->sizeHint().height();
    for (int row = 0; row < 20; ++row)
        add->click();
    QTRY_COMPARE(editor->sizeHint().height(), 14 * editor->fontMetrics().height());
    QVERIFY(high < editor->sizeHint().height());
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
