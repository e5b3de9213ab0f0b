#pragma once
//! TableFixture: a PointsTable over a collection in memory.

#include "client/api/client.h"
#include "model/points/pointsmodel.h"
#include "model/session/collectionsession.h"
#include "tests/model/fakepoints.h"
#include "ui/widgets/pointstable.h"

#include <QAction>
#include <QMenu>
#include <QTest>

namespace sextant::test {

using namespace Qt::StringLiterals;

inline PointId id(quint64 number) { return PointId::fromNumber(number); }

struct TableFixture
{
    explicit TableFixture(int count, ColumnStore *store = nullptr)
        : table(session, store)
    {
        for (int i = 1; i <= count; ++i)
            points.add(quint64(i),
                       "{\"name\":\"n" + QByteArray::number(i) + "\",\"rank\":"
                           + QByteArray::number(i) + ",\"price\":1.5,\"none\":null}");
        table.setPointsModel(&model);
        table.resize(800, 600);
        table.show();
    }
    void load()
    {
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        model.reload();
        QTRY_VERIFY(model.rowCount() > 0);
    }
    QModelIndex cell(int row, const QString &field) const
    {
        return model.index(row, model.columnOf(field));
    }
    void click(int row, const QString &field, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(table.viewport(), Qt::LeftButton, keys,
                          table.visualRect(cell(row, field)).center());
    }
    QAction *menuAction(QMenu *menu, const QString &part) const
    {
        for (QAction *action : menu->actions())
            if (action->text().contains(part))
                return action;
        return nullptr;
    }

    FakePoints points;
    Client client{ points.factory(), {} };
    CollectionSession session{ client, ServerInfo(), u"things"_s, u"test"_s };
    PointsModel model{ session };
    PointsTable table;
};

} // namespace sextant::test
