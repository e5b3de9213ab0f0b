// Datetimes as the server reads them.

#include "client/local/datetime.h"

#include <QTest>

using namespace sextant;

class LocalDatetimeTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatTheServerTakes_data();
    void readsWhatTheServerTakes();
    void refusesWhatTheServerRefuses_data();
    void refusesWhatTheServerRefuses();
};

void LocalDatetimeTest::readsWhatTheServerTakes_data()
{
    QTest::addColumn<qint64>("micros");
    const auto row = [](const char *text, qint64 micros) { QTest::newRow(text) << micros; };
    constexpr qint64 newYear = 1'704'067'200'000'000; // 2024-01-01
    row("2024-01-01", newYear);
    row("2024-1-1", newYear);
    row("2024-01-01T00:00", newYear);
    row("2024-01-01 00:00:00", newYear);
    row("2024-01-01T00:00:00Z", newYear);
    row("2024-01-01t00:00:00z", newYear);
    row("2024-01-01 00:00:00 UTC", newYear);
    row("2024-01-01T02:00:00 +02:00", newYear);
    row("2024-01-01 02:00:00+0200", newYear);
    row("2024-01-01T02:00:00+02", newYear);
    row("2023-12-31T22:30:00-01:30", newYear);
    row("2024-01-01T00:00:00.25Z", newYear + 250'000);
    row("2024-01-01T00:00:00.1234567899Z", newYear + 123'456);
    row("2023-12-31T23:59:60Z", newYear);
    row("1969-12-31T23:59:59Z", -1'000'000);
    row("0000-01-01", -62'167'219'200'000'000);
}

void LocalDatetimeTest::readsWhatTheServerTakes()
{
    QFETCH(qint64, micros);
    const auto found = local::parseDatetime(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(found);
    QCOMPARE(*found, micros);
}

void LocalDatetimeTest::refusesWhatTheServerRefuses_data()
{
    QTest::addColumn<int>("unused");
    for (const char *text :
         { "", "yesterday", "2024", "2024-02-30", "2024-13-01", "2024-01-01T", "2024-01-01T10",
           "2024-01-01T10:00Z", "2024-01-01T10:00+02:00", "2024-01-01t10:00:00",
           "2024-01-01T24:00:00", "2024-01-01T10:60:00Z", "2024-01-01T10:00:00.Z",
           "2024-01-01T10:00:00+24:00", "2024-01-01T10:00:00+02:60", "2024-01-01T10:00:00Q",
           "2024-01-01T10:00:00Zx", "2024-01-01x" })
        QTest::newRow(text) << 0;
}

void LocalDatetimeTest::refusesWhatTheServerRefuses()
{
    QVERIFY(!local::parseDatetime(QString::fromUtf8(QTest::currentDataTag())));
}

QTEST_APPLESS_MAIN(LocalDatetimeTest)
#include "tst_localdatetime.moc"
