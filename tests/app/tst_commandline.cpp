// The command line is understood as documented, or refused in one clear line.

#include "app/commandline.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

using Variables = QHash<QByteArray, QString>;

Result<Options, UsageError> parse(const QString &line, const Variables &variables = {})
{
    const QStringList arguments = line.split(u' ', Qt::SkipEmptyParts);
    return parseCommandLine(arguments,
                            [variables](const char *name) { return variables.value(name); });
}

QString keyFile(const QTemporaryDir &folder, const QByteArray &content)
{
    QFile file(folder.filePath(u"key"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write the key file");
    return file.fileName();
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT
private slots:
    void nothingIsAPlainStart();
    void targetsNameServerAndCollection();
    void argumentsBeatDemoBeatEnvironment();
    void theKeyComesFromFileOrEnvironment();
    void viewOptionsAreRead();
    void serveIsRead();
    void serveIgnoresTheEnvironment();
    void versionAndHelpNeedNothingElse();
    void faultsAreOneLine_data();
    void faultsAreOneLine();
    void unreadableKeyFilesAreRefused();
    void aKeyOfTwoLinesInTheEnvironmentIsRefused();
    void aBadEnvironmentUrlIsNamed();
    void helpNamesEveryOption();
};

void TestCommandLine::nothingIsAPlainStart()
{
    const auto options = parse({});
    QVERIFY(options);
    QVERIFY(options->isPlainStart());
    QCOMPARE(int(options->source), int(Options::Source::None));
    QVERIFY(parse({}, { { "QDRANT_URL", u"http://h"_s } })->isPlainStart());
    QVERIFY(!parse(u"--demo"_s)->isPlainStart());
}

void TestCommandLine::targetsNameServerAndCollection()
{
    const auto options = parse(u"localhost:6333/docs"_s);
    QCOMPARE(options->target.baseUrl, QUrl(u"http://localhost:6333"_s));
    QCOMPARE(options->collection, u"docs"_s);
    QCOMPARE(parse(u"--connect http://h/sub"_s)->target.baseUrl, QUrl(u"http://h/sub"_s));
    QCOMPARE(parse(u"http://h/dashboard#/collections/a"_s)->collection, u"a"_s);
    QCOMPARE(parse(u"h/docs --collection other"_s)->collection, u"other"_s);
}

void TestCommandLine::argumentsBeatDemoBeatEnvironment()
{
    const Variables environment{ { "QDRANT_URL", u"http://env:6333"_s } };
    QCOMPARE(int(parse(u"h --demo"_s, environment)->source), int(Options::Source::Arguments));
    QCOMPARE(int(parse(u"--demo"_s, environment)->source), int(Options::Source::Demo));
    const auto options = parse({}, environment);
    QCOMPARE(int(options->source), int(Options::Source::Environment));
    QCOMPARE(options->target.baseUrl, QUrl(u"http://env:6333"_s));
}

void TestCommandLine::theKeyComesFromFileOrEnvironment()
{
    QTemporaryDir folder;
    const QString file = keyFile(folder, "from-file\n");
    const Variables environment{ { "QDRANT_API_KEY", u"from-env"_s } };
    QCOMPARE(parse(u"h"_s, environment)->apiKey, QByteArray("from-env"));
    QCOMPARE(parse(u"h --api-key-file "_s + file, environment)->apiKey, QByteArray("from-file"));
}

void TestCommandLine::viewOptionsAreRead()
{
    const auto options = parse(u"--demo --collection colors --page info --read-only --lang ru "
                               "--theme dark --size 1400x900 --screenshot a.png"_s);
    QVERIFY(options);
    QCOMPARE(options->collection, u"colors"_s);
    QCOMPARE(int(*options->page), int(PageKind::Info));
    QVERIFY(options->readOnly);
    QCOMPARE(options->language, u"ru"_s);
    QCOMPARE(int(options->theme), int(Theme::Dark));
    QCOMPARE(options->size, QSize(1400, 900));
    QCOMPARE(options->screenshot, u"a.png"_s);
    QCOMPARE(int(*parse(u"--demo --page recommend"_s)->page), int(PageKind::Recommend));
}

void TestCommandLine::serveIsRead()
{
    const auto options = parse(u"--serve 0 --empty"_s);
    QCOMPARE(int(options->mode), int(Options::Mode::Serve));
    QCOMPARE(options->servePort, quint16(0));
    QVERIFY(options->serveEmpty);
    QVERIFY(!parse(u"--serve 6333"_s)->serveEmpty);
}

void TestCommandLine::serveIgnoresTheEnvironment()
{
    const auto options
        = parse(u"--serve 0"_s, { { "QDRANT_URL", u"::::"_s }, { "QDRANT_API_KEY", u"secret"_s } });
    QVERIFY(options);
    QVERIFY(options->apiKey.isEmpty());
}

void TestCommandLine::versionAndHelpNeedNothingElse()
{
    QCOMPARE(int(parse(u"--version"_s)->mode), int(Options::Mode::Version));
    QCOMPARE(int(parse(u"--help"_s)->mode), int(Options::Mode::Help));
    QCOMPARE(int(parse(u"-h"_s)->mode), int(Options::Mode::Help));
}

void TestCommandLine::faultsAreOneLine_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("hint");
    const auto row = [](const char *line, const char *hint) {
        QTest::newRow(line) << QString::fromLatin1(line) << QString::fromLatin1(hint);
    };
    row("--nonsense", "nonsense");
    row("h:99999", "65535");
    row("ftp://h", "http and https");
    row("h other", "only one server");
    row("h --connect other", "only one server");
    row("--demo --page nonsense", "browse, search, recommend, info");
    row("--demo --theme pink", "light or dark");
    row("--demo --size 10", "WIDTHxHEIGHT");
    row("--demo --size 0x0", "WIDTHxHEIGHT");
    row("--demo --lang de", "en or ru");
    row("--demo --collection=", "--collection needs a value");
    row("--demo --size", "size");
    row("--demo --demo", "twice");
    row("--collection a", "need a server");
    row("--empty", "--serve");
    row("--serve x", "0 to 65535");
    row("--serve 70000", "0 to 65535");
    row("--serve 0 --demo", "--serve");
    row("--serve 0 h", "no server address");
}

void TestCommandLine::faultsAreOneLine()
{
    QFETCH(QString, line);
    QFETCH(QString, hint);
    const auto options = parse(line);
    QVERIFY(!options);
    QVERIFY2(options.error().message.contains(hint), qPrintable(options.error().message));
    QVERIFY(!options.error().message.contains(u'\n'));
}

void TestCommandLine::unreadableKeyFilesAreRefused()
{
    QTemporaryDir folder;
    QVERIFY(!parse(u"h --api-key-file "_s + folder.filePath(u"absent"_s)));
    QVERIFY(!parse(u"h --api-key-file "_s + keyFile(folder, " \n")));
    QVERIFY(!parse(u"h --api-key-file "_s + keyFile(folder, "a\nb\n")));
}

void TestCommandLine::aKeyOfTwoLinesInTheEnvironmentIsRefused()
{
    const auto options = parse(u"h"_s, { { "QDRANT_API_KEY", u"a\nb"_s } });
    QVERIFY(!options);
    QCOMPARE(options.error().message, u"QDRANT_API_KEY has more than one line"_s);
    QCOMPARE(parse(u"h"_s, { { "QDRANT_API_KEY", u"a\n"_s } })->apiKey, QByteArray("a"));
}

void TestCommandLine::aBadEnvironmentUrlIsNamed()
{
    const auto options = parse({}, { { "QDRANT_URL", u"http://h:x"_s } });
    QVERIFY(!options);
    QVERIFY(options.error().message.contains(u"QDRANT_URL"_s));
}

void TestCommandLine::helpNamesEveryOption()
{
    for (const char *name : { "TARGET", "--connect", "--api-key-file", "--demo", "--collection",
                              "--page", "--read-only", "--lang", "--theme", "--size",
                              "--screenshot", "--serve", "--empty", "--version", "--help" })
        QVERIFY2(helpText().contains(QString::fromLatin1(name)), name);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
