#include "client/json/filterjson.h"
#include "client/json/parse.h"

#include <QTest>

#include <random>

using namespace sextant;
using namespace sextant::json;

namespace {

Value readJson(const QByteArray &text) { return parse(text).value().value; }

Condition onlyCondition(const QByteArray &condition)
{
    const auto filter = filterFromJson(readJson("{\"must\":[" + condition + "]}"));
    return filter.value().must->at(0);
}

//! Seeded filters in every shape the types can hold.
class FilterSource
{
public:
    explicit FilterSource(quint32 seed)
        : m_random(seed)
    {
    }

    Filter filter(int depth)
    {
        Filter made;
        if (below(3) > 0)
            made.must = conditions(depth);
        if (below(3) == 0)
            made.should = conditions(depth);
        if (below(3) == 0)
            made.mustNot = conditions(depth);
        if (below(4) == 0)
            made.minShould = MinShould{ conditions(depth), below(5) };
        return made;
    }

private:
    quint32 below(quint32 limit) { return quint32(m_random() % limit); }
    QString text()
    {
        static const QStringList texts{ QStringLiteral("a"),
                                        QStringLiteral("meta.x[].y"),
                                        QStringLiteral("имя"),
                                        QStringLiteral("\"my key\".z"),
                                        QString(),
                                        QStringLiteral("a\"\\\n") };
        return texts.at(qsizetype(below(quint32(texts.size()))));
    }
    Value integer()
    {
        return below(2) ? Value::unsignedInteger(18446744073709551615ULL - below(9))
                        : Value::integer(-qint64(below(100)));
    }
    std::vector<Value> list()
    {
        std::vector<Value> values;
        const bool strings = below(2) == 0;
        for (quint32 i = below(4); i > 0; --i)
            values.push_back(strings ? Value(text()) : integer());
        return values;
    }
    std::optional<Value> bound()
    {
        switch (below(4)) {
        case 0:
            return integer();
        case 1:
            return Value(Number{ "1.50", true });
        case 2:
            return Value(QStringLiteral("2024-02-01T00:00:00Z"));
        default:
            return std::nullopt;
        }
    }
    std::optional<quint64> count()
    {
        return below(2) ? std::optional<quint64>(below(10)) : std::nullopt;
    }
    FieldCondition field()
    {
        switch (below(6)) {
        case 0:
            return { text(), MatchValue{ below(3) == 0 ? Value(below(2) == 0) : integer() } };
        case 1:
            return { text(), MatchAny{ list() } };
        case 2:
            return { text(), MatchExcept{ list() } };
        case 3:
            return { text(), MatchText{ MatchText::Mode(below(4)), text() } };
        case 4:
            return { text(), Range{ bound(), bound(), bound(), bound() } };
        default:
            return { text(), ValuesCount{ count(), count(), count(), count() } };
        }
    }
    HasId ids()
    {
        HasId condition;
        for (quint32 i = below(4); i > 0; --i)
            condition.ids.push_back(below(2) ? PointId::fromNumber(m_random())
                                             : PointId::fromUuidBits(m_random(), m_random()));
        return condition;
    }
    Condition condition(int depth)
    {
        switch (below(depth > 0 ? 9 : 7)) {
        case 0:
            return IsEmpty{ text() };
        case 1:
            return IsNull{ text() };
        case 2:
            return ids();
        case 3:
            return HasVector{ text() };
        case 4:
            return RawCondition{ readJson(R"({"slice":{"total":4,"index":0}})") };
        case 7:
            return Nested{ text(), filter(depth - 1) };
        case 8:
            return Boxed<Filter>(filter(depth - 1));
        default:
            return field();
        }
    }
    std::vector<Condition> conditions(int depth)
    {
        std::vector<Condition> list;
        for (quint32 i = below(4); i > 0; --i)
            list.push_back(condition(depth));
        return list;
    }

    std::mt19937_64 m_random;
};

} // namespace

class TestFilterJson : public QObject
{
    Q_OBJECT

private slots:
    void knownConditionsComeBack_data();
    void knownConditionsComeBack();
    void unknownConditionsStayRaw_data();
    void unknownConditionsStayRaw();
    void clausesAreRead();
    void oneObjectIsAListOfOne();
    void whatTheServerRefusesIsRefused_data();
    void whatTheServerRefusesIsRefused();
    void emptyIsToldFromAbsent();
    void thousandFiltersSurvive();
};

void TestFilterJson::knownConditionsComeBack_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("alternative"); // of Condition
    const auto row = [](const char *text, int alternative) {
        QTest::newRow(text) << QByteArray(text) << alternative;
    };
    row(R"({"key":"k","match":{"value":"x"}})", 0);
    row(R"({"key":"k","match":{"value":18446744073709551615}})", 0);
    row(R"({"key":"k","match":{"value":true}})", 0);
    row(R"({"key":"k","match":{"any":["a","b"]}})", 0);
    row(R"({"key":"k","match":{"any":[]}})", 0);
    row(R"({"key":"k","match":{"except":[1,-2]}})", 0);
    row(R"({"key":"k","match":{"text":"red car"}})", 0);
    row(R"({"key":"k","match":{"text_any":"red car"}})", 0);
    row(R"({"key":"k","match":{"phrase":"red car"}})", 0);
    row(R"({"key":"k","match":{"prefix":"re"}})", 0);
    row(R"({"key":"k","range":{"gt":1,"lte":9.50}})", 0);
    row(R"({"key":"k","range":{"gte":"2024-02-01T00:00:00Z"}})", 0);
    row(R"({"key":"tags","values_count":{"gte":2,"lt":5}})", 0);
    row(R"({"is_empty":{"key":"k"}})", 1);
    row(R"({"is_null":{"key":"k"}})", 2);
    row(R"({"has_id":[1,"9b2f1c1e-0000-4000-8000-0000000000aa",18446744073709551615]})", 3);
    row(R"({"has_vector":""})", 4);
    row(R"({"nested":{"key":"items","filter":{"must":[{"key":"a","match":{"value":1}}]}}})", 5);
    row(R"({"should":[{"key":"k","match":{"value":"x"}}],"must_not":[]})", 6);
    row(R"({})", 6);
}

void TestFilterJson::knownConditionsComeBack()
{
    QFETCH(QByteArray, text);
    QFETCH(int, alternative);
    const Condition condition = onlyCondition(text);
    QCOMPARE(int(condition.index()), alternative);
    QCOMPARE(toJson(condition).toJson(), text);
}

void TestFilterJson::unknownConditionsStayRaw_data()
{
    QTest::addColumn<QByteArray>("text");
    for (
        const char *text :
        { R"({"key":"k","match":{"value":1},"range":{"gt":1}})",
          R"({"key":"k","match":{"value":1.5}})",
          R"({"key":"k","match":{"value":null}})",
          R"({"key":"k","match":{"any":["a",1]}})",
          R"({"key":"k","match":{"any":[1.5]}})",
          R"({"key":"k","match":{"any":"a"}})",
          R"({"key":"k","match":{"regex":"a.*"}})",
          R"({"key":"k","match":{"text":"a","phrase":"b"}})",
          R"({"key":"k"})",
          R"({"key":7,"match":{"value":1}})",
          R"({"key":"k","range":{"gt":1,"step":2}})",
          R"({"key":"k","range":{"gt":null}})",
          R"({"key":"k","range":{"gt":1,"gt":2}})",
          R"({"key":"k","range":[1,2]})",
          R"({"key":"k","values_count":{"gt":-1}})",
          R"({"key":"k","values_count":{"gt":1.0}})",
          R"({"key":"k","is_empty":true})",
          R"({"key":"k","is_null":false})",
          R"({"is_empty":{"key":"k","x":1}})",
          R"({"is_null":"k"})",
          R"({"has_id":[1.0]})",
          R"({"has_id":["7"]})",
          R"({"has_id":5})",
          R"({"has_vector":1})",
          R"({"slice":{"total":4,"index":0}})",
          R"({"key":"g","geo_radius":{"center":{"lon":1,"lat":2},"radius":500.0}})",
          R"({"key":"g","geo_bounding_box":{"top_left":{"lon":1,"lat":9},"bottom_right":{"lon":5,"lat":2}}})",
          R"({"nested":{"key":"a","filter":{"some":[]}}})",
          R"({"nested":{"key":"a","filter":{},"x":1}})",
          R"({"must":[],"newer":[]})",
          R"({"must":[5]})",
          R"({"must":[],"must":[]})",
          R"({"key":"k","match":{"value":"x"},"boost":2})" })
        QTest::newRow(text) << QByteArray(text);
}

void TestFilterJson::unknownConditionsStayRaw()
{
    QFETCH(QByteArray, text);
    const Condition condition = onlyCondition(text);
    QVERIFY(std::holds_alternative<RawCondition>(condition));
    QCOMPARE(toJson(condition).toJson(), text);
}

void TestFilterJson::clausesAreRead()
{
    const QByteArray text
        = R"({"must":[{"has_id":[1]}],"should":[],"must_not":[{"is_null":{"key":"k"}}],)"
          R"("min_should":{"conditions":[{"has_id":[2]},{"has_id":[3]}],"min_count":2}})";
    const auto filter = filterFromJson(readJson(text));
    QVERIFY(filter.hasValue());
    QCOMPARE(filter->must->size(), size_t(1));
    QVERIFY(filter->should->empty());
    QCOMPARE(filter->mustNot->size(), size_t(1));
    QCOMPARE(filter->minShould->minCount, quint64(2));
    QCOMPARE(filter->minShould->conditions.size(), size_t(2));
    QCOMPARE(toJson(*filter).toJson(), text);
}

void TestFilterJson::oneObjectIsAListOfOne()
{
    const auto filter
        = filterFromJson(readJson(R"({"must":{"key":"k","match":{"value":1}},"should":null})"));
    QVERIFY(filter.hasValue());
    QVERIFY(!filter->should);
    QCOMPARE(toJson(*filter).toJson(), QByteArray(R"({"must":[{"key":"k","match":{"value":1}}]})"));
}

void TestFilterJson::whatTheServerRefusesIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *text, const char *path) {
        QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(path);
    };
    row("[]", "");
    row("null", "");
    row(R"({"musst":[]})", "musst");
    row(R"({"must":5})", "must");
    row(R"({"must":[{"has_id":[]},5]})", "must[1]");
    row(R"({"should":"x"})", "should");
    row(R"({"min_should":[]})", "min_should");
    row(R"({"min_should":{"conditions":[]}})", "min_should.min_count");
    row(R"({"min_should":{"min_count":1}})", "min_should.conditions");
    row(R"({"min_should":{"conditions":[],"min_count":-1}})", "min_should.min_count");
    row(R"({"min_should":{"conditions":[1],"min_count":1}})", "min_should.conditions[0]");
    row(R"({"min_should":{"conditions":[],"min_count":1,"x":1}})", "min_should.x");
    row(R"({"must":[{"has_id":[1]}],"must":[{"has_id":[2]}]})", "must");
    row(R"({"must":[],"should":[],"must":null})", "must");
    row(R"({"min_should":{"conditions":[],"min_count":1,"min_count":2}})", "min_should.min_count");
}

void TestFilterJson::whatTheServerRefusesIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, path);
    const auto filter = filterFromJson(readJson(text));
    QVERIFY(!filter);
    QCOMPARE(filter.error().path, path);
    QVERIFY(!filter.error().message.isEmpty());
}

void TestFilterJson::emptyIsToldFromAbsent()
{
    QVERIFY(filterFromJson(readJson("{}"))->isEmpty());
    QCOMPARE(toJson(Filter()).toJson(), QByteArray("{}"));
    const auto filter = filterFromJson(readJson(R"({"must":[]})"));
    QVERIFY(filter->isEmpty());
    QVERIFY(filter->must.has_value());
    QVERIFY(!(*filter == Filter()));
    QCOMPARE(toJson(*filter).toJson(), QByteArray(R"({"must":[]})"));
}

void TestFilterJson::thousandFiltersSurvive()
{
    for (quint32 seed = 0; seed < 1000; ++seed) {
        const Filter filter = FilterSource(seed).filter(3);
        const QByteArray text = toJson(filter).toJson();
        const auto back = filterFromJson(readJson(text));
        QVERIFY2(back.hasValue(), text.constData());
        // Compared as text first: it shows what differs.
        QCOMPARE(toJson(*back).toJson(), text);
        QVERIFY2(*back == filter, text.constData());
    }
}

QTEST_GUILESS_MAIN(TestFilterJson)
#include "tst_filterjson.moc"
