// The configuration of a collection: what is refused, what is shown, what a change replaces.

#include "tests/local/ask.h"

#include <QTest>

using namespace sextant;

class LocalConfigTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void badSettingsAreRefused_data();
    void badSettingsAreRefused();
    void unknownMembersAreNotShown();
    void changesKeepTheOtherSettings();
    void changedQuantizationReplacesTheOldOne();
    void badChangesAreRefusedWhole();
    void whatIsMissingIsRefusedByName_data();
    void whatIsMissingIsRefusedByName();

private:
    Engine m_engine;
};

void LocalConfigTest::init() { ask(m_engine, "DELETE /collections/c"); }

void LocalConfigTest::badSettingsAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *body, const char *answer) {
        QTest::newRow(body) << QByteArray(body) << QByteArray(answer);
    };
    row(R"({"shard_number":"abc"})",
        "400 Format error in JSON body: invalid type: string \"abc\", expected u32");
    row(R"({"shard_number":0})",
        "422 Validation error in JSON body: [shard_number: value 0 invalid, must be 1 or larger]");
    row(R"({"replication_factor":4294967296})",
        "400 Format error in JSON body: invalid value: integer `4294967296`, expected u32");
    row(R"({"sharding_method":"manual"})",
        "400 Format error in JSON body: unknown variant `manual`, expected `auto` or `custom`");
    row(R"({"on_disk_payload":1})",
        "400 Format error in JSON body: invalid type: integer `1`, expected a boolean");
    row(R"({"hnsw_config":5})",
        "400 Format error in JSON body: invalid type: integer `5`, expected a map");
    row(R"({"hnsw_config":{"m":1.5}})",
        "400 Format error in JSON body: invalid type: floating point `1.5`, expected usize");
    row(R"({"hnsw_config":{"ef_construct":3}})",
        "422 Validation error in JSON body: [hnsw_config.ef_construct: value 3 invalid, must be 4 "
        "or larger]");
    row(R"({"hnsw_config":{"memory":"hot"}})",
        "400 Format error in JSON body: unknown variant `hot`, expected one of `cold`, `cached`, "
        "`pinned`");
    row(R"({"optimizers_config":{"deleted_threshold":2.0}})",
        "422 Validation error in JSON body: [optimizers_config.deleted_threshold: value 2.0 "
        "invalid, must be from 0.0 to 1.0]");
    row(R"({"wal_config":{"wal_capacity_mb":0}})",
        "422 Validation error in JSON body: [wal_config.wal_capacity_mb: value 0 invalid, must be "
        "1 or larger]");
    row(R"({"quantization_config":{"scalar":{"type":"int4"}}})",
        "400 Format error in JSON body: data did not match any variant of untagged enum "
        "QuantizationConfig");
    row(R"({"metadata":[]})",
        "400 Format error in JSON body: invalid type: sequence, expected a map");
    row(R"({"vectors":{"size":2,"distance":"Dot","hnsw_config":{"m":true}}})",
        "400 Format error in JSON body: invalid type: boolean `true`, expected usize");
    row(R"({"vectors":{"size":2,"distance":"Dot","multivector_config":{"comparator":"sum"}}})",
        "400 Format error in JSON body: unknown variant `sum`, expected `max_sim`");
}

void LocalConfigTest::badSettingsAreRefused()
{
    QFETCH(QByteArray, body);
    QTEST(ask(m_engine, "PUT /collections/c", body), "answer");
    QCOMPARE(ask(m_engine, "GET /collections/c/exists"), QByteArray(R"(200 {"exists":false})"));
}

void LocalConfigTest::unknownMembersAreNotShown()
{
    QCOMPARE(
        ask(m_engine, "PUT /collections/c",
            R"({"vectors":{"size":2,"distance":"Dot","colour":1},"hnsw_config":{"n":1},"x":2})"),
        QByteArray("200 true"));
    const QByteArray info = ask(m_engine, "GET /collections/c");
    QVERIFY2(info.contains(R"("vectors":{"size":2,"distance":"Dot"})"), info.constData());
    QVERIFY(!info.contains("\"n\""));
    QVERIFY(!info.contains("\"x\""));
}

void LocalConfigTest::changesKeepTheOtherSettings()
{
    ask(m_engine, "PUT /collections/c",
        R"({"vectors":{"size":2,"distance":"Dot"},"hnsw_config":{"m":8,"ef_construct":50}})");
    QCOMPARE(
        ask(m_engine, "PATCH /collections/c",
            R"({"hnsw_config":{"m":null,"ef_construct":60},"params":{"on_disk_payload":false}})"),
        QByteArray("200 true"));
    const QByteArray info = ask(m_engine, "GET /collections/c");
    QVERIFY2(info.contains(R"("hnsw_config":{"m":8,"ef_construct":60,)"), info.constData());
    QVERIFY2(info.contains(R"("on_disk_payload":false)"), info.constData());
}

void LocalConfigTest::changedQuantizationReplacesTheOldOne()
{
    ask(m_engine, "PUT /collections/c",
        R"({"vectors":{"size":2,"distance":"Dot"},"quantization_config":{"scalar":{"type":"int8"}}})");
    ask(m_engine, "PATCH /collections/c",
        R"({"quantization_config":{"binary":{"always_ram":true}}})");
    QVERIFY(ask(m_engine, "GET /collections/c")
                .contains(R"("quantization_config":{"binary":{"always_ram":true}})"));
    ask(m_engine, "PATCH /collections/c", R"({"quantization_config":"Disabled"})");
    QVERIFY(ask(m_engine, "GET /collections/c").contains(R"("quantization_config":null)"));
}

void LocalConfigTest::badChangesAreRefusedWhole()
{
    ask(m_engine, "PUT /collections/c", R"({"vectors":{"size":2,"distance":"Dot"}})");
    QCOMPARE(
        ask(m_engine, "PATCH /collections/c",
            R"({"metadata":{"a":1},"params":{"replication_factor":"two"}})"),
        QByteArray("400 Format error in JSON body: invalid type: string \"two\", expected u32"));
    QVERIFY(!ask(m_engine, "GET /collections/c").contains("metadata"));
}

void LocalConfigTest::whatIsMissingIsRefusedByName_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("answer"); // behind the usual beginning
    const auto row = [](const char *line, const char *body, const char *answer) {
        QTest::newRow(answer) << QByteArray(line) << QByteArray(body) << QByteArray(answer);
    };
    row("PUT /collections/d", R"({"vectors":{"size":2,"distance":"Dot","datatype":"turbo4"}})",
        "vectors of datatype turbo4");
    row("PUT /collections/c/points",
        R"({"points":[{"id":1,"vector":{"text":"red car","model":"m"}}]})",
        "inference of a vector");
    row("POST /collections/c/points/query",
        R"({"query":[1,2],"params":{"idf":{"corpus":{"must":[]}}}})", "query params.idf");
}

void LocalConfigTest::whatIsMissingIsRefusedByName()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, answer);
    ask(m_engine, "PUT /collections/c", R"({"vectors":{"size":2,"distance":"Dot"}})");
    QCOMPARE(ask(m_engine, line, body), "501 Not implemented in local mode: " + answer);
}

QTEST_GUILESS_MAIN(LocalConfigTest)
#include "tst_localconfig.moc"
