// The built program as scripts use it: exit statuses, one line of words, pictures of the asked size.

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int status = -1;
    QString output;
    QString errors;
};

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void picturesAreWritten_data();
    void picturesAreWritten();
    void picturesHaveTheUsualSize();
    void picturesHaveTheAskedSize();
    void anErrorOnThePictureIsAnError_data();
    void anErrorOnThePictureIsAnError();
    void anAbsentServerIsNamed();
    void anUnwritableFileIsAnError();
    void aBadArgumentIsAUsageError();
    void anUnreachableDisplayIsSaidInOneLine();
    void anUnreachableDisplayDoesNotHinderAPicture();

private:
    Outcome run(const QStringList &arguments) const;
    QString picture() const { return m_home->filePath(u"picture.png"_s); }

    std::unique_ptr<QTemporaryDir> m_home;
    QProcessEnvironment m_environment;
};

void TestProgram::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_environment = QProcessEnvironment::systemEnvironment();
    m_environment.insert(u"HOME"_s, m_home->path());
    m_environment.insert(u"XDG_CONFIG_HOME"_s, m_home->path());
    m_environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    for (const QString &name : { u"QDRANT_URL"_s, u"QDRANT_API_KEY"_s })
        m_environment.remove(name);
}

Outcome TestProgram::run(const QStringList &arguments) const
{
    QProcess program;
    program.setProcessEnvironment(m_environment);
    program.start(QStringLiteral(SEXTANT_PROGRAM), arguments);
    if (!program.waitForFinished(60'000) || program.exitStatus() != QProcess::NormalExit)
        return {};
    return { program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
             QString::fromUtf8(program.readAllStandardError()) };
}

void TestProgram::picturesAreWritten_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("line");
    QTest::newRow("browse") << u"browse"_s << u" points loaded\n"_s;
    QTest::newRow("search") << u"search"_s << u"colors: search page, 0 results\n"_s;
    QTest::newRow("recommend") << u"recommend"_s << u"colors: recommend page, 0 results\n"_s;
    QTest::newRow("info") << u"info"_s << u" points\n"_s;
}

void TestProgram::picturesAreWritten()
{
    QFETCH(QString, page);
    QFETCH(QString, line);
    const Outcome outcome = run({ u"--demo"_s, u"--collection"_s, u"colors"_s, u"--page"_s, page,
                                  u"--screenshot"_s, picture() });
    QCOMPARE(outcome.errors, QString());
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.output.startsWith(u"colors: "_s), qPrintable(outcome.output));
    QVERIFY2(outcome.output.endsWith(line), qPrintable(outcome.output));
    QVERIFY(!QImage(picture()).isNull());
}

void TestProgram::picturesHaveTheUsualSize()
{
    QCOMPARE(run({ u"--screenshot"_s, picture() }).status, 0);
    QCOMPARE(QImage(picture()).size(), QSize(1400, 900));
}

void TestProgram::picturesHaveTheAskedSize()
{
    const Outcome outcome
        = run({ u"--demo"_s, u"--size"_s, u"800x600"_s, u"--screenshot"_s, picture() });
    QCOMPARE(outcome.status, 0);
    QCOMPARE(QImage(picture()).size(), QSize(800, 600));
}

void TestProgram::anErrorOnThePictureIsAnError_data()
{
    QTest::addColumn<QString>("page");
    for (const char *page : { "browse", "search", "recommend", "info" })
        QTest::newRow(page) << QString::fromLatin1(page);
}

void TestProgram::anErrorOnThePictureIsAnError()
{
    QFETCH(QString, page);
    const Outcome outcome = run({ u"--demo"_s, u"--collection"_s, u"nothing"_s, u"--page"_s, page,
                                  u"--screenshot"_s, picture() });
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.output, QString());
    QVERIFY2(outcome.errors.contains(u"Collection `nothing` doesn't exist!"_s),
             qPrintable(outcome.errors));
    QVERIFY(!QFile::exists(picture()));
}

void TestProgram::anAbsentServerIsNamed()
{
    const Outcome outcome = run({ u"http://nobody.invalid:6333"_s, u"--screenshot"_s, picture() });
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.errors.startsWith(u"sextant: nobody.invalid:6333: "_s),
             qPrintable(outcome.errors));
    QCOMPARE(outcome.errors.count(u'\n'), 1);
}

void TestProgram::anUnwritableFileIsAnError()
{
    const Outcome outcome = run({ u"--screenshot"_s, m_home->filePath(u"no/such/folder.png"_s) });
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.errors.contains(u"cannot write the screenshot"_s), qPrintable(outcome.errors));
}

void TestProgram::aBadArgumentIsAUsageError()
{
    const Outcome outcome = run({ u"--nonsense"_s });
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.errors.count(u'\n'), 1);
}

void TestProgram::anUnreachableDisplayIsSaidInOneLine()
{
    m_environment.remove(u"QT_QPA_PLATFORM"_s);
    m_environment.insert(u"DISPLAY"_s, u":4711"_s);
    m_environment.insert(u"WAYLAND_DISPLAY"_s, u"wayland-4711"_s);
    const Outcome outcome = run({ u"--demo"_s });
    QCOMPARE(outcome.status, 3);
    QCOMPARE(outcome.errors,
             u"sextant: no display can be reached; --screenshot FILE works without one\n"_s);
}

void TestProgram::anUnreachableDisplayDoesNotHinderAPicture()
{
    m_environment.remove(u"QT_QPA_PLATFORM"_s);
    m_environment.insert(u"DISPLAY"_s, u":4711"_s);
    const Outcome outcome = run({ u"--screenshot"_s, picture() });
    QCOMPARE(outcome.errors, QString());
    QCOMPARE(outcome.status, 0);
    QVERIFY(!QImage(picture()).isNull());
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
