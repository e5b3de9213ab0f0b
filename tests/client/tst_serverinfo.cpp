#include "client/types/serverinfo.h"

#include <QTest>

using namespace sextant;

class TestServerInfo : public QObject
{
    Q_OBJECT

private slots:
    void versionsAreReadLeniently_data();
    void versionsAreReadLeniently();
    void versionsAreOrderedByNumber();
    void featuresComeWithTheirVersion_data();
    void featuresComeWithTheirVersion();
    void unknownVersionsMayDoEverything();
    void serversBefore1_10AreTooOld();
};

void TestServerInfo::versionsAreReadLeniently_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read"); // empty: refused
    const auto row = [](const char *text, const char *read) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(read);
    };
    row("1.19.0", "1.19.0");
    row("v1.19", "1.19.0");
    row("1.19.0-dev", "1.19.0");
    row(" 1.10.2 ", "1.10.2");
    row("1.19.x", "1.19.0");
    row("1.2.3.4", "1.2.3");
    row("1", "");
    row("1.", "");
    row("", "");
    row("dev", "");
    row("-1.2", "");
    row("99999999999.1", "");
}

void TestServerInfo::versionsAreReadLeniently()
{
    QFETCH(QString, text);
    QFETCH(QString, read);
    const std::optional<ServerVersion> version = ServerVersion::parse(text);
    QCOMPARE(
        version
            ? QStringLiteral("%1.%2.%3").arg(version->major).arg(version->minor).arg(version->patch)
            : QString(),
        read);
}

void TestServerInfo::versionsAreOrderedByNumber()
{
    QVERIFY((ServerVersion{ 1, 9, 0 }) < (ServerVersion{ 1, 10, 0 }));
    QVERIFY((ServerVersion{ 1, 10, 1 }) < (ServerVersion{ 1, 10, 2 }));
    QVERIFY((ServerVersion{ 1, 99, 99 }) < (ServerVersion{ 2, 0, 0 }));
}

void TestServerInfo::featuresComeWithTheirVersion_data()
{
    QTest::addColumn<int>("feature");
    QTest::addColumn<int>("minor");
    QTest::newRow("facet") << int(Feature::Facet) << 12;
    QTest::newRow("has_vector") << int(Feature::HasVector) << 13;
    QTest::newRow("sum scores") << int(Feature::SumScores) << 14;
    QTest::newRow("phrase") << int(Feature::MatchPhrase) << 15;
    QTest::newRow("text any") << int(Feature::MatchTextAny) << 16;
    QTest::newRow("update filter") << int(Feature::UpdateFilter) << 16;
    QTest::newRow("update mode") << int(Feature::UpdateMode) << 17;
    QTest::newRow("prefix") << int(Feature::MatchPrefix) << 19;
}

void TestServerInfo::featuresComeWithTheirVersion()
{
    QFETCH(int, feature);
    QFETCH(int, minor);
    ServerInfo server;
    server.version = ServerVersion{ 1, minor, 0 };
    QVERIFY(server.supports(Feature(feature)));
    server.version = ServerVersion{ 1, minor - 1, 99 };
    QVERIFY(!server.supports(Feature(feature)));
}

void TestServerInfo::unknownVersionsMayDoEverything()
{
    QVERIFY(ServerInfo().supports(Feature::MatchPrefix));
}

void TestServerInfo::serversBefore1_10AreTooOld()
{
    ServerInfo server;
    QVERIFY(!server.isTooOld()); // unknown
    server.version = ServerVersion{ 1, 9, 7 };
    QVERIFY(server.isTooOld());
    server.version = ServerVersion{ 1, 10, 0 };
    QVERIFY(!server.isTooOld());
}

QTEST_GUILESS_MAIN(TestServerInfo)
#include "tst_serverinfo.moc"
