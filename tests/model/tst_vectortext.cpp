// Vectors as people paste them.
#include "client/json/vectorsjson.h"
#include "model/search/vectortext.h"

#include <QTest>

using namespace sextant;
using namespace Qt::StringLiterals;
using Code = VectorTextFault::Code;

class TestVectorText : public QObject
{
    Q_OBJECT

private slots:
    void vectorsAreReadInAnyCommonForm_data();
    void vectorsAreReadInAnyCommonForm();
    void aVectorPastedWithItsNameIsUnwrapped_data();
    void aVectorPastedWithItsNameIsUnwrapped();
    void faultsNameTheirPlace_data();
    void faultsNameTheirPlace();
};

void TestVectorText::vectorsAreReadInAnyCommonForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("json") << u"[0.1, 1, -2e-3]"_s << QByteArray("[0.1,1,-0.002]");
    QTest::newRow("blanks") << u" 0.1 1\n2\t3 "_s << QByteArray("[0.1,1,2,3]");
    QTest::newRow("commas") << u"0.1,1,2,"_s << QByteArray("[0.1,1,2]");
    QTest::newRow("semicolons") << u"0.1; 1; 2"_s << QByteArray("[0.1,1,2]");
    QTest::newRow("numpy") << u"[0.1 1.\n 2.]"_s << QByteArray("[0.1,1,2]");
    QTest::newRow("tuple") << u"(1, 2)"_s << QByteArray("[1,2]");
    QTest::newRow("one number") << u"1"_s << QByteArray("[1]");
    QTest::newRow("multi") << u"[[0.5,2.5],[3.5,4.5]]"_s << QByteArray("[[0.5,2.5],[3.5,4.5]]");
    QTest::newRow("sparse") << u"{\"indices\":[3,4294967295],\"values\":[0.5,1]}"_s
                            << QByteArray(R"({"indices":[3,4294967295],"values":[0.5,1]})");
}

void TestVectorText::vectorsAreReadInAnyCommonForm()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, json);
    const VectorText vector = parseVectorText(text);
    QVERIFY(vector.hasValue());
    QCOMPARE(json::vectorToJson(vector->vector), json);
    QCOMPARE(vector->name, QString());
}

void TestVectorText::aVectorPastedWithItsNameIsUnwrapped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("name");
    QTest::newRow("dense") << u"{\"image\": [0.5, 1]}"_s << QByteArray("[0.5,1]") << u"image"_s;
    QTest::newRow("multi") << u"{\"rows\":[[0.5,1.5],[2.5,3.5]]}"_s
                           << QByteArray("[[0.5,1.5],[2.5,3.5]]") << u"rows"_s;
    QTest::newRow("sparse") << u"{\"terms\":{\"indices\":[7],\"values\":[0.5]}}"_s
                            << QByteArray(R"({"indices":[7],"values":[0.5]})") << u"terms"_s;
    QTest::newRow("of a point") << u"{\"id\":1,\"vector\":[1,2],\"payload\":{}}"_s
                                << QByteArray("[1,2]") << QString();
    QTest::newRow("named, of a point")
        << u"{\"id\":1,\"vector\":{\"image\":[1,2]}}"_s << QByteArray("[1,2]") << u"image"_s;
    QTest::newRow("vector alone") << u"{\"vector\":{\"image\":[1]}}"_s << QByteArray("[1]")
                                  << u"image"_s;
}

void TestVectorText::aVectorPastedWithItsNameIsUnwrapped()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, json);
    const VectorText vector = parseVectorText(text);
    QVERIFY(vector.hasValue());
    QCOMPARE(json::vectorToJson(vector->vector), json);
    QTEST(vector->name, "name");
}

void TestVectorText::faultsNameTheirPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("detail");
    const auto add = [](const char *name, const QString &text, Code code, int position, int count,
                        const QString &detail) {
        QTest::newRow(name) << text << int(code) << position << count << detail;
    };
    add("empty", u"  "_s, Code::Empty, 0, 0, {});
    add("empty list", u"[]"_s, Code::Empty, 0, 0, {});
    add("word", u"0.1, 0.2, abc, 0.4"_s, Code::NotANumber, 3, 4, u"abc"_s);
    add("gap", u"0.1,,0.3"_s, Code::NotANumber, 2, 3, {});
    add("nan", u"1 nan"_s, Code::NotANumber, 2, 2, u"nan"_s);
    add("beyond f32", u"1e39"_s, Code::NotANumber, 1, 1, u"1e39"_s);
    add("text in a row", u"[[1,\"x\"]]"_s, Code::NotANumber, 2, 0, u"\"x\""_s);
    add("uneven rows", u"[[1,2],[3]]"_s, Code::UnevenRows, 2, 0, {});
    add("row that is none", u"[[1,2],3]"_s, Code::UnevenRows, 2, 0, {});
    add("sparse lengths", u"{\"indices\":[1,2],\"values\":[1]}"_s, Code::SparseMismatch, 0, 0, {});
    add("sparse twice", u"{\"indices\":[1,1],\"values\":[1,2]}"_s, Code::SparseMismatch, 2, 0, {});
    add("indices alone", u"{\"indices\":[1]}"_s, Code::SparseMismatch, 0, 0, {});
    add("other object", u"{\"a\":[1],\"b\":[2]}"_s, Code::NotAVector, 0, 0, {});
    add("named number", u"{\"a\":1}"_s, Code::NotAVector, 0, 0, {});
    add("word in a named one", u"{\"a\":[1,\"x\"]}"_s, Code::NotANumber, 2, 2, u"\"x\""_s);
}

void TestVectorText::faultsNameTheirPlace()
{
    QFETCH(QString, text);
    QFETCH(int, code);
    const VectorText vector = parseVectorText(text);
    QVERIFY(!vector.hasValue());
    QCOMPARE(int(vector.error().code), code);
    QTEST(int(vector.error().position), "position");
    QTEST(int(vector.error().count), "count");
    QTEST(vector.error().detail, "detail");
}

QTEST_GUILESS_MAIN(TestVectorText)
#include "tst_vectortext.moc"
