// What is shown of a point beside its editors (reader, vectors, raw JSON), and the dialogs before a save.
#include "client/json/parse.h"
#include "ui/editors/conflictdialog.h"
#include "ui/editors/jsontextview.h"
#include "ui/editors/rawpane.h"
#include "ui/editors/readerpane.h"
#include "ui/editors/reviewdialog.h"
#include "ui/widgets/vectorsparkline.h"
#include "ui/widgets/vectorview.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace sextant;

namespace {

template <typename T> T *named(const QWidget &root, const QString &accessibleName)
{
    for (T *child : root.findChildren<T *>())
        if (child->accessibleName() == accessibleName)
            return child;
    return nullptr;
}

json::Value parsed(const QByteArray &text) { return json::parse(text)->value; }

CommitPlan plan(const QByteArray &base, const QByteArray &working)
{
    return planCommit(QStringLiteral("books"), PointId::fromNumber(7), parsed(base),
                      parsed(working));
}

} // namespace

class TestPointPanes : public QObject
{
    Q_OBJECT

private slots:
    void readerShowsTheLongestTextAndWalksRows();
    void readerStaysOnTheChosenField();
    void vectorsAreListedDrawnAndCopied();
    void unreadableVectorsAreTold();
    void rawShowsExactBytes();
    void reviewListsChangesAndExactRequests();
    void conflictAsksPerField();
    void readerOffersTheLongestTextsOnly();
    void rawIsFilledWhenLookedAt();
    void rawCutsLongLinesAndCopiesAll();
    void reviewGroupsWhatIsNotGuarded();
    void reviewOfARewriteTellsWhatWouldBeLost();
    void reviewFitsTheScreen();
};

void TestPointPanes::readerShowsTheLongestTextAndWalksRows()
{
    const json::Value payload = parsed(R"({"short":"a","m":{"long":["x","much longer"]},"n":1})");
    ReaderPane reader;
    reader.setPayload(&payload);
    reader.show();
    auto *text = reader.findChild<QPlainTextEdit *>();
    QCOMPARE(text->toPlainText(), QStringLiteral("much longer"));
    QSignalSpy steps(&reader, &ReaderPane::navigateRequested);
    QTest::keyClick(text, Qt::Key_Down);
    QTest::keyClick(text, Qt::Key_Up);
    QCOMPARE(steps.count(), 2);
    QCOMPARE(steps[0][0].toInt(), 1);
    QCOMPARE(steps[1][0].toInt(), -1);
    reader.setPayload(nullptr);
    QCOMPARE(text->toPlainText(), QString());
}

void TestPointPanes::readerStaysOnTheChosenField()
{
    const json::Value first = parsed(R"({"a":"xx","b":"longer"})");
    const json::Value second = parsed(R"({"a":"yy","b":"longer still"})");
    ReaderPane reader;
    reader.setPayload(&first);
    reader.show();
    auto *box = reader.findChild<QComboBox *>();
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    auto *text = reader.findChild<QPlainTextEdit *>();
    QCOMPARE(text->toPlainText(), QStringLiteral("xx"));
    reader.setPayload(&second);
    QCOMPARE(text->toPlainText(), QStringLiteral("yy"));
}

void TestPointPanes::vectorsAreListedDrawnAndCopied()
{
    VectorView view;
    view.setVectors(R"({"d":[3,-4],"m":[[1,2],[3,4]],"s":{"indices":[5],"values":[0.1]}})");
    view.resize(500, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    auto *table = named<QTableWidget>(view, QStringLiteral("Vectors"));
    QCOMPARE(table->rowCount(), 3);
    QCOMPARE(table->item(0, 3)->text(), QStringLiteral("5"));
    QCOMPARE(table->item(0, 4)->text(), QStringLiteral("-4"));
    QCOMPARE(table->item(2, 5)->text(), QStringLiteral("0.1"));
    const auto *drawing = view.findChild<VectorSparkline *>();
    QCOMPARE(drawing->accessibleName(),
             QStringLiteral("Vector d, dense, size 2, norm 5, from -4 to 3"));
    QVERIFY(!view.grab().isNull());
    QTest::mouseClick(view.findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("[3,-4]"));
}

void TestPointPanes::unreadableVectorsAreTold()
{
    VectorView view;
    view.show();
    view.setVectors(R"({"text":"a model's input"})");
    QVERIFY(view.findChild<QLabel *>()->text().startsWith(
        QStringLiteral("These vectors can't be read")));
    view.setVectors(QByteArray());
    QCOMPARE(view.findChild<QLabel *>()->text(), QStringLiteral("This point has no vectors."));
}

void TestPointPanes::rawShowsExactBytes()
{
    Record record;
    record.id = PointId::fromNumber(18446744073709551615u);
    record.payload = R"({"a": 1.10})";
    record.vectors = "[0.5, 1]";
    RawPane raw;
    raw.setRecord(record);
    raw.show();
    auto *text = raw.findChild<JsonTextView *>();
    QVERIFY(text->text().contains(QStringLiteral("\"id\": 18446744073709551615")));
    auto *exact = raw.findChild<QCheckBox *>();
    exact->click();
    QCOMPARE(text->text(),
             QStringLiteral(R"({"id":18446744073709551615,"payload":{"a": 1.10},)"
                            R"("vector":[0.5, 1]})"));
}

void TestPointPanes::reviewListsChangesAndExactRequests()
{
    const CommitPlan changes = plan(R"({"a":1,"t":[1]})", R"({"a":2,"t":[2]})");
    ReviewDialog dialog(changes, PointId::fromNumber(7), QStringLiteral("books"));
    const auto *table = named<QTableWidget>(dialog, QStringLiteral("Changes"));
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("a"));
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("1"));
    QCOMPARE(table->item(0, 3)->text(), QStringLiteral("2"));
    QCOMPARE(table->item(0, 4)->text(), QStringLiteral("guarded"));
    QCOMPARE(table->item(1, 4)->text(), QStringLiteral("not guarded"));
    const auto *requests = named<QPlainTextEdit>(dialog, QStringLiteral("Requests"));
    QCOMPARE(requests->toPlainText(),
             QStringLiteral("POST ")
                 + QString::fromUtf8(changes.requests[0].path + '\n' + changes.requests[0].body));
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.open();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(accepted.count(), 1);
}

void TestPointPanes::conflictAsksPerField()
{
    const std::vector<ConflictField> fields = findConflicts(
        parsed(R"({"a":1,"b":1})"), parsed(R"({"a":2,"b":2})"), parsed(R"({"a":3})"));
    QCOMPARE(fields.size(), size_t(2));
    ConflictDialog dialog(fields, PointId::fromNumber(7));
    const auto *table = named<QTableWidget>(dialog, QStringLiteral("Conflicting fields"));
    QCOMPARE(table->item(1, 3)->text(), QStringLiteral("(absent)"));
    const auto boxes = dialog.findChildren<QComboBox *>();
    QCOMPARE(boxes.size(), 2);
    boxes[1]->setCurrentIndex(1);
    QCOMPARE(dialog.keepMine(), (std::vector<bool>{ true, false }));
}

void TestPointPanes::readerOffersTheLongestTextsOnly()
{
    QByteArray texts;
    for (int i = 0; i < 1000; ++i)
        texts += (i ? ",\"" : "\"") + QByteArray(1 + i, 'x') + '"';
    const json::Value payload = parsed("{\"t\":[" + texts + "]}");
    ReaderPane reader;
    reader.setPayload(&payload);
    auto *box = reader.findChild<QComboBox *>();
    QCOMPARE(box->count(), 200);
    QCOMPARE(box->itemData(0).toString(), QStringLiteral("t[999]"));
}

void TestPointPanes::rawIsFilledWhenLookedAt()
{
    Record record;
    record.id = PointId::fromNumber(7);
    record.payload = R"({"a":1})";
    record.vectors = R"({"b":[1],"a":[2]})";
    RawPane raw;
    raw.setRecord(record, R"({"a":[2],"b":[1]})");
    auto *text = raw.findChild<JsonTextView *>();
    QCOMPARE(text->text(), QString());
    raw.show();
    QVERIFY(text->text().indexOf(QStringLiteral("\"a\": [\n"))
            < text->text().indexOf(QStringLiteral("\"b\": [\n")));
    raw.findChild<QCheckBox *>()->click();
    QVERIFY(text->text().endsWith(QStringLiteral(R"("vector":{"b":[1],"a":[2]}})")));
}

void TestPointPanes::rawCutsLongLinesAndCopiesAll()
{
    Record record;
    record.id = PointId::fromNumber(7);
    record.payload = R"({"s":")" + QByteArray(200'000, 'x') + R"("})";
    RawPane raw;
    raw.setRecord(record);
    raw.show();
    QVERIFY(raw.findChild<JsonTextView *>()->text().size() < 2'000);
    QVERIFY(raw.findChild<QLabel *>()->isVisible());
    for (auto *button : raw.findChildren<QPushButton *>())
        button->click();
    QVERIFY(QApplication::clipboard()->text().size() > 200'000);
}

void TestPointPanes::reviewGroupsWhatIsNotGuarded()
{
    QByteArray base;
    QByteArray working;
    for (int i = 0; i < 50; ++i) {
        const QByteArray key = (i ? ",\"f" : "\"f") + QByteArray::number(i) + "\":";
        base += key + "[1]";
        working += key + "[2]";
    }
    ReviewDialog dialog(plan('{' + base + '}', '{' + working + '}'), PointId::fromNumber(7),
                        QStringLiteral("books"));
    const QString notes = dialog.findChild<QLabel *>(QStringLiteral("reviewNotes"))->text();
    QCOMPARE(notes.count(QLatin1Char('\n')), 1);
    QVERIFY2(notes.endsWith(QStringLiteral("Arrays: f0, f1, f2, f3, f4, f5, f6, f7 and 42 more")),
             qPrintable(notes));
}

void TestPointPanes::reviewOfARewriteTellsWhatWouldBeLost()
{
    ReviewDialog dialog(plan(R"({"a":1})", R"({"a":null})"), PointId::fromNumber(7),
                        QStringLiteral("books"));
    QVERIFY(dialog.findChild<QLabel *>(QStringLiteral("reviewNotes"))
                ->text()
                .contains(QStringLiteral("A field that another writer adds in this very moment "
                                         "would be lost.")));
}

void TestPointPanes::reviewFitsTheScreen()
{
    const CommitPlan changes = plan(R"({"a":[1],"b":{"c":1},"d":null})", R"({"a":1,"b":2,"d":3})");
    ReviewDialog dialog(changes, PointId::fromNumber(7), QStringLiteral("books"));
    QVERIFY2(dialog.minimumSizeHint().height() < 600,
             qPrintable(QString::number(dialog.minimumSizeHint().height())));
}

QTEST_MAIN(TestPointPanes)
#include "tst_pointpanes.moc"
