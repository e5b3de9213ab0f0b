#include "client/local/body.h"

#include "client/json/numbertext.h"
#include "client/json/parse.h"
#include "client/local/failure.h"
#include "client/local/jsontext.h"
#include "client/local/syntaxfault.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>

namespace sextant::local {

using namespace Qt::StringLiterals;

json::Value parseBody(const QByteArray &body)
{
    Result<json::Parsed, json::ParseError> parsed = json::parse(body);
    if (parsed)
        return std::move(parsed).value().value;
    const QString fault = syntaxFault(body);
    const json::ParseError &error = parsed.error();
    failFormat(
        !fault.isEmpty()
            ? fault
            : u"%1 at line %2 column %3"_s.arg(error.message).arg(error.line).arg(error.column));
}

const json::Value *member(const json::Value &object, QLatin1String key)
{
    if (!object.isObject())
        return nullptr;
    for (const auto &[name, value] : object.object())
        if (name == key)
            return value.isNull() ? nullptr : &value;
    return nullptr;
}

const json::Value &requiredMember(const json::Value &object, QLatin1String key)
{
    const json::Value *value = member(object, key);
    if (!value)
        failFormat(u"missing field `%1`"_s.arg(key));
    return *value;
}

QString describe(const json::Value &value)
{
    switch (value.kind()) {
    case json::Kind::Null:
        return u"null"_s;
    case json::Kind::Bool:
        return value.toBool() ? u"boolean `true`"_s : u"boolean `false`"_s;
    case json::Kind::Integer:
        return u"integer `%1`"_s.arg(QLatin1String(value.number().lexeme));
    case json::Kind::Float: {
        QByteArray text;
        appendDouble(text, value.toDouble().value_or(0));
        return u"floating point `%1`"_s.arg(QLatin1String(text));
    }
    case json::Kind::String:
        return u"string \"%1\""_s.arg(value.toString());
    case json::Kind::Array:
        return u"sequence"_s;
    case json::Kind::Object:
        return u"map"_s;
    }
    return {};
}

void failType(const json::Value &value, const char *expected)
{
    failFormat(u"invalid type: %1, expected %2"_s.arg(describe(value), QLatin1String(expected)));
}

void requireObject(const json::Value &value, const char *expected)
{
    if (!value.isObject())
        failType(value, expected);
}

const json::Array &requireArray(const json::Value &value, const char *expected)
{
    if (!value.isArray())
        failType(value, expected);
    return value.array();
}

const QString &requireString(const json::Value &value)
{
    if (!value.isString())
        failType(value, "a string");
    return value.toString();
}

std::optional<bool> optionalBool(const json::Value &object, QLatin1String key)
{
    const json::Value *value = member(object, key);
    if (!value)
        return {};
    if (value->kind() != json::Kind::Bool)
        failType(*value, "a boolean");
    return value->toBool();
}

std::optional<quint64> optionalUnsigned(const json::Value &object, QLatin1String key)
{
    const json::Value *value = member(object, key);
    if (!value)
        return {};
    if (value->kind() != json::Kind::Integer)
        failType(*value, "usize");
    const std::optional<quint64> number = value->toUInt64();
    if (!number)
        failFormat(u"invalid value: %1, expected usize"_s.arg(describe(*value)));
    return number;
}

std::optional<double> optionalDouble(const json::Value &object, QLatin1String key)
{
    const json::Value *value = member(object, key);
    if (!value)
        return {};
    if (!value->isNumber())
        failType(*value, "f32");
    return value->toDouble();
}

std::optional<QString> optionalString(const json::Value &object, QLatin1String key)
{
    const json::Value *value = member(object, key);
    return value ? std::optional(requireString(*value)) : std::nullopt;
}

PointId readId(const json::Value &value)
{
    std::optional<PointId> id;
    if (value.kind() == json::Kind::Integer) {
        if (const auto number = value.toUInt64())
            id = PointId::fromNumber(*number);
    } else if (value.isString()) {
        QByteArray text;
        appendString(text, value.toString());
        id = PointId::fromJson(text);
    }
    if (!id)
        failFormat(
            u"value %1 is not a valid point ID, valid values are either an unsigned integer or a UUID"_s
                .arg(QString::fromUtf8(value.toJson())));
    return *id;
}

std::vector<PointId> readIds(const json::Value &value)
{
    std::vector<PointId> ids;
    for (const json::Value &element : requireArray(value))
        ids.push_back(readId(element));
    return ids;
}

json::KeyPath readPathText(const QString &text)
{
    std::optional<json::KeyPath> path = json::KeyPath::parse(text);
    if (!path)
        failFormat(u"Invalid json path: '%1'"_s.arg(text));
    return *std::move(path);
}

json::KeyPath readPath(const json::Value &value) { return readPathText(requireString(value)); }

namespace {

float readFloat(const json::Value &value)
{
    if (!value.isNumber())
        failType(value, "f32");
    const QByteArray &lexeme = value.number().lexeme;
    // Through the double, as the server's parser does: not always the float nearest to the text.
    double number = 0;
    std::from_chars(lexeme.data(), lexeme.data() + lexeme.size(), number);
    return float(number);
}

DenseVector readDense(const json::Array &array)
{
    DenseVector vector;
    vector.reserve(array.size());
    for (const json::Value &element : array)
        vector.push_back(readFloat(element));
    return vector;
}

//! A text, image or object to be made into a vector by a model.
bool asksForInference(const json::Value &value)
{
    const json::Value *model = member(value, "model"_L1);
    return model && model->isString()
        && (member(value, "text"_L1) || member(value, "image"_L1) || member(value, "object"_L1));
}

SparseVector readSparse(const json::Value &value)
{
    SparseVector vector;
    const json::Value *indices = member(value, "indices"_L1);
    const json::Value *values = member(value, "values"_L1);
    if (!indices || !values) {
        if (asksForInference(value))
            failMissing(u"inference of a vector"_s);
        failFormat(u"data did not match any variant of untagged enum Vector"_s);
    }
    for (const json::Value &element : requireArray(*indices)) {
        const std::optional<quint64> index = element.toUInt64();
        if (!index || *index > std::numeric_limits<quint32>::max())
            failFormat(u"data did not match any variant of untagged enum Vector"_s);
        vector.indices.push_back(quint32(*index));
    }
    vector.values = readDense(requireArray(*values));
    return vector;
}

VectorData readRows(const json::Value &value)
{
    if (!value.isArray())
        failFormat(u"data did not match any variant of untagged enum Vector"_s);
    const json::Array &array = value.array();
    if (array.empty() || !array.front().isArray())
        return readDense(array);
    MultiVector multi;
    for (const json::Value &row : array)
        multi.rows.push_back(readDense(requireArray(row)));
    return multi;
}

void sortByIndex(SparseVector &vector)
{
    std::vector<size_t> order(vector.indices.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::sort(order.begin(), order.end(),
              [&](size_t a, size_t b) { return vector.indices[a] < vector.indices[b]; });
    SparseVector sorted;
    for (const size_t position : order) {
        sorted.indices.push_back(vector.indices[position]);
        sorted.values.push_back(vector.values[position]);
    }
    vector = std::move(sorted);
}

void validateSparse(const SparseVector &vector)
{
    if (vector.indices.size() != vector.values.size())
        failValidation(u"values"_s, u"Validation error: must be the same length as indices [{}]"_s);
    std::vector<quint32> sorted = vector.indices;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        failValidation(u"indices"_s, u"Validation error: must be unique [{}]"_s);
}

void validateMulti(const MultiVector &vector)
{
    if (vector.rows.empty())
        failValidation(u"data"_s, u"multi vector must not be empty"_s);
    for (const DenseVector &row : vector.rows)
        if (row.empty())
            failValidation(u"data"_s, u"all vectors must be non-empty"_s);
    for (const DenseVector &row : vector.rows)
        if (row.size() != vector.rows.front().size())
            failValidation(
                u"data"_s,
                u"all vectors must have the same dimension, found vector with dimension %1"_s.arg(
                    row.size()));
}

} // namespace

void validateVector(VectorData &vector)
{
    if (const auto *dense = std::get_if<DenseVector>(&vector)) {
        if (dense->empty())
            failValidation(u"vector"_s, u"dense vector must not be empty"_s);
    } else if (auto *sparse = std::get_if<SparseVector>(&vector)) {
        validateSparse(*sparse);
        sortByIndex(*sparse);
    } else {
        validateMulti(std::get<MultiVector>(vector));
    }
}

VectorData readVector(const json::Value &value)
{
    VectorData result = value.isObject() ? VectorData(readSparse(value)) : readRows(value);
    validateVector(result);
    return result;
}

NamedVectors readVectors(const json::Value &value)
{
    NamedVectors vectors;
    if (value.isArray()) {
        vectors.emplace_back(QString(), readVector(value));
        return vectors;
    }
    if (!value.isObject())
        failFormat(u"data did not match any variant of untagged enum VectorStruct"_s);
    if (asksForInference(value))
        failMissing(u"inference of a vector"_s);
    for (const auto &[name, vector] : value.object())
        vectors.emplace_back(name, readVector(vector));
    return vectors;
}

} // namespace sextant::local
