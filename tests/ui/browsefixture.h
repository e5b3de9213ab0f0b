#pragma once
//! BrowseFixture: a BrowsePage over a collection in memory, used as a person would.

#include "client/api/client.h"
#include "model/session/collectionsession.h"
#include "tests/model/fakepoints.h"
#include "ui/pages/browsepage.h"
#include "ui/pages/browsestrip.h"
#include "ui/widgets/pointstable.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>

namespace sextant::test {

using namespace Qt::StringLiterals;

inline PointId id(quint64 number) { return PointId::fromNumber(number); }

inline const ApiError refused{ .kind = ApiError::Kind::ConnectionRefused };

inline ApiCoreOptions oneAttempt()
{
    ApiCoreOptions options;
    options.retry.attempts = 1;
    return options;
}

inline const QByteArray infoWithIndex
    = R"({"status":"green","optimizer_status":"ok","points_count":1300,"segments_count":1,)"
      R"("config":{"params":{}},"payload_schema":{"rank":{"data_type":"integer","points":9},)"
      R"("name":{"data_type":"keyword","points":9}}})";

struct BrowseFixture
{
    explicit BrowseFixture(int count, bool failFirst = false)
    {
        for (int i = 1; i <= count; ++i)
            points.add(quint64(i),
                       "{\"name\":\"n" + QByteArray::number(i)
                           + "\",\"rank\":" + QByteArray::number(i % 10) + ",\"price\":1.5}");
        points.setInfo(infoWithIndex);
        if (failFirst)
            points.failPath("/scroll", refused);
        page = std::make_unique<BrowsePage>(session);
        page->resize(1000, 700);
        page->show();
    }
    void settle()
    {
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        QTRY_VERIFY(page->isSettled());
    }
    PointsTable &table() { return page->table(); }
    PointsModel &model() { return page->model(); }
    bool says(const QString &part) const
    {
        for (const BrowseStrip *strip : page->findChildren<BrowseStrip *>())
            if (strip->isVisible() && strip->text().contains(part))
                return true;
        return false;
    }
    QToolButton *button(const QString &text) const
    {
        for (QToolButton *each : page->findChildren<QToolButton *>())
            if (each->isVisible() && each->text() == text)
                return each;
        return nullptr;
    }
    void clickHeader(const QString &field)
    {
        QHeaderView *header = table().horizontalHeader();
        const int column = model().columnOf(field);
        const int place = header->sectionViewportPosition(column) + 12;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(place, header->height() / 2));
    }
    void goTo(const QString &text)
    {
        QTest::keyClick(page.get(), Qt::Key_G, Qt::ControlModifier);
        auto *line = qobject_cast<QLineEdit *>(page->focusWidget());
        QVERIFY(line);
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }

    FakePoints points;
    Client client{ points.factory(), oneAttempt() };
    CollectionSession session{ client, ServerInfo(), u"things"_s, u"test"_s };
    std::unique_ptr<BrowsePage> page;
};

} // namespace sextant::test
