// Filters inside the filter, as rows of their own: groups, elements of arrays, and raw conditions as text.
#include "client/api/client.h"
#include "client/json/filterjson.h"
#include "model/filter/filterform.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"
#include "ui/widgets/filterpanel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace sextant;
using namespace sextant::test;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    explicit Fixture(const QByteArray &json)
        : client(script.factory())
        , session(client, ServerInfo{}, u"c"_s, u"key"_s)
        , panel(session)
    {
        session.learnPayloads({ R"({"city":"Ulm","items":[{"price":1.5}]})" });
        if (panel.form().loadJson(json))
            qFatal("no filter");
        panel.resize(900, 400);
        panel.show();
        panel.setExpanded(true);
    }
    template <typename T> T *named(const QString &name) const
    {
        // Rows taken away are gone only now.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        for (T *widget : panel.findChildren<T *>())
            if (widget->accessibleName() == name && !widget->isHidden())
                return widget;
        return nullptr;
    }
    bool says(const QString &part) const
    {
        for (const QLabel *label : panel.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(part))
                return true;
        return false;
    }
    QByteArray draft() const { return json::toJson(panel.form().draft()).toJson(); }
    QPushButton *innerAdd() const
    {
        QPushButton *last = nullptr; // the outermost comes first
        for (QPushButton *button : panel.findChildren<QPushButton *>())
            if (button->text() == u"&Add condition"_s && button->isVisible())
                last = button;
        return last;
    }

    ScriptedTransport script;
    Client client;
    CollectionSession session;
    mutable FilterPanel panel;
};

const QByteArray group = R"({"must":[{"should":[{"key":"city","match":{"value":"Ulm"}},)"
                         R"({"is_null":{"key":"city"}}]}]})";

} // namespace

class TestFilterInner : public QObject
{
    Q_OBJECT

private slots:
    void aGroupIsShownAsRowsAndWrittenBack();
    void rowsOfAGroupComeAndGo();
    void anUnfinishedRowInsideKeepsTheFilterFromBeingApplied();
    void theElementsOfAnArrayHaveTheirOwnFields();
    void groupsStandInGroups();
    void aValueIsNoGroup();
    void aRawConditionHasRoomAndSaysWhereItIsWrong();
};

void TestFilterInner::aGroupIsShownAsRowsAndWrittenBack()
{
    Fixture f(group);
    QCOMPARE(f.draft(), group); // looking changes nothing
    auto *value = f.named<QLineEdit>(u"Value of condition 1.1"_s);
    QVERIFY(value);
    QCOMPARE(value->text(), u"Ulm"_s);
    QCOMPARE(f.named<QComboBox>(u"Group of condition 1.2"_s)->currentText(), u"any of"_s);
    QTest::keyClicks(value, u"er"_s);
    QCOMPARE(f.draft(),
             QByteArray(R"({"must":[{"should":[{"key":"city","match":{"value":"Ulmer"}},)"
                        R"({"is_null":{"key":"city"}}]}]})"));
    QVERIFY(f.panel.apply());
}

void TestFilterInner::rowsOfAGroupComeAndGo()
{
    Fixture f(group);
    f.named<QToolButton>(u"Remove condition 1.1"_s)->click();
    QCOMPARE(f.draft(), QByteArray(R"({"must":[{"should":[{"is_null":{"key":"city"}}]}]})"));
    f.named<QToolButton>(u"Remove condition 1.1"_s)->click();
    QVERIFY(f.says(u"A value is missing"_s)); // a group of nothing is no condition
    QVERIFY(!f.panel.apply());
}

void TestFilterInner::anUnfinishedRowInsideKeepsTheFilterFromBeingApplied()
{
    Fixture f(group);
    QVERIFY(f.panel.apply());
    QVERIFY(!f.panel.hasUnappliedChanges());
    f.innerAdd()->click();
    QVERIFY(f.panel.hasUnappliedChanges());
    QVERIFY(f.panel.findChild<QLabel *>(u"filterState"_s)->isVisible());
    QVERIFY(!f.panel.apply());
    f.named<QComboBox>(u"Field of condition 1.3"_s)->setEditText(u"city"_s);
    QTest::keyClicks(f.named<QLineEdit>(u"Value of condition 1.3"_s), u"Bonn"_s);
    QVERIFY(f.panel.apply());
    QVERIFY(f.draft().contains("Bonn"));
}

void TestFilterInner::theElementsOfAnArrayHaveTheirOwnFields()
{
    Fixture f(
        R"({"must":[{"nested":{"key":"items","filter":{"must":[{"is_null":{"key":"price"}}]}}}]})");
    auto *field = f.named<QComboBox>(u"Field of condition 1.1"_s);
    QVERIFY(field);
    QVERIFY(field->findText(u"price"_s) >= 0);
    QVERIFY(field->findText(u"city"_s) < 0);
    f.innerAdd()->click();
    f.named<QComboBox>(u"Field of condition 1.2"_s)->setEditText(u"price"_s);
    QCOMPARE(f.named<QComboBox>(u"Value type of condition 1.2"_s)->currentText(), u"decimal"_s);
}

void TestFilterInner::groupsStandInGroups()
{
    const QByteArray deep = R"({"must":[{"should":[{"must_not":[{"has_id":[1]}]}]}]})";
    Fixture f(deep);
    auto *ids = f.named<QLineEdit>(u"Value of condition 1.1.1"_s);
    QVERIFY(ids);
    QTest::keyClicks(ids, u", 2"_s);
    QCOMPARE(f.draft(), QByteArray(R"({"must":[{"should":[{"must_not":[{"has_id":[1,2]}]}]}]})"));
}

void TestFilterInner::aValueIsNoGroup()
{
    Fixture f(R"({"must":[{"key":"city","match":{"value":"Ulm"}}]})");
    auto *op = f.named<QComboBox>(u"Operator of condition 1"_s);
    op->setCurrentIndex(op->findData(int(FilterOperator::Group)));
    QCOMPARE(f.panel.form().rows()[0].value, QString());
    f.innerAdd()->click();
    QVERIFY(f.named<QComboBox>(u"Field of condition 1.1"_s));
}

void TestFilterInner::aRawConditionHasRoomAndSaysWhereItIsWrong()
{
    Fixture f(R"({"must":[{"key":"g","geo_radius":{"center":{"lon":1.0,"lat":2},"radius":5}}]})");
    auto *json = f.named<QPlainTextEdit>(u"JSON of condition 1"_s);
    QVERIFY(json);
    QVERIFY(json->blockCount() > 3);
    json->setPlainText(u"{\"key\":\n[}"_s);
    QVERIFY(f.says(u"2:2"_s));
    QCOMPARE(json->toPlainText(), u"{\"key\":\n[}"_s);
    json->setPlainText(u"{\"slice\":{\"total\":4,\"index\":0}}"_s);
    QVERIFY(f.panel.apply());
    QCOMPARE(f.draft(), QByteArray(R"({"must":[{"slice":{"total":4,"index":0}}]})"));
}

QTEST_MAIN(TestFilterInner)
#include "tst_filterinner.moc"
