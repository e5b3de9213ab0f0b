// Every order the demo collections allow ends, brings each point once, and agrees with the count.
#include "client/api/client.h"
#include "client/local/demodata.h"
#include "client/local/engine.h"
#include "model/points/pointsmodel.h"
#include "model/session/collectionsession.h"

#include <QTest>

using namespace sextant;
using Outcome = PointsModel::LoadAll::Outcome;

class TestDemoListings : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(demo::load(m_engine)); }
    void everyOrderAgreesWithItsCount_data();
    void everyOrderAgreesWithItsCount();

private:
    Engine m_engine;
    Client m_client{ m_engine.transportFactory() };
};

void TestDemoListings::everyOrderAgreesWithItsCount_data()
{
    QTest::addColumn<QString>("collection");
    QTest::addColumn<QString>("field");
    QTest::addColumn<bool>("descending");
    for (const QByteArray &name : demo::collectionNames()) {
        CollectionSession session(m_client, ServerInfo(), QString::fromUtf8(name), {});
        session.refreshInfo();
        QTRY_VERIFY(session.info());
        const bool isLarge
            = name == demo::largestCollection(); // its other fields are plain numbers
        for (const PayloadIndex &index : session.info()->payloadSchema)
            if (index.servesOrderBy()
                && (!isLarge || index.field == QStringLiteral("factors[].prime")))
                for (const bool descending : { false, true })
                    QTest::addRow("%s by %s, %s", name.constData(), qPrintable(index.field),
                                  descending ? "down" : "up")
                        << QString::fromUtf8(name) << index.field << descending;
    }
}

void TestDemoListings::everyOrderAgreesWithItsCount()
{
    QFETCH(QString, collection);
    QFETCH(QString, field);
    QFETCH(bool, descending);
    CollectionSession session(m_client, ServerInfo(), collection, {});
    session.refreshInfo();
    QTRY_VERIFY(session.info());
    PointsModel model(session);
    model.setOrder(OrderBy{ field, descending, {} });
    model.loadAll();
    QTRY_COMPARE_WITH_TIMEOUT(model.loadAllState().outcome, Outcome::CountAgrees, 60'000);
    QVERIFY(model.rowCount() > 0);
}

QTEST_GUILESS_MAIN(TestDemoListings)
#include "tst_demolistings.moc"
