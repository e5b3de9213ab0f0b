#include "client/json/vectorsjson.h"

#include "client/json/numbertext.h"
#include "client/json/scanner.h"

#include <charconv>

namespace sextant::json {

namespace {

MultiVector readRows(Scanner &scanner, const Where &where)
{
    MultiVector multi;
    scanner.forEachElement(where, [&](const Where &row) {
        multi.rows.push_back(scanner.numbers(row));
        if (multi.rows.back().size() != multi.rows.front().size())
            fail(row, QStringLiteral("rows differ in size"));
    });
    return multi;
}

quint32 readSparseIndex(Scanner &scanner, const Where &where)
{
    const std::string_view raw = scanner.scalar(where);
    quint32 index = 0;
    const std::from_chars_result read = std::from_chars(raw.data(), raw.data() + raw.size(), index);
    if (read.ec != std::errc() || read.ptr != raw.data() + raw.size())
        fail(where, QStringLiteral("expected an integer of 32 bits"));
    return index;
}

SparseVector readSparse(Scanner &scanner, const Where &where)
{
    SparseVector vector;
    scanner.forEachMember(where, [&](std::string_view key, const Where &at) {
        if (key == "indices") {
            scanner.forEachElement(at, [&](const Where &place) {
                vector.indices.push_back(readSparseIndex(scanner, place));
            });
        } else if (key == "values") {
            vector.values = scanner.numbers(at);
        } else {
            fail(at, QStringLiteral("unknown member of a sparse vector"));
        }
    });
    if (vector.indices.size() != vector.values.size())
        fail(where, QStringLiteral("indices and values differ in size"));
    return vector;
}

//! An array of numbers (dense), of arrays (multi), or an object of indices and values (sparse).
VectorData readVector(Scanner &scanner, const Where &where)
{
    if (scanner.peek() != '[')
        return readSparse(scanner, where);
    if (scanner.isArrayOfArrays())
        return readRows(scanner, where);
    return scanner.numbers(where);
}

//! Runs a reader over a whole text.
template <typename T, typename Read> Result<T, DecodeError> readWhole(QByteArrayView raw, Read read)
{
    try {
        Scanner scanner(raw);
        T value = read(scanner);
        scanner.expectEnd();
        return value;
    } catch (const Fault &fault) {
        return DecodeError{ fault.path, fault.message };
    }
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
    return readWhole<VectorData>(raw, [](Scanner &scanner) { return readVector(scanner, {}); });
}

Result<NamedVectors, DecodeError> vectorsFromJson(QByteArrayView raw)
{
    return readWhole<NamedVectors>(raw, [](Scanner &scanner) {
        NamedVectors vectors;
        if (scanner.peek() == '[')
            vectors.emplace_back(QString(), readVector(scanner, {}));
        else if (scanner.peek() != 0)
            scanner.forEachMember({}, [&](std::string_view name, const Where &at) {
                vectors.emplace_back(keyText(name), readVector(scanner, at));
            });
        return vectors;
    });
}

Result<std::vector<std::pair<QString, QByteArray>>, DecodeError>
splitNamedVectors(QByteArrayView raw)
{
    using Parts = std::vector<std::pair<QString, QByteArray>>;
    return readWhole<Parts>(raw, [](Scanner &scanner) {
        Parts parts;
        if (scanner.peek() != 0)
            scanner.forEachMember({}, [&](std::string_view name, const Where &at) {
                const std::string_view text = scanner.value(at);
                parts.emplace_back(keyText(name), QByteArray(text.data(), qsizetype(text.size())));
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
