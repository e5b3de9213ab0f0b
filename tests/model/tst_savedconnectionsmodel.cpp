// Saved connections as a tree: folders first, the person's order, moves, renames, search; selections survive.

#include "model/session/savedconnectionsmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

class FakeStore : public ConnectionStore
{
public:
    std::vector<ConnectionSpec> connections() const override { return specs; }
    QString save(const ConnectionSpec &spec) override
    {
        const auto place = std::ranges::find(specs, spec.id, &ConnectionSpec::id);
        if (place == specs.end())
            specs.push_back(spec);
        else
            *place = spec;
        emit changed();
        return spec.id;
    }
    void remove(const QString &id) override
    {
        std::erase_if(specs, [&id](const auto &spec) { return spec.id == id; });
        emit changed();
    }
    void markUsed(const QString &, const QDateTime &) override { }
    std::vector<ConnectionSpec> specs;
};

ConnectionSpec named(const QString &id, const QString &folder, const QString &environment = {})
{
    ConnectionSpec spec;
    spec.id = id;
    spec.name = id;
    spec.folder = folder;
    spec.environment = environment;
    spec.baseUrl = QUrl(u"http://host-%1:6333"_s.arg(id));
    return spec;
}

QStringList lines(const SavedConnectionsModel &model, const QModelIndex &parent = {},
                  const QString &indent = {})
{
    QStringList all;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        all.append(indent + index.data().toString());
        all += lines(model, index, indent + u' ');
    }
    return all;
}

struct Fixture
{
    FakeStore store;
    std::unique_ptr<SavedConnectionsModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
    Fixture()
    {
        store.specs = { named(u"z"_s, {}), named(u"a"_s, {}), named(u"one"_s, u"work/eu"_s),
                        named(u"two"_s, u"work"_s, u"production"_s), named(u"me"_s, u"home"_s) };
        model = std::make_unique<SavedConnectionsModel>(store);
        tester = std::make_unique<QAbstractItemModelTester>(
            model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
};

} // namespace

class TestSavedConnectionsModel : public QObject
{
    Q_OBJECT
private slots:
    void foldersFirstThenThePersonsOrder();
    void roles();
    void search();
    void aChangedEntryStaysInPlace();
    void moves();
    void renamesFolders();
    void dropsMove();
};

void TestSavedConnectionsModel::foldersFirstThenThePersonsOrder()
{
    const Fixture f;
    QCOMPARE(lines(*f.model),
             (QStringList{ u"home"_s, u" me"_s, u"work"_s, u" eu"_s, u"  one"_s, u" two"_s, u"z"_s,
                           u"a"_s }));
}

void TestSavedConnectionsModel::roles()
{
    const Fixture f;
    const QModelIndex two = f.model->indexOf(u"two"_s);
    QCOMPARE(two.data(SavedConnectionsModel::AddressRole).toString(), u"http://host-two:6333"_s);
    QCOMPARE(two.data(SavedConnectionsModel::EnvironmentRole).toString(), u"production"_s);
    QCOMPARE(two.data(SavedConnectionsModel::FolderRole).toString(), u"work"_s);
    QCOMPARE(two.data(SavedConnectionsModel::SpecRole).value<ConnectionSpec>().id, u"two"_s);
    QVERIFY(f.model->isFolder(two.parent()));
    QCOMPARE(f.model->indexOfFolder(u"work"_s), two.parent());
}

void TestSavedConnectionsModel::search()
{
    Fixture f;
    f.model->setFilter(u"PROD work"_s);
    QCOMPARE(lines(*f.model), (QStringList{ u"work"_s, u" two"_s }));
    f.model->setFilter(u"host-a"_s);
    QCOMPARE(lines(*f.model), QStringList{ u"a"_s });
    f.model->setFilter(u"nothing"_s);
    QCOMPARE(f.model->rowCount(), 0);
    f.model->setFilter({});
    QCOMPARE(lines(*f.model).size(), 8);
}

void TestSavedConnectionsModel::aChangedEntryStaysInPlace()
{
    Fixture f;
    const QPersistentModelIndex one = f.model->indexOf(u"one"_s);
    const QSignalSpy resets(f.model.get(), &QAbstractItemModel::modelReset);
    const QSignalSpy changes(f.model.get(), &QAbstractItemModel::dataChanged);
    ConnectionSpec spec = f.store.specs[2];
    spec.name = u"first"_s;
    f.store.save(spec);
    QCOMPARE(one.data().toString(), u"first"_s);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(changes.size(), 1);
    f.store.remove(u"me"_s);
    QCOMPARE(resets.size(), 1);
    QVERIFY(!f.model->indexOfFolder(u"home"_s).isValid());
}

void TestSavedConnectionsModel::moves()
{
    Fixture f;
    f.model->moveTo(u"z"_s, u" work / eu/"_s);
    QCOMPARE(f.store.specs[0].folder, u"work/eu"_s);
    QCOMPARE(lines(*f.model),
             (QStringList{ u"home"_s, u" me"_s, u"work"_s, u" eu"_s, u"  z"_s, u"  one"_s,
                           u" two"_s, u"a"_s }));
    f.model->moveTo(u"absent"_s, u"x"_s);
    QCOMPARE(f.store.specs.size(), 5U);
}

void TestSavedConnectionsModel::renamesFolders()
{
    Fixture f;
    QVERIFY(f.model->renameFolder(u"work"_s, u"job"_s));
    QCOMPARE(f.store.specs[2].folder, u"job/eu"_s);
    QCOMPARE(f.store.specs[3].folder, u"job"_s);
    QVERIFY(f.model->setData(f.model->indexOfFolder(u"job/eu"_s), u"us"_s, Qt::EditRole));
    QCOMPARE(f.store.specs[2].folder, u"job/us"_s);
    QVERIFY(!f.model->renameFolder(u"job"_s, u"a/b"_s));
    QVERIFY(!f.model->renameFolder(u"job"_s, u" "_s));
}

void TestSavedConnectionsModel::dropsMove()
{
    Fixture f;
    const std::unique_ptr<QMimeData> data(
        f.model->mimeData({ f.model->indexOf(u"z"_s), f.model->indexOf(u"a"_s) }));
    QVERIFY(f.model->dropMimeData(data.get(), Qt::MoveAction, -1, -1, f.model->indexOf(u"me"_s)));
    QCOMPARE(f.store.specs[0].folder, u"home"_s);
    QCOMPARE(f.store.specs[1].folder, u"home"_s);
    QVERIFY(f.model->dropMimeData(data.get(), Qt::MoveAction, -1, -1, {}));
    QCOMPARE(f.store.specs[0].folder, QString());
    const QMimeData foreign;
    QVERIFY(!f.model->dropMimeData(&foreign, Qt::MoveAction, -1, -1, {}));
}

QTEST_GUILESS_MAIN(TestSavedConnectionsModel)
#include "tst_savedconnectionsmodel.moc"
