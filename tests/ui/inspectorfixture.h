#pragma once
//! The inspector over a scripted server, for its tests.

#include "client/api/client.h"
#include "model/session/collectionsession.h"
#include "tests/support/scriptedtransport.h"
#include "ui/editors/inspector.h"
#include "ui/editors/jsontextview.h"
#include "ui/editors/payloadpane.h"
#include "ui/editors/payloadtree.h"
#include "ui/editors/reviewdialog.h"
#include "ui/widgets/errorpanel.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QVBoxLayout>

namespace sextant::test {

inline const QByteArray completed = R"({"operation_id":1,"status":"completed"})";
inline const QByteArray setPath = "/collections/c/points/payload";

inline QByteArray record(int id, const QByteArray &payload)
{
    return R"({"id":)" + QByteArray::number(id) + R"(,"payload":)" + payload
        + R"(,"vector":[0.5,1]})";
}

struct InspectorFixture
{
    ScriptedTransport script;
    std::unique_ptr<Client> client;
    std::unique_ptr<CollectionSession> session;
    Inspector inspector;

    explicit InspectorFixture(bool readOnly = false)
    {
        ApiCoreOptions options;
        options.retry.attempts = 1;
        options.protection = readOnly ? Protection::ReadOnly : Protection::Normal;
        client = std::make_unique<Client>(script.factory(), options);
        session = std::make_unique<CollectionSession>(*client, ServerInfo{}, QStringLiteral("c"),
                                                      QStringLiteral("k"));
        inspector.setSession(session.get());
        inspector.resize(500, 700);
        inspector.show();
        QVERIFY(QTest::qWaitForWindowActive(&inspector));
    }
    void serverHas(int id, const QByteArray &payload)
    {
        script.expect(Method::Get, "/collections/c/points/" + QByteArray::number(id))
            .ok(record(id, payload));
    }
    void tellInfo()
    {
        script.expect(Method::Get, "/collections/c")
            .ok(R"({"status":"green","optimizer_status":"ok","config":{"params":{"vectors":)"
                R"({"size":2,"distance":"Dot"}}},"payload_schema":{}})");
        session->refreshInfo();
        QTRY_VERIFY(session->info());
    }
    void show(int id) { inspector.showPoint(PointId::fromNumber(quint64(id))); }
    JsonTextView &text()
    {
        return *inspector.findChild<PayloadPane *>()->findChild<JsonTextView *>();
    }
    QAction *action(const QString &startOfText)
    {
        for (QAction *action : inspector.actions())
            if (action->text().startsWith(startOfText))
                return action;
        return nullptr;
    }
    QString label(const QString &objectName)
    {
        const auto *label = inspector.findChild<QLabel *>(objectName);
        if (!label)
            return QStringLiteral("no such label");
        return label->isVisible() ? label->text() : QString();
    }
    //! The visible button of this text; nullptr: none.
    QPushButton *button(const QString &startOfText)
    {
        for (auto *button : inspector.findChildren<QPushButton *>())
            if (button->isVisible() && button->text().startsWith(startOfText))
                return button;
        return nullptr;
    }
    //! Edits the shown payload `{"a": 1}` to `{"a": 15}` by keys.
    void typeFive()
    {
        inspector.editPayload();
        text().goTo(2, 9);
        QTest::keyClicks(text().focusProxy(), QStringLiteral("5"));
    }
    //! Shows point 7 with {"a":1} and types the five.
    void openAndType()
    {
        serverHas(7, R"({"a":1})");
        show(7);
        QTRY_VERIFY(text().text().contains(QStringLiteral("\"a\": 1")));
        typeFive();
        QVERIFY(inspector.hasUnsavedChanges());
    }
    void reviewAndAccept()
    {
        QTest::keyClick(text().focusProxy(), Qt::Key_S, Qt::ControlModifier);
        auto *dialog = inspector.findChild<ReviewDialog *>();
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Return);
    }
};

inline const QString saving = QStringLiteral("saving");
inline const QString shown = QStringLiteral("pointShown");

} // namespace sextant::test
