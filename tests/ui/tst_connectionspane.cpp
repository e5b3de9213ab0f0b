// ConnectionsPane: the row a person is on stays over refresh and search; a refresh can be cancelled.
#include "model/session/workspace.h"
#include "tests/support/scriptedtransport.h"
#include "ui/shell/connectionspane.h"
#include "ui/widgets/busybar.h"

#include <QLineEdit>
#include <QTest>
#include <QTreeView>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray three = R"({"collections":[{"name":"apples"},{"name":"books"},{"name":"cars"}]})";

struct Fixture
{
    void open()
    {
        expectVersion();
        expectLists(three);
        ConnectionSpec spec;
        spec.baseUrl = QUrl(u"http://localhost:6333"_s);
        session = workspace.open(spec);
        if (session->state() == Session::State::Idle)
            session->open();
        QTRY_COMPARE(session->state(), Session::State::Ready);
        QTRY_COMPARE(session->collections().rowCount(), 3);
        QTRY_VERIFY(script.isFinished());
    }
    void expectVersion()
    {
        script.expect(Method::Get, "/")
            .answer(200, R"({"title":"qdrant - vector search engine","version":"1.19.0"})");
    }
    void expectLists(const QByteArray &names)
    {
        script.expect(Method::Get, "/collections").ok(names);
        script.expect(Method::Get, "/aliases").ok(R"({"aliases":[]})");
    }
    QTreeView *list() const { return pane.findChild<QTreeView *>(); }
    QString current() const
    {
        return list()->currentIndex().data(CollectionsModel::NameRole).toString();
    }
    void choose(const QString &name) const
    {
        list()->setCurrentIndex(session->collections().indexOf(name));
    }

    ScriptedTransport script;
    // Hidden, so that no facts are asked for.
    Workspace workspace{ [this](const ConnectionSpec &) { return script.factory(); } };
    ConnectionsPane pane{ workspace };
    Session *session = nullptr;
};

} // namespace

class TestConnectionsPane : public QObject
{
    Q_OBJECT
private slots:
    void theCurrentCollectionStaysOverARefresh();
    void theCurrentCollectionComesBackAfterASearch();
    void aRefreshIsBusyAndCanBeCancelled();
};

void TestConnectionsPane::theCurrentCollectionStaysOverARefresh()
{
    Fixture fixture;
    fixture.open();
    fixture.choose(u"cars"_s);
    fixture.expectVersion();
    fixture.expectLists(
        R"({"collections":[{"name":"a new one"},{"name":"books"},{"name":"cars"}]})");
    fixture.pane.refresh();
    QTRY_VERIFY(fixture.session->collections().names().contains(u"a new one"_s));
    QTRY_COMPARE(fixture.current(), u"cars"_s);
    QTRY_VERIFY(fixture.script.isFinished());
}

void TestConnectionsPane::theCurrentCollectionComesBackAfterASearch()
{
    Fixture fixture;
    fixture.open();
    fixture.choose(u"books"_s);
    auto *search = fixture.pane.findChild<QLineEdit *>();
    search->setText(u"app"_s);
    QCOMPARE(fixture.session->collections().rowCount(), 1);
    search->clear();
    QTRY_COMPARE(fixture.current(), u"books"_s);
}

void TestConnectionsPane::aRefreshIsBusyAndCanBeCancelled()
{
    Fixture fixture;
    fixture.open();
    fixture.expectVersion();
    fixture.script.expect(Method::Get, "/collections").hold();
    fixture.script.expect(Method::Get, "/aliases").hold();
    auto *busy = fixture.pane.findChild<BusyBar *>();
    fixture.pane.refresh();
    QVERIFY(busy->isBusy());
    QTRY_COMPARE(fixture.script.heldCount(), 2);
    emit busy->cancelRequested();
    QVERIFY(!busy->isBusy());
    QCOMPARE(fixture.session->state(), Session::State::Ready);
    QCOMPARE(fixture.session->collections().rowCount(), 3);
}

QTEST_MAIN(TestConnectionsPane)
#include "tst_connectionspane.moc"
