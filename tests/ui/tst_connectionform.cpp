// The connection form: nothing gets lost on its way through the fields, and what stands in the way is said.

#include "model/session/connectionparser.h"
#include "ui/connections/addressfield.h"
#include "ui/connections/connectionform.h"
#include "ui/connections/formgeneral.h"
#include "ui/connections/formkey.h"
#include "ui/connections/formnetwork.h"
#include "ui/connections/formssh.h"
#include "ui/connections/formtls.h"
#include "ui/connections/headerstable.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

QString word(QRandomGenerator &random)
{
    QString text;
    const int length = random.bounded(1, 12);
    for (int at = 0; at < length; ++at)
        text += QChar(char16_t(u'a' + random.bounded(26)));
    return text;
}

ConnectionSpec randomSpec(QRandomGenerator &random)
{
    using std::chrono::milliseconds;
    const auto maybe = [&random] { return random.bounded(2) ? word(random) : QString(); };
    const auto time = [&random] { return milliseconds(random.bounded(100, 3'600'000)); };
    ConnectionSpec spec;
    spec.id = maybe();
    spec.name = maybe();
    spec.folder = maybe() + u'/' + maybe();
    spec.environment = maybe();
    spec.color = ConnectionColor(random.bounded(8));
    spec.baseUrl
        = QUrl(u"https://%1:%2/%3"_s.arg(word(random)).arg(random.bounded(1, 65536)).arg(maybe()));
    spec.apiKey = maybe().toUtf8();
    spec.keyAsBearer = random.bounded(2);
    spec.secretHome = SecretHome(random.bounded(5));
    const bool isElsewhere
        = spec.secretHome == SecretHome::Ask || spec.secretHome == SecretHome::Variable;
    spec.expectsKey
        = !spec.apiKey.isEmpty() || spec.keyAsBearer || isElsewhere || random.bounded(2);
    spec.keyVariable = maybe();
    spec.allowsPlainKey = random.bounded(2);
    for (int at = random.bounded(3); at > 0; --at)
        spec.headers.append({ word(random).toUtf8(), maybe().toUtf8(), random.bounded(2) == 1 });
    spec.tls = { maybe(), maybe(), maybe(), maybe().toUtf8(), maybe().toUtf8() };
    spec.proxy = { ProxyOptions::Mode(random.bounded(4)), maybe(), quint16(random.bounded(65536)),
                   maybe(), maybe() };
    spec.ssh = { random.bounded(2) == 1, maybe(), quint16(random.bounded(65536)), maybe() };
    spec.limits = { time(), time(), random.bounded(1, 21), time(), time() };
    spec.protection = Protection(random.bounded(3));
    spec.isPrivate = random.bounded(2);
    spec.lastUsed = QDateTime::fromSecsSinceEpoch(random.bounded(1'000'000), Qt::UTC);
    return spec;
}

ConnectionSpec specOf(const QString &url)
{
    ConnectionSpec spec;
    spec.baseUrl = QUrl(url);
    return spec;
}

} // namespace

class TestConnectionForm : public QObject
{
    Q_OBJECT
private slots:
    void whatIsLoadedComesBack();
    void sectionsTouchOnlyTheirOwn();
    void theKeyInTheClearWaitsForAYes_data();
    void theKeyInTheClearWaitsForAYes();
    void problemsAreSaid();
    void anUnencryptedFileNeedsConsent();
    void aCollectionInTheAddressIsTaken();
    void severalPastedLinesAreReadWhole();
    void aForcedLockIsNotKept();
    void headersAreEdited();
};

void TestConnectionForm::whatIsLoadedComesBack()
{
    QRandomGenerator random(7);
    ConnectionForm form;
    for (int round = 0; round < 200; ++round) {
        const ConnectionSpec spec = randomSpec(random);
        form.load(spec);
        QVERIFY2(form.spec() == spec, qPrintable(u"round %1"_s.arg(round)));
    }
}

void TestConnectionForm::sectionsTouchOnlyTheirOwn()
{
    QRandomGenerator random(11);
    const std::vector<FormSection *> sections{ new FormGeneral, new FormKey, new FormTls,
                                               new FormNetwork, new FormSsh };
    for (int round = 0; round < 50; ++round)
        for (FormSection *section : sections) {
            const ConnectionSpec spec = randomSpec(random);
            ConnectionSpec applied = spec;
            section->load(spec);
            section->apply(applied);
            QVERIFY(applied == spec);
        }
    qDeleteAll(sections);
}

void TestConnectionForm::theKeyInTheClearWaitsForAYes_data()
{
    QTest::addColumn<ConnectionSpec>("spec");
    QTest::addColumn<bool>("isAsked");
    ConnectionSpec spec = specOf(u"http://db.example:6333"_s);
    QTest::newRow("nothing secret") << spec << false;
    spec.apiKey = "k";
    QTest::newRow("key") << spec << true;
    spec.ssh = { true, u"gate"_s, 0, {} };
    QTest::newRow("key in a tunnel") << spec << false;
    spec.ssh = {};
    spec.baseUrl = QUrl(u"https://db.example:6333"_s);
    QTest::newRow("key over https") << spec << false;
    spec.baseUrl = QUrl(u"http://localhost:6333"_s);
    QTest::newRow("key to this computer") << spec << false;
    spec = specOf(u"http://db.example:6333"_s);
    spec.headers = { { "X-Token", "t", true } };
    QTest::newRow("secret header") << spec << true;
    spec.headers = { { "X-Token", "t", false } };
    QTest::newRow("open header") << spec << false;
}

void TestConnectionForm::theKeyInTheClearWaitsForAYes()
{
    QFETCH(const ConnectionSpec, spec);
    QFETCH(const bool, isAsked);
    ConnectionForm form;
    form.show();
    form.load(spec);
    QCheckBox *box = nullptr;
    for (QCheckBox *candidate : form.findChildren<QCheckBox *>())
        if (candidate->text().remove(u'&') == u"Send the key unencrypted anyway"_s)
            box = candidate;
    QVERIFY(box);
    QCOMPARE(box->isVisible(), isAsked);
    QCOMPARE(form.problem().isEmpty(), !isAsked);
    box->setChecked(true);
    QCOMPARE(form.problem(), QString());
    QVERIFY(form.spec().allowsPlainKey);
}

void TestConnectionForm::problemsAreSaid()
{
    ConnectionForm form;
    form.load(specOf(u"http://localhost:6333"_s));
    QCOMPARE(form.problem(), QString());
    form.findChild<AddressField *>()->setText(u"h:99999"_s);
    QCOMPARE(form.problem(), u"The port must be a number from 1 to 65535."_s);
    ConnectionSpec spec = specOf(u"http://localhost:6333"_s);
    spec.ssh.isUsed = true;
    form.load(spec);
    QCOMPARE(form.problem(), u"Name the tunnel's destination, or don't use a tunnel."_s);
    spec.ssh.isUsed = false;
    spec.proxy.mode = ProxyOptions::Mode::Socks5;
    form.load(spec);
    QCOMPARE(form.problem(), u"Name the proxy's host and port, or use another proxy."_s);
    spec.proxy = {};
    spec.tls.certificateFile = u"/me.pem"_s;
    form.load(spec);
    QVERIFY(form.problem().startsWith(u"A client certificate and its key belong together"_s));
    spec.tls = {};
    spec.secretHome = SecretHome::Variable;
    form.load(spec);
    QCOMPARE(form.problem(), u"Name the environment variable that holds the key."_s);
}

void TestConnectionForm::anUnencryptedFileNeedsConsent()
{
    ConnectionForm form;
    form.key().setFilePath(u"/home/me/secrets.json"_s);
    ConnectionSpec spec = specOf(u"http://localhost:6333"_s);
    spec.apiKey = "k";
    spec.secretHome = SecretHome::File;
    form.load(spec);
    QVERIFY(!form.problem().isEmpty());
    for (QCheckBox *box : form.findChildren<QCheckBox *>())
        if (box->text().contains(u"/home/me/secrets.json"_s))
            box->setChecked(true);
    QCOMPARE(form.problem(), QString());
}

void TestConnectionForm::aCollectionInTheAddressIsTaken()
{
    ConnectionForm form;
    form.findChild<AddressField *>()->setText(u"h:6333/docs"_s);
    QCOMPARE(form.spec().baseUrl, QUrl(u"http://h:6333"_s));
    QCOMPARE(form.collection(), u"docs"_s);
}

void TestConnectionForm::severalPastedLinesAreReadWhole()
{
    ConnectionForm form;
    form.show();
    auto *field = form.findChild<AddressField *>();
    const QSignalSpy pasted(field, &AddressField::pasted);
    QGuiApplication::clipboard()->setText(u"curl https://db.example:6333 \\\n  -H 'api-key: k1'"_s);
    QTest::keySequence(field, QKeySequence::Paste);
    QCOMPARE(pasted.count(), 1);
    QCOMPARE(form.spec().baseUrl, QUrl(u"https://db.example:6333"_s));
    QCOMPARE(form.spec().apiKey, QByteArray("k1"));
    QCOMPARE(field->text(), u"https://db.example:6333"_s);
    const auto labels = form.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible()
            && label->text() == u"Taken from the curl line: the address, a key."_s;
    }));
}

void TestConnectionForm::aForcedLockIsNotKept()
{
    ConnectionForm form;
    form.setForcedReadOnly();
    ConnectionSpec spec = specOf(u"http://localhost:6333"_s);
    spec.protection = Protection::ConfirmWrites;
    form.load(spec);
    QCOMPARE(form.spec().protection, Protection::ConfirmWrites);
}

void TestConnectionForm::headersAreEdited()
{
    HeadersTable table;
    const QList<HttpHeader> headers{ { "X-A", "1", true }, { "X-B", "2", false } };
    table.setHeaders(headers);
    QVERIFY(table.headers() == headers);
    table.setHeaders({ {} });
    QVERIFY(table.headers().isEmpty());
}

QTEST_MAIN(TestConnectionForm)
#include "tst_connectionform.moc"
