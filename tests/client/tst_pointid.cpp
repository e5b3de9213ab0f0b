#include "client/types/pointid.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace sextant;

class TestPointId : public QObject
{
    Q_OBJECT

private slots:
    void typedTextIsRead_data();
    void typedTextIsRead();
    void anythingElseIsNoId_data();
    void anythingElseIsNoId();
    void jsonIsReadAsTheServerReadsIt_data();
    void jsonIsReadAsTheServerReadsIt();
    void writesEachFormForItsPlace();
    void ordersIntegersBeforeUuids();
    void hashTellsTheKindsApart();
};

void TestPointId::typedTextIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    const auto row = [](const char *name, const char *text, const char *read) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(read);
    };
    row("zero", "0", "0");
    row("seven", "7", "7");
    row("blanks around", "  42\n", "42");
    row("above 2^53", "9007199254740993", "9007199254740993");
    row("largest", "18446744073709551615", "18446744073709551615");
    row("leading zeros", "007", "7");
    const char *uuid = "9b2f1c1e-0000-4000-8000-0000000000aa";
    row("hyphenated", uuid, uuid);
    row("upper case", "9B2F1C1E-0000-4000-8000-0000000000AA", uuid);
    row("simple", "9b2f1c1e0000400080000000000000aa", uuid);
    row("urn", "urn:uuid:9b2f1c1e-0000-4000-8000-0000000000aa", uuid);
    row("braces", "{9b2f1c1e-0000-4000-8000-0000000000aa}", uuid);
    row("JSON quotes", "\"9b2f1c1e-0000-4000-8000-0000000000aa\"", uuid);
    row("32 decimal digits", "11112222333344445555666677778888",
        "11112222-3333-4444-5555-666677778888");
}

void TestPointId::typedTextIsRead()
{
    QFETCH(QString, text);
    QFETCH(QString, read);
    const std::optional<PointId> id = PointId::parse(text);
    QVERIFY(id);
    QCOMPARE(id->toString(), read);
}

void TestPointId::anythingElseIsNoId_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : { "",
                              " ",
                              "-1",
                              "+1",
                              "1.0",
                              "1e3",
                              "0x10",
                              "1 2",
                              "18446744073709551616",
                              "99999999999999999999",
                              "abc",
                              "\"7\"",
                              "\"",
                              "\"\"",
                              "9b2f1c1e-0000-4000-8000-0000000000a",
                              "9b2f1c1e-0000-4000-8000-0000000000aaa",
                              "9b2f1c1e_0000_4000_8000_0000000000aa",
                              "9b2f1c1e0-000-4000-8000-0000000000aa",
                              "gb2f1c1e-0000-4000-8000-0000000000aa",
                              "{9b2f1c1e0000400080000000000000aa}",
                              "{9b2f1c1e-0000-4000-8000-0000000000aa",
                              "uuid:9b2f1c1e-0000-4000-8000-0000000000aa",
                              "\xd9\xa1\xd9\xa2" })
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestPointId::anythingElseIsNoId()
{
    QFETCH(QString, text);
    QVERIFY(!PointId::parse(text));
}

void TestPointId::jsonIsReadAsTheServerReadsIt_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("written"); // empty: refused
    const auto row = [](const char *json, const char *written) {
        QTest::newRow(json) << QByteArray(json) << QByteArray(written);
    };
    row("7", "7");
    row("0", "0");
    row("18446744073709551615", "18446744073709551615");
    row(" 7 ", "7");
    row("\"9B2F1C1E000040008000000000000000\"", "\"9b2f1c1e-0000-4000-8000-000000000000\"");
    row("\"urn:uuid:9b2f1c1e-0000-4000-8000-0000000000aa\"",
        "\"9b2f1c1e-0000-4000-8000-0000000000aa\"");
    row("\"7\"", "");
    row("7.0", "");
    row("7e0", "");
    row("-7", "");
    row("-0", "");
    row("07", "");
    row("18446744073709551616", "");
    row("null", "");
    row("true", "");
    row("", "");
    row("[7]", "");
    row("9b2f1c1e000040008000000000000000", "");
    row("\"9b2f1c1e-0000-4000-8000-0000000000aa", "");
}

void TestPointId::jsonIsReadAsTheServerReadsIt()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, written);
    const std::optional<PointId> id = PointId::fromJson(json);
    QCOMPARE(id.has_value(), !written.isEmpty());
    if (id)
        QCOMPARE(id->toJson(), written);
}

void TestPointId::writesEachFormForItsPlace()
{
    const PointId number = PointId::fromNumber(7);
    QCOMPARE(number.toString(), QStringLiteral("7"));
    QCOMPARE(number.toJson(), QByteArray("7"));
    QCOMPARE(number.toPathSegment(), QByteArray("7"));
    const PointId uuid = PointId::fromUuidBits(0x0123456789abcdefULL, 0xfedcba9876543210ULL);
    QCOMPARE(uuid.toString(), QStringLiteral("01234567-89ab-cdef-fedc-ba9876543210"));
    QCOMPARE(uuid.toJson(), QByteArray("\"01234567-89ab-cdef-fedc-ba9876543210\""));
    QCOMPARE(uuid.toPathSegment(), QByteArray("01234567-89ab-cdef-fedc-ba9876543210"));
}

void TestPointId::ordersIntegersBeforeUuids()
{
    const PointId large = PointId::fromNumber(18446744073709551615ULL);
    const PointId firstUuid = PointId::fromUuidBits(0, 0);
    const PointId lastUuid = PointId::fromUuidBits(1, 0);
    std::vector<PointId> ids{ lastUuid, large, firstUuid, PointId::fromNumber(2),
                              PointId::fromNumber(10) };
    std::ranges::sort(ids);
    const std::vector<PointId> expected{ PointId::fromNumber(2), PointId::fromNumber(10), large,
                                         firstUuid, lastUuid };
    QVERIFY(ids == expected);
}

void TestPointId::hashTellsTheKindsApart()
{
    QVERIFY(PointId::fromNumber(5) != PointId::fromUuidBits(0, 5));
    QVERIFY(qHash(PointId::fromNumber(5)) != qHash(PointId::fromUuidBits(0, 5)));
    QCOMPARE(qHash(PointId::fromNumber(5)), qHash(PointId::fromNumber(5)));
}

QTEST_GUILESS_MAIN(TestPointId)
#include "tst_pointid.moc"
