// A saved connection gets its secrets from its home, or a reason to ask; never after its owner is gone.

#include "model/session/secretresolver.h"

#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;

namespace {

using Kept = std::optional<ConnectionSecrets>;

//! Answers when the test says so.
class FakeStore : public SecretStore
{
public:
    struct Control final : Call::Control
    {
        Handler<Kept> handler;
        bool isRunning() const noexcept override { return bool(handler); }
        void cancel() noexcept override { handler = nullptr; }
    };
    Call read(SecretHome home, const QString &id, Handler<Kept> handler) override
    {
        lastHome = home;
        lastId = id;
        control = std::make_shared<Control>();
        control->handler = std::move(handler);
        return Call(control);
    }
    Call write(SecretHome, const QString &, const ConnectionSecrets &, Handler<Done>) override
    {
        return {};
    }
    Call forget(const QString &, Handler<Done>) override { return {}; }
    Call checkKeychain(Handler<Done>) override { return {}; }
    QString filePath() const override { return {}; }
    void answer(Result<Kept, SecretError> result)
    {
        if (const auto handler = std::exchange(control->handler, nullptr))
            handler(std::move(result));
    }

    SecretHome lastHome = SecretHome::Memory;
    QString lastId;
    std::shared_ptr<Control> control;
};

ConnectionSpec saved(SecretHome home)
{
    ConnectionSpec spec;
    spec.id = u"id"_s;
    spec.baseUrl = QUrl(u"http://h:1"_s);
    spec.secretHome = home;
    spec.expectsKey = true;
    return spec;
}

struct Fixture
{
    FakeStore store;
    std::optional<ResolvedSecrets> outcome;
    SecretResolver resolver{ &store, [](const QString &name) {
                                return name == u"KEY"_s ? u"from-variable"_s : QString();
                            } };
    void start(const ConnectionSpec &spec)
    {
        resolver.resolve(spec, [this](ResolvedSecrets result) { outcome = std::move(result); });
        QVERIFY(!outcome);
    }
    QByteArray key() const
    {
        const auto *spec = outcome ? std::get_if<ConnectionSpec>(&*outcome) : nullptr;
        return spec ? spec->apiKey : QByteArray();
    }
    std::optional<SecretsNeeded::Why> why() const
    {
        const auto *needed = outcome ? std::get_if<SecretsNeeded>(&*outcome) : nullptr;
        return needed ? std::optional(needed->why) : std::nullopt;
    }
};

} // namespace

using Why = SecretsNeeded::Why;

class TestSecretResolver : public QObject
{
    Q_OBJECT
private slots:
    void readsFromItsHome();
    void nothingKeptMeansAsk();
    void withoutASecretNobodyIsAsked();
    void storeErrorsAreReasons_data();
    void storeErrorsAreReasons();
    void variables();
    void askHome();
    void aMissingHeaderIsMissed();
    void theOwnerGoneHearsNothing();
};

void TestSecretResolver::readsFromItsHome()
{
    Fixture f;
    f.start(saved(SecretHome::Keychain));
    QVERIFY(f.resolver.isRunning());
    QCOMPARE(f.store.lastHome, SecretHome::Keychain);
    QCOMPARE(f.store.lastId, u"id"_s);
    f.store.answer(Kept(ConnectionSecrets{ .apiKey = "kept" }));
    QCOMPARE(f.key(), QByteArray("kept"));
    QVERIFY(!f.resolver.isRunning());
}

void TestSecretResolver::nothingKeptMeansAsk()
{
    Fixture f;
    f.start(saved(SecretHome::File));
    f.store.answer(Kept());
    QCOMPARE(f.why(), Why::NothingKept);
}

void TestSecretResolver::withoutASecretNobodyIsAsked()
{
    ConnectionSpec spec = saved(SecretHome::Keychain);
    spec.expectsKey = false;
    Fixture f;
    f.start(spec);
    f.store.answer(SecretError{ SecretError::Kind::Unavailable, u"no bus"_s });
    QVERIFY(f.outcome == ResolvedSecrets(spec));
}

void TestSecretResolver::storeErrorsAreReasons_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("why");
    QTest::newRow("unavailable") << int(SecretError::Kind::Unavailable) << int(Why::Unavailable);
    QTest::newRow("denied") << int(SecretError::Kind::Denied) << int(Why::Denied);
    QTest::newRow("timed out") << int(SecretError::Kind::TimedOut) << int(Why::TimedOut);
}

void TestSecretResolver::storeErrorsAreReasons()
{
    QFETCH(int, kind);
    QFETCH(int, why);
    Fixture f;
    f.start(saved(SecretHome::Keychain));
    f.store.answer(SecretError{ SecretError::Kind(kind), u"words"_s });
    QCOMPARE(f.why(), Why(why));
    QCOMPARE(std::get<SecretsNeeded>(*f.outcome).detail, u"words"_s);
}

void TestSecretResolver::variables()
{
    ConnectionSpec spec = saved(SecretHome::Variable);
    spec.keyVariable = u"KEY"_s;
    Fixture f;
    f.start(spec);
    QTRY_COMPARE(f.key(), QByteArray("from-variable"));
    spec.keyVariable = u"OTHER"_s;
    f.outcome.reset();
    f.start(spec);
    QTRY_COMPARE(f.why(), Why::VariableUnset);
    QCOMPARE(std::get<SecretsNeeded>(*f.outcome).detail, u"OTHER"_s);
}

void TestSecretResolver::askHome()
{
    ConnectionSpec spec = saved(SecretHome::Ask);
    Fixture f;
    f.start(spec);
    QCOMPARE(f.store.lastHome,
             SecretHome::Memory); // where the prompt may have kept it for this run
    f.store.answer(Kept());
    QTRY_COMPARE(f.why(), Why::AskHome);
    f.outcome.reset();
    f.start(spec);
    f.store.answer(Kept(ConnectionSecrets{ .apiKey = "kept-for-this-run" }));
    QCOMPARE(f.key(), QByteArray("kept-for-this-run"));
    spec.apiKey = "just-typed";
    f.outcome.reset();
    f.start(spec);
    QTRY_COMPARE(f.key(), QByteArray("just-typed"));
}

void TestSecretResolver::aMissingHeaderIsMissed()
{
    ConnectionSpec spec = saved(SecretHome::File);
    spec.headers = { { "X-Token", "", true } };
    Fixture f;
    f.start(spec);
    f.store.answer(Kept(ConnectionSecrets{ .apiKey = "kept" }));
    QCOMPARE(f.why(), Why::NothingKept);
    QCOMPARE(std::get<SecretsNeeded>(*f.outcome).spec.apiKey, QByteArray("kept"));
}

void TestSecretResolver::theOwnerGoneHearsNothing()
{
    FakeStore store;
    bool isCalled = false;
    {
        SecretResolver resolver(&store, [](const QString &) { return QString(); });
        resolver.resolve(saved(SecretHome::File), [&](const auto &) { isCalled = true; });
    }
    QVERIFY(!store.control->isRunning());
    {
        SecretResolver resolver(&store, [](const QString &) { return QString(); });
        resolver.resolve(saved(SecretHome::Ask), [&](const auto &) { isCalled = true; });
    }
    QCoreApplication::processEvents();
    QVERIFY(!isCalled);
}

QTEST_GUILESS_MAIN(TestSecretResolver)
#include "tst_secretresolver.moc"
