#include "client/json/vectorsjson.h"

#include "client/json/numbertext.h"
#include "client/json/simdreader.h"

#include <limits>

namespace sextant::json {

namespace {

using simd::Json;
using simd::Where;

float readFloat(Json value, const Where &where)
{
    // From the text itself to f32: by way of double it would be rounded twice.
    const std::string_view raw = simd::rawScalar(value, where);
    const QByteArrayView text(raw.data(), qsizetype(raw.size()));
    const bool numeric = text.front() == '-' || (text.front() >= '0' && text.front() <= '9');
    const std::optional<float> number = numeric ? parseFloat(text) : std::nullopt;
    if (!number)
        simd::fail(where, QStringLiteral("expected a number in the range of f32"));
    return *number;
}

DenseVector readDense(Json value, const Where &where)
{
    DenseVector vector;
    simd::forEachElement(value, where, [&vector](Json element, const Where &at) {
        vector.push_back(readFloat(element, at));
    });
    return vector;
}

//! An array: of numbers (dense) or of arrays (multi). Its first element decides.
VectorData readArray(simdjson::ondemand::array array, const Where &where)
{
    DenseVector dense;
    MultiVector multi;
    simd::forEachElement(array, where, [&](Json element, const Where &at) {
        const bool isRow = simd::take(element.type(), at) == simdjson::ondemand::json_type::array;
        if (isRow ? !dense.empty() : !multi.rows.empty())
            simd::fail(at, QStringLiteral("numbers and arrays are mixed"));
        if (!isRow) {
            dense.push_back(readFloat(element, at));
            return;
        }
        multi.rows.push_back(readDense(element, at));
        if (multi.rows.back().size() != multi.rows.front().size())
            simd::fail(at, QStringLiteral("rows differ in size"));
    });
    if (!multi.rows.empty())
        return multi;
    return dense;
}

quint32 readSparseIndex(Json value, const Where &where)
{
    const quint64 index = simd::take(value.get_uint64(), where);
    if (index > std::numeric_limits<quint32>::max())
        simd::fail(where, QStringLiteral("index beyond 32 bits"));
    return quint32(index);
}

//! One member of {"indices":[…],"values":[…]}.
void readSparseMember(SparseVector &vector, std::string_view key, Json value, const Where &where)
{
    if (key == "indices") {
        simd::forEachElement(value, where, [&vector](Json element, const Where &at) {
            vector.indices.push_back(readSparseIndex(element, at));
        });
    } else if (key == "values") {
        vector.values = readDense(value, where);
    } else {
        simd::fail(where, QStringLiteral("unknown member of a sparse vector"));
    }
}

void checkSparse(const SparseVector &vector, const Where &where)
{
    if (vector.indices.size() != vector.values.size())
        simd::fail(where, QStringLiteral("indices and values differ in size"));
}

VectorData readVector(Json value, const Where &where)
{
    if (simd::take(value.type(), where) == simdjson::ondemand::json_type::array)
        return readArray(simd::take(value.get_array(), where), where);
    SparseVector sparse;
    simd::forEachMember(value, where, [&](std::string_view key, Json member, const Where &at) {
        readSparseMember(sparse, key, member, at);
    });
    checkSparse(sparse, where);
    return sparse;
}

bool startsWith(QByteArrayView text, char character)
{
    const QByteArrayView trimmed = text.trimmed();
    return !trimmed.isEmpty() && trimmed.front() == character;
}

//! Runs a reader over a padded copy; vectors are small beside the page they come from.
template <typename T, typename Read>
Result<T, DecodeError> readPadded(QByteArrayView raw, Read read)
{
    QByteArray text;
    text.reserve(raw.size() + qsizetype(simdjson::SIMDJSON_PADDING));
    text.append(raw);
    try {
        simd::Document document(text);
        T value = read(document);
        document.expectEnd();
        return value;
    } catch (const simd::Fault &fault) {
        return DecodeError{ fault.path, fault.message };
    }
}

QString nameFrom(std::string_view key)
{
    return QString::fromUtf8(key.data(), qsizetype(key.size()));
}

enum class WholeNumbers { Bare, WithPoint };

void appendNumbers(QByteArray &out, const std::vector<float> &values,
                   WholeNumbers form = WholeNumbers::Bare)
{
    out += '[';
    for (size_t i = 0; i < values.size(); ++i) {
        if (i > 0)
            out += ',';
        const QByteArray text = floatText(values[i]);
        out += text;
        if (form == WholeNumbers::WithPoint && !text.contains('.') && !text.contains('e'))
            out += ".0";
    }
    out += ']';
}

struct VectorWriter
{
    QByteArray &out;

    void operator()(const DenseVector &vector) const { appendNumbers(out, vector); }
    void operator()(const MultiVector &vector) const
    {
        out += '[';
        for (size_t i = 0; i < vector.rows.size(); ++i) {
            if (i > 0)
                out += ',';
            // Qdrant 1.18 takes two rows, the first of whole numbers, for a sparse vector's indices and values.
            appendNumbers(out, vector.rows[i], WholeNumbers::WithPoint);
        }
        out += ']';
    }
    void operator()(const SparseVector &vector) const
    {
        out += "{\"indices\":[";
        for (size_t i = 0; i < vector.indices.size(); ++i) {
            if (i > 0)
                out += ',';
            out += QByteArray::number(vector.indices[i]);
        }
        out += "],\"values\":";
        appendNumbers(out, vector.values);
        out += '}';
    }
};

} // namespace

Result<VectorData, DecodeError> vectorFromJson(QByteArrayView raw)
{
    return readPadded<VectorData>(raw, [raw](simd::Document &document) -> VectorData {
        if (startsWith(raw, '['))
            return readArray(document.rootArray(), {});
        SparseVector sparse;
        simd::forEachMember(document.rootObject(), {},
                            [&](std::string_view key, Json member, const Where &at) {
                                readSparseMember(sparse, key, member, at);
                            });
        checkSparse(sparse, {});
        return sparse;
    });
}

Result<NamedVectors, DecodeError> vectorsFromJson(QByteArrayView raw)
{
    if (raw.trimmed().isEmpty())
        return NamedVectors{};
    return readPadded<NamedVectors>(raw, [raw](simd::Document &document) {
        NamedVectors vectors;
        if (startsWith(raw, '[')) {
            vectors.emplace_back(QString(), readArray(document.rootArray(), {}));
            return vectors;
        }
        simd::forEachMember(document.rootObject(), {},
                            [&](std::string_view key, Json member, const Where &at) {
                                vectors.emplace_back(nameFrom(key), readVector(member, at));
                            });
        return vectors;
    });
}

Result<std::vector<std::pair<QString, QByteArray>>, DecodeError>
splitNamedVectors(QByteArrayView raw)
{
    using Parts = std::vector<std::pair<QString, QByteArray>>;
    if (raw.trimmed().isEmpty())
        return Parts{};
    return readPadded<Parts>(raw, [](simd::Document &document) {
        Parts parts;
        simd::forEachMember(
            document.rootObject(), {}, [&](std::string_view key, Json member, const Where &at) {
                const std::string_view text = simd::rawText(member, at);
                parts.emplace_back(nameFrom(key), QByteArray(text.data(), qsizetype(text.size())));
            });
        return parts;
    });
}

QByteArray vectorToJson(const VectorData &vector)
{
    QByteArray out;
    std::visit(VectorWriter{ out }, vector);
    return out;
}

QByteArray vectorsToJson(const NamedVectors &vectors)
{
    if (vectors.size() == 1 && vectors.front().first.isEmpty())
        return vectorToJson(vectors.front().second);
    QByteArray out = QByteArrayLiteral("{");
    for (const auto &[name, vector] : vectors) {
        if (out.size() > 1)
            out += ',';
        out += quoted(name) + ':';
        std::visit(VectorWriter{ out }, vector);
    }
    out += '}';
    return out;
}

} // namespace sextant::json
