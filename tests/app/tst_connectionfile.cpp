// Saved connections on disk: private rights, no secrets, a good copy, damage survived, two programs at once.

#include "app/connectionfile.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

ConnectionSpec named(const QString &name)
{
    ConnectionSpec spec;
    spec.name = name;
    spec.baseUrl = QUrl(u"http://h:6333"_s);
    return spec;
}

QStringList names(const ConnectionFile &file)
{
    QStringList all;
    for (const ConnectionSpec &spec : file.connections())
        all.append(spec.name);
    return all;
}

struct Fixture
{
    QTemporaryDir home;
    QString path = home.filePath(u"sextant/connections.json"_s);
    QByteArray text() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QByteArray &text) const
    {
        QDir().mkpath(home.filePath(u"sextant"_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QStringList files() const { return QDir(home.filePath(u"sextant"_s)).entryList(QDir::Files); }
};

} // namespace

class TestConnectionFile : public QObject
{
    Q_OBJECT
private slots:
    void keepsOrderAndReplaces();
    void writesPrivatelyAndWithoutSecrets();
    void keepsTheLastGoodOne();
    void damageIsKeptAsideAndTheCopyTaken();
    void oneBadEntryDoesNotTakeTheOthers();
    void aNewerFileIsLeftAlone();
    void twoProgramsLoseNothing();
    void failuresAreTold();
    void migratesOnce();
    void privateOnesAreNotWritten();
};

void TestConnectionFile::keepsOrderAndReplaces()
{
    const Fixture f;
    const QDateTime when(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
    {
        ConnectionFile file(f.path);
        QSignalSpy changes(&file, &ConnectionStore::changed);
        const QString id = file.save(named(u"b"_s));
        file.save(named(u"a"_s));
        ConnectionSpec other = named(u"c"_s);
        other.id = id;
        QCOMPARE(file.save(other), id);
        file.markUsed(id, when);
        QCOMPARE(changes.size(), 4);
    }
    ConnectionFile file(f.path);
    QCOMPARE(names(file), (QStringList{ u"c"_s, u"a"_s }));
    QCOMPARE(file.connections()[0].lastUsed, when);
    file.remove(file.connections()[0].id);
    QCOMPARE(names(ConnectionFile(f.path)), QStringList{ u"a"_s });
}

void TestConnectionFile::writesPrivatelyAndWithoutSecrets()
{
    const Fixture f;
    ConnectionFile file(f.path);
    ConnectionSpec spec = named(u"a"_s);
    spec.apiKey = "planted";
    spec.headers = { { "X-T", "planted", true } };
    file.save(spec);
    QVERIFY(!f.text().contains("planted"));
    QVERIFY(file.connections()[0].apiKey.isEmpty());
    QVERIFY(file.connections()[0].expectsKey);
    const auto rights = QFile::permissions(f.path);
    QVERIFY(!(rights & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther)));
}

void TestConnectionFile::keepsTheLastGoodOne()
{
    const Fixture f;
    ConnectionFile file(f.path);
    file.save(named(u"a"_s));
    const QByteArray before = f.text();
    file.save(named(u"b"_s));
    QFile copy(f.path + u".bak"_s);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), before);
}

void TestConnectionFile::damageIsKeptAsideAndTheCopyTaken()
{
    const Fixture f;
    {
        ConnectionFile file(f.path);
        file.save(named(u"a"_s));
        file.save(named(u"b"_s));
    }
    f.put("{ broken");
    const ConnectionFile file(f.path);
    QCOMPARE(names(file), QStringList{ u"a"_s });
    QVERIFY2(file.loadProblem().contains(u"line 1, column"_s), qPrintable(file.loadProblem()));
    const QStringList aside = f.files().filter(u"connections.json.corrupt-"_s);
    QCOMPARE(aside.size(), 1);
    QVERIFY(ConnectionFile(f.path).loadProblem().isEmpty());
}

void TestConnectionFile::oneBadEntryDoesNotTakeTheOthers()
{
    const Fixture f;
    f.put(R"({"version":1,"connections":[{"id":"1","url":"http://h:1","name":"good"},
             {"id":"2","url":3},{"id":"1","url":"http://h:2"}]})");
    const ConnectionFile file(f.path);
    QCOMPARE(names(file), QStringList{ u"good"_s });
    QVERIFY(file.loadProblem().contains(u"connections[1].url: must be a string"_s));
    QCOMPARE(f.files().filter(u".corrupt-"_s).size(), 1);
}

void TestConnectionFile::aNewerFileIsLeftAlone()
{
    const Fixture f;
    const QByteArray later = R"({"version":2,"connections":{}})";
    f.put(later);
    ConnectionFile file(f.path);
    QVERIFY(file.loadProblem().contains(u"version: 2 is newer"_s));
    QSignalSpy failures(&file, &ConnectionStore::failed);
    file.save(named(u"a"_s));
    QCOMPARE(failures.size(), 1);
    QCOMPARE(names(file), QStringList{ u"a"_s });
    QCOMPARE(f.text(), later);
}

void TestConnectionFile::twoProgramsLoseNothing()
{
    const Fixture f;
    ConnectionFile one(f.path);
    const QString id = one.save(named(u"a"_s));
    ConnectionFile two(f.path);
    two.save(named(u"b"_s));
    ConnectionSpec changed = one.connections()[0];
    changed.name = u"A"_s;
    one.save(changed);
    QCOMPARE(names(one), (QStringList{ u"A"_s, u"b"_s }));
    two.remove(id);
    one.save(named(u"c"_s));
    QCOMPARE(names(one), (QStringList{ u"b"_s, u"c"_s }));
    QCOMPARE(names(ConnectionFile(f.path)), (QStringList{ u"b"_s, u"c"_s }));
}

void TestConnectionFile::failuresAreTold()
{
    const Fixture f;
    f.put({});
    // A file where the folder should be: true for root as well.
    ConnectionFile file(f.path + u"/connections.json"_s);
    QSignalSpy failures(&file, &ConnectionStore::failed);
    file.save(named(u"a"_s));
    QCOMPARE(failures.size(), 1);
    QCOMPARE(names(file), QStringList{ u"a"_s });
}

void TestConnectionFile::migratesOnce()
{
    const Fixture f;
    {
        ConnectionFile file(f.path);
        file.migrate({ named(u"old"_s) });
        QCOMPARE(names(file), QStringList{ u"old"_s });
        file.remove(file.connections()[0].id);
    }
    ConnectionFile file(f.path);
    file.migrate({ named(u"old"_s) });
    QCOMPARE(names(file), QStringList());
}

void TestConnectionFile::privateOnesAreNotWritten()
{
    const Fixture f;
    ConnectionFile file(f.path);
    ConnectionSpec spec = named(u"hidden"_s);
    spec.isPrivate = true;
    file.save(spec);
    file.save(named(u"a"_s));
    QCOMPARE(names(file), (QStringList{ u"hidden"_s, u"a"_s }));
    QVERIFY(!f.text().contains("hidden"));
}

QTEST_GUILESS_MAIN(TestConnectionFile)
#include "tst_connectionfile.moc"
