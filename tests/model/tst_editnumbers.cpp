// Floats as the server reads them: what it may store, and what it may be asked.
#include "client/json/parse.h"
#include "model/edit/payloaddiff.h"
#include "model/edit/servernumber.h"

#include <QTest>

using namespace sextant;

namespace {

json::Value parsed(const QByteArray &text) { return json::parse(text)->value; }

} // namespace

class TestEditNumbers : public QObject
{
    Q_OBJECT

private slots:
    void textsAreReadAsTheServerDoes_data();
    void textsAreReadAsTheServerDoes();
    void whatTheServerRefusesHasNoDouble();
    void bothReadingsCountAsStored_data();
    void bothReadingsCountAsStored();
    void storedValuesAreFoundInsideArraysAndObjects();
    void minusZeroIsAFloat();
    void boundsHoldForTheStoredNumber();
};

void TestEditNumbers::textsAreReadAsTheServerDoes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("value");
    QTest::newRow("short") << QByteArray("1.5") << 1.5;
    QTest::newRow("exponent") << QByteArray("-2e-3") << -0.002;
    QTest::newRow("full precision") << QByteArray("-122.41941550000001") << -122.4194155;
    QTest::newRow("2^53 + 1") << QByteArray("9007199254740993.0") << 9007199254740994.0;
    QTest::newRow("beyond u64") << QByteArray("36893488147419103232") << 36893488147419103232.0;
    QTest::newRow("many digits") << QByteArray("0.10000000000000000000000001") << 0.1;
    QTest::newRow("tiny") << QByteArray("1e-400") << 0.0;
    QTest::newRow("long way down") << QByteArray("123456789e-320") << 1.23456789e-312;
}

void TestEditNumbers::textsAreReadAsTheServerDoes()
{
    QFETCH(QByteArray, text);
    QFETCH(double, value);
    const std::optional<double> read = serverDouble(text);
    QVERIFY(read);
    QVERIFY2(*read == value, qPrintable(QString::number(*read, 'g', 17)));
}

void TestEditNumbers::whatTheServerRefusesHasNoDouble()
{
    QVERIFY(!serverDouble("1e309"));
    QVERIFY(!serverDouble("1e99999999999"));
}

void TestEditNumbers::bothReadingsCountAsStored_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<bool>("isStored");
    QTest::newRow("exact") << QByteArray("-122.41941550000001") << QByteArray("-122.41941550000001")
                           << true;
    QTest::newRow("a neighbour") << QByteArray("-122.41941550000001") << QByteArray("-122.4194155")
                                 << true;
    QTest::newRow("2^53 + 1") << QByteArray("9007199254740993.0")
                              << QByteArray("9007199254740994.0") << true;
    QTest::newRow("not so far") << QByteArray("-122.41941550000001") << QByteArray("-122.4194156")
                                << false;
    QTest::newRow("another kind") << QByteArray("1.0") << QByteArray("1") << false;
    QTest::newRow("a double for a huge integer")
        << QByteArray("36893488147419103232") << QByteArray("3.6893488147419103e19") << true;
}

void TestEditNumbers::bothReadingsCountAsStored()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, stored);
    QFETCH(bool, isStored);
    QCOMPARE(isStoredAs(parsed(sent), parsed(stored)), isStored);
}

void TestEditNumbers::storedValuesAreFoundInsideArraysAndObjects()
{
    QVERIFY(isStoredAs(parsed(R"({"a":[1,{"b":-122.41941550000001}]})"),
                       parsed(R"({"a":[1,{"b":-122.4194155}]})")));
    QVERIFY(!isStoredEqual(parsed(R"({"a":[1,{"b":-122.41941550000001}]})"),
                           parsed(R"({"a":[1,{"b":-122.4194155}]})")));
}

void TestEditNumbers::minusZeroIsAFloat()
{
    QVERIFY(isStoredEqual(parsed("-0"), parsed("-0.0")));
    QVERIFY(!isStoredEqual(parsed("-0"), parsed("0")));
    QVERIFY(!isStoredEqual(parsed("-0"), parsed("0.0")));
    QVERIFY(!hasSameKinds(parsed("-0"), parsed("-0.0")));
}

void TestEditNumbers::boundsHoldForTheStoredNumber()
{
    const auto [low, high] = boundsAround(parsed("1.5"));
    QCOMPARE(low.toJson(), QByteArray("1.5"));
    QCOMPARE(high.toJson(), QByteArray("1.5"));
    const auto [below, above] = boundsAround(parsed("-122.41941550000001"));
    QVERIFY(*serverDouble(below.number().lexeme) < -122.41941550000001);
    QVERIFY(*serverDouble(above.number().lexeme) > -122.41941550000001);
    QVERIFY(*serverDouble(below.number().lexeme) > -122.419416);
}

QTEST_GUILESS_MAIN(TestEditNumbers)
#include "tst_editnumbers.moc"
