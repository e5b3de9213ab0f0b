// The smallest requests for a change, and their guards, byte for byte.
#include "client/json/parse.h"
#include "model/edit/commitplan.h"

#include <QTest>

using namespace sextant;

namespace {

json::Value parsed(const QByteArray &text)
{
    auto result = json::parse(text);
    if (!result)
        qFatal("test text is no JSON: %s", text.constData());
    return result->value;
}

CommitPlan plan(const QByteArray &base, const QByteArray &working)
{
    return planCommit(QStringLiteral("c"), PointId::fromNumber(7), parsed(base), parsed(working));
}

} // namespace

class TestCommitPlan : public QObject
{
    Q_OBJECT

private slots:
    void aChangeBecomesOneGuardedRequest_data();
    void aChangeBecomesOneGuardedRequest();
    void equalPayloadsNeedNothing_data();
    void equalPayloadsNeedNothing();
    void whatIsSetComesBeforeWhatIsRemoved();
    void changesUnderOneParentShareARequest();
    void wholePayloadIsRewrittenOnlyWhenItMust_data();
    void wholePayloadIsRewrittenOnlyWhenItMust();
    void unguardedFieldsAreNamed_data();
    void unguardedFieldsAreNamed();
    void floatUnderAnIntegerIndexIsNotGuarded();
    void boundsOfAFullPrecisionFloatAreWidened();
    void collectionNamesAreEncodedInThePath();
    void idsKeepTheirKindInTheGuard();
};

void TestCommitPlan::aChangeBecomesOneGuardedRequest_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("working");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    const QByteArray set = "/collections/c/points/payload?wait=true&timeout=29";
    const QByteArray remove = "/collections/c/points/payload/delete?wait=true&timeout=29";
    QTest::newRow("string") << QByteArray(R"({"a":"x","b":1})") << QByteArray(R"({"a":"y","b":1})")
                            << set
                            << QByteArray(
                                   R"({"payload":{"a":"y"},"filter":{"must":[{"has_id":[7]},)"
                                   R"({"key":"a","match":{"value":"x"}}]}})");
    QTest::newRow("float") << QByteArray(R"({"a":1.5})") << QByteArray(R"({"a":2.0})") << set
                           << QByteArray(R"({"payload":{"a":2.0},"filter":{"must":[{"has_id":[7]},)"
                                         R"({"key":"a","range":{"gte":1.5,"lte":1.5}}]}})");
    QTest::newRow("integer to float")
        << QByteArray(R"({"a":1})") << QByteArray(R"({"a":1.0})") << set
        << QByteArray(R"({"payload":{"a":1.0},"filter":{"must":[{"has_id":[7]},)"
                      R"({"key":"a","match":{"value":1}}]}})");
    QTest::newRow("from null") << QByteArray(R"({"a":null})") << QByteArray(R"({"a":true})") << set
                               << QByteArray(R"({"payload":{"a":true},"filter":{"must":[)"
                                             R"({"has_id":[7]},{"is_null":{"key":"a"}}]}})");
    QTest::newRow("added") << QByteArray(R"({})") << QByteArray(R"({"a":[1,2]})") << set
                           << QByteArray(R"({"payload":{"a":[1,2]},"filter":{"must":[)"
                                         R"({"has_id":[7]},{"is_empty":{"key":"a"}}]}})");
    QTest::newRow("nested") << QByteArray(R"({"m":{"a":{"b":false,"c":2}}})")
                            << QByteArray(R"({"m":{"a":{"b":true,"c":2}}})") << set
                            << QByteArray(
                                   R"({"payload":{"b":true},"filter":{"must":[{"has_id":[7]},)"
                                   R"({"key":"m.a.b","match":{"value":false}}]},"key":"m.a"})");
    QTest::newRow("array whole") << QByteArray(R"({"t":[1,2]})") << QByteArray(R"({"t":[1,3]})")
                                 << set
                                 << QByteArray(R"({"payload":{"t":[1,3]},"filter":{"must":[)"
                                               R"({"has_id":[7]}]}})");
    QTest::newRow("removed, inner ones first")
        << QByteArray(R"({"a":1,"my key":{"x":2,"y":3}})") << QByteArray(R"({"my key":{"y":3}})")
        << remove
        << QByteArray(R"({"keys":["\"my key\".x","a"],"filter":{"must":[{"has_id":[7]},)"
                      R"({"key":"\"my key\".x","match":{"value":2}},)"
                      R"({"key":"a","match":{"value":1}}]}})");
    QTest::newRow("null inside a new object is kept by set_payload")
        << QByteArray(R"({})") << QByteArray(R"({"o":{"n":null}})") << set
        << QByteArray(R"({"payload":{"o":{"n":null}},"filter":{"must":[)"
                      R"({"has_id":[7]},{"is_empty":{"key":"o"}}]}})");
    QTest::newRow("an unpathable key travels inside the payload")
        << QByteArray(R"({"a\"b":1})") << QByteArray(R"({"a\"b":2})") << set
        << QByteArray(R"({"payload":{"a\"b":2},"filter":{"must":[{"has_id":[7]}]}})");
}

void TestCommitPlan::aChangeBecomesOneGuardedRequest()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, working);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    const CommitPlan result = plan(base, working);
    QVERIFY(!result.rewritesWholePayload());
    QCOMPARE(result.requests.size(), size_t(1));
    QVERIFY(result.requests[0].method == Method::Post);
    QCOMPARE(result.requests[0].path, path);
    // Members may come in any order: compare as JSON.
    if (!json::equalIgnoringOrder(parsed(result.requests[0].body), parsed(body)))
        QCOMPARE(result.requests[0].body, body);
}

void TestCommitPlan::equalPayloadsNeedNothing_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("working");
    QTest::newRow("same") << QByteArray(R"({"a":[1,{"b":null}]})")
                          << QByteArray(R"({ "a": [1, {"b": null}] })");
    QTest::newRow("float spelt otherwise")
        << QByteArray(R"({"a":1000.0})") << QByteArray(R"({"a":1e3})");
    QTest::newRow("u64") << QByteArray(R"({"a":18446744073709551615})")
                         << QByteArray(R"({"a":18446744073709551615})");
    QTest::newRow("last duplicate wins")
        << QByteArray(R"({"a":2})") << QByteArray(R"({"a":1,"a":2})");
}

void TestCommitPlan::equalPayloadsNeedNothing()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, working);
    QVERIFY(plan(base, working).changes.empty());
    QVERIFY(plan(base, working).requests.empty());
}

void TestCommitPlan::whatIsSetComesBeforeWhatIsRemoved()
{
    const CommitPlan result = plan(R"({"old":"x"})", R"({"new":"x"})");
    QCOMPARE(result.requests.size(), size_t(2));
    QVERIFY(result.requests[0].kind == PlannedRequest::Kind::SetPayload);
    QVERIFY(result.requests[1].kind == PlannedRequest::Kind::DeletePayload);
    QCOMPARE(result.requests[1].keys, QStringList{ QStringLiteral("old") });
}

void TestCommitPlan::changesUnderOneParentShareARequest()
{
    const CommitPlan result
        = plan(R"({"a":1,"m":{"x":1,"y":2}})", R"({"a":2,"m":{"x":5,"y":6},"z":0})");
    QCOMPARE(result.requests.size(), size_t(2));
    QCOMPARE(result.requests[0].key, QString());
    QCOMPARE(result.requests[0].payload.toJson(), QByteArray(R"({"a":2,"z":0})"));
    QCOMPARE(result.requests[1].key, QStringLiteral("m"));
    QCOMPARE(result.requests[1].payload.toJson(), QByteArray(R"({"x":5,"y":6})"));
}

void TestCommitPlan::wholePayloadIsRewrittenOnlyWhenItMust_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("working");
    QTest::addColumn<int>("reason");
    using Rewrite = CommitPlan::Rewrite;
    QTest::newRow("null") << QByteArray(R"({"a":1,"b":2})") << QByteArray(R"({"a":null,"b":2})")
                          << int(Rewrite::StoresNull);
    QTest::newRow("order") << QByteArray(R"({"a":1,"b":2})") << QByteArray(R"({"b":2,"a":1})")
                           << int(Rewrite::Order);
    QTest::newRow("unpathable removed")
        << QByteArray(R"({"a\\b":1})") << QByteArray(R"({})") << int(Rewrite::KeyWithoutPath);
    QTest::newRow("below an unpathable key")
        << QByteArray(R"({"a\"b":{"x":1,"y":2}})") << QByteArray(R"({"a\"b":{"x":2,"y":2}})")
        << int(Rewrite::KeyWithoutPath);
}

void TestCommitPlan::wholePayloadIsRewrittenOnlyWhenItMust()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, working);
    QFETCH(int, reason);
    const CommitPlan result = plan(base, working);
    QCOMPARE(result.rewrites.size(), size_t(1));
    QCOMPARE(int(result.rewrites[0]), reason);
    QCOMPARE(result.requests.size(), size_t(1));
    QVERIFY(result.requests[0].method == Method::Put);
    QCOMPARE(result.requests[0].path,
             QByteArray("/collections/c/points/payload?wait=true&timeout=29"));
    QCOMPARE(result.requests[0].payload.toJson(), working);
}

void TestCommitPlan::unguardedFieldsAreNamed_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<int>("reason");
    using Reason = UnguardedField::Reason;
    QTest::newRow("array") << QByteArray(R"({"a":[1]})") << int(Reason::Array);
    QTest::newRow("object") << QByteArray(R"({"a":{"b":1}})") << int(Reason::Object);
    QTest::newRow("2^63") << QByteArray(R"({"a":9223372036854775808})")
                          << int(Reason::IntegerBeyondI64);
}

void TestCommitPlan::unguardedFieldsAreNamed()
{
    QFETCH(QByteArray, base);
    QFETCH(int, reason);
    const CommitPlan result = plan(base, R"({"a":"now a text"})");
    QCOMPARE(result.unguarded.size(), size_t(1));
    QCOMPARE(int(result.unguarded[0].reason), reason);
    QVERIFY(result.isUnguarded(json::KeyPath().child(QStringLiteral("a"))));
    QVERIFY(!result.isUnguarded(json::KeyPath().child(QStringLiteral("b"))));
}

// A range asks the index, which holds integers only: the write would never take place.
void TestCommitPlan::floatUnderAnIntegerIndexIsNotGuarded()
{
    CollectionInfo info;
    PayloadIndex index;
    index.field = QStringLiteral("a");
    index.type = FieldType::Integer;
    info.payloadSchema = { index };
    const CommitPlan result
        = planCommit(QStringLiteral("c"), PointId::fromNumber(7), parsed(R"({"a":9.5})"),
                     parsed(R"({"a":1})"), Guarding::OldValues, &info);
    QCOMPARE(result.unguarded.size(), size_t(1));
    QVERIFY(result.unguarded[0].reason == UnguardedField::Reason::FloatUnderIntegerIndex);
    QCOMPARE(result.requests[0].body,
             QByteArray(R"({"payload":{"a":1},"filter":{"must":[{"has_id":[7]}]}})"));
}

void TestCommitPlan::boundsOfAFullPrecisionFloatAreWidened()
{
    const CommitPlan result = plan(R"({"a":-122.41941550000001})", R"({"a":0.0})");
    QCOMPARE(result.requests[0].body,
             QByteArray(R"({"payload":{"a":0.0},"filter":{"must":[{"has_id":[7]},{"key":"a",)"
                        R"("range":{"gte":-122.41941550000007,"lte":-122.41941549999996}}]}})"));
}

void TestCommitPlan::collectionNamesAreEncodedInThePath()
{
    const CommitPlan result = planCommit(QStringLiteral("a b"), PointId::fromNumber(1),
                                         parsed(R"({})"), parsed(R"({"a":1})"));
    QCOMPARE(result.requests[0].path,
             QByteArray("/collections/a%20b/points/payload?wait=true&timeout=29"));
}

void TestCommitPlan::idsKeepTheirKindInTheGuard()
{
    const auto uuid = PointId::parse(u"9b2f1c1e-0000-4000-8000-0000000000aa");
    const CommitPlan named
        = planCommit(QStringLiteral("c"), *uuid, parsed(R"({})"), parsed(R"({"a":1})"));
    QVERIFY(
        named.requests[0].body.contains(R"({"has_id":["9b2f1c1e-0000-4000-8000-0000000000aa"]})"));
    const CommitPlan large
        = planCommit(QStringLiteral("c"), PointId::fromNumber(18446744073709551615u),
                     parsed(R"({})"), parsed(R"({"a":1})"));
    QVERIFY(large.requests[0].body.contains(R"({"has_id":[18446744073709551615]})"));
}

QTEST_GUILESS_MAIN(TestCommitPlan)
#include "tst_commitplan.moc"
