// A read-only connection can't be walked around: not by any method of the client, not by anything in the window. The
// same with a connection that asks, and a no to everything.

#include "client/api/client.h"
#include "client/local/engine.h"
#include "client/local/loopbackserver.h"
#include "model/edit/editsession.h"
#include "tests/app/windowfixture.h"
#include "tests/support/await.h"
#include "ui/editors/inspector.h"
#include "ui/shell/confirmwrites.h"

#include <QAction>
#include <QDialog>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>
#include <mutex>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

//! What came through, of all transports of a test.
struct Traffic
{
    std::mutex mutex;
    std::vector<Request> requests;

    void add(const Request &request)
    {
        const std::lock_guard lock(mutex);
        requests.push_back(request);
    }
    int writes()
    {
        const std::lock_guard lock(mutex);
        return int(std::ranges::count_if(requests, &Request::isWrite));
    }
};

//! Known to read only, though they are no GET.
bool isReadRoute(const QByteArray &path)
{
    static const QList<QByteArray> ends{ "/points",
                                         "/points/scroll",
                                         "/points/query",
                                         "/points/query/batch",
                                         "/points/query/groups",
                                         "/points/search",
                                         "/points/recommend",
                                         "/points/discover",
                                         "/points/count",
                                         "/facet",
                                         "/points/search/matrix/pairs",
                                         "/points/search/matrix/offsets" };
    return std::ranges::any_of(ends, [&path](const QByteArray &end) {
        return path.startsWith("/collections/") && path.endsWith(end);
    });
}

class Recorder final : public Transport
{
public:
    Recorder(Traffic &record, std::unique_ptr<Transport> below)
        : m_record(record)
        , m_below(std::move(below))
    {
    }
    Call send(Request request, Handler<Response> handler) override
    {
        m_record.add(request);
        return m_below->send(std::move(request), std::move(handler));
    }

private:
    Traffic &m_record;
    std::unique_ptr<Transport> m_below;
};

TransportFactory recording(Traffic &record, TransportFactory below)
{
    return [&record, below = std::move(below)]() -> std::unique_ptr<Transport> {
        return std::make_unique<Recorder>(record, below());
    };
}

//! Calls every method of every group of the client's API; returns the calls, which must be kept.
std::vector<Call> callEverything(Client &client, int &errors)
{
    const QString c = u"c"_s;
    const PointId one = PointId::fromNumber(1);
    const std::vector<PointId> ids{ one };
    const PointSelector selector = ids;
    const std::vector<PointStruct> points{ { one, "[1,0]", R"({"a":1})" } };
    const auto count = [&errors](auto result) { errors += result ? 0 : 1; };
    std::vector<Call> calls;
    PointsApi &p = client.points();
    calls.push_back(p.upsert(c, points, {}, count));
    calls.push_back(p.upsertBatch(c, points, {}, count));
    calls.push_back(p.remove(c, selector, count));
    calls.push_back(p.setPayload(c, R"({"a":2})", selector, {}, count));
    calls.push_back(p.overwritePayload(c, R"({"a":2})", selector, count));
    calls.push_back(p.deletePayload(c, { u"a"_s }, selector, count));
    CollectionsApi &k = client.collections();
    calls.push_back(k.create(u"d"_s, R"({"vectors":{"size":2,"distance":"Dot"}})", count));
    calls.push_back(k.remove(c, count));
    calls.push_back(k.createIndex(c, u"a"_s, R"("integer")", count));
    calls.push_back(k.removeIndex(c, u"a"_s, count));
    return calls;
}

constexpr int writeMethods = 10;

std::vector<Call> readEverything(Client &client, int &answers)
{
    const QString c = u"c"_s;
    const auto count = [&answers](auto) { ++answers; };
    std::vector<Call> calls;
    PointsApi &p = client.points();
    calls.push_back(p.scroll(c, {}, count));
    calls.push_back(p.retrieve(c, { PointId::fromNumber(1) }, true, false, count));
    calls.push_back(p.get(c, PointId::fromNumber(1), count));
    calls.push_back(p.count(c, std::nullopt, true, std::chrono::seconds(5), count));
    calls.push_back(p.facet(c, u"a"_s, std::nullopt, 5, true, count));
    calls.push_back(client.query().query(c, {}, count));
    calls.push_back(client.query().queryBatch(c, { QueryRequest{} }, count));
    calls.push_back(client.collections().list(count));
    calls.push_back(client.collections().info(c, count));
    calls.push_back(client.collections().exists(c, count));
    calls.push_back(client.collections().aliases(count));
    calls.push_back(client.service().info(count));
    return calls;
}

constexpr int readMethods = 12;

Request plainRequest(Method method, const QByteArray &path, const QByteArray &body = {})
{
    Request request;
    request.method = method;
    request.path = path;
    request.body = body;
    return request;
}

void fill(Engine &engine)
{
    engine.createCollection(u"c"_s, R"({"vectors":{"size":2,"distance":"Dot"}})");
    engine.handleBlocking(plainRequest(
        Method::Put, "/collections/c/points",
        R"({"points":[{"id":1,"vector":[1,0],"payload":{"a":1}},{"id":2,"vector":[0,1]}]})"));
}

//! All of it: collections, aliases, configuration, points with vectors. Times taken are left out.
QByteArray dump(Engine &engine)
{
    QByteArray all;
    for (const char *path : { "/collections", "/aliases", "/collections/c" })
        all += engine.handleBlocking(plainRequest(Method::Get, path)).body;
    all += engine
               .handleBlocking(
                   plainRequest(Method::Post, "/collections/c/points/scroll",
                                R"({"limit":100,"with_payload":true,"with_vector":true})"))
               .body;
    static const QRegularExpression time(u"\"time\":[0-9.e-]+"_s);
    return QString::fromUtf8(all).remove(time).toUtf8();
}

struct Walk
{
    Engine engine;
    LoopbackServer http{ engine };
    Traffic record;
    DemoHost demo;
    Workspace workspace;
    ScratchStore store;
    std::unique_ptr<MainWindow> window;
    mutable int refused = 0; //!< how often Don't Send was clicked

    explicit Walk(Protection protection)
        : workspace([this](const ConnectionSpec &spec) {
            return recording(record, transportMaker(demo)(spec));
        })
    {
        fill(engine);
        if (!http.start())
            qFatal("no free port");
        window = std::make_unique<MainWindow>(
            ShellParts{ workspace, store, nullptr, u"colors"_s, false });
        window->resize(1200, 800);
        window->show();
        ConnectionSpec spec;
        spec.baseUrl = QUrl(http.url());
        spec.protection = protection;
        window->connectTo(spec, { u"c"_s, {}, false });
    }
    CollectionTab *tab() const { return window->tabs().currentTab(); }
    EditSession &edits() const { return EditSession::of(tab()->collection()); }

    //! Says yes to whatever asks whether to write, and no where exactly a write is confirmed.
    void answerDialogs() const
    {
        for (QDialog *dialog : window->findChildren<QDialog *>()) {
            if (!dialog->isVisible())
                continue;
            QPushButton *yes = nullptr;
            for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
                const QString text = button->text().remove(u'&');
                if (text == u"Don't Send"_s)
                    yes = button;
                else if (!yes
                         && (text.startsWith(u"Delete"_s) || text.startsWith(u"Save"_s)
                             || text.startsWith(u"Create"_s) || text.startsWith(u"Replace"_s)
                             || text == u"OK"_s))
                    yes = button;
            }
            if (yes && yes->text().contains(u"Don"_s))
                ++refused;
            if (yes && yes->isEnabled())
                yes->click();
            else
                dialog->reject();
        }
    }
    //! Every action of the window that doesn't leave the server, greyed or not.
    void triggerEverything() const
    {
        const Actions &known = window->actions();
        const QList<QAction *> leaving{ known.connectServer, known.editServer,
                                        known.exploreDemo,   known.disconnectServer,
                                        known.closeTab,      known.quit,
                                        known.about };
        QList<QPointer<QAction>> all;
        for (QAction *action : window->findChildren<QAction *>())
            if (!leaving.contains(action) && !action->menu() && !action->isSeparator())
                all.append(action);
        for (const QPointer<QAction> &action : all) {
            if (!action)
                continue;
            action->setEnabled(true);
            action->trigger();
            answerDialogs();
        }
    }
    //! Past every button: the sessions themselves. Each must end, without a write.
    void editDirectly() const;
};

void Walk::editDirectly() const
{
    const PointId one = PointId::fromNumber(1);
    const auto settles = [this](const char *what) {
        const bool ended = QTest::qWaitFor(
            [this] {
                answerDialogs();
                return !edits().isWriting();
            },
            20'000);
        QVERIFY2(ended, what);
    };
    edits().load(one);
    QTRY_VERIFY(edits().find(one));
    edits().find(one)->typeText(u"{\"a\": 5}"_s);
    edits().save(one);
    settles("save");
    QVERIFY(edits().lastOutcome(one));
    QCOMPARE(edits().lastOutcome(one)->kind, SaveOutcome::Kind::Failed);
    QVERIFY(edits().hasUnsavedChanges()); // the draft is as it was
    QVERIFY(edits().create({ PointId::fromNumber(9), "[1,1]", "{}" }));
    settles("create");
    QCOMPARE(edits().lastWrite()->kind, WriteOutcome::Kind::Failed);
    const Record seen = edits().find(one)->record();
    QVERIFY(edits().replace({ one, "[1,1]", "{}" }, seen));
    settles("replace");
    QVERIFY(edits().lastWrite()->kind != WriteOutcome::Kind::Done);
    QVERIFY(edits().remove({ one }));
    settles("remove");
    QCOMPARE(edits().lastWrite()->kind, WriteOutcome::Kind::Failed);
}

} // namespace

class TestReadOnlyWalk : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void noMethodOfTheClientWrites();
    void everyRequestThatIsNoWriteReads();
    void nothingInTheWindowWrites_data();
    void nothingInTheWindowWrites();
    void theWalkWouldSeeAWrite();
    void aYesInTheWindowWrites();
    void whatWasReviewedIsNotAskedForTwice();
};

void TestReadOnlyWalk::noMethodOfTheClientWrites()
{
    Engine engine;
    fill(engine);
    const QByteArray before = dump(engine);
    Traffic record;
    int errors = 0;
    ApiCoreOptions options;
    options.protection = Protection::ReadOnly;
    Client client(recording(record, engine.transportFactory()), options);
    const std::vector<Call> calls = callEverything(client, errors);
    QTRY_COMPARE(errors, writeMethods);
    QVERIFY(record.requests.empty());
    QCOMPARE(dump(engine), before);
}

void TestReadOnlyWalk::everyRequestThatIsNoWriteReads()
{
    Engine engine;
    fill(engine);
    Traffic record;
    int answers = 0;
    ApiCoreOptions options;
    options.protection = Protection::ReadOnly;
    Client client(recording(record, engine.transportFactory()), options);
    const std::vector<Call> calls = readEverything(client, answers);
    QTRY_COMPARE(answers, readMethods);
    QVERIFY(record.requests.size() >= size_t(readMethods));
    for (const Request &request : record.requests)
        QVERIFY2(!request.isWrite
                     && (request.method == Method::Get
                         || (request.method == Method::Post && isReadRoute(request.path))),
                 request.path.constData());
}

void TestReadOnlyWalk::nothingInTheWindowWrites_data()
{
    QTest::addColumn<int>("protection");
    QTest::newRow("read-only") << int(Protection::ReadOnly);
    QTest::newRow("a no to each") << int(Protection::ConfirmWrites);
}

void TestReadOnlyWalk::nothingInTheWindowWrites()
{
    QFETCH(int, protection);
    Walk walk{ Protection(protection) };
    const QByteArray before = dump(walk.engine);
    QTRY_VERIFY_WITH_TIMEOUT(walk.tab(), 20'000);
    for (const PageKind page :
         { PageKind::Browse, PageKind::Search, PageKind::Recommend, PageKind::Info }) {
        walk.tab()->showPage(page);
        QTRY_VERIFY_WITH_TIMEOUT(walk.tab()->currentPage()->isSettled(), 20'000);
        walk.triggerEverything();
    }
    auto *inspector = walk.window->findChild<Inspector *>();
    inspector->deletePoints({ PointId::fromNumber(1) });
    walk.answerDialogs();
    inspector->newPoint();
    walk.answerDialogs();
    QTRY_VERIFY_WITH_TIMEOUT((walk.answerDialogs(), !walk.edits().isWriting()), 20'000);
    walk.editDirectly();
    QCOMPARE(walk.record.writes(), 0);
    QCOMPARE(dump(walk.engine), before);
    if (Protection(protection) == Protection::ConfirmWrites)
        QVERIFY2(walk.refused >= 4, qPrintable(QString::number(walk.refused)));
    walk.edits().discardAll();
}

void TestReadOnlyWalk::theWalkWouldSeeAWrite()
{
    Walk walk{ Protection::Normal };
    const QByteArray before = dump(walk.engine);
    QTRY_VERIFY_WITH_TIMEOUT(walk.tab(), 20'000);
    QVERIFY(walk.edits().create({ PointId::fromNumber(9), "[1,1]", "{}" }));
    QTRY_VERIFY(!walk.edits().isWriting());
    QCOMPARE(walk.edits().lastWrite()->kind, WriteOutcome::Kind::Done);
    QCOMPARE(walk.record.writes(), 1);
    QVERIFY(dump(walk.engine) != before);
}

void TestReadOnlyWalk::aYesInTheWindowWrites()
{
    Walk walk{ Protection::ConfirmWrites };
    QTRY_VERIFY_WITH_TIMEOUT(walk.tab(), 20'000);
    QVERIFY(walk.edits().create({ PointId::fromNumber(9), "[1,1]", "{}" }));
    const auto dialog = [&walk] { return walk.window->findChild<ConfirmDialog *>(); };
    QTRY_VERIFY(dialog());
    QCOMPARE(walk.record.writes(), 0);
    for (QPushButton *button : dialog()->findChildren<QPushButton *>())
        if (button->text() == u"&Send"_s)
            button->click();
    QTRY_VERIFY(!walk.edits().isWriting());
    QCOMPARE(walk.edits().lastWrite()->kind, WriteOutcome::Kind::Done);
    QCOMPARE(walk.record.writes(), 1);
}

void TestReadOnlyWalk::whatWasReviewedIsNotAskedForTwice()
{
    Walk walk{ Protection::ConfirmWrites };
    QTRY_VERIFY_WITH_TIMEOUT(walk.tab(), 20'000);
    const PointId one = PointId::fromNumber(1);
    walk.edits().load(one);
    QTRY_VERIFY(walk.edits().find(one));
    walk.edits().find(one)->typeText(u"{\"a\": 5, \"b\": [1.0]}"_s);
    walk.edits().saveReviewed(one, walk.edits().plan(one));
    QTRY_VERIFY(!walk.edits().isWriting());
    QCOMPARE(walk.edits().lastOutcome(one)->kind, SaveOutcome::Kind::Saved);
    QVERIFY(!walk.window->findChild<ConfirmDialog *>());
    QVERIFY(walk.record.writes() > 0);
}

QTEST_MAIN(TestReadOnlyWalk)
#include "tst_readonlywalk.moc"
