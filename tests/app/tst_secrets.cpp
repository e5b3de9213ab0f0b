// The homes of secrets: memory, the private file with its rights, and a keychain that isn't there.

#include "app/secrets.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace sextant;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kept = std::optional<ConnectionSecrets>;

const ConnectionSecrets &some()
{
    static const ConnectionSecrets secrets{ "key-\xff", { "one", "" }, "pass", u"прокси"_s };
    return secrets;
}

template <typename T> struct Answer
{
    std::optional<Result<T, SecretError>> result;
    Call call;
    SecretStore::Handler<T> handler()
    {
        return [this](auto given) { result.emplace(std::move(given)); };
    }
};

struct Fixture
{
    QTemporaryDir home;
    QString path = home.filePath(u"sextant/secrets.json"_s);
    Secrets secrets{ path, 5s };

    Result<Kept, SecretError> read(SecretHome from)
    {
        Answer<Kept> answer;
        answer.call = secrets.read(from, u"id"_s, answer.handler());
        [&] { QVERIFY(!answer.result); }();
        [&] { QTRY_VERIFY(answer.result); }();
        return *answer.result;
    }
    Result<SecretStore::Done, SecretError> write(SecretHome to)
    {
        Answer<SecretStore::Done> answer;
        answer.call = secrets.write(to, u"id"_s, some(), answer.handler());
        [&] { QTRY_VERIFY(answer.result); }();
        return *answer.result;
    }
    Result<SecretStore::Done, SecretError> forget()
    {
        Answer<SecretStore::Done> answer;
        answer.call = secrets.forget(u"id"_s, answer.handler());
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answer.result, 10'000); }();
        return *answer.result;
    }
};

uint modeOf(const QString &path)
{
    struct stat status = {};
    return stat(QFile::encodeName(path), &status) == 0 ? status.st_mode & 0777U : 0;
}

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void keepsAndForgets_data();
    void keepsAndForgets();
    void theFileIsPrivate();
    void aWideFileIsRefused();
    void aDamagedFileIsNotWrittenOver();
    void aCancelledReadIsSilent();
    void theStoreMayGoFirst();
    void withoutAKeychain();
    void oneHomeHasThem();
    void aRefusedHomeLeavesTheOthers();
};

void TestSecrets::initTestCase()
{
    // No bus: no Secret Service, no wallet.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
}

void TestSecrets::keepsAndForgets_data()
{
    QTest::addColumn<int>("home");
    QTest::newRow("memory") << int(SecretHome::Memory);
    QTest::newRow("file") << int(SecretHome::File);
}

void TestSecrets::keepsAndForgets()
{
    QFETCH(int, home);
    const auto kind = SecretHome(home);
    Fixture f;
    QVERIFY(f.read(kind).value() == Kept());
    QVERIFY(f.write(kind));
    QVERIFY(f.read(kind).value() == Kept(some()));
    QVERIFY(f.forget());
    QVERIFY(f.read(kind).value() == Kept());
    QVERIFY(f.forget());
    QCOMPARE(QFile::exists(f.path), kind == SecretHome::File);
}

void TestSecrets::theFileIsPrivate()
{
    const mode_t before = umask(0);
    Fixture f;
    QVERIFY(f.write(SecretHome::File));
    umask(before);
    QCOMPARE(modeOf(f.path), 0600U);
    QCOMPARE(modeOf(QFileInfo(f.path).path()), 0700U);
    // And when it is replaced.
    QVERIFY(f.write(SecretHome::File));
    QCOMPARE(modeOf(f.path), 0600U);
    QCOMPARE(QDir(QFileInfo(f.path).path()).entryList(QDir::Files | QDir::Hidden),
             QStringList{ u"secrets.json"_s });
}

void TestSecrets::aWideFileIsRefused()
{
    Fixture f;
    QVERIFY(f.write(SecretHome::File));
    for (const mode_t mode : { 0640U, 0604U, 0620U }) {
        QCOMPARE(chmod(QFile::encodeName(f.path), mode), 0);
        const auto read = f.read(SecretHome::File);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, SecretError::Kind::Unavailable);
        QVERIFY2(read.error().detail.contains(u"`chmod 600 "_s), qPrintable(read.error().detail));
        QVERIFY(!f.write(SecretHome::File));
    }
    QCOMPARE(chmod(QFile::encodeName(f.path), 0600), 0);
    QVERIFY(f.read(SecretHome::File));
}

void TestSecrets::aDamagedFileIsNotWrittenOver()
{
    Fixture f;
    QVERIFY(f.write(SecretHome::File));
    QFile file(f.path);
    const QByteArray damaged = R"({"version":1,"secrets":{"other":planted}})";
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(damaged);
    file.close();
    const auto read = f.read(SecretHome::File);
    QVERIFY(!read);
    QVERIFY2(!read.error().detail.contains(u"planted"_s), qPrintable(read.error().detail));
    QVERIFY(!f.write(SecretHome::File));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), damaged);
}

void TestSecrets::aCancelledReadIsSilent()
{
    Fixture f;
    Answer<Kept> answer;
    answer.call = f.secrets.read(SecretHome::Memory, u"id"_s, answer.handler());
    QVERIFY(answer.call.isRunning());
    answer.call.cancel();
    QCoreApplication::processEvents();
    QVERIFY(!answer.result);
}

void TestSecrets::theStoreMayGoFirst()
{
    QTemporaryDir home;
    Answer<SecretStore::Done> answer;
    {
        Secrets secrets(home.filePath(u"s.json"_s), 5s);
        answer.call = secrets.checkKeychain(answer.handler());
    }
    QTRY_VERIFY_WITH_TIMEOUT(answer.result, 10'000);
}

void TestSecrets::withoutAKeychain()
{
    Fixture f;
    QElapsedTimer clock;
    clock.start();
    Answer<SecretStore::Done> answer;
    answer.call = f.secrets.checkKeychain(answer.handler());
    QTRY_VERIFY_WITH_TIMEOUT(answer.result, 10'000);
    QVERIFY(!*answer.result);
    QCOMPARE(answer.result->error().kind, SecretError::Kind::Unavailable);
    QVERIFY(clock.elapsed() < 4'000);
    QCOMPARE(f.read(SecretHome::Keychain).error().kind, SecretError::Kind::Unavailable);
    QCOMPARE(f.write(SecretHome::Keychain).error().kind, SecretError::Kind::Unavailable);
}

void TestSecrets::oneHomeHasThem()
{
    Fixture f;
    QVERIFY(f.write(SecretHome::File));
    QVERIFY(f.write(SecretHome::Memory));
    QVERIFY(f.read(SecretHome::Memory).value() == Kept(some()));
    QVERIFY(f.read(SecretHome::File).value() == Kept());
    QVERIFY(f.write(SecretHome::File));
    QVERIFY(f.read(SecretHome::Memory).value() == Kept());
    QVERIFY(f.read(SecretHome::File).value() == Kept(some()));
}

void TestSecrets::aRefusedHomeLeavesTheOthers()
{
    Fixture f;
    QVERIFY(f.write(SecretHome::File));
    QVERIFY(!f.write(SecretHome::Keychain));
    QVERIFY(f.read(SecretHome::File).value() == Kept(some()));
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
