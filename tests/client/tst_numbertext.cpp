#include "client/json/numbertext.h"

#include <QTest>

#include <cstring>

#include <clocale>
#include <cmath>
#include <limits>

using namespace sextant::json;

class TestNumberText : public QObject
{
    Q_OBJECT

private slots:
    void floatsAreShortest_data();
    void floatsAreShortest();
    void doublesAreShortest();
    void everyFloatComesBack();
    void wholeTextsAreRead_data();
    void wholeTextsAreRead();
    void tooSmallIsZeroAndTooLargeIsRefused();
    void localeDoesNotMatter();
};

void TestNumberText::floatsAreShortest_data()
{
    QTest::addColumn<float>("value");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("tenth") << 0.1f << QByteArray("0.1");
    QTest::newRow("one") << 1.0f << QByteArray("1");
    QTest::newRow("zero") << 0.0f << QByteArray("0");
    QTest::newRow("negative zero") << -0.0f << QByteArray("-0");
    QTest::newRow("third") << 1.0f / 3.0f << QByteArray("0.33333334");
    QTest::newRow("hundred thousand") << 100000.0f << QByteArray("100000");
    QTest::newRow("large") << 1e20f << QByteArray("1e+20");
    QTest::newRow("small") << 1e-7f << QByteArray("1e-07");
    QTest::newRow("2^24") << 16777216.0f << QByteArray("16777216");
}

void TestNumberText::floatsAreShortest()
{
    QFETCH(float, value);
    QFETCH(QByteArray, text);
    QCOMPARE(floatText(value), text);
}

void TestNumberText::doublesAreShortest()
{
    QCOMPARE(doubleText(3), QByteArray("3"));
    QCOMPARE(doubleText(0.1), QByteArray("0.1"));
    QCOMPARE(doubleText(double(0.1f)), QByteArray("0.10000000149011612"));
    QCOMPARE(doubleText(9007199254740993.0), QByteArray("9007199254740992"));
    QCOMPARE(doubleText(1e300), QByteArray("1e+300"));
}

void TestNumberText::everyFloatComesBack()
{
    // A stride over all bit patterns: exponents and mantissas of every kind.
    for (quint64 bits = 0; bits <= 0xffffffffu; bits += 65537) {
        float value;
        const quint32 pattern = quint32(bits);
        std::memcpy(&value, &pattern, sizeof value);
        if (!std::isfinite(value))
            continue;
        const std::optional<float> back = parseFloat(floatText(value));
        QVERIFY(back);
        QCOMPARE(std::memcmp(&*back, &value, sizeof value), 0);
    }
}

void TestNumberText::wholeTextsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("ok");
    QTest::addColumn<double>("value");
    const auto good = [](const char *text, double value) {
        QTest::newRow(text) << QByteArray(text) << true << value;
    };
    const auto bad
        = [](const char *text) { QTest::newRow(text) << QByteArray(text) << false << 0.0; };
    good("1", 1);
    good("-2.5", -2.5);
    good("1e3", 1000);
    good("1E+3", 1000);
    good("18446744073709551615", 18446744073709551615.0);
    bad("");
    bad(" 1");
    bad("1 ");
    bad("1,5");
    bad("1x");
    bad("inf");
    bad("nan");
    bad("-");
    bad("0x10");
    bad("1e400");
}

void TestNumberText::wholeTextsAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, ok);
    QFETCH(double, value);
    const std::optional<double> read = parseDouble(text);
    QCOMPARE(read.has_value(), ok);
    if (ok)
        QCOMPARE(*read, value);
}

void TestNumberText::tooSmallIsZeroAndTooLargeIsRefused()
{
    QCOMPARE(parseFloat("1e-60"), std::optional<float>(0.0f));
    QVERIFY(std::signbit(*parseFloat("-1e-60")));
    QCOMPARE(parseDouble("1e-400"), std::optional<double>(0.0));
    QCOMPARE(parseDouble("1e-99999"), std::optional<double>(0.0));
    QVERIFY(!parseFloat("1e39"));
    QVERIFY(!parseFloat("-1e39"));
    QVERIFY(!parseDouble("1e99999"));
    QCOMPARE(parseFloat("3.4028235e38"), std::optional<float>(std::numeric_limits<float>::max()));
    QCOMPARE(parseFloat("1e-45"), std::optional<float>(std::numeric_limits<float>::denorm_min()));
}

void TestNumberText::localeDoesNotMatter()
{
    const char *commaLocale = nullptr;
    for (const char *name : { "de_DE.UTF-8", "ru_RU.UTF-8", "fr_FR.UTF-8" })
        if (!commaLocale)
            commaLocale = setlocale(LC_NUMERIC, name);
    QCOMPARE(floatText(0.5f), QByteArray("0.5"));
    QCOMPARE(parseDouble("0.5"), std::optional<double>(0.5));
    setlocale(LC_NUMERIC, "C");
}

QTEST_GUILESS_MAIN(TestNumberText)
#include "tst_numbertext.moc"
