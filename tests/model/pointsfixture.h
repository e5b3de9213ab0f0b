#pragma once
//! PointsFixture: a PointsModel over a collection in memory, watched by a model tester.

#include "client/api/client.h"
#include "model/points/pointsmodel.h"
#include "model/session/collectionsession.h"
#include "tests/model/fakepoints.h"

#include <QAbstractItemModelTester>
#include <QTest>

namespace sextant::test {

using State = PointsModel::State;
using Total = PointsModel::Total;
using Outcome = PointsModel::LoadAll::Outcome;

inline ApiCoreOptions oneAttempt()
{
    ApiCoreOptions options;
    options.retry.attempts = 1;
    return options;
}

inline PointId id(quint64 number) { return PointId::fromNumber(number); }

struct PointsFixture
{
    explicit PointsFixture(int count = 0)
    {
        for (int i = 1; i <= count; ++i)
            points.add(quint64(i), payloadOf(i));
    }
    static QByteArray payloadOf(int i)
    {
        return "{\"name\":\"n" + QByteArray::number(i) + "\",\"rank\":" + QByteArray::number(i % 7)
            + '}';
    }
    void load()
    {
        model.reload();
        QTRY_VERIFY(!model.isBusy());
    }
    void loadEverything()
    {
        load();
        while (model.canFetchMore({})) {
            model.fetchMore({});
            QTRY_VERIFY(!model.isBusy());
        }
    }
    QString cell(int row, const QString &field) const
    {
        return model.index(row, model.columnOf(field)).data().toString();
    }

    FakePoints points;
    Client client{ points.factory(), oneAttempt() };
    CollectionSession session{ client, ServerInfo(), QStringLiteral("things"),
                               QStringLiteral("test") };
    PointsModel model{ session };
    QAbstractItemModelTester tester{ &model,
                                     QAbstractItemModelTester::FailureReportingMode::QtTest };
};

inline Filter nameIs(const QString &name)
{
    return withCondition(std::nullopt,
                         FieldCondition{ QStringLiteral("name"), MatchValue{ json::Value(name) } });
}

inline const ApiError refused{ .kind = ApiError::Kind::ConnectionRefused };

} // namespace sextant::test
