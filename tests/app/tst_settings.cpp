// What is written is read back by the next run, and no key is ever written.

#include "app/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

ConnectionSpec spec(const char *url, bool readOnly = false)
{
    ConnectionSpec spec;
    spec.baseUrl = QUrl(QString::fromLatin1(url));
    spec.protection = readOnly ? Protection::ReadOnly : Protection::Normal;
    return spec;
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT
private slots:
    void theFirstStartIsTheFirstOnly();
    void windowAndTabsAreReadBack();
    void columnsAreReadBack();
    void connectionsAreReadBackLatestFirst_data();
    void connectionsAreReadBackLatestFirst();
    void tenConnectionsAreKept();
    void noKeyIsWritten();

private:
    QTemporaryDir m_folder;
    //! A file of its own for each test.
    QString file() const
    {
        return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    }
};

void TestSettings::theFirstStartIsTheFirstOnly()
{
    QVERIFY(Settings(file()).isFirstStart());
    Settings(file()).markStarted();
    QVERIFY(!Settings(file()).isFirstStart());
}

void TestSettings::windowAndTabsAreReadBack()
{
    const QString key = u"https://h:6333/a/b"_s;
    Settings settings(file());
    settings.setWindowState(u"docks"_s, QByteArray("\0\1\xff", 3));
    settings.setOpenTabs(key, { u"a/b"_s, u"Ж, ю"_s, u"single"_s });
    settings.setOpenTabs(u"https://h:6333/a"_s, { u"only"_s });
    const Settings again(file());
    QCOMPARE(again.windowState(u"docks"_s), QByteArray("\0\1\xff", 3));
    QCOMPARE(again.openTabs(key), QStringList({ u"a/b"_s, u"Ж, ю"_s, u"single"_s }));
    QCOMPARE(again.openTabs(u"https://h:6333/a"_s), QStringList{ u"only"_s });
    QVERIFY(again.openTabs(u"other"_s).isEmpty());
}

void TestSettings::columnsAreReadBack()
{
    ColumnLayout layout;
    layout.shown = QStringList{ u"a.b"_s, u"c"_s };
    layout.offered = QStringList{ u"d"_s };
    layout.widths.insert(u"a.b"_s, 120);
    Settings(file()).save(u"https://h/c"_s, layout);
    const auto read = Settings(file()).load(u"https://h/c"_s);
    QVERIFY(read);
    QCOMPARE(read->shown, layout.shown);
    QCOMPARE(read->offered, layout.offered);
    QCOMPARE(read->widths, layout.widths);
    QVERIFY(!Settings(file()).load(u"https://h/other"_s));
}

void TestSettings::connectionsAreReadBackLatestFirst_data()
{
    QTest::addColumn<QByteArray>("url");
    for (const char *url : { "http://h:6333", "https://h/a%20b", "https://h/a%2Fb",
                             "http://[::1]:6333", "https://xn--e1aybc.example/q" })
        QTest::newRow(url) << QByteArray(url);
}

void TestSettings::connectionsAreReadBackLatestFirst()
{
    QFETCH(QByteArray, url);
    const QString own = m_folder.filePath(QString::fromLatin1(url.toHex()));
    Settings settings(own);
    settings.rememberConnection(spec("http://other:6333"));
    settings.rememberConnection(spec(url.constData()));
    settings.rememberConnection(spec(url.constData(), true)); // the same again: one entry
    const auto read = Settings(own).recentConnections();
    QCOMPARE(read.size(), 2U);
    QCOMPARE(read[0], spec(url.constData(), true));
    QCOMPARE(read[1], spec("http://other:6333"));
}

void TestSettings::tenConnectionsAreKept()
{
    Settings settings(file());
    for (int port = 1; port <= 12; ++port)
        settings.rememberConnection(spec(("http://h:" + QByteArray::number(port)).constData()));
    const auto read = Settings(file()).recentConnections();
    QCOMPARE(read.size(), 10U);
    QCOMPARE(read.front().baseUrl.port(), 12);
    QCOMPARE(read.back().baseUrl.port(), 3);
}

void TestSettings::noKeyIsWritten()
{
    ConnectionSpec keyed = spec("http://h:6333");
    keyed.apiKey = "very-secret";
    {
        Settings settings(file());
        settings.rememberConnection(keyed);
        settings.setOpenTabs(keyed.settingsKey(), { u"c"_s });
    }
    QFile written(file());
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray content = written.readAll();
    QVERIFY(content.contains("http://h:6333"));
    QVERIFY(!content.contains("very-secret"));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
