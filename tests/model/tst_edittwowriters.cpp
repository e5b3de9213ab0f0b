// Two clients on one engine: what each of them wrote is there in the end, or the other is asked.
#include "client/api/client.h"
#include "client/local/engine.h"
#include "model/edit/editsession.h"
#include "model/session/collectionsession.h"
#include "tests/support/await.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <functional>

using namespace sextant;
using Kind = SaveOutcome::Kind;

namespace {

//! What happens to the next write of a client.
enum class Fault { None, RequestLost, AnswerLost };

//! Loses a write on its way, or the answer to it.
class LossyTransport : public Transport
{
public:
    using Hook = std::function<void()>;

    LossyTransport(std::unique_ptr<Transport> below, std::shared_ptr<std::atomic<Fault>> fault,
                   std::shared_ptr<Hook> beforeWrite)
        : m_below(std::move(below))
        , m_fault(std::move(fault))
        , m_beforeWrite(std::move(beforeWrite))
    {
    }
    Call send(Request request, Handler<Response> handler) override
    {
        if (request.isWrite && *m_beforeWrite)
            std::exchange(*m_beforeWrite, {})();
        const Fault fault = request.isWrite ? m_fault->exchange(Fault::None) : Fault::None;
        if (fault == Fault::None)
            return m_below->send(std::move(request), std::move(handler));
        if (fault == Fault::RequestLost) {
            request.path = "/collections/c/points/1"; // Something harmless in its place.
            request.method = Method::Get;
            request.query.clear();
            request.body.clear();
        }
        return m_below->send(std::move(request), [handler](Result<Response>) {
            ApiError error;
            error.kind = ApiError::Kind::WriteOutcomeUnknown;
            handler(error);
        });
    }

private:
    std::unique_ptr<Transport> m_below;
    std::shared_ptr<std::atomic<Fault>> m_fault;
    std::shared_ptr<Hook> m_beforeWrite;
};

//! One person at one program.
struct Writer
{
    std::shared_ptr<std::atomic<Fault>> fault = std::make_shared<std::atomic<Fault>>(Fault::None);
    //! What others do between this one's look and its next write.
    std::shared_ptr<LossyTransport::Hook> beforeWrite = std::make_shared<LossyTransport::Hook>();
    std::unique_ptr<Client> client;
    std::unique_ptr<CollectionSession> session;
    EditSession *edits = nullptr;

    explicit Writer(Engine &engine)
    {
        ApiCoreOptions options;
        options.retry.attempts = 1;
        client = std::make_unique<Client>(
            [below = engine.transportFactory(), loss = fault, hook = beforeWrite] {
                return std::make_unique<LossyTransport>(below(), loss, hook);
            },
            options);
        session = std::make_unique<CollectionSession>(*client, ServerInfo{}, QStringLiteral("c"),
                                                      QStringLiteral("k"));
        edits = &EditSession::of(*session);
    }
    static PointId id() { return PointId::fromNumber(1); }
    PointEdit &edit() const { return *edits->find(id()); }
    void open() const
    {
        QSignalSpy loaded(edits, &EditSession::loaded);
        edits->load(id());
        QVERIFY(loaded.wait(5000));
    }
    void type(const char *text) const { QVERIFY(edit().typeText(QString::fromUtf8(text))); }
    template <typename Act> SaveOutcome outcomeOf(Act act) const
    {
        QSignalSpy finished(edits, &EditSession::saveFinished);
        act();
        if (finished.isEmpty() && !finished.wait(5000)) {
            QTest::qFail("the save did not end", __FILE__, __LINE__);
            return {};
        }
        return finished.first().first().value<SaveOutcome>();
    }
    SaveOutcome save() const
    {
        return outcomeOf([this] { edits->save(id()); });
    }
    WriteOutcome replaceBy(const QByteArray &payload) const
    {
        QSignalSpy finished(edits, &EditSession::writeFinished);
        const bool isBegun = edits->replace({ id(), "[0,1]", payload }, edit().record());
        if (!isBegun || (finished.isEmpty() && !finished.wait(5000))) {
            QTest::qFail("the write did not end", __FILE__, __LINE__);
            return {};
        }
        return finished.first().first().value<WriteOutcome>();
    }
};

//! Two writers that have the same point open.
struct Fixture
{
    Engine engine;
    Writer first{ engine };
    Writer second{ engine };

    explicit Fixture(const QByteArray &payload)
    {
        const Response created = engine.createCollection(
            QStringLiteral("c"), R"({"vectors":{"size":2,"distance":"Dot"}})");
        QCOMPARE(created.status, 200);
        put(payload);
        first.open();
        second.open();
    }
    void put(const QByteArray &payload)
    {
        DirectPoint point;
        point.id = Writer::id();
        point.vectors.emplace_back(QString(), DenseVector{ 1, 0 });
        point.payload = payload;
        QCOMPARE(engine.upsertDirect(QStringLiteral("c"), { point }).status, 200);
    }
    QByteArray stored() const
    {
        const auto record = test::await<Record>([this](auto handler) {
            return first.client->points().get(QStringLiteral("c"), Writer::id(), handler);
        });
        return record ? record->payload : QByteArray("no such point");
    }
};

} // namespace

class TestEditTwoWriters : public QObject
{
    Q_OBJECT

private slots:
    void sameFieldIsAConflictAndNothingIsOverwritten();
    void chosenValueOfAConflictIsWritten();
    void otherFieldsAreBothKept();
    void fieldsOfOneObjectAreBothKept();
    void fieldAddedByTheOtherSurvivesARewriteOfTheWhole();
    void deletedPointIsNotBroughtBack();
    void lostRequestIsUnknownAndCanBeSavedAgain();
    void lostAnswerIsFoundOutByReading();
    void lostRequestThenForeignWriteIsAConflict();
    void replaceDoesNotOverwriteWhatCameAfterTheLook();
    void replaceOfAnUntouchedPointIsCarriedOut();
};

void TestEditTwoWriters::sameFieldIsAConflictAndNothingIsOverwritten()
{
    const Fixture f(R"({"a":1,"b":"x"})");
    f.first.type(R"({"a":2,"b":"x"})");
    f.second.type(R"({"a":3,"b":"x"})");
    QVERIFY(f.first.save().kind == Kind::Saved);
    const SaveOutcome outcome = f.second.save();
    QVERIFY(outcome.kind == Kind::Conflict);
    QCOMPARE(outcome.conflicts.size(), size_t(1));
    QCOMPARE(outcome.conflicts[0].base->toJson(), QByteArray("1"));
    QCOMPARE(outcome.conflicts[0].mine->toJson(), QByteArray("3"));
    QCOMPARE(outcome.conflicts[0].server->toJson(), QByteArray("2"));
    QCOMPARE(f.stored(), QByteArray(R"({"a":2,"b":"x"})"));
    QVERIFY(f.second.edit().isDirty());
}

void TestEditTwoWriters::chosenValueOfAConflictIsWritten()
{
    const Fixture f(R"({"a":1,"b":1})");
    f.first.type(R"({"a":2,"b":2})");
    f.second.type(R"({"a":3,"b":3})");
    QVERIFY(f.first.save().kind == Kind::Saved);
    QVERIFY(f.second.save().kind == Kind::Conflict);
    const SaveOutcome outcome = f.second.outcomeOf([&] {
        f.second.edits->resolveConflict({ true, false });
    });
    QVERIFY(outcome.kind == Kind::Saved);
    QCOMPARE(f.stored(), QByteArray(R"({"a":3,"b":2})"));
}

void TestEditTwoWriters::otherFieldsAreBothKept()
{
    const Fixture f(R"({"a":1,"b":1.0,"c":[1]})");
    f.first.type(R"({"a":2,"b":1.0,"c":[1]})");
    f.second.type(R"({"a":1,"b":2.0,"c":[1,2]})");
    QVERIFY(f.first.save().kind == Kind::Saved);
    QVERIFY(f.second.save().kind == Kind::Saved);
    QCOMPARE(f.stored(), QByteArray(R"({"a":2,"b":2.0,"c":[1,2]})"));
}

void TestEditTwoWriters::fieldsOfOneObjectAreBothKept()
{
    const Fixture f(R"({"meta":{"a":{"b":1},"c":1}})");
    f.first.type(R"({"meta":{"a":{"b":2},"c":1}})");
    f.second.type(R"({"meta":{"a":{"b":1},"c":2}})");
    QVERIFY(f.first.save().kind == Kind::Saved);
    QVERIFY(f.second.save().kind == Kind::Saved);
    QCOMPARE(f.stored(), QByteArray(R"({"meta":{"a":{"b":2},"c":2}})"));
}

void TestEditTwoWriters::fieldAddedByTheOtherSurvivesARewriteOfTheWhole()
{
    const Fixture f(R"({"a":1})");
    f.first.type(R"({"a":1,"new":true})");
    f.second.type(R"({"a":null})"); // Storing null rewrites the whole payload.
    QVERIFY(f.first.save().kind == Kind::Saved);
    QVERIFY(f.second.save().kind == Kind::Saved);
    QCOMPARE(f.stored(), QByteArray(R"({"a":null,"new":true})"));
}

void TestEditTwoWriters::deletedPointIsNotBroughtBack()
{
    const Fixture f(R"({"a":1})");
    f.second.type(R"({"a":2})");
    const auto deleted = test::await<UpdateResult>([&](auto handler) {
        return f.first.client->points().remove(QStringLiteral("c"),
                                               std::vector<PointId>{ Writer::id() }, handler);
    });
    QVERIFY(deleted);
    QVERIFY(f.second.save().kind == Kind::Deleted);
    QCOMPARE(f.stored(), QByteArray("no such point"));
    QVERIFY(f.second.edit().isDirty());
}

void TestEditTwoWriters::lostRequestIsUnknownAndCanBeSavedAgain()
{
    const Fixture f(R"({"a":1})");
    f.first.type(R"({"a":2})");
    *f.first.fault = Fault::RequestLost;
    QVERIFY(f.first.save().kind == Kind::Unknown);
    QCOMPARE(f.stored(), QByteArray(R"({"a":1})"));
    QVERIFY(f.first.edit().isDirty());
    QVERIFY(f.first.save().kind == Kind::Saved);
    QCOMPARE(f.stored(), QByteArray(R"({"a":2})"));
}

void TestEditTwoWriters::lostAnswerIsFoundOutByReading()
{
    const Fixture f(R"({"a":1})");
    f.first.type(R"({"a":2})");
    *f.first.fault = Fault::AnswerLost;
    QVERIFY(f.first.save().kind == Kind::Saved);
    QCOMPARE(f.stored(), QByteArray(R"({"a":2})"));
    QVERIFY(!f.first.edit().isDirty());
}

void TestEditTwoWriters::lostRequestThenForeignWriteIsAConflict()
{
    const Fixture f(R"({"a":1})");
    f.first.type(R"({"a":2})");
    f.second.type(R"({"a":3})");
    *f.first.fault = Fault::RequestLost;
    QVERIFY(f.first.save().kind == Kind::Unknown);
    QVERIFY(f.second.save().kind == Kind::Saved);
    QVERIFY(f.first.save().kind == Kind::Conflict);
    QCOMPARE(f.stored(), QByteArray(R"({"a":3})"));
}

void TestEditTwoWriters::replaceDoesNotOverwriteWhatCameAfterTheLook()
{
    Fixture f(R"({"a":1})");
    *f.first.beforeWrite = [&f] { f.put(R"({"a":2})"); };
    const WriteOutcome outcome = f.first.replaceBy(R"({"b":1})");
    QVERIFY(outcome.kind == WriteOutcome::Kind::Mismatch);
    QCOMPARE(outcome.stored->payload, QByteArray(R"({"a":2})"));
    QCOMPARE(f.stored(), QByteArray(R"({"a":2})"));
}

void TestEditTwoWriters::replaceOfAnUntouchedPointIsCarriedOut()
{
    const Fixture f(R"({"a":1})");
    QVERIFY(f.first.replaceBy(R"({"b":1})").kind == WriteOutcome::Kind::Done);
    QCOMPARE(f.stored(), QByteArray(R"({"b":1})"));
}

QTEST_GUILESS_MAIN(TestEditTwoWriters)
#include "tst_edittwowriters.moc"
