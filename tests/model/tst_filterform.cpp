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
    void valueTypesAreReadFromPayloads();
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
    QVERIFY(form.typeOfField(u"n"_s) == Type::Text);
    form.addSeenTypes({ { u"n"_s, Type::Integer } });
    QVERIFY(form.typeOfField(u"n"_s) == Type::Integer);
    form.addSeenTypes({ { u"n"_s, Type::Decimal } });
    QVERIFY(form.typeOfField(u"n"_s) == Type::Decimal);
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
}

void TestFilterForm::valueTypesAreReadFromPayloads()
{
    const auto types = valueTypes(R"({"a":"x","n":1,"f":1.0,"b":true,"z":null,"d":"2024-02-01",)"
                                  R"("tags":["x"],"o":{"in":2},"items":[{"q":1.5}],"my key":3})");
    QCOMPARE(types.size(), qsizetype(9));
    QVERIFY(types.value(u"a"_s) == Type::Text);
    QVERIFY(types.value(u"n"_s) == Type::Integer);
    QVERIFY(types.value(u"f"_s) == Type::Decimal);
    QVERIFY(types.value(u"b"_s) == Type::Boolean);
    QVERIFY(types.value(u"d"_s) == Type::Datetime);
    QVERIFY(types.value(u"tags"_s) == Type::Text);
    QVERIFY(types.value(u"o.in"_s) == Type::Integer);
    QVERIFY(types.value(u"items[].q"_s) == Type::Decimal);
    QVERIFY(types.value(u"\"my key\""_s) == Type::Integer);
    QVERIFY(valueTypes("{broken").isEmpty());
}

QTEST_GUILESS_MAIN(TestFilterForm)
#include "tst_filterform.moc"
