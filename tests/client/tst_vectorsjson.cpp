#include "client/json/numbertext.h"
#include "client/json/vectorsjson.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <random>

using namespace sextant;
using namespace sextant::json;

class TestVectorsJson : public QObject
{
    Q_OBJECT

private slots:
    void readsEachShape();
    void readsNamedVectors();
    void emptyTextIsNoVector();
    void faultsNameTheirPlace_data();
    void faultsNameTheirPlace();
    void numbersAreTheNearestFloats();
    void randomFloatsComeBack();
    void writesEachShape();
    void splitsNamesWithoutLookingInside();
    void sizeAndNorm();
};

void TestVectorsJson::readsEachShape()
{
    QVERIFY(vectorFromJson("[0.5,-1,2e3]").value()
            == VectorData(DenseVector{ 0.5f, -1.0f, 2000.0f }));
    QVERIFY(vectorFromJson(" [ 1 , 2 ] ").value() == VectorData(DenseVector{ 1, 2 }));
    QVERIFY(vectorFromJson("[]").value() == VectorData(DenseVector{}));
    QVERIFY(vectorFromJson("[[1,2],[3,4]]").value()
            == VectorData(MultiVector{ { { 1, 2 }, { 3, 4 } } }));
    QVERIFY(vectorFromJson(R"({"indices":[3,4294967295],"values":[1.5,-2]})").value()
            == VectorData(SparseVector{ { 3, 4294967295U }, { 1.5f, -2.0f } }));
    QVERIFY(vectorFromJson(R"({"values":[],"indices":[]})").value() == VectorData(SparseVector{}));
}

void TestVectorsJson::readsNamedVectors()
{
    const auto read
        = vectorsFromJson(R"({"b":[1],"имя \"x\"":[[1],[2]],"s":{"indices":[1],"values":[2]}})");
    QVERIFY(read.hasValue());
    const NamedVectors expected{ { QStringLiteral("b"), DenseVector{ 1 } },
                                 { QStringLiteral("имя \"x\""), MultiVector{ { { 1 }, { 2 } } } },
                                 { QStringLiteral("s"), SparseVector{ { 1 }, { 2 } } } };
    QVERIFY(read.value() == expected);
    const auto unnamed = vectorsFromJson("[1,2]");
    QVERIFY(unnamed.value() == (NamedVectors{ { QString(), DenseVector{ 1, 2 } } }));
}

void TestVectorsJson::emptyTextIsNoVector()
{
    QVERIFY(vectorsFromJson("").value().empty());
    QVERIFY(vectorsFromJson(" ").value().empty());
    QVERIFY(vectorsFromJson("{}").value().empty());
    QVERIFY(!vectorFromJson(""));
}

void TestVectorsJson::faultsNameTheirPlace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *text, const char *path) {
        QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(path);
    };
    row("[1,\"2\"]", "[1]");
    row("[1,null]", "[1]");
    row("[1,]", "[1]");
    row("[1 2]", "");
    row("[,1]", "[0]");
    row("[1,1e39]", "[1]");
    row("[1,NaN]", "[1]");
    row("[01]", "[0]");
    row("[1.]", "[0]");
    row("[.5]", "[0]");
    row("[+1]", "[0]");
    row("[-]", "[0]");
    row("[1e]", "[0]");
    row("[1", "");
    row("[1]]", "");
    row("[[1],[1,2]]", "[1]");
    row("[[1],2]", "[1]");
    row("[1,[2]]", "[1]");
    row("{\"a\":[1,x]}", "a[1]");
    row("{\"s\":{\"indices\":[1],\"values\":[]}}", "s");
    row("{\"s\":{\"indices\":[-1],\"values\":[1]}}", "s.indices[0]");
    row("{\"s\":{\"indices\":[4294967296],\"values\":[1]}}", "s.indices[0]");
    row("{\"s\":{\"text\":\"hi\"}}", "s.text");
    row("{\"a\":5}", "a");
    row("5", "");
    row("{\"a\":[1]} x", "");
}

void TestVectorsJson::faultsNameTheirPlace()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, path);
    const auto read = vectorsFromJson(text);
    QVERIFY(!read);
    QCOMPARE(read.error().path, path);
    QVERIFY(!read.error().message.isEmpty());
}

void TestVectorsJson::numbersAreTheNearestFloats()
{
    // Each differs when it is rounded to a double first, or read with too few digits.
    const std::vector<std::pair<const char *, float>> cases{
        { "1.00000005960464477539062500000001", 1.0000001f },
        { "1.00000005960464477539062500000000", 1.0f },
        { "1.00000005960464477539062499999999", 1.0f },
        { "16777217", 16777216.0f },
        { "16777219", 16777220.0f },
        { "16777217.0000001", 16777218.0f },
        { "3.4028235e38", 3.4028235e38f },
        { "1.17549435e-38", 1.17549435e-38f },
        { "1e-45", 1e-45f },
        { "7e-46", 0.0f },
        { "1e-400", 0.0f },
        { "0.000000000000000000000000000000000000011754944", 1.1754944e-38f },
        { "123456789012345678901234567890", 1.2345679e29f },
        { "-0.0", -0.0f },
    };
    for (const auto &[text, value] : cases) {
        const auto read = vectorFromJson('[' + QByteArray(text) + ']');
        QVERIFY2(read.hasValue(), text);
        const float number = std::get<DenseVector>(*read).at(0);
        QVERIFY2(std::bit_cast<quint32>(number) == std::bit_cast<quint32>(value), text);
    }
}

void TestVectorsJson::randomFloatsComeBack()
{
    std::mt19937 random(20240229);
    DenseVector vector;
    QByteArray digits = "[";
    DenseVector expected;
    for (int i = 0; i < 100'000; ++i) {
        const float value = std::bit_cast<float>(quint32(random()));
        if (std::isfinite(value))
            vector.push_back(value);
        // Texts of any length, as people and other programs write them.
        const QByteArray text = QByteArray::number(qint64(random()) - 2147483648LL) + '.'
            + QByteArray::number(quint32(random())) + QByteArray::number(quint32(random() % 1000))
            + 'e' + QByteArray::number(int(random() % 40) - 30);
        digits += (i ? "," : "") + text;
        expected.push_back(*parseFloat(text));
    }
    digits += ']';
    QVERIFY(vectorFromJson(vectorToJson(vector)).value() == VectorData(vector));
    QVERIFY(vectorFromJson(digits).value() == VectorData(expected));
}

void TestVectorsJson::writesEachShape()
{
    QCOMPARE(vectorToJson(DenseVector{ 0.1f, -1, 1e20f }), QByteArray("[0.1,-1,1e+20]"));
    QCOMPARE(vectorToJson(SparseVector{ { 3, 9 }, { 1, 0.5f } }),
             QByteArray(R"({"indices":[3,9],"values":[1,0.5]})"));
    // Whole rows must not look like indices and values of a sparse vector to the server.
    QCOMPARE(vectorToJson(MultiVector{ { { 1, 0 }, { 0, 0.5f } } }),
             QByteArray("[[1.0,0.0],[0.0,0.5]]"));
    QCOMPARE(vectorsToJson({ { QString(), DenseVector{ 1 } } }), QByteArray("[1]"));
    QCOMPARE(vectorsToJson({ { QStringLiteral("a\"b"), DenseVector{ 1 } },
                             { QStringLiteral("s"), SparseVector{ { 1 }, { 2 } } } }),
             QByteArray("{\"a\\\"b\":[1],\"s\":{\"indices\":[1],\"values\":[2]}}"));
    QCOMPARE(vectorsToJson({}), QByteArray("{}"));
    QCOMPARE(vectorsToJson(
                 { { QString(), DenseVector{ 1 } }, { QStringLiteral("a"), DenseVector{ 2 } } }),
             QByteArray(R"({"":[1],"a":[2]})"));
}

void TestVectorsJson::splitsNamesWithoutLookingInside()
{
    const auto parts = splitNamedVectors(R"({"a": [1.10, x] ,"s":{"indices":[1],"values":[2]}})");
    QVERIFY(parts.hasValue());
    QCOMPARE(parts->size(), size_t(2));
    QCOMPARE(parts->at(0).second, QByteArray("[1.10, x]"));
    QCOMPARE(parts->at(1).first, QStringLiteral("s"));
    QVERIFY(splitNamedVectors("")->empty());
    QVERIFY(!splitNamedVectors("[1]"));
}

void TestVectorsJson::sizeAndNorm()
{
    QCOMPARE(vectorSize(DenseVector{ 3, 4 }), 2);
    QCOMPARE(euclideanNorm(DenseVector{ 3, 4 }), 5.0);
    QCOMPARE(vectorSize(SparseVector{ { 1, 5, 9 }, { 2, 3, 6 } }), 3);
    QCOMPARE(euclideanNorm(SparseVector{ { 1, 5, 9 }, { 2, 3, 6 } }), 7.0);
    QCOMPARE(vectorSize(MultiVector{ { { 1, 1 }, { 1, 1 }, { 1, 1 } } }), 2);
    QCOMPARE(euclideanNorm(MultiVector{ { { 1, 1 }, { 1, 1 } } }), 2.0);
    QCOMPARE(vectorSize(MultiVector{}), 0);
}

QTEST_GUILESS_MAIN(TestVectorsJson)
#include "tst_vectorsjson.moc"
