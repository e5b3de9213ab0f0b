// `sextant --serve PORT` as a script runs it: one line with the address, an end at once and in order.

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms

// The program, started; ended with the object.
class Server
{
public:
    explicit Server(const QStringList &arguments, const QStringList &variables = {})
    {
        QStringList environment = QProcess::systemEnvironment();
        environment.removeIf([](const QString &entry) {
            return entry.startsWith(u"QDRANT_"_s) || entry.startsWith(u"DISPLAY="_s)
                || entry.startsWith(u"QT_QPA_PLATFORM="_s);
        });
        m_process.setEnvironment(environment + variables);
        m_process.start(QStringLiteral(SEXTANT_PROGRAM), arguments);
    }
    ~Server()
    {
        m_process.kill();
        m_process.waitForFinished(patience);
    }

    //! What it printed first; empty when it ended without a word.
    QByteArray firstLine()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(patience)) { }
        return m_process.readLine().trimmed();
    }
    void send(int signal) { ::kill(pid_t(m_process.processId()), signal); }
    bool ends() { return m_process.waitForFinished(patience); }
    QProcess &process() { return m_process; }

private:
    QProcess m_process;
};

// The answer to one request, as it came.
QByteArray ask(const QByteArray &url, const QByteArray &path, const QByteArray &headers = {})
{
    QTcpSocket socket;
    const QUrl address(QString::fromLatin1(url));
    socket.connectToHost(address.host(), quint16(address.port()));
    socket.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                 + "\r\n");
    while (socket.waitForReadyRead(patience)) { }
    return socket.readAll();
}

} // namespace

class ServeTest : public QObject
{
    Q_OBJECT

private slots:
    void printsItsAddressAndNothingElse();
    void servesTheDemoUnlessEmpty();
    void endsInOrderOnASignal_data();
    void endsInOrderOnASignal();
    void endsAtOnceWithClientsAttached();
    void asksForTheKeyOfTheFile();
    void ignoresTheEnvironmentsServer();
    void saysInOneLineThatAPortIsTaken();
};

void ServeTest::printsItsAddressAndNothingElse()
{
    Server server({ u"--serve"_s, u"0"_s, u"--empty"_s });
    const QByteArray url = server.firstLine();
    QVERIFY2(url.startsWith("http://127.0.0.1:"), url.constData());
    QVERIFY(ask(url, "/").contains(R"("title":"qdrant - vector search engine")"));
    server.send(SIGTERM);
    QVERIFY(server.ends());
    QCOMPARE(server.process().readAllStandardOutput(), QByteArray());
    QCOMPARE(server.process().readAllStandardError(), QByteArray());
}

void ServeTest::servesTheDemoUnlessEmpty()
{
    Server demo({ u"--serve"_s, u"0"_s });
    QVERIFY(ask(demo.firstLine(), "/collections").contains(R"({"name":"cities"})"));
    Server empty({ u"--serve"_s, u"0"_s, u"--empty"_s });
    QVERIFY(ask(empty.firstLine(), "/collections").contains(R"("collections":[])"));
}

void ServeTest::endsInOrderOnASignal_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("kill") << SIGTERM;
}

void ServeTest::endsInOrderOnASignal()
{
    QFETCH(int, number);
    Server server({ u"--serve"_s, u"0"_s, u"--empty"_s });
    QVERIFY(!server.firstLine().isEmpty());
    server.send(number);
    QVERIFY(server.ends());
    QCOMPARE(server.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(server.process().exitCode(), 0);
}

void ServeTest::endsAtOnceWithClientsAttached()
{
    Server server({ u"--serve"_s, u"0"_s, u"--empty"_s });
    const QUrl url(QString::fromLatin1(server.firstLine()));
    QTcpSocket idle;
    idle.connectToHost(url.host(), quint16(url.port()));
    idle.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(idle.waitForReadyRead(patience));
    QTcpSocket halfway;
    halfway.connectToHost(url.host(), quint16(url.port()));
    halfway.write("PUT /collections/c HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{");
    QVERIFY(halfway.waitForBytesWritten(patience));
    QElapsedTimer timer;
    timer.start();
    server.send(SIGINT);
    QVERIFY(server.ends());
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(server.process().exitCode(), 0);
}

void ServeTest::asksForTheKeyOfTheFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"key"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("s3cret\n");
    file.close();
    Server server({ u"--serve"_s, u"0"_s, u"--empty"_s, u"--api-key-file"_s, file.fileName() });
    const QByteArray url = server.firstLine();
    QVERIFY(ask(url, "/collections").startsWith("HTTP/1.1 401"));
    QVERIFY(ask(url, "/collections", "api-key: s3cret\r\n").startsWith("HTTP/1.1 200"));
}

void ServeTest::ignoresTheEnvironmentsServer()
{
    Server server({ u"--serve"_s, u"0"_s, u"--empty"_s },
                  { u"QDRANT_URL=http://203.0.113.1:1"_s, u"QDRANT_API_KEY=other"_s });
    const QByteArray url = server.firstLine();
    QVERIFY2(url.startsWith("http://127.0.0.1:"), url.constData());
    QVERIFY(ask(url, "/collections").startsWith("HTTP/1.1 200"));
}

void ServeTest::saysInOneLineThatAPortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QString port = QString::number(other.serverPort());
    Server server({ u"--serve"_s, port, u"--empty"_s });
    QVERIFY(server.ends());
    QCOMPARE(server.process().exitCode(), 1);
    QCOMPARE(server.process().readAllStandardOutput(), QByteArray());
    QCOMPARE(QString::fromLocal8Bit(server.process().readAllStandardError()),
             u"sextant: port %1 is in use or not allowed\n"_s.arg(port));
}

QTEST_GUILESS_MAIN(ServeTest)
#include "tst_serve.moc"
