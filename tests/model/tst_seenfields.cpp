// What is learned of fields from payloads, and that it costs little.
#include "model/filter/seenfields.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;
using Type = FilterValueType;

class TestSeenFields : public QObject
{
    Q_OBJECT

private slots:
    void typesAreReadByPath();
    void aFieldWidensAsMoreIsSeen();
    void learningTellsWhetherItLearned();
    void brokenPayloadsGiveWhatStandsBeforeTheFault();
    void pathsKeepTheOrderOfFirstSight();
    void thousandsOfKeysStayWithinTheLimit();
    void largeDocumentsAreNotFelt();
};

void TestSeenFields::typesAreReadByPath()
{
    SeenFields seen;
    seen.learn({ R"({"a":"x","n":1,"f":1.0,"b":true,"z":null,"d":"2024-02-01",)"
                 R"("tags":["x"],"o":{"in":2},"items":[{"q":1.5}],"my key":3,"e":-1e3})" });
    QCOMPARE(seen.types().size(), qsizetype(10));
    QVERIFY(seen.types().value(u"a"_s) == Type::Text);
    QVERIFY(seen.types().value(u"n"_s) == Type::Integer);
    QVERIFY(seen.types().value(u"f"_s) == Type::Decimal);
    QVERIFY(seen.types().value(u"b"_s) == Type::Boolean);
    QVERIFY(seen.types().value(u"d"_s) == Type::Datetime);
    QVERIFY(seen.types().value(u"tags"_s) == Type::Text);
    QVERIFY(seen.types().value(u"o.in"_s) == Type::Integer);
    QVERIFY(seen.types().value(u"items[].q"_s) == Type::Decimal);
    QVERIFY(seen.types().value(u"\"my key\""_s) == Type::Integer);
    QVERIFY(seen.types().value(u"e"_s) == Type::Decimal);
}

void TestSeenFields::aFieldWidensAsMoreIsSeen()
{
    SeenFields seen;
    QVERIFY(seen.learn({ R"({"n":1,"d":"2024-02-01"})" }));
    QVERIFY(seen.learn({ R"({"n":2.5,"d":"later"})" }));
    QVERIFY(!seen.learn({ R"({"n":3,"d":"2024-02-01"})" }));
    QVERIFY(seen.types().value(u"n"_s) == Type::Decimal);
    QVERIFY(seen.types().value(u"d"_s) == Type::Text);
}

void TestSeenFields::learningTellsWhetherItLearned()
{
    SeenFields seen;
    QVERIFY(seen.add({ u"city"_s }));
    QVERIFY(!seen.add({ u"city"_s }));
    QVERIFY(seen.learn({ R"({"city":"Ulm"})" })); // known by name, its type is new
    QVERIFY(!seen.learn({ R"({"city":"Bonn"})", {} }));
    QCOMPARE(seen.paths(), QStringList{ u"city"_s });
}

void TestSeenFields::brokenPayloadsGiveWhatStandsBeforeTheFault()
{
    SeenFields seen;
    seen.learn({ "{broken", "[1]", R"({"a":1,"b":)" });
    QCOMPARE(seen.paths(), QStringList{ u"a"_s });
}

void TestSeenFields::pathsKeepTheOrderOfFirstSight()
{
    SeenFields seen;
    seen.add({ u"z"_s });
    seen.learn({ R"({"m":1,"a":{"y":1,"b":2}})", R"({"z":1,"c":1})" });
    QCOMPARE(seen.paths(), (QStringList{ u"z"_s, u"m"_s, u"a.y"_s, u"a.b"_s, u"c"_s }));
}

void TestSeenFields::thousandsOfKeysStayWithinTheLimit()
{
    QByteArray payload = "{";
    for (int i = 0; i < 20'000; ++i)
        payload += (i ? ",\"k" : "\"k") + QByteArray::number(i) + "\":1";
    payload += "}";
    SeenFields seen;
    for (int page = 0; page < 10; ++page)
        seen.learn({ payload });
    QCOMPARE(seen.paths().size(), SeenFields::maxFields);
    QCOMPARE(seen.types().size(), SeenFields::maxFields);
    QCOMPARE(seen.paths().front(), u"k0"_s);
}

void TestSeenFields::largeDocumentsAreNotFelt()
{
    // 64 documents of 1 MB, two levels deep: a full parse of them takes seconds.
    QByteArray payload = "{\"first\":1,\"o\":{";
    for (int i = 0; payload.size() < 1'000'000; ++i)
        payload += (i ? ",\"t" : "\"t") + QByteArray::number(i % 7) + "\":\"some words of text\"";
    payload += "}}";
    SeenFields seen;
    QElapsedTimer timer;
    timer.start();
    seen.learn(std::vector<QByteArrayView>(64, payload));
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(seen.types().value(u"o.t0"_s) == Type::Text);
}

QTEST_GUILESS_MAIN(TestSeenFields)
#include "tst_seenfields.moc"
