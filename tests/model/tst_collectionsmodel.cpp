// Names at once; points and status only for the rows in view, four at a time; aliases apart; search by name.

#include "client/api/client.h"
#include "model/collections/collectionsmodel.h"
#include "tests/support/scriptedtransport.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray info(int points, const char *status = "green")
{
    return R"({"status":")" + QByteArray(status)
        + R"(","optimizer_status":"ok","indexed_vectors_count":0,"points_count":)"
        + QByteArray::number(points)
        + R"(,"segments_count":1,"config":{"params":{"vectors":{"size":4,"distance":"Dot"}}},)"
          R"("payload_schema":{}})";
}

QStringList column(const CollectionsModel &model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, column).data().toString());
    return texts;
}

struct Fixture
{
    ScriptedTransport script;
    Client client{ script.factory(), onceOnly() };
    CollectionsModel model;
    QAbstractItemModelTester tester{ &model,
                                     QAbstractItemModelTester::FailureReportingMode::QtTest };

    static ApiCoreOptions onceOnly()
    {
        ApiCoreOptions options;
        options.retry.attempts = 1;
        return options;
    }
    explicit Fixture(const QStringList &names)
    {
        model.setClient(&client);
        model.setNames(names);
    }
};

} // namespace

class TestCollectionsModel : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void namesAreThereAtOnce();
    void factsAreAskedOnlyForVisibleRows();
    void fourAreInFlightAtMost();
    void aFailedFactIsTold();
    void aliasesComeLastAndNameTheirCollection();
    void filterTextNarrowsByName();
    void refreshReplacesNamesAndKeepsThemOnFailure();
    void threeThousandNamesAreQuick();
    void losingTheClientCancels();
    void anUnchangedListKeepsItsRows();
    void refusedAliasesAreTold();
};

void TestCollectionsModel::namesAreThereAtOnce()
{
    Fixture f({ u"a"_s, u"b"_s });
    QCOMPARE(column(f.model, CollectionsModel::Name), QStringList({ u"a"_s, u"b"_s }));
    QCOMPARE(column(f.model, CollectionsModel::Points), QStringList({ QString(), QString() }));
    QVERIFY(f.script.requests().isEmpty());
}

void TestCollectionsModel::factsAreAskedOnlyForVisibleRows()
{
    Fixture f({ u"a"_s, u"b"_s, u"c"_s });
    f.script.expect(Method::Get, "/collections/b").ok(info(12, "yellow"));
    f.model.setVisibleRows(1, 1);
    QTRY_COMPARE(f.model.index(1, CollectionsModel::Points).data().toString(), u"12"_s);
    QCOMPARE(f.model.index(1, CollectionsModel::Status).data().toString(), u"optimizing"_s);
    QCOMPARE(f.model.index(1, 0).data(CollectionsModel::PointsCountRole).toULongLong(), 12U);
    f.model.setVisibleRows(1, 1); // known: not asked again
    QCOMPARE(f.script.requests().size(), 1);
}

void TestCollectionsModel::fourAreInFlightAtMost()
{
    QStringList names;
    for (int number = 0; number < 6; ++number)
        names.append(u"c%1"_s.arg(number));
    Fixture f(names);
    for (int number = 0; number < 6; ++number)
        f.script.expect(Method::Get, "/collections/c" + QByteArray::number(number)).hold();
    f.model.setVisibleRows(0, 5);
    QTRY_COMPARE(f.script.heldCount(), 4);
    QVERIFY(f.script.release(200, ScriptedTransport::envelope(info(1))));
    QTRY_COMPARE(f.script.requests().size(), 5);
    for (int number = 1; number < 6; ++number) {
        QTRY_VERIFY(f.script.heldCount() > 0);
        QVERIFY(f.script.release(200, ScriptedTransport::envelope(info(1))));
    }
    QTRY_COMPARE(column(f.model, CollectionsModel::Points), QStringList(6, u"1"_s));
}

void TestCollectionsModel::aFailedFactIsTold()
{
    Fixture f({ u"a"_s });
    f.script.expect(Method::Get, "/collections/a")
        .answer(403, ScriptedTransport::errorBody("Forbidden: no"));
    f.model.setVisibleRows(0, 0);
    QTRY_COMPARE(f.model.index(0, CollectionsModel::Status).data().toString(), u"unknown"_s);
    QVERIFY(!f.model.index(0, 0).data(CollectionsModel::StatusRole).isValid());
}

void TestCollectionsModel::aliasesComeLastAndNameTheirCollection()
{
    Fixture f({ u"a"_s, u"z"_s });
    f.script.expect(Method::Get, "/aliases")
        .ok(R"({"aliases":[{"alias_name":"latest","collection_name":"z"}]})");
    f.model.refreshAliases();
    QTRY_COMPARE(f.model.rowCount(), 3);
    const QModelIndex alias = f.model.index(2, 0);
    QCOMPARE(alias.data().toString(), u"latest → z"_s);
    QCOMPARE(alias.data(CollectionsModel::NameRole).toString(), u"latest"_s);
    QVERIFY(alias.data(CollectionsModel::IsAliasRole).toBool());
    QCOMPARE(f.model.aliasesOf(u"z"_s), QStringList{ u"latest"_s });
    f.script.expect(Method::Get, "/collections/z").ok(info(5));
    f.model.setVisibleRows(2, 2);
    QTRY_COMPARE(f.model.index(2, CollectionsModel::Points).data().toString(), u"5"_s);
    QCOMPARE(f.model.index(1, CollectionsModel::Points).data().toString(), u"5"_s);
}

void TestCollectionsModel::filterTextNarrowsByName()
{
    Fixture f({ u"Docs"_s, u"images"_s, u"old-docs"_s });
    f.model.setFilterText(u"docs"_s);
    QCOMPARE(column(f.model, CollectionsModel::Name), QStringList({ u"Docs"_s, u"old-docs"_s }));
    QVERIFY(!f.model.indexOf(u"images"_s).isValid());
    QCOMPARE(f.model.indexOf(u"old-docs"_s).row(), 1);
    f.model.setFilterText({});
    QCOMPARE(f.model.rowCount(), 3);
}

void TestCollectionsModel::refreshReplacesNamesAndKeepsThemOnFailure()
{
    Fixture f({ u"a"_s });
    QSignalSpy refreshed(&f.model, &CollectionsModel::refreshed);
    f.script.expect(Method::Get, "/collections").ok(R"({"collections":[{"name":"b"}]})");
    f.script.expect(Method::Get, "/aliases").ok(R"({"aliases":[]})");
    f.model.refresh();
    QVERIFY(refreshed.wait());
    QCOMPARE(column(f.model, CollectionsModel::Name), QStringList{ u"b"_s });
    QTRY_VERIFY(f.script.isFinished());
    f.script.expect(Method::Get, "/collections")
        .answer(500, ScriptedTransport::errorBody("Service internal error: x"));
    f.script.expect(Method::Get, "/aliases").ok(R"({"aliases":[]})");
    f.model.refresh();
    QVERIFY(refreshed.wait());
    QCOMPARE(column(f.model, CollectionsModel::Name), QStringList{ u"b"_s });
    QCOMPARE(f.model.lastError()->kind, ApiError::Kind::ServerError);
    QTRY_VERIFY(f.script.isFinished());
}

void TestCollectionsModel::threeThousandNamesAreQuick()
{
    QStringList names;
    for (int number = 0; number < 3'000; ++number)
        names.append(u"collection-%1"_s.arg(number));
    ScriptedTransport script;
    Client client(script.factory());
    CollectionsModel model;
    model.setClient(&client);
    model.setNames(names);
    QCOMPARE(model.rowCount(), 3'000);
    model.setFilterText(u"-299"_s);
    QCOMPARE(model.rowCount(), 11);
    QVERIFY(script.requests().isEmpty());
}

void TestCollectionsModel::losingTheClientCancels()
{
    Fixture f({ u"a"_s });
    f.script.expect(Method::Get, "/collections/a").hold();
    f.model.setVisibleRows(0, 0);
    QTRY_COMPARE(f.script.heldCount(), 1);
    f.model.setClient(nullptr);
    QTRY_COMPARE(f.script.cancelledCount(), 1);
}

void TestCollectionsModel::anUnchangedListKeepsItsRows()
{
    Fixture f({ u"a"_s, u"b"_s });
    f.script.expect(Method::Get, "/collections/a").ok(info(7));
    f.model.setVisibleRows(0, 0);
    QTRY_COMPARE(f.model.index(0, CollectionsModel::Points).data().toString(), u"7"_s);
    f.script.expect(Method::Get, "/collections")
        .ok(R"({"collections":[{"name":"a"},{"name":"b"}]})");
    f.script.expect(Method::Get, "/aliases").ok(R"({"aliases":[]})");
    QSignalSpy resets(&f.model, &QAbstractItemModel::modelReset);
    QSignalSpy refreshed(&f.model, &CollectionsModel::refreshed);
    f.model.refresh();
    QVERIFY(f.model.isRefreshing());
    QTRY_COMPARE(refreshed.size(), 1);
    QVERIFY(!f.model.isRefreshing());
    QCOMPARE(resets.size(), 0);
    QCOMPARE(f.model.index(0, CollectionsModel::Points).data().toString(), u"7"_s);
    QTRY_VERIFY(f.script.isFinished());
    f.script.expect(Method::Get, "/collections/a").ok(info(8));
    f.model.setVisibleRows(0, 0);
    QTRY_COMPARE(f.model.index(0, CollectionsModel::Points).data().toString(), u"8"_s);
}

void TestCollectionsModel::refusedAliasesAreTold()
{
    Fixture f({ u"a"_s });
    f.script.expect(Method::Get, "/aliases")
        .answer(403, ScriptedTransport::errorBody("Forbidden: Global access is required"));
    QSignalSpy read(&f.model, &CollectionsModel::aliasesChanged);
    f.model.refreshAliases();
    QTRY_COMPARE(read.size(), 1);
    QCOMPARE(f.model.aliasError()->kind, ApiError::Kind::Forbidden);
}

QTEST_GUILESS_MAIN(TestCollectionsModel)
#include "tst_collectionsmodel.moc"
