// The dialog before a write: the exact request, nothing sent without a yes, one answer for each.

#include "client/api/client.h"
#include "model/session/workspace.h"
#include "tests/support/scriptedtransport.h"
#include "ui/shell/confirmwrites.h"
#include "ui/style/connectionmarks.h"
#include "ui/style/palettes.h"
#include "ui/style/typecolors.h"

#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;
using Kind = ApiError::Kind;

namespace {

struct Fixture
{
    ScriptedTransport script;
    QWidget window;
    Workspace workspace{ [this](const ConnectionSpec &) { return script.factory(); } };
    ConfirmWrites confirm{ workspace, &window };
    Session *session = nullptr;
    std::vector<Result<UpdateResult>> results;
    std::vector<Call> calls;

    Fixture()
    {
        window.show();
        script.expect(Method::Get, "/")
            .answer(200, R"({"title":"qdrant - vector search engine","version":"1.19.0"})");
        script.expect(Method::Get, "/collections").ok(R"({"collections":[{"name":"c"}]})");
        script.expect(Method::Get, "/aliases").ok(R"({"aliases":[]})");
        ConnectionSpec spec;
        spec.name = u"shop"_s;
        spec.environment = u"production"_s;
        spec.color = ConnectionColor::Red;
        spec.baseUrl = QUrl(u"http://localhost:6333"_s);
        spec.protection = Protection::ConfirmWrites;
        session = workspace.open(spec);
        if (session->state() == Session::State::Idle)
            session->open();
    }
    bool becomesReady()
    {
        return QTest::qWaitFor(
            [this] { return session->state() == Session::State::Ready && script.isFinished(); });
    }
    void write(const QByteArray &payload)
    {
        PointsApi &points = session->collection(u"c"_s)->client().points();
        calls.push_back(points.setPayload(
            u"c"_s, payload, std::vector<PointId>{ PointId::fromNumber(7) }, {},
            [this](Result<UpdateResult> result) { results.push_back(std::move(result)); }));
    }
    ConfirmDialog *dialog() const
    {
        auto *found = window.findChild<ConfirmDialog *>();
        return found && found->isVisible() ? found : nullptr;
    }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *candidate : dialog()->findChildren<QPushButton *>())
            if (candidate->text().remove(u'&') == text)
                return candidate;
        return nullptr;
    }
    QString shown() const { return dialog()->findChild<QPlainTextEdit *>()->toPlainText(); }
};

} // namespace

class TestConfirmWrites : public QObject
{
    Q_OBJECT
private slots:
    void theExactRequestIsShownAndSent();
    void escapeSendsNothing();
    void returnMeansDontSend();
    void requestsQueueAndAreAnsweredOneByOne();
    void aWithdrawnRequestLeavesTheDialog();
    void spacingChangesNoToken_data();
    void spacingChangesNoToken();
    void coloursCanBeSeen();
    void marksHaveWords();
};

void TestConfirmWrites::theExactRequestIsShownAndSent()
{
    Fixture f;
    QVERIFY(f.becomesReady());
    f.write(R"({"a":1.0})");
    QTRY_VERIFY(f.dialog());
    QCOMPARE(f.dialog()->findChild<QLabel *>(u"server"_s)->text(),
             u"shop · production · asks before writes"_s);
    QCOMPARE(f.shown(),
             u"POST /collections/c/points/payload?wait=true&timeout=29\n\n{\n  \"payload\": {\n"
             "    \"a\": 1.0\n  },\n  \"points\": [\n    7\n  ]\n}"_s);
    f.script
        .expect(Method::Post, "/collections/c/points/payload",
                R"({"payload":{"a":1.0},"points":[7]})")
        .ok(R"({"operation_id":1,"status":"completed"})");
    f.button(u"Send"_s)->click();
    QTRY_COMPARE(f.results.size(), 1U);
    QVERIFY(f.results[0].hasValue());
    QTRY_VERIFY(!f.dialog());
}

void TestConfirmWrites::escapeSendsNothing()
{
    Fixture f;
    QVERIFY(f.becomesReady());
    f.write("{}");
    f.write(R"({"b":2})");
    QTRY_VERIFY(f.dialog());
    QTest::keyClick(f.dialog(), Qt::Key_Escape);
    QTRY_COMPARE(f.results.size(), 2U);
    QCOMPARE(f.results[0].error().kind, Kind::WriteNotConfirmed);
    QCOMPARE(f.results[1].error().kind, Kind::WriteNotConfirmed);
    QTRY_VERIFY(!f.dialog());
}

void TestConfirmWrites::returnMeansDontSend()
{
    Fixture f;
    QVERIFY(f.becomesReady());
    f.write("{}");
    QTRY_VERIFY(f.dialog());
    QTest::keyClick(f.dialog(), Qt::Key_Return);
    QTRY_COMPARE(f.results.size(), 1U);
    QCOMPARE(f.results[0].error().kind, Kind::WriteNotConfirmed);
    // The next write asks again.
    f.write("{}");
    QTRY_VERIFY(f.dialog());
}

void TestConfirmWrites::requestsQueueAndAreAnsweredOneByOne()
{
    Fixture f;
    QVERIFY(f.becomesReady());
    f.write(R"({"a":1})");
    f.write(R"({"b":2})");
    QTRY_VERIFY(f.dialog());
    QTRY_COMPARE(f.dialog()->findChild<QListWidget *>()->count(), 2);
    QVERIFY(f.shown().contains(u"\"a\": 1"_s));
    f.script
        .expect(Method::Post, "/collections/c/points/payload",
                R"({"payload":{"a":1},"points":[7]})")
        .ok(R"({"operation_id":1,"status":"completed"})");
    f.button(u"Send"_s)->click();
    QVERIFY(!f.button(u"Send"_s)->isEnabled()); // a double click must not send the next one
    QVERIFY(f.shown().contains(u"\"b\": 2"_s));
    QTRY_VERIFY(f.button(u"Send"_s)->isEnabled());
    f.button(u"Don't Send"_s)->click();
    QTRY_COMPARE(f.results.size(), 2U);
    QTRY_VERIFY(!f.dialog());
    QCOMPARE(f.script.requests().size(), 4);
}

void TestConfirmWrites::aWithdrawnRequestLeavesTheDialog()
{
    Fixture f;
    QVERIFY(f.becomesReady());
    f.write("{}");
    QTRY_VERIFY(f.dialog());
    f.calls.clear();
    QTRY_VERIFY(!f.dialog());
    QVERIFY(f.session->pendingWrites().empty());
}

void TestConfirmWrites::spacingChangesNoToken_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("spaced");
    QTest::newRow("numbers") << QByteArray(R"({"a":1.10,"b":-0,"c":1E40})")
                             << QByteArray("{\n  \"a\": 1.10,\n  \"b\": -0,\n  \"c\": 1E40\n}");
    QTest::newRow("strings") << QByteArray(R"(["a,\"{b"])") << QByteArray("[\n  \"a,\\\"{b\"\n]");
    QTest::newRow("empty") << QByteArray(R"({"a":[],"b":{}})")
                           << QByteArray("{\n  \"a\": [],\n  \"b\": {}\n}");
    QTest::newRow("no JSON") << QByteArray("{a") << QByteArray("{a");
}

void TestConfirmWrites::spacingChangesNoToken()
{
    QFETCH(QByteArray, json);
    QTEST(spacedOut(json), "spaced");
}

void TestConfirmWrites::coloursCanBeSeen()
{
    for (const QPalette &palette : { lightPalette(), darkPalette() })
        for (int color = int(ConnectionColor::Red); color <= int(ConnectionColor::Grey); ++color)
            for (const QPalette::ColorRole role : { QPalette::Window, QPalette::Base })
                QVERIFY2(contrastRatio(connectionColor(ConnectionColor(color), palette),
                                       palette.color(role))
                             >= 3,
                         qPrintable(colorName(ConnectionColor(color))));
}

void TestConfirmWrites::marksHaveWords()
{
    QCOMPARE(protectionText(Protection::ReadOnly), u"read-only"_s);
    QCOMPARE(protectionText(Protection::ConfirmWrites), u"asks before writes"_s);
    QCOMPARE(colorName(ConnectionColor::Purple), u"Purple"_s);
    QVERIFY(connectionIcon(ConnectionColor::None, Protection::Normal).isNull());
    QVERIFY(!connectionIcon(ConnectionColor::None, Protection::ReadOnly).isNull());
    // A lock is another picture than a shield, whatever the colour.
    const auto picture = [](Protection protection) {
        return connectionIcon(ConnectionColor::Red, protection).pixmap(16, 16).toImage();
    };
    QVERIFY(picture(Protection::ReadOnly) != picture(Protection::ConfirmWrites));
    QVERIFY(picture(Protection::ReadOnly) != picture(Protection::Normal));
}

QTEST_MAIN(TestConfirmWrites)
#include "tst_confirmwrites.moc"
