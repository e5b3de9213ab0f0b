// The draft, its JSON and what is applied.
#include "client/json/filterjson.h"
#include "client/json/parse.h"
#include "model/filter/filterform.h"

#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;
using Op = FilterOperator;
using Type = FilterValueType;

namespace {

Filter filterFrom(const QByteArray &text)
{
    return json::filterFromJson(json::parse(text)->value).value();
}

QByteArray compact(const Filter &filter) { return json::toJson(filter).toJson(); }

FilterRow cityIs(const QString &value, FilterGroup group = FilterGroup::All)
{
    FilterRow row;
    row.group = group;
    row.field = u"city"_s;
    row.value = value;
    return row;
}

PayloadIndex indexed(const QString &field, FieldType type)
{
    PayloadIndex index;
    index.field = field;
    index.type = type;
    return index;
}

} // namespace

class TestFilterForm : public QObject
{
    Q_OBJECT

private slots:
    void groupsBecomeClauses();
    void everyFilterSurvivesLoading_data();
    void everyFilterSurvivesLoading();
    void rowsSwitchedOffAreNotSent();
    void nothingIsAppliedWhileARowIsWrong();
    void theDraftIsNotAppliedUntilItIs();
    void aChipTakesItsConditionBackAndLeavesOtherDraftsAlone();
    void pastedJsonBecomesRows_data();
    void pastedJsonBecomesRows();
    void jsonFaultsSayWhereAndChangeNothing_data();
    void jsonFaultsSayWhereAndChangeNothing();
    void jsonThatSaysTheSameKeepsRowsAsTheyAre();
    void rowsThatJsonCannotShowSurviveItsEditing();
    void theTypeFollowsTheFieldWhileNoValueIsTyped();
    void seenValuesGiveTypesWhereNoIndexDoes();
    void operatorsOfNewerServersAreGated();
    void jsonTypedStepByStepLeavesNoGhostOfAProblemRow();
    void aProblemRowStaysInTheJson();
    void emptyClausesAreAsGoodAsNoFilter();
    void aBooleanGoesWithTheFieldThatBroughtIt();
    void atLeastNeverAsksForMoreThanIsLeft();
    void anAtLeastOverNothingCanBeTakenBack();
};

void TestFilterForm::groupsBecomeClauses()
{
    FilterForm form;
    form.addRow(cityIs(u"a"_s, FilterGroup::None));
    form.addRow(cityIs(u"b"_s, FilterGroup::All));
    form.addRow(cityIs(u"c"_s, FilterGroup::Any));
    form.addRow(cityIs(u"d"_s, FilterGroup::AtLeast));
    form.setMinCount(2);
    QCOMPARE(compact(form.draft()),
             QByteArray(R"({"must":[{"key":"city","match":{"value":"b"}}],)"
                        R"("should":[{"key":"city","match":{"value":"c"}}],)"
                        R"("must_not":[{"key":"city","match":{"value":"a"}}],)"
                        R"("min_should":{"conditions":[{"key":"city","match":{"value":"d"}}],)"
                        R"("min_count":2}})"));
}

void TestFilterForm::everyFilterSurvivesLoading_data()
{
    QTest::addColumn<QByteArray>("json");
    for (
        const char *text :
        { "{}", R"({"must":[]})", R"({"should":[]})",
          R"({"must_not":[{"key":"a","match":{"value":1}}]})",
          R"({"must":[{"key":"a","match":{"value":"1"}},{"must_not":[{"key":"b","match":{"value":true}}]}]})",
          R"({"min_should":{"conditions":[{"has_id":[1]}],"min_count":7}})",
          R"({"must":[{"slice":{"total":4,"index":0}}],"should":[{"has_id":[18446744073709551615]}]})" })
        QTest::newRow(text) << QByteArray(text);
}

void TestFilterForm::everyFilterSurvivesLoading()
{
    QFETCH(QByteArray, json);
    FilterForm form;
    form.load(filterFrom(json));
    QCOMPARE(compact(form.draft()), json);
    const std::vector<FilterRow> rows = form.rows();
    form.load(form.draft());
    QVERIFY(form.rows() == rows);
}

void TestFilterForm::rowsSwitchedOffAreNotSent()
{
    FilterForm form;
    form.addRow(cityIs(u"a"_s));
    FilterRow off = cityIs(u"not even a valid path"_s);
    off.field = u"a b"_s;
    off.enabled = false;
    form.addRow(off);
    QVERIFY(form.isValid());
    QCOMPARE(compact(form.draft()),
             QByteArray(R"({"must":[{"key":"city","match":{"value":"a"}}]})"));
}

void TestFilterForm::nothingIsAppliedWhileARowIsWrong()
{
    FilterForm form;
    QSignalSpy applied(&form, &FilterForm::appliedChanged);
    form.addRow(cityIs({}));
    QVERIFY(!form.apply());
    QVERIFY(applied.isEmpty());
    QVERIFY(!form.applied());
    QVERIFY(form.hasUnappliedChanges());
}

void TestFilterForm::theDraftIsNotAppliedUntilItIs()
{
    FilterForm form;
    QVERIFY(!form.hasUnappliedChanges());
    form.addRow(cityIs(u"Ulm"_s));
    QVERIFY(form.hasUnappliedChanges());
    QVERIFY(!form.applied());
    QVERIFY(form.apply());
    QVERIFY(!form.hasUnappliedChanges());
    QCOMPARE(compact(*form.applied()),
             QByteArray(R"({"must":[{"key":"city","match":{"value":"Ulm"}}]})"));
    form.clear();
    QVERIFY(form.hasUnappliedChanges());
    QVERIFY(form.apply());
    QVERIFY(!form.applied());
}

void TestFilterForm::aChipTakesItsConditionBackAndLeavesOtherDraftsAlone()
{
    FilterForm form;
    form.addRow(cityIs(u"a"_s));
    form.addRow(cityIs(u"b"_s, FilterGroup::None));
    form.apply();
    form.addRow(cityIs(u"drafted"_s));
    form.removeApplied(0);
    QCOMPARE(compact(*form.applied()),
             QByteArray(R"({"must_not":[{"key":"city","match":{"value":"b"}}]})"));
    QCOMPARE(form.rows().size(), size_t(2));
    QVERIFY(form.hasUnappliedChanges());
    form.removeApplied(0);
    QVERIFY(!form.applied());
    form.removeApplied(0); // nothing left to take
    QCOMPARE(form.rows().size(), size_t(1));
}

void TestFilterForm::pastedJsonBecomesRows_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray filter = R"({"must":[{"key":"city","match":{"value":"Ulm"}}]})";
    QTest::newRow("filter") << filter;
    QTest::newRow("one object for a list")
        << QByteArray(R"({"must":{"key":"city","match":{"value":"Ulm"}}})");
    QTest::newRow("request body") << "{\"limit\":10,\"filter\":" + filter + ",\"offset\":7}";
    QTest::newRow("query body") << "{\"query\":[0.1,0.2],\n \"filter\":" + filter + "}";
}

void TestFilterForm::pastedJsonBecomesRows()
{
    QFETCH(QByteArray, text);
    FilterForm form;
    QVERIFY(!form.loadJson(text));
    QCOMPARE(form.rows().size(), size_t(1));
    QVERIFY(form.rows().front() == cityIs(u"Ulm"_s));
}

void TestFilterForm::jsonFaultsSayWhereAndChangeNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("broken on line 2") << QByteArray("{\"must\":\n  [}") << 2;
    QTest::newRow("cut") << QByteArray("{\"must\":[") << 1;
    QTest::newRow("unknown clause") << QByteArray(R"({"mst":[]})") << 0;
    QTest::newRow("no object") << QByteArray("[1]") << 0;
    QTest::newRow("clause is a number") << QByteArray(R"({"must":5})") << 0;
}

void TestFilterForm::jsonFaultsSayWhereAndChangeNothing()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    FilterForm form;
    form.addRow(cityIs(u"a"_s));
    QSignalSpy changed(&form, &FilterForm::draftChanged);
    const auto fault = form.loadJson(text);
    QVERIFY(fault.has_value());
    QCOMPARE(fault->line, line);
    QVERIFY(line == 0 || fault->column > 0);
    QVERIFY(!fault->message.isEmpty());
    QVERIFY(changed.isEmpty());
    QCOMPARE(form.rows().size(), size_t(1));
}

void TestFilterForm::jsonThatSaysTheSameKeepsRowsAsTheyAre()
{
    FilterForm form;
    form.addRow(cityIs(u"a"_s, FilterGroup::None));
    form.addRow(cityIs(u"b"_s));
    QSignalSpy reset(&form, &FilterForm::rowsReset);
    QVERIFY(!form.loadJson(form.draftJson()));
    QVERIFY(reset.isEmpty());
    QVERIFY(form.rows().front().group == FilterGroup::None);
}

void TestFilterForm::rowsThatJsonCannotShowSurviveItsEditing()
{
    FilterForm form;
    FilterRow off = cityIs(u"off"_s);
    off.enabled = false;
    form.addRow(off);
    form.addRow(cityIs({})); // not finished yet
    QVERIFY(!form.loadJson(R"({"must":[{"has_id":[7]}]})"));
    QCOMPARE(form.rows().size(), size_t(3));
    QVERIFY(form.rows()[0].op == Op::IdIn);
    QVERIFY(form.rows()[1] == off);
}

void TestFilterForm::theTypeFollowsTheFieldWhileNoValueIsTyped()
{
    FilterForm form;
    form.setSchema({ indexed(u"price"_s, FieldType::Float), indexed(u"n"_s, FieldType::Integer) });
    form.addRow({});
    form.setField(0, u"price"_s);
    QVERIFY(form.rows()[0].type == Type::Decimal);
    FilterRow row = form.rows()[0];
    row.op = Op::Less;
    row.value = u"5"_s;
    form.setRow(0, row);
    form.setField(0, u"n"_s);
    QVERIFY(form.rows()[0].type == Type::Decimal);
    QVERIFY(form.rows()[0].op == Op::Less);
}

void TestFilterForm::seenValuesGiveTypesWhereNoIndexDoes()
{
    FilterForm form;
    QSignalSpy facts(&form, &FilterForm::factsChanged);
    QVERIFY(form.typeOfField(u"n"_s) == Type::Text);
    form.setSeenTypes({ { u"n"_s, Type::Integer } });
    form.setSeenTypes({ { u"n"_s, Type::Integer } });
    QCOMPARE(facts.size(), 1);
    QVERIFY(form.typeOfField(u"n"_s) == Type::Integer);
    form.setSchema({ indexed(u"n"_s, FieldType::Keyword) });
    QVERIFY(form.typeOfField(u"n"_s) == Type::Text);
}

void TestFilterForm::operatorsOfNewerServersAreGated()
{
    FilterForm form;
    ServerInfo server;
    server.version = ServerVersion{ 1, 15, 0 };
    form.setServer(server);
    QVERIFY(form.serverSupports(Op::Is));
    QVERIFY(form.serverSupports(Op::Phrase));
    QVERIFY(!form.serverSupports(Op::ContainsAny));
    QVERIFY(!form.serverSupports(Op::Prefix));
    QVERIFY(form.serverSupports(Op::HasVector));
    server.version = ServerVersion{ 1, 12, 6 };
    form.setServer(server);
    QVERIFY(!form.serverSupports(Op::HasVector));
}

void TestFilterForm::jsonTypedStepByStepLeavesNoGhostOfAProblemRow()
{
    FilterForm form;
    form.addRow(cityIs({})); // not finished yet: stays
    const QByteArray head = R"({"must":[{"key":"n","match":{"value":)";
    for (const char *number : { "1844674407370955161", "18446744073709551615" })
        for (int spaces = 0; spaces < 3; ++spaces)
            QVERIFY(!form.loadJson(head + number + QByteArray(spaces, ' ') + "}}]}"));
    QCOMPARE(form.rows().size(), size_t(2));
    QVERIFY(form.conditionAt(0).error().code == FilterProblem::Code::IntegerBeyondI64);
    QVERIFY(!form.loadJson(head + "9}}]}"));
    QCOMPARE(form.rows().size(), size_t(2));
    QCOMPARE(form.rows()[0].value, u"9"_s);
    form.removeRow(1);
    QVERIFY(form.apply());
    QCOMPARE(compact(*form.applied()), head + "9}}]}");
}

void TestFilterForm::aProblemRowStaysInTheJson()
{
    FilterForm form;
    const QByteArray text = R"({"must":[{"key":"n","match":{"any":[1,18446744073709551615]}}]})";
    QVERIFY(!form.loadJson(text));
    QCOMPARE(compact(form.draft()), text);
    QVERIFY(!form.isValid());
    QVERIFY(!form.apply());
}

void TestFilterForm::emptyClausesAreAsGoodAsNoFilter()
{
    FilterForm form;
    QVERIFY(!form.loadJson(R"({"must_not":[]})"));
    QVERIFY(!form.hasUnappliedChanges());
    QVERIFY(form.apply());
    QVERIFY(!form.applied());
    QVERIFY(!form.hasUnappliedChanges());
}

void TestFilterForm::aBooleanGoesWithTheFieldThatBroughtIt()
{
    FilterForm form;
    form.setSeenTypes({ { u"open"_s, Type::Boolean }, { u"open_hours"_s, Type::Integer } });
    form.addRow({});
    form.setField(0, u"open"_s);
    QVERIFY(form.rows()[0].type == Type::Boolean);
    FilterRow row = form.rows()[0];
    row.value = u"true"_s; // as the list of two starts
    form.setRow(0, row);
    form.setField(0, u"open_"_s);
    QVERIFY(form.rows()[0].type == Type::Text);
    form.setField(0, u"open_hours"_s);
    QVERIFY(form.rows()[0].type == Type::Integer);
    QCOMPARE(form.rows()[0].value, QString());
}

void TestFilterForm::atLeastNeverAsksForMoreThanIsLeft()
{
    FilterForm form;
    for (const char16_t *city : { u"a", u"b", u"c" })
        form.addRow(cityIs(QString::fromUtf16(city), FilterGroup::AtLeast));
    form.setMinCount(2);
    form.apply();
    QCOMPARE(form.appliedMinCount(), quint64(2));
    form.removeApplied(0);
    QCOMPARE(form.appliedMinCount(), quint64(2));
    form.removeApplied(0);
    QCOMPARE(form.appliedMinCount(), quint64(1));
    QCOMPARE(form.minCount(), quint64(1));
    QVERIFY(!form.hasUnappliedChanges());
    form.removeApplied(0);
    QVERIFY(!form.applied());
}

void TestFilterForm::anAtLeastOverNothingCanBeTakenBack()
{
    FilterForm form;
    QVERIFY(!form.loadJson(
        R"({"must":[{"has_id":[1]}],"min_should":{"conditions":[],"min_count":2}})"));
    QVERIFY(form.apply());
    QVERIFY(form.hasAppliedEmptyAtLeast());
    form.removeApplied(0);
    QCOMPARE(compact(*form.applied()),
             QByteArray(R"({"min_should":{"conditions":[],"min_count":2}})"));
    form.removeApplied(0);
    QVERIFY(!form.applied());
    QVERIFY(!form.hasUnappliedChanges());
}

QTEST_GUILESS_MAIN(TestFilterForm)
#include "tst_filterform.moc"
