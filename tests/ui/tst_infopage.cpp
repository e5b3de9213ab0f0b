// InfoPage: facts in plain words, aliases resolved, refusals told, everything copied.
#include "client/api/client.h"
#include "model/collections/collectionsmodel.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"
#include "ui/pages/infopage.h"
#include "ui/pages/infotext.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray info = R"({"status":"yellow","optimizer_status":{"error":"disk full"},)"
                        R"("indexed_vectors_count":900,"points_count":1234,"segments_count":3,)"
                        R"("config":{"params":{"vectors":{)"
                        R"("text":{"size":768,"distance":"Cosine","on_disk":true,)"
                        R"("quantization_config":{"scalar":{"type":"int8","quantile":0.99}}},)"
                        R"("image":{"size":512,"distance":"Dot","datatype":"float16"}},)"
                        R"("sparse_vectors":{"terms":{"modifier":"idf",)"
                        R"("index":{"on_disk":false,"datatype":"uint8"}}}},)"
                        R"("quantization_config":{"binary":{"always_ram":true}}},)"
                        R"("payload_schema":{"year":{"data_type":"integer","points":1200}}})";

struct Fixture
{
    explicit Fixture(const QString &name = u"books"_s)
        : session(client, ServerInfo(), name, u"test"_s)
    {
        collections.setClient(&client);
        collections.setNames({ u"books"_s });
    }
    static ApiCoreOptions onceOnly()
    {
        ApiCoreOptions options;
        options.retry.attempts = 1;
        return options;
    }
    void expectBoth(const QByteArray &name = "books")
    {
        script.expect(Method::Get, "/collections/" + name).ok(info);
        script.expect(Method::Get, "/aliases")
            .ok(R"({"aliases":[{"alias_name":"prod","collection_name":"books"},)"
                R"({"alias_name":"test","collection_name":"books"}]})");
    }
    void open()
    {
        page = std::make_unique<InfoPage>(session, collections);
        page->resize(900, 700);
        page->show();
    }
    bool says(const QString &text) const
    {
        for (const QLabel *label : page->findChildren<QLabel *>())
            if (label->text() == text)
                return true;
        return false;
    }
    QStringList row(int table, int row) const
    {
        const auto *widget = page->findChildren<QTableWidget *>()[table];
        QStringList texts;
        for (int column = 0; column < widget->columnCount(); ++column)
            texts.append(widget->item(row, column)->text());
        return texts;
    }

    ScriptedTransport script;
    Client client{ script.factory(), onceOnly() };
    CollectionsModel collections;
    CollectionSession session;
    std::unique_ptr<InfoPage> page;
};

} // namespace

class TestInfoPage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void factsAreInWords();
    void quantizationIsToldPerVector();
    void anAliasNamesItsCollection();
    void refusedAliasesAreNotNone();
    void quantizationReadsAsWords();
    void everythingIsCopied();
    void aStoppedPageOffersToLoad();
    void labelsSayTheirText();
};

void TestInfoPage::factsAreInWords()
{
    Fixture fixture;
    fixture.expectBoth();
    fixture.open();
    QTRY_VERIFY(fixture.says(u"prod, test"_s));
    QTRY_VERIFY(fixture.page->isSettled());
    QVERIFY(fixture.says(u"optimizing – All points can be searched; the server is optimizing "
                         "segments.\nOptimizer error: disk full"_s));
    QVERIFY(fixture.says(u"≈ 1234  (the server's own estimate)"_s));
    QCOMPARE(fixture.row(1, 0),
             (QStringList{ u"year"_s, u"integer"_s, u"1200 of ≈ 1234"_s,
                           u"filter, sort, value counts"_s }));
}

void TestInfoPage::quantizationIsToldPerVector()
{
    Fixture fixture;
    fixture.expectBoth();
    fixture.open();
    QTRY_VERIFY(fixture.page->isSettled());
    QCOMPARE(fixture.row(0, 0),
             (QStringList{ u"text"_s, u"dense"_s, u"768"_s, u"Cosine"_s, u"float32"_s,
                           u"scalar (type int8, quantile 0.99)"_s, u"on disk"_s }));
    QCOMPARE(fixture.row(0, 1),
             (QStringList{ u"image"_s, u"dense"_s, u"512"_s, u"Dot"_s, u"float16"_s,
                           u"the collection's"_s, u"server's default"_s }));
    QCOMPARE(fixture.row(0, 2),
             (QStringList{ u"terms"_s, u"sparse"_s, u"–"_s, u"Dot, idf"_s, u"uint8"_s, u"–"_s,
                           u"in memory"_s }));
    QVERIFY(fixture.says(u"binary (always_ram true)"_s));
}

void TestInfoPage::anAliasNamesItsCollection()
{
    Fixture fixture(u"prod"_s);
    fixture.expectBoth("prod");
    fixture.open();
    QTRY_VERIFY(fixture.says(u"prod is an alias of books; all its aliases: prod, test"_s));
}

void TestInfoPage::refusedAliasesAreNotNone()
{
    Fixture fixture;
    fixture.script.expect(Method::Get, "/collections/books").ok(info);
    fixture.script.expect(Method::Get, "/aliases")
        .answer(403, ScriptedTransport::errorBody("Forbidden: Global access is required"));
    fixture.open();
    QTRY_VERIFY(fixture.says(u"could not be read"_s));
}

void TestInfoPage::quantizationReadsAsWords()
{
    QCOMPARE(quantizationText({}), u"none"_s);
    QCOMPARE(quantizationText("null"), u"none"_s);
    QCOMPARE(quantizationText(R"({"product":{"compression":"x16","always_ram":null}})"),
             u"product (compression x16)"_s);
    QCOMPARE(quantizationText(R"({"turbo":{}})"), u"turbo"_s);
}

void TestInfoPage::everythingIsCopied()
{
    Fixture fixture;
    fixture.expectBoth();
    fixture.open();
    QTRY_VERIFY(fixture.says(u"prod, test"_s));
    QTRY_VERIFY(fixture.page->isSettled());
    for (QPushButton *button : fixture.page->findChildren<QPushButton *>())
        if (button->text() == u"Copy All")
            button->click();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.startsWith(u"books\nStatus: optimizing"_s));
    QVERIFY(text.contains(u"\nAliases: prod, test\n"_s));
    QVERIFY(text.contains(u"\nyear\tinteger\t1200 of ≈ 1234\t"_s));
    QVERIFY(text.contains(u"\"segments_count\": 3"_s));
}

void TestInfoPage::aStoppedPageOffersToLoad()
{
    Fixture fixture;
    fixture.script.expect(Method::Get, "/collections/books").hold();
    fixture.script.expect(Method::Get, "/aliases").ok(R"({"aliases":[]})");
    fixture.open();
    QVERIFY(fixture.page->status().isBusy);
    QTRY_COMPARE(fixture.script.heldCount(), 1);
    fixture.page->cancel();
    QPushButton *load = nullptr;
    for (QPushButton *button : fixture.page->findChildren<QPushButton *>())
        if (button->text() == u"Load" && button->isVisible())
            load = button;
    QVERIFY(load);
    fixture.expectBoth();
    load->click();
    QTRY_VERIFY(fixture.page->isSettled());
    QVERIFY(!load->isVisible());
}

void TestInfoPage::labelsSayTheirText()
{
    Fixture fixture;
    fixture.expectBoth();
    fixture.open();
    QTRY_VERIFY(fixture.says(u"prod, test"_s));
    QTRY_VERIFY(fixture.page->isSettled());
    for (QLabel *label : fixture.page->findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().startsWith(u'<'))
            continue;
        const QString name = QAccessible::queryAccessibleInterface(label)->text(QAccessible::Name);
        QVERIFY2(name.contains(label->text()), qPrintable(label->text()));
    }
}

QTEST_MAIN(TestInfoPage)
#include "tst_infopage.moc"
