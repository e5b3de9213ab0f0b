// Rows of the filter form ↔ conditions, byte for byte, and what is marked before sending.
#include "client/json/filterjson.h"
#include "client/json/parse.h"
#include "model/filter/filterrow.h"
#include "model/filter/filtervalues.h"

#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;
using Op = FilterOperator;
using Type = FilterValueType;
using Code = FilterProblem::Code;

Q_DECLARE_METATYPE(FilterRow)

namespace {

FilterRow row(Op op, Type type, const QString &value, const QString &upper = {})
{
    FilterRow made;
    made.field = QStringLiteral("f");
    made.op = op;
    made.type = type;
    made.value = value;
    made.upper = upper;
    return made;
}

FilterRow pointRow(Op op, const QString &value)
{
    FilterRow made = row(op, Type::Text, value);
    made.field.clear();
    return made;
}

PayloadIndex indexed(FieldType type, const QString &name)
{
    PayloadIndex index;
    index.field = QStringLiteral("f");
    index.type = type;
    index.typeText = name;
    return index;
}

Condition conditionFrom(const QByteArray &text)
{
    const auto parsed = json::parse("{\"must\":[" + text + "]}");
    const auto filter = json::filterFromJson(parsed->value);
    return filter->must->front();
}

} // namespace

class TestFilterRow : public QObject
{
    Q_OBJECT

private slots:
    void aRowBecomesItsConditionAndComesBack_data();
    void aRowBecomesItsConditionAndComesBack();
    void everyConditionSurvivesTheForm_data();
    void everyConditionSurvivesTheForm();
    void badValuesAreMarkedBeforeSending_data();
    void badValuesAreMarkedBeforeSending();
    void textsThatAreNoUuidMissAUuidIndex();
    void idsAreReadInAnyCommonForm_data();
    void idsAreReadInAnyCommonForm();
    void datetimesAreReadAsTheServerReadsThem_data();
    void datetimesAreReadAsTheServerReadsThem();
    void notesSayWhatTheServerMeans();
    void booleansHaveNoLists();
    void integersBeyondI64StayRowsWithTheirProblem();
};

void TestFilterRow::aRowBecomesItsConditionAndComesBack_data()
{
    QTest::addColumn<FilterRow>("row");
    QTest::addColumn<QByteArray>("json");
    const auto add = [](const char *name, const FilterRow &made, const char *json) {
        QTest::newRow(name) << made << QByteArray(json);
    };
    add("text is", row(Op::Is, Type::Text, u"Ulm"_s), R"({"key":"f","match":{"value":"Ulm"}})");
    add("the text 1", row(Op::Is, Type::Text, u"1"_s), R"({"key":"f","match":{"value":"1"}})");
    add("the number 1", row(Op::Is, Type::Integer, u"1"_s), R"({"key":"f","match":{"value":1}})");
    add("i64 max", row(Op::Is, Type::Integer, u"9223372036854775807"_s),
        R"({"key":"f","match":{"value":9223372036854775807}})");
    add("empty text", row(Op::Is, Type::Text, u"\"\""_s), R"({"key":"f","match":{"value":""}})");
    add("blank at the end", row(Op::Is, Type::Text, u"\"a \""_s),
        R"({"key":"f","match":{"value":"a "}})");
    add("quote at the start", row(Op::Is, Type::Text, u"\"\\\"a\\\"\""_s),
        R"({"key":"f","match":{"value":"\"a\""}})");
    add("comma in a text", row(Op::Is, Type::Text, u"a, b"_s),
        R"({"key":"f","match":{"value":"a, b"}})");
    add("bool", row(Op::Is, Type::Boolean, u"false"_s), R"({"key":"f","match":{"value":false}})");
    add("decimal is a range", row(Op::Is, Type::Decimal, u"1.0"_s),
        R"({"key":"f","range":{"gte":1.0,"lte":1.0}})");
    add("datetime is a range", row(Op::Is, Type::Datetime, u"2024-02-01"_s),
        R"({"key":"f","range":{"gte":"2024-02-01","lte":"2024-02-01"}})");
    add("is not", row(Op::IsNot, Type::Text, u"Ulm"_s),
        R"({"must_not":[{"key":"f","match":{"value":"Ulm"}}]})");
    add("is not, decimal", row(Op::IsNot, Type::Decimal, u"0.5"_s),
        R"({"must_not":[{"key":"f","range":{"gte":0.5,"lte":0.5}}]})");
    add("another value than", row(Op::OtherThan, Type::Integer, u"1, 2"_s),
        R"({"key":"f","match":{"except":[1,2]}})");
    add("any of", row(Op::AnyOf, Type::Text, u"a, \"b, c\", d"_s),
        R"({"key":"f","match":{"any":["a","b, c","d"]}})");
    add("none of", row(Op::NoneOf, Type::Integer, u"1, 2"_s),
        R"({"must_not":[{"key":"f","match":{"any":[1,2]}}]})");
    add("contains", row(Op::Contains, Type::Text, u"red car"_s),
        R"({"key":"f","match":{"text":"red car"}})");
    add("any word", row(Op::ContainsAny, Type::Text, u"red car"_s),
        R"({"key":"f","match":{"text_any":"red car"}})");
    add("phrase", row(Op::Phrase, Type::Text, u"red car"_s),
        R"({"key":"f","match":{"phrase":"red car"}})");
    add("prefix", row(Op::Prefix, Type::Text, u"re"_s), R"({"key":"f","match":{"prefix":"re"}})");
    add("less", row(Op::Less, Type::Integer, u"-3"_s), R"({"key":"f","range":{"lt":-3}})");
    add("less or equal", row(Op::LessEqual, Type::Decimal, u"1e3"_s),
        R"({"key":"f","range":{"lte":1e3}})");
    add("greater", row(Op::Greater, Type::Datetime, u"2024-02-01T00:00:00Z"_s),
        R"({"key":"f","range":{"gt":"2024-02-01T00:00:00Z"}})");
    add("greater or equal", row(Op::GreaterEqual, Type::Integer, u"18446744073709551615"_s),
        R"({"key":"f","range":{"gte":18446744073709551615}})");
    add("between", row(Op::Between, Type::Decimal, u"0.5"_s, u"2"_s),
        R"({"key":"f","range":{"gte":0.5,"lte":2}})");
    add("in range", row(Op::InRange, Type::Integer, u">= 1, < 5"_s),
        R"({"key":"f","range":{"gte":1,"lt":5}})");
    add("null", row(Op::IsNull, Type::Text, {}), R"({"is_null":{"key":"f"}})");
    add("not null", row(Op::IsNotNull, Type::Text, {}),
        R"({"must_not":[{"is_null":{"key":"f"}}]})");
    add("empty", row(Op::IsEmpty, Type::Text, {}), R"({"is_empty":{"key":"f"}})");
    add("has a value", row(Op::IsNotEmpty, Type::Text, {}),
        R"({"must_not":[{"is_empty":{"key":"f"}}]})");
    add("number of values", row(Op::CountOf, Type::Text, u">= 2"_s),
        R"({"key":"f","values_count":{"gte":2}})");
    add("nested", row(Op::Nested, Type::Text, u"{\"must\":[{\"has_id\":[1]}]}"_s),
        R"({"nested":{"key":"f","filter":{"must":[{"has_id":[1]}]}}})");
    add("ids", pointRow(Op::IdIn, u"18446744073709551615, 9b2f1c1e-0000-4000-8000-0000000000aa"_s),
        R"({"has_id":[18446744073709551615,"9b2f1c1e-0000-4000-8000-0000000000aa"]})");
    add("has vector", pointRow(Op::HasVector, u"title"_s), R"({"has_vector":"title"})");
    add("unnamed vector", pointRow(Op::HasVector, {}), R"({"has_vector":""})");
    add("group", pointRow(Op::Group, u"{\"should\":[{\"has_id\":[1]}]}"_s),
        R"({"should":[{"has_id":[1]}]})");
    add("geo stays raw",
        pointRow(
            Op::Raw,
            u"{\"key\":\"g\",\"geo_radius\":{\"center\":{\"lon\":1.0,\"lat\":2},\"radius\":5}}"_s),
        R"({"key":"g","geo_radius":{"center":{"lon":1.0,"lat":2},"radius":5}})");
}

void TestFilterRow::aRowBecomesItsConditionAndComesBack()
{
    QFETCH(FilterRow, row);
    QFETCH(QByteArray, json);
    const FilterCondition condition = conditionOf(row);
    QVERIFY(condition.hasValue());
    QCOMPARE(json::toJson(*condition).toJson(), json);
    QVERIFY(rowOf(*condition) == row);
}

void TestFilterRow::everyConditionSurvivesTheForm_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *text :
         { R"({"key":"f","match":{"any":[]}})", R"({"key":"f","match":{"except":[]}})",
           R"({"key":"f","match":{"any":["1",""," x","a,b","\"q"]}})",
           R"({"key":"f","range":{"gt":1,"gte":2,"lt":3.5,"lte":4}})",
           R"({"key":"f","range":{"gte":1,"lte":1}})", R"({"key":"f","range":{"gt":"2024-01-01"}})",
           R"({"key":"f","range":{}})", R"({"key":"f","values_count":{"gte":1,"lte":1}})",
           R"({"key":"f","match":{"value":"line\nbreak"}})",
           R"({"key":"a b","match":{"value":"bad path"}})",
           R"({"key":"f","match":{"value":1},"range":{"gt":2}})", R"({"has_id":[]})",
           R"({"must":[],"must_not":[{"has_id":[1]}]})", R"({"must_not":[{"has_id":[1]}]})",
           R"({"must_not":[{"must_not":[{"is_null":{"key":"f"}}]}]})",
           R"({"slice":{"total":4,"index":0}})", R"({"key":"f","match":{"value":1.5}})",
           R"({"has_id":[1,1]})", R"({"nested":{"key":"items","filter":{"should":[]}}})" })
        QTest::newRow(text) << QByteArray(text);
}

void TestFilterRow::everyConditionSurvivesTheForm()
{
    QFETCH(QByteArray, json);
    const Condition condition = conditionFrom(json);
    const FilterCondition back = conditionOf(rowOf(condition));
    QVERIFY(back.hasValue());
    QCOMPARE(json::toJson(*back).toJson(), json::toJson(condition).toJson());
    QVERIFY(*back == condition);
}

void TestFilterRow::badValuesAreMarkedBeforeSending_data()
{
    QTest::addColumn<FilterRow>("row");
    QTest::addColumn<int>("code");
    const auto add = [](const char *name, const FilterRow &made, Code code) {
        QTest::newRow(name) << made << int(code);
    };
    add("no field", pointRow(Op::Is, u"x"_s), Code::NoField);
    FilterRow badPath = row(Op::Is, Type::Text, u"x"_s);
    badPath.field = u"a b"_s;
    add("path", badPath, Code::BadPath);
    add("no value", row(Op::Is, Type::Text, {}), Code::NoValue);
    add("text as integer", row(Op::Is, Type::Integer, u"abc"_s), Code::BadInteger);
    add("decimal as integer", row(Op::Is, Type::Integer, u"1.0"_s), Code::BadInteger);
    add("leading zero", row(Op::Is, Type::Integer, u"01"_s), Code::BadInteger);
    add("beyond i64", row(Op::Is, Type::Integer, u"9223372036854775808"_s), Code::IntegerBeyondI64);
    add("beyond i64 in a list", row(Op::AnyOf, Type::Integer, u"1, 9223372036854775808"_s),
        Code::IntegerBeyondI64);
    add("comma decimal", row(Op::Less, Type::Decimal, u"1,5"_s), Code::BadNumber);
    add("infinite", row(Op::Less, Type::Decimal, u"1e999"_s), Code::BadNumber);
    add("boolean", row(Op::Is, Type::Boolean, u"yes"_s), Code::BadBoolean);
    add("datetime", row(Op::Greater, Type::Datetime, u"2024-02-30"_s), Code::BadDatetime);
    add("upper end", row(Op::Between, Type::Integer, u"1"_s, {}), Code::NoValue);
    add("open quote", row(Op::AnyOf, Type::Text, u"\"a, b"_s), Code::BadQuoting);
    add("gap in a list", row(Op::AnyOf, Type::Text, u"a,,b"_s), Code::NoValue);
    add("bounds twice", row(Op::InRange, Type::Integer, u"> 1, > 2"_s), Code::BadBounds);
    add("negative count", row(Op::CountOf, Type::Text, u">= -1"_s), Code::BadBounds);
    add("point id", pointRow(Op::IdIn, u"1, x"_s), Code::BadPointId);
    add("id beyond u64", pointRow(Op::IdIn, u"18446744073709551616"_s), Code::BadPointId);
    add("broken JSON", pointRow(Op::Raw, u"{"_s), Code::BadJson);
    add("no object", pointRow(Op::Raw, u"7"_s), Code::NotAFilter);
    add("unknown clause", pointRow(Op::Group, u"{\"mst\":[]}"_s), Code::NotAFilter);
}

void TestFilterRow::badValuesAreMarkedBeforeSending()
{
    QFETCH(FilterRow, row);
    QFETCH(int, code);
    const FilterCondition condition = conditionOf(row);
    QVERIFY(!condition.hasValue());
    QCOMPARE(int(condition.error().code), code);
}

void TestFilterRow::textsThatAreNoUuidMissAUuidIndex()
{
    const PayloadIndex index = indexed(FieldType::Uuid, u"uuid"_s);
    const QString uuid = u"9b2f1c1e-0000-4000-8000-0000000000aa"_s;
    QVERIFY(conditionOf(row(Op::Is, Type::Text, u"7"_s)).hasValue()); // the payload still matches
    QCOMPARE(noteOf(row(Op::Is, Type::Text, u"7"_s), &index), FilterNote::UuidIndexUnused);
    QCOMPARE(noteOf(row(Op::AnyOf, Type::Text, uuid + u", x"_s), &index),
             FilterNote::UuidIndexUnused);
    QCOMPARE(noteOf(row(Op::Is, Type::Text, uuid), &index), FilterNote::None);
    QCOMPARE(noteOf(row(Op::AnyOf, Type::Text, uuid), &index), FilterNote::None);
}

void TestFilterRow::idsAreReadInAnyCommonForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("commas") << u"1, 18446744073709551615"_s;
    QTest::newRow("lines") << u"1\n18446744073709551615\n"_s;
    QTest::newRow("blanks") << u"1 18446744073709551615"_s;
    QTest::newRow("JSON") << u"[1,18446744073709551615]"_s;
}

void TestFilterRow::idsAreReadInAnyCommonForm()
{
    QFETCH(QString, text);
    const FilterCondition condition = conditionOf(pointRow(Op::IdIn, text));
    QVERIFY(condition.hasValue());
    QCOMPARE(json::toJson(*condition).toJson(),
             QByteArray(R"({"has_id":[1,18446744073709551615]})"));
}

void TestFilterRow::datetimesAreReadAsTheServerReadsThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isDatetime");
    const std::pair<QString, bool> cases[] = {
        { u"2024-02-01T00:00:00Z"_s, true },
        { u"2024-02-01 12:30:00.123456+0130"_s, true },
        { u"2024-02-01T12:30:00+01:30"_s, true },
        { u"2024-02-01T12:30:00"_s, true },
        { u"2024-02-29"_s, true },
        { u"2024-02-01 12:30"_s, true },
        { u"2023-02-29"_s, false },
        { u"2024-02-01T24:00:00Z"_s, false },
        { u"2024-2-1"_s, false },
        { u"01.02.2024"_s, false },
        { u"1706745600"_s, false },
        { u"2024-02-01T12:61:00Z"_s, false },
    };
    for (const auto &[text, isDatetime] : cases)
        QTest::newRow(qPrintable(text)) << text << isDatetime;
}

void TestFilterRow::datetimesAreReadAsTheServerReadsThem()
{
    QFETCH(QString, text);
    QFETCH(bool, isDatetime);
    QCOMPARE(filtervalues::isDatetime(text), isDatetime);
}

void TestFilterRow::notesSayWhatTheServerMeans()
{
    const PayloadIndex text = indexed(FieldType::Text, u"text"_s);
    const PayloadIndex integer = indexed(FieldType::Integer, u"integer"_s);
    QCOMPARE(noteOf(row(Op::IsNot, Type::Text, u"x"_s), nullptr),
             FilterNote::KeepsPointsWithoutField);
    QCOMPARE(noteOf(row(Op::OtherThan, Type::Text, u"x"_s), nullptr), FilterNote::NeedsTheField);
    QCOMPARE(noteOf(row(Op::Is, Type::Decimal, u"1.5"_s), nullptr), FilterNote::DecimalIsRange);
    QCOMPARE(noteOf(row(Op::Contains, Type::Text, u"x"_s), nullptr),
             FilterNote::CaseSensitiveSubstring);
    QCOMPARE(noteOf(row(Op::Contains, Type::Text, u"x"_s), &text), FilterNote::WordsOfTextIndex);
    QCOMPARE(noteOf(row(Op::IsEmpty, Type::Text, {}), nullptr), FilterNote::EmptyMeaning);
    QCOMPARE(noteOf(row(Op::Is, Type::Text, u"1"_s), &integer), FilterNote::TypeDiffersFromIndex);
    QCOMPARE(noteOf(row(Op::Less, Type::Integer, u"9007199254740993"_s), nullptr),
             FilterNote::RangeComparesDoubles);
    QCOMPARE(noteOf(row(Op::Less, Type::Integer, u"9007199254740992"_s), nullptr),
             FilterNote::None);
}

void TestFilterRow::booleansHaveNoLists()
{
    const std::vector<Op> operators = operatorsFor(Type::Boolean);
    QVERIFY(std::find(operators.begin(), operators.end(), Op::AnyOf) == operators.end());
    QVERIFY(std::find(operators.begin(), operators.end(), Op::Less) == operators.end());
    const FilterCondition list = conditionOf(row(Op::AnyOf, Type::Boolean, u"true"_s));
    QVERIFY(!list.hasValue());
    QVERIFY(list.error().code == Code::NoListOfThisType);
}

void TestFilterRow::integersBeyondI64StayRowsWithTheirProblem()
{
    const FilterRow made
        = rowOf(conditionFrom(R"({"key":"f","match":{"value":18446744073709551615}})"));
    QVERIFY(made == row(Op::Is, Type::Integer, u"18446744073709551615"_s));
    QVERIFY(conditionOf(made).error().code == Code::IntegerBeyondI64);
    QCOMPARE(json::toJson(*writtenCondition(made)).toJson(),
             QByteArray(R"({"key":"f","match":{"value":18446744073709551615}})"));
}

QTEST_GUILESS_MAIN(TestFilterRow)
#include "tst_filterrow.moc"
