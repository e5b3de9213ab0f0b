// The same requests against local mode, in process and over HTTP, and against a real server where one is named:
// SEXTANT_CONTRACT_URL, SEXTANT_CONTRACT_API_KEY. With SEXTANT_OPENAPI each exchange is checked against
// that document too. Only collections with the prefix sextant_contract_ are touched.

#include "client/json/vectorsjson.h"
#include "client/local/engine.h"
#include "client/local/loopbackserver.h"
#include "tests/contract/casefile.h"
#include "tests/contract/compare.h"
#include "tests/contract/openapi.h"
#include "tests/contract/target.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include <map>

using namespace Qt::StringLiterals;
using namespace sextant;
using namespace sextant::contract;

namespace {

// Fresh names for one script; removes what it made.
class Names
{
public:
    explicit Names(Target &target)
        : m_target(target)
        , m_stem("sextant_contract_"
                 + QByteArray::number(QRandomGenerator::global()->generate64(), 36))
    {
    }
    ~Names()
    {
        for (const char *suffix : { "_c", "_d", "_c%20%C3%BC" })
            m_target.send("DELETE", "/collections/" + m_stem + suffix, {});
    }
    QByteArray fill(QByteArray text) const
    {
        return text.replace("{c}", m_stem + "_c")
            .replace("{d}", m_stem + "_d")
            .replace("{a}", m_stem + "_a")
            .replace("{b}", m_stem + "_b");
    }

private:
    Target &m_target;
    QByteArray m_stem;
};

// Sends the head of a request to the real server and a little of its body.
Answer announce(const QByteArray &path, qsizetype length)
{
    const QUrl url(qEnvironmentVariable("SEXTANT_CONTRACT_URL"));
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    socket.write("POST " + path + " HTTP/1.1\r\nHost: " + url.host().toLatin1()
                 + "\r\nContent-Type: application/json\r\napi-key: "
                 + qgetenv("SEXTANT_CONTRACT_API_KEY")
                 + "\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n{");
    QByteArray answer;
    while (!answer.contains("time") && socket.waitForReadyRead(10'000))
        answer += socket.readAll();
    return { answer.mid(9, 3).toInt(), answer };
}

} // namespace

class ContractTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void qdrantAnswersAsWritten_data();
    void qdrantAnswersAsWritten();
    void bodiesOverTheLimitAreRefused_data();
    void bodiesOverTheLimitAreRefused();
    void ourMultiVectorsAreTakenForThem_data();
    void ourMultiVectorsAreTakenForThem();

private:
    void addTargets();
    Release releaseOf(Target &target) const;
    QString stepFault(Target &target, const Names &names, Step step, const Release &release);

    Engine m_engine;
    LoopbackServer m_server{ m_engine };
    std::map<QString, std::unique_ptr<Target>> m_targets;
    QList<Script> m_scripts;
    std::unique_ptr<OpenApi> m_openApi;
};

void ContractTest::initTestCase()
{
    QVERIFY(m_server.start());
    m_targets[u"in process"_s] = inProcess(m_engine);
    m_targets[u"loopback"_s] = overHttp(m_server.url().toLatin1(), {}, true);
    if (const QByteArray url = qgetenv("SEXTANT_CONTRACT_URL"); !url.isEmpty())
        m_targets[u"server"_s] = overHttp(url, qgetenv("SEXTANT_CONTRACT_API_KEY"), false);
    m_scripts = readScripts(QStringLiteral(CONTRACT_CASES));
    QVERIFY(!m_scripts.isEmpty());
    if (const QString file = qEnvironmentVariable("SEXTANT_OPENAPI"); !file.isEmpty()) {
        m_openApi = OpenApi::load(file);
        QVERIFY2(m_openApi, "SEXTANT_OPENAPI can't be read");
    }
}

Release ContractTest::releaseOf(Target &target) const
{
    static const QRegularExpression form(u"\"version\":\"1\\.(\\d+)\\.(\\d+)"_s);
    const auto match = form.match(QString::fromUtf8(target.send("GET", "/", {}).body));
    return { match.captured(1).toInt(), match.captured(2).toInt() };
}

QString ContractTest::stepFault(Target &target, const Names &names, Step step,
                                const Release &release)
{
    if (!step.versions.contains(release))
        return {};
    step.target = names.fill(step.target);
    step.contained.removeIf(
        [&release](const Contained &each) { return !each.versions.contains(release); });
    for (Contained &each : step.contained)
        each.text = names.fill(each.text);
    for (QByteArray &text : step.absent)
        text = names.fill(text);
    const QByteArray body = names.fill(step.body);
    const Answer answer = target.send(step.method, step.target, body);
    if (step.mayBeMissing && target.isLocal() && answer.status == 501)
        return {};
    for (Expectation expected : step.expectations) {
        if (!expected.versions.contains(release))
            continue;
        expected.text = names.fill(expected.text);
        QString text = fault(step, expected, answer);
        if (text.isEmpty() && m_openApi)
            text = m_openApi->fault(step, body, answer);
        if (text.isEmpty())
            return {};
        return u"line %1: %2\n  %3\n  %4\n  expected %5 %6\n  found    %7 %8\n"_s.arg(
            QString::number(step.line), text, QString::fromUtf8(step.method + ' ' + step.target),
            QString::fromUtf8(body.left(300)), QString::number(expected.status),
            QString::fromUtf8(expected.text), QString::number(answer.status),
            QString::fromUtf8(answer.body.left(2000)));
    }
    return {};
}

void ContractTest::addTargets()
{
    QTest::addColumn<QString>("target");
    for (const auto &[name, target] : m_targets)
        QTest::newRow(qPrintable(name)) << name;
}

void ContractTest::qdrantAnswersAsWritten_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("script");
    for (const auto &[name, target] : m_targets)
        for (int i = 0; i < m_scripts.size(); ++i)
            QTest::addRow("%s, %s: %s", qPrintable(name), qPrintable(m_scripts.at(i).file),
                          qPrintable(m_scripts.at(i).title))
                << name << i;
}

void ContractTest::qdrantAnswersAsWritten()
{
    QFETCH(QString, target);
    QFETCH(int, script);
    Target &asked = *m_targets.at(target);
    const Release release = releaseOf(asked);
    QVERIFY(release.minor >= 10);
    const Script &what = m_scripts.at(script);
    QVERIFY2(!what.steps.isEmpty(), qPrintable(what.title));
    if (!what.versions.contains(release))
        QSKIP("for other versions");
    const Names names(asked);
    QString faults;
    for (const Step &step : what.steps)
        faults += stepFault(asked, names, step, release);
    QVERIFY2(faults.isEmpty(), qPrintable(u"\n"_s + what.file + u' ' + faults));
}

void ContractTest::bodiesOverTheLimitAreRefused_data() { addTargets(); }

void ContractTest::bodiesOverTheLimitAreRefused()
{
    QFETCH(QString, target);
    if (target == u"in process")
        QSKIP("the limit is the HTTP server's");
    const QByteArray path = "/collections/sextant_contract_none/points";
    const QByteArray body = "{\"ids\":[1]" + QByteArray(33'554'432, ' ') + '}';
    // Qdrant answers at the announced length and hangs up, often before the client has sent it all.
    const Answer answer = target == u"server" ? announce(path, body.size())
                                              : m_targets.at(target)->send("POST", path, body);
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.body.contains("JSON payload (33554443 bytes) is larger than allowed (limit: "
                                  "33554432 bytes)."),
             answer.body.constData());
}

void ContractTest::ourMultiVectorsAreTakenForThem_data() { addTargets(); }

void ContractTest::ourMultiVectorsAreTakenForThem()
{
    QFETCH(QString, target);
    Target &asked = *m_targets.at(target);
    const Names names(asked);
    const QByteArray path = names.fill("/collections/{c}");
    const Answer created = asked.send(
        "PUT", path,
        R"({"vectors":{"size":2,"distance":"Dot","multivector_config":{"comparator":"max_sim"}}})");
    QCOMPARE(created.status, 200);
    // Two rows of whole numbers could also be the indices and values of a sparse vector.
    const MultiVector rows{ { { 1, 0 }, { 0, 1 } } };
    const Answer written
        = asked.send("PUT", path + "/points?wait=true",
                     R"({"points":[{"id":1,"vector":)" + json::vectorToJson(rows) + "}]}");
    QCOMPARE(written.status, 200);
    const Answer read = asked.send("GET", path + "/points/1", {});
    QVERIFY2(read.body.contains(R"("vector":[[1.0,0.0],[0.0,1.0]])"), read.body.constData());
}

QTEST_GUILESS_MAIN(ContractTest)
#include "tst_contract.moc"
