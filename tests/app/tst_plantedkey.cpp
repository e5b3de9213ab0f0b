// Planted secrets are looked for wherever the program writes, prints or shows: only the file of secrets may have them.

#include "app/application.h"
#include "app/connectionfile.h"
#include "app/secrets.h"
#include "client/local/engine.h"
#include "client/local/loopbackserver.h"
#include "tests/support/faultserver.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto plantedKey = "planted-key-7f3a/+=x";
constexpr auto plantedHeader = "planted-header-91c2/+=y";
constexpr auto plantedProxy = "planted-proxy-55d0/+=z";
constexpr auto plantedPhrase = "planted-phrase-a8b1/+=w";

//! Every form in which a secret could show itself.
QList<QByteArray> forms()
{
    QList<QByteArray> all;
    for (const QByteArray secret : { plantedKey, plantedHeader, plantedProxy, plantedPhrase })
        all << secret << secret.toBase64() << secret.toPercentEncoding() << secret.toHex();
    return all;
}

//! The planted text found in `text`, or nothing.
QByteArray leakIn(const QByteArray &text)
{
    for (const QByteArray &form : forms())
        if (text.contains(form))
            return form;
    return {};
}

//! Files below `folder` that hold a planted text, by name.
QStringList leakingFiles(const QString &folder)
{
    QStringList leaking;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && !leakIn(file.readAll()).isEmpty())
            leaking.append(QFileInfo(file).fileName());
    }
    return leaking;
}

struct Server
{
    Engine engine;
    LoopbackServer http{ engine, { .apiKey = plantedKey } };

    Server()
    {
        engine.createCollection(u"docs"_s, R"({"vectors":{"size":2,"distance":"Dot"}})");
        if (!http.start())
            qFatal("no free port");
    }
};

//! All that a person or a screen reader can get from the widgets.
QByteArray shownTexts()
{
    QStringList texts;
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget *widget : widgets) {
        texts << widget->windowTitle() << widget->toolTip() << widget->statusTip()
              << widget->whatsThis() << widget->accessibleName() << widget->accessibleDescription()
              << widget->property("text").toString() << widget->property("plainText").toString();
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            texts << edit->displayText();
        const auto *view = qobject_cast<const QAbstractItemView *>(widget);
        if (!view || !view->model())
            continue;
        const QAbstractItemModel &model = *view->model();
        for (int row = 0; row < model.rowCount(); ++row)
            for (int column = 0; column < model.columnCount(); ++column)
                for (const int role :
                     { int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole) })
                    texts << model.index(row, column).data(role).toString();
    }
    return texts.join(u'\n').toUtf8();
}

QByteArray printed;

void keepPrinted(QtMsgType, const QMessageLogContext &, const QString &text)
{
    printed += text.toUtf8() + '\n';
}

//! A window with the person's own stores, all of them in one folder.
struct Fixture
{
    QTemporaryDir home;
    DemoHost demo;
    Workspace workspace{ transportMaker(demo) };
    Settings settings{ home.filePath(u"sextant.ini"_s) };
    ConnectionFile connections{ home.filePath(u"connections.json"_s) };
    Secrets secrets{ home.filePath(u"secrets.json"_s) };
    MainWindow window{ ShellParts{
        workspace, settings, &settings, {}, false, &connections, &secrets } };

    //! Saved with its secrets in `where`, as a dialog would.
    ConnectionSpec saved(const QUrl &url, SecretHome where)
    {
        ConnectionSpec spec;
        spec.name = u"server %1"_s.arg(connections.connections().size());
        spec.baseUrl = url;
        spec.apiKey = plantedKey;
        spec.headers = { { "X-Token", plantedHeader, true }, { "X-Team", "blue", false } };
        spec.tls.keyPassphrase = plantedPhrase;
        spec.proxy
            = { ProxyOptions::Mode::None, {}, 0, u"me"_s, QString::fromLatin1(plantedProxy) };
        spec.secretHome = where;
        spec.id = connections.save(spec);
        bool isDone = false;
        const Call call = secrets.write(where, spec.id, secretsOf(spec),
                                        [&isDone](auto result) { isDone = bool(result); });
        [&] { QTRY_VERIFY(isDone); }();
        return spec;
    }
    void connectAndWait(const ConnectionSpec &spec, const OpenRequest &request = {})
    {
        window.connectTo(spec, request);
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.sessions().back()->isOpening(), 20'000);
    }
};

} // namespace

class TestPlantedKey : public QObject
{
    Q_OBJECT
private slots:
    void theProgram_data();
    void theProgram();
    void theWindow_data();
    void theWindow();
    void theSearchFindsWhatIsThere();
};

void TestPlantedKey::theProgram_data()
{
    QTest::addColumn<bool>("byFile");
    QTest::addColumn<QString>("collection");
    QTest::newRow("file") << true << u"docs"_s;
    QTest::newRow("variable") << false << u"docs"_s;
    QTest::newRow("file, error") << true << u"absent"_s;
    QTest::newRow("variable, error") << false << u"absent"_s;
}

void TestPlantedKey::theProgram()
{
    QFETCH(bool, byFile);
    QFETCH(QString, collection);
    const Server server;
    const QTemporaryDir home;
    const QTemporaryDir elsewhere;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char16_t *name : { u"HOME", u"XDG_CONFIG_HOME", u"XDG_DATA_HOME", u"XDG_CACHE_HOME",
                                  u"XDG_STATE_HOME", u"XDG_RUNTIME_DIR", u"TMPDIR" })
        environment.insert(QString::fromUtf16(name), home.path());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.remove(u"QDRANT_URL"_s);
    environment.remove(u"QDRANT_API_KEY"_s);
    QStringList arguments{ server.http.url(), u"--collection"_s, collection, u"--screenshot"_s,
                           home.filePath(u"picture.png"_s) };
    QFile keyFile(elsewhere.filePath(u"key"_s));
    QVERIFY(keyFile.open(QIODevice::WriteOnly));
    keyFile.write(plantedKey);
    keyFile.close();
    if (byFile)
        arguments << u"--api-key-file"_s << keyFile.fileName();
    else
        environment.insert(u"QDRANT_API_KEY"_s, QString::fromLatin1(plantedKey));
    QProcess program;
    program.setProcessEnvironment(environment);
    program.setWorkingDirectory(home.path());
    program.start(QStringLiteral(SEXTANT_PROGRAM), arguments);
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitCode(), collection == u"docs"_s ? 0 : 1);
    QCOMPARE(leakIn(program.readAllStandardOutput()), QByteArray());
    QCOMPARE(leakIn(program.readAllStandardError()), QByteArray());
    QCOMPARE(leakingFiles(home.path()), QStringList());
}

void TestPlantedKey::theWindow_data()
{
    QTest::addColumn<int>("home");
    QTest::newRow("memory") << int(SecretHome::Memory);
    QTest::newRow("file") << int(SecretHome::File);
}

void TestPlantedKey::theWindow()
{
    QFETCH(int, home);
    const auto where = SecretHome(home);
    printed.clear();
    const QtMessageHandler before = qInstallMessageHandler(keepPrinted);
    const Server server;
    FaultServer redirecting;
    redirecting.setOtherwise(
        FaultScript::answer(302, {}, "Location: http://127.0.0.1:1/elsewhere\r\n"));
    FaultServer refusing; // says no in words, to a key that is right elsewhere
    refusing.setOtherwise(FaultScript::answer(401, "Must provide an API key"));
    Fixture f;
    f.window.show();
    f.connectAndWait(f.saved(QUrl(server.http.url()), where), { u"docs"_s, {}, true });
    QTRY_COMPARE(f.workspace.sessions().back()->state(), Session::State::Ready);
    f.connectAndWait(f.saved(QUrl(server.http.url()), where), { u"absent"_s, {}, true });
    f.connectAndWait(f.saved(redirecting.url(), where), { {}, {}, true });
    ConnectionSpec bearer = f.saved(refusing.url(), where);
    bearer.keyAsBearer = true;
    f.connections.save(bearer);
    f.connectAndWait(bearer, { {}, {}, true });
    const RequestLogModel &log = f.workspace.log();
    QVERIFY(log.rowCount() > 3);
    QByteArray copied;
    for (int row = 0; row < log.rowCount(); ++row)
        copied += log.curl(row).toUtf8() + '\n';
    QApplication::clipboard()->setText(QString::fromUtf8(copied));
    const QByteArray shown = shownTexts();
    const QByteArray exported = exportConnections(f.connections.connections());
    f.window.close();
    qInstallMessageHandler(before);
    QVERIFY(copied.contains("-H \"Authorization: Bearer $QDRANT_API_KEY\""));
    QVERIFY(copied.contains("-H 'X-Token: '\"$X_TOKEN\""));
    QVERIFY(copied.contains("-H 'X-Team: blue'"));
    QVERIFY(shown.contains("server 0"));
    QCOMPARE(leakIn(copied), QByteArray());
    QCOMPARE(leakIn(QApplication::clipboard()->text().toUtf8()), QByteArray());
    QCOMPARE(leakIn(shown), QByteArray());
    QCOMPARE(leakIn(exported), QByteArray());
    QCOMPARE(leakIn(printed), QByteArray());
    QSettings(f.home.filePath(u"sextant.ini"_s), QSettings::IniFormat).sync();
    QCOMPARE(leakingFiles(f.home.path()),
             where == SecretHome::File ? QStringList{ u"secrets.json"_s } : QStringList());
}

void TestPlantedKey::theSearchFindsWhatIsThere()
{
    for (const QByteArray &form : forms())
        QVERIFY(!leakIn("before " + form + " after").isEmpty());
    QLabel label(QString::fromLatin1(plantedKey));
    QVERIFY(!leakIn(shownTexts()).isEmpty());
}

QTEST_MAIN(TestPlantedKey)
#include "tst_plantedkey.moc"
