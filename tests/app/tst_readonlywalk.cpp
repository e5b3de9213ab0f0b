// A read-only connection can't be walked around: not by anything in the window. The
// same with a connection that asks, and a no to everything.

#include "client/local/loopbackserver.h"
#include "model/edit/editsession.h"
#include "tests/app/traffic.h"
#include "tests/app/windowfixture.h"
#include "ui/editors/inspector.h"
#include "ui/editors/outcometexts.h"
#include "ui/shell/confirmwrites.h"

#include <QAction>
#include <QDialog>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QStandardPaths>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

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
    const bool asks = tab()->server().protection() == Protection::ConfirmWrites;
    QCOMPARE(saveSentence(*edits().lastOutcome(one)),
             asks ? u"Not saved: the change was not confirmed. Nothing was sent."_s
                  : u"Not saved."_s);
    QCOMPARE(edits().find(one)->text(), u"{\"a\": 5}"_s); // the draft is as it was
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
    void nothingInTheWindowWrites_data();
    void nothingInTheWindowWrites();
    void theWalkWouldSeeAWrite();
    void aYesInTheWindowWrites();
    void whatWasReviewedIsNotAskedForTwice();
};

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
