#include "client/json/value.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sextant::json;

namespace {

Value number(const char *lexeme, bool isFloat) { return Value(Number{ lexeme, isFloat }); }

Value objectOf(std::initializer_list<std::pair<const char *, Value>> members)
{
    Object object;
    for (const auto &[key, value] : members)
        object.append(QString::fromUtf8(key), value);
    return Value(std::move(object));
}

} // namespace

class TestJsonValue : public QObject
{
    Q_OBJECT

private slots:
    void kindsAreTold();
    void equalityIsStrictInKindAndText();
    void memberOrderCountsOrNot();
    void lookUpFindsTheLastDuplicate();
    void setReplacesInPlaceOrAppends();
    void removalKeepsTheOrder();
    void largeObjectsAreFoundFast();
    void lookUpsSurviveEveryKindOfChange();
    void stringsAreWrittenAsTheServerWritesThem();
    void indentedTextIsForPeople();
    void numbersAreReadInRange();
    void floatingAlwaysLooksLikeAFloat();
};

void TestJsonValue::kindsAreTold()
{
    QCOMPARE(Value().kind(), Kind::Null);
    QCOMPARE(Value(true).kind(), Kind::Bool);
    QCOMPARE(Value::integer(-1).kind(), Kind::Integer);
    QCOMPARE(Value::floating(1).kind(), Kind::Float);
    QCOMPARE(Value(QStringLiteral("x")).kind(), Kind::String);
    QCOMPARE(Value(Array()).kind(), Kind::Array);
    QCOMPARE(Value(Object()).kind(), Kind::Object);
}

void TestJsonValue::equalityIsStrictInKindAndText()
{
    QVERIFY(Value::integer(1) == number("1", false));
    QVERIFY(!(Value::integer(1) == Value::floating(1)));
    QVERIFY(!(number("1.0", true) == number("1.00", true)));
    QVERIFY(!(number("0", false) == number("-0.0", true)));
    QVERIFY(!(Value::unsignedInteger(18446744073709551615ULL) == Value::integer(-1)));
    QVERIFY(!(Value() == Value(false)));
    QVERIFY(Value(QStringLiteral("1")) == Value(QStringLiteral("1")));
    QVERIFY(!(Value(QStringLiteral("1")) == Value::integer(1)));
}

void TestJsonValue::memberOrderCountsOrNot()
{
    const Value one = objectOf({ { "a", Value::integer(1) }, { "b", Value() } });
    const Value other = objectOf({ { "b", Value() }, { "a", Value::integer(1) } });
    QVERIFY(!(one == other));
    QVERIFY(equalIgnoringOrder(one, other));
    const Value inside = Value(Array{ objectOf({ { "x", one } }) });
    const Value insideToo = Value(Array{ objectOf({ { "x", other } }) });
    QVERIFY(equalIgnoringOrder(inside, insideToo));
    QVERIFY(!equalIgnoringOrder(one, objectOf({ { "b", Value() }, { "a", Value::floating(1) } })));
    QVERIFY(!equalIgnoringOrder(one, objectOf({ { "a", Value::integer(1) } })));
    // The last duplicate wins, so their order has a meaning.
    QVERIFY(!equalIgnoringOrder(objectOf({ { "a", Value() }, { "a", Value(true) } }),
                                objectOf({ { "a", Value(true) }, { "a", Value() } })));
    QVERIFY(!equalIgnoringOrder(Value(Array{ Value(), Value(true) }),
                                Value(Array{ Value(true), Value() })));
}

void TestJsonValue::lookUpFindsTheLastDuplicate()
{
    const Value value = objectOf({ { "a", Value::integer(1) }, { "a", Value::integer(2) } });
    QVERIFY(*value.find(u"a") == Value::integer(2));
    QCOMPARE(value.object().indexOf(u"a"), 1);
    QVERIFY(!value.find(u"b"));
    QVERIFY(!Value().find(u"a"));
}

void TestJsonValue::setReplacesInPlaceOrAppends()
{
    Object object;
    object.set(QStringLiteral("a"), Value::integer(1));
    object.set(QStringLiteral("b"), Value::integer(2));
    object.set(QStringLiteral("a"), Value::integer(3));
    object.insert(1, QStringLiteral("c"), Value());
    QCOMPARE(Value(object).toJson(), QByteArray(R"({"a":3,"c":null,"b":2})"));
}

void TestJsonValue::removalKeepsTheOrder()
{
    Object object
        = objectOf({ { "a", Value() }, { "b", Value() }, { "c", Value() }, { "d", Value() } })
              .object();
    QVERIFY(object.remove(u"b"));
    QVERIFY(!object.remove(u"b"));
    object.removeAt(0);
    QCOMPARE(Value(object).toJson(), QByteArray(R"({"c":null,"d":null})"));
}

void TestJsonValue::largeObjectsAreFoundFast()
{
    constexpr int count = 30'000;
    Object object;
    for (int i = 0; i < count; ++i)
        object.set(QStringLiteral("key_%1").arg(i), Value::integer(i));
    QCOMPARE(object.size(), count);
    // Quadratic work would be 450 million comparisons; this limit is far from both.
    QElapsedTimer timer;
    timer.start();
    const Object &readOnly = object;
    for (int i = 0; i < count; ++i)
        QCOMPARE(readOnly.indexOf(QStringLiteral("key_%1").arg(i)), i);
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
}

void TestJsonValue::lookUpsSurviveEveryKindOfChange()
{
    Object object;
    for (int i = 0; i < 100; ++i)
        object.append(QString::number(i), Value::integer(i));
    object.append(QStringLiteral("7"), Value::integer(1007));
    QVERIFY(*object.find(u"7") == Value::integer(1007));
    object.removeAt(100);
    QVERIFY(*object.find(u"7") == Value::integer(7));
    object.insert(0, QStringLiteral("first"), Value());
    QCOMPARE(object.indexOf(u"7"), 8);
    object.at(8).first = QStringLiteral("renamed");
    QCOMPARE(object.indexOf(u"7"), -1);
    QCOMPARE(object.indexOf(u"renamed"), 8);
    object.append(QStringLiteral("last"), Value());
    QCOMPARE(object.indexOf(u"last"), 101);
    QCOMPARE(object.indexOf(u"renamed"), 8);
    QVERIFY(object.remove(u"first"));
    QCOMPARE(object.indexOf(u"99"), 99);
}

void TestJsonValue::stringsAreWrittenAsTheServerWritesThem()
{
    QCOMPARE(Value(QStringLiteral("a\"b\\c/d")).toJson(), QByteArray(R"("a\"b\\c/d")"));
    QCOMPARE(Value(QStringLiteral("\b\f\n\r\t")).toJson(), QByteArray(R"("\b\f\n\r\t")"));
    QCOMPARE(Value(QString(QChar(u'\x1f'))).toJson(), QByteArray(R"("\u001f")"));
    QCOMPARE(Value(QString(QChar(u'\0'))).toJson(), QByteArray(R"("\u0000")"));
    QCOMPARE(Value(QStringLiteral("Привет 😀 \u007f\u2028")).toJson(),
             QByteArray("\"Привет 😀 \x7f\u2028\""));
    QCOMPARE(quoted(u"k\n"), QByteArray(R"("k\n")"));
}

void TestJsonValue::indentedTextIsForPeople()
{
    const Value value = objectOf({ { "a", Value(Array{ Value::integer(1), Value() }) },
                                   { "b", Value(Object()) },
                                   { "c", Value(Array()) } });
    QCOMPARE(value.toIndentedJson(),
             QByteArray("{\n  \"a\": [\n    1,\n    null\n  ],\n  \"b\": {},\n  \"c\": []\n}"));
    QCOMPARE(value.toJson(), QByteArray(R"({"a":[1,null],"b":{},"c":[]})"));
}

void TestJsonValue::numbersAreReadInRange()
{
    QCOMPARE(Value::unsignedInteger(18446744073709551615ULL).toUInt64(),
             std::optional<quint64>(18446744073709551615ULL));
    QCOMPARE(Value::unsignedInteger(18446744073709551615ULL).toInt64(), std::nullopt);
    QCOMPARE(Value::integer(-5).toInt64(), std::optional<qint64>(-5));
    QCOMPARE(Value::integer(-5).toUInt64(), std::nullopt);
    QCOMPARE(number("1.0", true).toInt64(), std::nullopt);
    QCOMPARE(number("1.0", true).toDouble(), std::optional<double>(1.0));
    QCOMPARE(Value(QStringLiteral("1")).toDouble(), std::nullopt);
}

void TestJsonValue::floatingAlwaysLooksLikeAFloat()
{
    QCOMPARE(Value::floating(1).toJson(), QByteArray("1.0"));
    QCOMPARE(Value::floating(-0.0).toJson(), QByteArray("-0.0"));
    QCOMPARE(Value::floating(0.1).toJson(), QByteArray("0.1"));
    QCOMPARE(Value::floating(1e300).toJson(), QByteArray("1e+300"));
    QCOMPARE(Value::floating(qInf()).toJson(), QByteArray("null"));
}

QTEST_GUILESS_MAIN(TestJsonValue)
#include "tst_jsonvalue.moc"
